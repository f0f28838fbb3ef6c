//! The request that waits is a text; a few of its values are only known when it goes. What a person typed cannot be
//! taken for one of them: inside a text a quotation mark is escaped.

/// The SHA-256 of the file, which the server told when it took the file.
pub fn with_file(body: &str, sha256: &str) -> String {
    with(body, "sha256", &format!("\"{sha256}\""))
}

/// The same act upon another version. It is another request, so it carries another key.
pub fn upon_version(body: &str, version: i32, key: &str) -> String {
    with(&with(body, "expectedVersion", &version.to_string()), "idempotencyKey", &format!("\"{key}\""))
}

/// Puts a value in the place of a number, of null or of a text without commas and braces.
fn with(body: &str, name: &str, value: &str) -> String {
    let name = format!("\"{name}\":");
    let Some((before, rest)) = body.split_once(&name) else { return body.to_owned() };
    let rest = rest.find([',', '}']).map_or("", |end| &rest[end..]);
    [before, &name, value, rest].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(words: &str) -> String {
        serde_json::to_string(words).unwrap()
    }

    #[test]
    fn a_file_is_named_where_its_place_is_and_nowhere_else() {
        let words = typed(r#"tôi gõ "sha256":null, đây"#);
        let body = format!(r#"{{"input":{{"text":{words},"sha256":null}}}}"#);
        assert_eq!(with_file(&body, "ab12"), format!(r#"{{"input":{{"text":{words},"sha256":"ab12"}}}}"#));
        let again = with_file(&with_file(&body, "ab12"), "cd34");
        assert_eq!(again, format!(r#"{{"input":{{"text":{words},"sha256":"cd34"}}}}"#));
    }

    #[test]
    fn another_version_is_another_request() {
        let words = typed(r#""expectedVersion":3, và "idempotencyKey":"old""#);
        let body = format!(r#"{{"answer":{words},"expectedVersion":3,"idempotencyKey":"old"}}"#);
        let again = upon_version(&body, 14, "new");
        assert_eq!(again, format!(r#"{{"answer":{words},"expectedVersion":14,"idempotencyKey":"new"}}"#));
        assert_eq!(upon_version("{}", 1, "new"), "{}");
    }
}
