//! The server lets a browser's session ask nothing but what these pages ask: each operation is listed where it is
//! written, and a test keeps the list that the server reads.

/// An operation of which the server knows. `run` takes no other.
pub trait Listed {}

/// `listed!(query AccountList, Selection);` beside the type that asks.
macro_rules! listed {
    (@text $kind:ident, $of:ty, $with:ty) => {
        impl $crate::api::Listed for $of {}

        #[cfg(test)]
        inventory::submit! {
            $crate::api::ListedOperation(|| ($crate::api::name_of::<$of>(), cynic::queries::build_executable_document::<$of, $with>(
                cynic::queries::OperationType::$kind,
                <$of as cynic::QueryFragment>::name().as_deref(),
                Default::default(),
                None,
            )))
        }
    };
    (query $of:ty) => { $crate::api::listed!(@text Query, $of, ()); };
    (query $of:ty, $with:ty) => { $crate::api::listed!(@text Query, $of, $with); };
    (mutation $of:ty) => { $crate::api::listed!(@text Mutation, $of, ()); };
    (mutation $of:ty, $with:ty) => { $crate::api::listed!(@text Mutation, $of, $with); };
}
pub(crate) use listed;

/// The name and the text of one operation.
#[cfg(test)]
pub struct Operation(pub fn() -> (String, String));

#[cfg(test)]
inventory::collect!(Operation);

#[cfg(test)]
pub fn name_of<Of: cynic::QueryFragment>() -> String {
    Of::name().map(std::borrow::Cow::into_owned).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeMap, fs};

    use chrono::Utc;
    use sha2::{Digest, Sha256};

    use super::Operation;

    const LIST: &str = "../backend/operations.csv";
    const HEAD: &str = "sha256,name,shipped_until\n";

    /// SHA-256 of the text → (name, the last day it was shipped; empty while it is).
    type List = BTreeMap<String, (String, String)>;

    fn asked() -> List {
        let texts = inventory::iter::<Operation>().map(|operation| operation.0());
        texts.map(|(name, text)| (hex(&Sha256::digest(text)), (name, String::new()))).collect()
    }

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
    }

    fn read(list: &str) -> List {
        let lines = list.lines().skip(1).filter_map(|line| {
            let mut cells = line.split(',').map(str::to_owned);
            Some((cells.next()?, (cells.next()?, cells.next()?)))
        });
        lines.collect()
    }

    fn written(list: &List) -> String {
        let mut lines: Vec<_> = list.iter().map(|(hash, (name, until))| (name, until, hash)).collect();
        lines.sort();
        lines
            .iter()
            .fold(HEAD.to_owned(), |list, (name, until, hash)| list + &format!("{hash},{name},{until}\n"))
    }

    /// `BLESS=1` writes the list anew: what is asked no more stays, with the day it left.
    #[test]
    #[expect(clippy::disallowed_methods, reason = "the day it is shipped is the day of the one who ships")]
    fn the_list_is_what_the_pages_ask() {
        let (asked, kept) = (asked(), fs::read_to_string(LIST).unwrap_or_default());
        assert!(asked.len() > 50, "the operations were not collected");
        let today = Utc::now().date_naive().to_string();
        let mut due = read(&kept);
        for (_, until) in due.values_mut().filter(|(_, until)| until.is_empty()) {
            until.clone_from(&today);
        }
        due.extend(asked.clone());
        if std::env::var_os("BLESS").is_some() {
            fs::write(LIST, written(&due)).unwrap();
            return;
        }
        let ships = |list: &List| -> Vec<_> {
            list.iter()
                .filter(|(_, (_, until))| until.is_empty())
                .map(|(hash, (name, _))| (name.clone(), hash.clone()))
                .collect()
        };
        assert_eq!(ships(&read(&kept)), ships(&asked), "BLESS=1 cargo test -p frontend writes the list");
    }
}
