//! What a view holds, read by the types of the list's own arguments.
use async_graphql::{InputType, Value as Constant};
use serde_json::Value;
use shared::{ListKind, Said, SavedViewSaveInput as Input, Word};

use super::{MOST_COLUMNS, entity::saved_view::Model, lists::table};
use crate::{
    api::Refusal,
    assignments::{AssignmentSort, AssignmentWhere},
    directives::{DirectiveSort, DirectiveWhere},
    identity::{
        AccountSort, AccountWhere,
        tokens::{TokenSort, TokenWhere},
    },
    organizations::{OrganizationSort, OrganizationWhere},
    places::UnitFilter,
};

/// A `where` is typed by a page and not by hand; this is far more than any needs.
const MOST_FILTER_BYTES: usize = 4_000;

pub struct Content {
    pub filter: Option<String>,
    pub sort: Option<String>,
    pub columns: String,
}

/// How the arguments of a list are read: its `where` as it will be kept, and whether it has such a `sort`.
type Readers = (fn(&str) -> Option<String>, fn(&str) -> bool);

fn readers(list: ListKind) -> Readers {
    match list {
        ListKind::Organizations => (filter::<OrganizationWhere>, has::<OrganizationSort>),
        ListKind::Assignments => (filter::<AssignmentWhere>, has::<AssignmentSort>),
        ListKind::Directives => (filter::<DirectiveWhere>, has::<DirectiveSort>),
        ListKind::Accounts => (filter::<AccountWhere>, has::<AccountSort>),
        ListKind::Tokens => (filter::<TokenWhere>, has::<TokenSort>),
        ListKind::Units => (filter::<UnitFilter>, |_| false),
        ListKind::Audit => (|_| None, |_| false),
    }
}

pub fn read(input: &Input) -> Result<Content, Refusal<Model>> {
    let (filter, has_sort) = readers(input.list);
    let refused = |path, word: Word| Refusal::invalid(path, word);
    let kept = match input.filter.as_deref() {
        None => None,
        Some(raw) => {
            let kept = Some(raw).filter(|raw| raw.len() <= MOST_FILTER_BYTES).and_then(filter);
            Some(kept.ok_or_else(|| refused(Input::FILTER, Word::RefusalViewFilter))?)
        }
    };
    if input.sort.as_deref().is_some_and(|sort| !has_sort(sort)) {
        return Err(refused(Input::SORT, Word::RefusalViewSort));
    }
    for (at, name) in input.columns.iter().enumerate() {
        if table(input.list).column(name).is_none() || input.columns[..at].contains(name) {
            return Err(Refusal::invalid(Input::COLUMNS, Said::with(Word::RefusalViewColumn, "name", name)));
        }
    }
    if !(1..=MOST_COLUMNS).contains(&input.columns.len()) {
        return Err(refused(Input::COLUMNS, Word::RefusalViewColumns));
    }
    Ok(Content { filter: kept, sort: input.sort.clone(), columns: input.columns.join(" ") })
}

/// The same `where` without what says nothing; none if the type holds less than was given.
fn filter<T: InputType>(raw: &str) -> Option<String> {
    let given: Value = serde_json::from_str(raw).ok()?;
    let read = T::parse(Some(Constant::from_json(given.clone()).ok()?)).ok()?;
    let read = without_nulls(&read.to_value().into_json().ok()?);
    (read == without_nulls(&given)).then(|| read.to_string())
}

fn has<T: InputType>(raw: &str) -> bool {
    T::parse(Some(Constant::String(raw.to_owned()))).is_ok()
}

fn without_nulls(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(without_nulls).collect(),
        Value::Object(fields) => fields
            .iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(name, value)| (name.clone(), without_nulls(value)))
            .collect(),
        plain => plain.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_where_is_kept_only_if_the_list_understands_all_of_it() {
        let kept = r#"{"not":{"late":true},"state":{"in":["OPEN","RETURNED"]}}"#;
        let read = filter::<AssignmentWhere>;
        assert_eq!(read(kept).as_deref(), Some(kept));
        assert_eq!(read(r#"{"late":null,"state":null}"#).as_deref(), Some("{}"));
        for wrong in [
            "",
            "[]",
            "1",
            "{",
            r#"{"late":"yes"}"#,
            r#"{"state":{"eq":"LOST"}}"#,
            r#"{"password":"x"}"#,
            r#"{"state":{"eq":"OPEN","le":1}}"#,
            r#"{"or":[{"and":[{"x":1}]}]}"#,
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
        assert_eq!(readers(ListKind::Audit).0("{}"), None);
        assert!(has::<AssignmentSort>("DUE") && !has::<AssignmentSort>("due_sort; DROP TABLE x"));
    }
}
