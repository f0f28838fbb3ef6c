//! What an entry says was changed. It is JSON in the trail, for every slice writes its own fields.
use serde_json::Value;

/// One field, before and after, as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub field: String,
    pub before: String,
    pub after: String,
}

/// The fields that differ, in the order in which they stand.
pub fn changes(before: &str, after: &str) -> Vec<Change> {
    let [before, after] = [before, after].map(|text| serde_json::from_str(text).unwrap_or(Value::Null));
    let fields =
        |value: &Value| value.as_object().map(|map| map.keys().cloned().collect()).unwrap_or_default();
    let mut names: Vec<String> = fields(&before);
    for name in fields(&after) as Vec<String> {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let change = |field: String| {
        let [before, after] = [&before, &after].map(|value| text(value.get(&field)));
        (before != after).then_some(Change { field, before, after })
    };
    names.into_iter().filter_map(change).collect()
}

fn text(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => "–".to_owned(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_told() {
        let change = |field: &str, before: &str, after: &str| Change {
            field: field.into(),
            before: before.into(),
            after: after.into(),
        };
        assert_eq!(
            changes(r#"{"name":"A","kind":"school"}"#, r#"{"name":"B","kind":"school"}"#),
            [change("name", "A", "B")]
        );
        assert_eq!(changes("null", r#"{"login":"an"}"#), [change("login", "–", "an")]);
        assert_eq!(
            changes(r#"{"enabled":true}"#, r#"{"enabled":false}"#),
            [change("enabled", "true", "false")]
        );
        assert_eq!(changes("{}", "{}"), []);
    }
}
