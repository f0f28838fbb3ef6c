use async_graphql::ID;
use shared::{FieldPath, MOST_AT_ONCE, RefusalCode, Said, Word};

use super::{UserError, parse_id};

/// Records named for one act, in the order in which they were named.
pub struct Several<T>(pub Vec<T>);

impl<T: std::str::FromStr + PartialEq + Copy> Several<T> {
    /// Refused if they are none or too many, or if one is named twice or is no such record.
    pub fn read<'a>(
        ids: impl ExactSizeIterator<Item = &'a ID>,
        path: FieldPath,
    ) -> Result<Self, Vec<UserError>> {
        let wrong = Said::with(Word::RefusalSeveral, "most", &MOST_AT_ONCE);
        if !(1..=MOST_AT_ONCE).contains(&ids.len()) {
            return Err(vec![UserError::new(RefusalCode::Invalid, path, wrong)]);
        }
        let (mut read, mut errors) = (Vec::<T>::new(), Vec::new());
        for (at, id) in ids.enumerate() {
            match parse_id::<T>(id) {
                None => {
                    errors.push(UserError::of_item(at, RefusalCode::NotFound, path, Word::RefusalNotFound));
                }
                Some(id) if read.contains(&id) => {
                    errors.push(UserError::of_item(at, RefusalCode::Invalid, path, wrong.clone()));
                }
                Some(id) => read.push(id),
            }
        }
        if errors.is_empty() { Ok(Self(read)) } else { Err(errors) }
    }
}
