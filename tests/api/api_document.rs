//! What `docs/api.md` shows is what the server does: each example is run against the demonstration, in their order.
use backend::demo::Era;
use serde_json::{Value, json};

use crate::harness::TestApp;

const DOCUMENT: &str = include_str!("../../docs/api.md");

/// A document, and the variables that stand right after it.
#[derive(Debug)]
struct Example {
    document: String,
    variables: String,
}

fn examples() -> Vec<Example> {
    let mut found: Vec<Example> = Vec::new();
    // Every second piece stands between fences; its first line is the language.
    for fenced in DOCUMENT.split("```").skip(1).step_by(2) {
        let (language, text) = fenced.split_once('\n').unwrap();
        match language {
            "graphql" => found.push(Example { document: text.to_owned(), variables: "{}".to_owned() }),
            "json" => text.clone_into(&mut found.last_mut().unwrap().variables),
            other => panic!("an example in {other}"),
        }
    }
    found
}

/// `"$id"` and `"$version"` stand for what the example before has found.
fn filled(variables: &str, before: &Value) -> Value {
    let node = before.as_object().and_then(|data| data.values().next()).map(|list| &list["nodes"][0]);
    let known = |name: &str| node.map_or(Value::Null, |node| node[name].clone()).to_string();
    let text = variables.replace("\"$id\"", &known("id")).replace("\"$version\"", &known("version"));
    serde_json::from_str(&text).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_example_of_the_document_works() {
    let app = TestApp::on_sqlite().await;
    app.fill_demonstration(Era::Of2019).await;
    let mut browser = app.browser();
    let mut before = json!({});
    let examples = examples();
    assert!(examples.len() >= 6, "{examples:?}");
    for Example { document, variables } in examples {
        let answer = browser.ask(&document, filled(&variables, &before)).await;
        assert!(answer["errors"].is_null(), "{document}\n{answer}");
        before = answer["data"].clone();
        for (field, value) in before.as_object().unwrap() {
            assert!(!value.is_null(), "{field} of {document}");
            if let Some(errors) = value.get("userErrors") {
                assert_eq!(*errors, json!([]), "{document}");
            }
            if let Some(nodes) = value.get("nodes") {
                assert_ne!(*nodes, json!([]), "{document} shows nothing");
            }
        }
    }
}
