//! Units by what people call them in a list: by the name with or without its kind, or by the code.
use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, DbErr};
use shared::{RefusalCode, Said, UnitKind, Word};

use super::{entity::unit::Model, store};
use crate::{
    identity::Scope,
    platform::{importing::shown, search_text},
};

/// What stands before a name, folded as a search has it.
const KINDS: [&str; 10] = [
    " xa", " phuong", " thi tran", " huyen", " thi xa", " thanh pho", " tinh", " ban", " thon", " to dan pho",
];
const MOST_CODES: usize = 5;

/// The units of a list of names, found together.
pub struct Named {
    by_text: HashMap<String, Vec<Model>>,
    by_code: HashMap<String, Vec<Model>>,
}

impl Named {
    /// Statements grow with the names only by hundreds.
    pub async fn find(
        db: &impl ConnectionTrait,
        scope: &Scope,
        names: impl IntoIterator<Item = &str>,
    ) -> Result<Self, DbErr> {
        let (mut texts, mut codes) = (BTreeSet::new(), BTreeSet::new());
        for name in names {
            if is_code(name) {
                codes.insert(name.to_owned());
            } else {
                texts.extend(readings(name));
            }
        }
        let (mut by_text, mut by_code) = (HashMap::new(), HashMap::new());
        for unit in store::called(db, scope, &texts, &codes).await? {
            by_code.entry(unit.code.clone()).or_insert_with(Vec::new).push(unit.clone());
            by_text.entry(unit.search_text.clone()).or_insert_with(Vec::new).push(unit);
        }
        Ok(Self { by_text, by_code })
    }

    /// The one unit of that name; of several the one that stands on the day, and no village if it is not asked for.
    pub fn one(&self, name: &str, day: NaiveDate) -> Result<&Model, (RefusalCode, Said)> {
        let found: Vec<&Model> = if is_code(name) {
            self.by_code.get(name).into_iter().flatten().collect()
        } else {
            readings(name).iter().filter_map(|text| self.by_text.get(text)).flatten().collect()
        };
        let narrowed = [
            |unit: &&Model, day| unit.valid_from <= day && unit.valid_to.is_none_or(|last| day <= last),
            |unit: &&Model, _| unit.kind != UnitKind::Village.tag(),
        ];
        let found = narrowed.into_iter().fold(found, |found, fits: fn(&&Model, NaiveDate) -> bool| {
            let fitting: Vec<_> = found.iter().copied().filter(|unit| fits(unit, day)).collect();
            if fitting.is_empty() { found } else { fitting }
        });
        match found[..] {
            [one] => Ok(one),
            [] => {
                let said = Said::with(Word::ImportingUnitUnknown, "value", &shown(name));
                Err((RefusalCode::NotFound, said))
            }
            _ => {
                let codes: Vec<_> = found.iter().take(MOST_CODES).map(|unit| unit.code.as_str()).collect();
                let said = Said::with(Word::ImportingUnitSeveral, "value", &shown(name));
                Err((RefusalCode::Invalid, said.and("codes", &codes.join(", "))))
            }
        }
    }
}

fn is_code(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_digit())
        && name.bytes().all(|letter| letter.is_ascii_digit() || letter == b'.')
}

/// As it is written, without the kind before it, and with each kind before it.
fn readings(name: &str) -> BTreeSet<String> {
    let written = search_text(name);
    let bare = KINDS.iter().filter_map(|kind| written.strip_prefix(kind)).find(|rest| rest.starts_with(' '));
    let mut all: BTreeSet<String> = BTreeSet::from([written.clone()]);
    match bare {
        Some(bare) => drop(all.insert(bare.to_owned())),
        None => all.extend(KINDS.iter().map(|kind| format!("{kind}{written}"))),
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_with_and_without_its_kind() {
        assert_eq!(
            readings("Xã  Chiềng Ly"),
            BTreeSet::from([" chieng ly".to_owned(), " xa chieng ly".to_owned()])
        );
        assert!(readings("Chiềng Ly").contains(" thi tran chieng ly"));
        assert!(readings("Xanh").contains(" xanh"));
        assert!(is_code("04225") && is_code("04225.01") && !is_code("4 bản") && !is_code(""));
    }
}
