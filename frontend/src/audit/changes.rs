//! What an entry says was changed. It is JSON in the trail, for every slice writes its own fields.
use crate::api::Json;

/// One field, before and after, as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub field: String,
    pub before: String,
    pub after: String,
}

/// The fields that differ, in the order in which they stand.
pub fn changes(before: &str, after: &str) -> Vec<Change> {
    compare(&fields_of(before), &fields_of(after))
}

/// The fields of an entry, as text.
pub fn fields_of(entry: &str) -> Vec<(String, String)> {
    let fields = Json::parse(entry).map(|json| json.fields()).unwrap_or_default();
    fields.into_iter().map(|(name, value)| (name, value.shown())).collect()
}

pub fn compare(before: &[(String, String)], after: &[(String, String)]) -> Vec<Change> {
    let value = |fields: &[(String, String)], name: &str| {
        let found = fields.iter().find(|(field, _)| field == name);
        found
            .map(|(_, value)| value.clone())
            .filter(|value| value != "null")
            .unwrap_or_else(|| "–".to_owned())
    };
    let new = after.iter().filter(|(name, _)| before.iter().all(|(field, _)| field != name));
    let change = |(name, _): &(String, String)| Change {
        field: name.clone(),
        before: value(before, name),
        after: value(after, name),
    };
    before.iter().chain(new).map(change).filter(|change| change.before != change.after).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_told() {
        let fields = |all: &[(&str, &str)]| {
            all.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect::<Vec<_>>()
        };
        let told = |before, after| {
            let all = compare(&fields(before), &fields(after));
            all.into_iter().map(|change| [change.field, change.before, change.after]).collect::<Vec<_>>()
        };
        assert_eq!(
            told(&[("name", "A"), ("kind", "school")], &[("name", "B"), ("kind", "school")]),
            [["name", "A", "B"]]
        );
        assert_eq!(told(&[], &[("login", "an")]), [["login", "–", "an"]]);
        assert_eq!(told(&[("end", "null")], &[("end", "2020-04-15")]), [["end", "–", "2020-04-15"]]);
        assert_eq!(told(&[], &[]), [[""; 3]; 0]);
    }
}
