//! What `docs/api.md` shows is what the server does: each example is run against the demonstration, in their order.
use std::{collections::BTreeSet, fs, path::Path};

use backend::{api, demo::Era};
use poem::{Request, http::Method};
use serde_json::{Value, json};

use crate::harness::{Browser, TestApp};

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
            "sh" => {}
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

/// The words of a command as a shell would cut them; quotes hold them together, and `\\` joins lines.
fn words(command: &str) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), String::new(), None);
    for letter in command.replace("\\\n", " ").trim().chars().chain([' ']) {
        match quote {
            Some(open) if letter == open => quote = None,
            None if letter == '"' || letter == '\'' => quote = Some(letter),
            None if letter.is_whitespace() => {
                words.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
            }
            _ => word.push(letter),
        }
    }
    words
}

/// What `curl` would send.
fn request_of(command: &str) -> Request {
    let mut words = words(command).into_iter();
    assert_eq!(words.next().as_deref(), Some("curl"), "{command}");
    let (mut request, mut body) = (Request::builder(), String::new());
    while let Some(word) = words.next() {
        match word.as_str() {
            "-s" => {}
            "-H" => {
                let header = words.next().unwrap();
                let (name, value) = header.split_once(": ").unwrap();
                request = request.header(name, value);
            }
            "-d" => {
                body = words.next().unwrap();
                request = request.method(Method::POST);
            }
            url => request = request.uri_str(url.strip_prefix("$DENSACH").unwrap()),
        }
    }
    request.body(body)
}

async fn token(admin: &mut Browser) -> String {
    let organizations =
        "{ organizations(first: 1, where: { kind: { eq: EDUCATION_OFFICE } }) { nodes { id } } }";
    let answer = admin.ask(organizations, json!({})).await;
    let input = json!({ "organizationId": answer["data"]["organizations"]["nodes"][0]["id"], "name": "Cổng",
        "purpose": "Thử tài liệu.", "scope": ["READ_ORGANIZATIONS"], "days": 1 });
    let issue = "mutation($input: TokenIssueInput!) { tokenIssue(input: $input) { secret userErrors { code path } } }";
    let answer = admin.ask(issue, json!({ "input": input })).await;
    answer["data"]["tokenIssue"]["secret"].as_str().unwrap_or_else(|| panic!("{answer}")).to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_command_of_the_document_works() {
    let app = TestApp::on_sqlite().await;
    let logins = app.fill_demonstration(Era::Of2019).await.logins;
    let login = logins.iter().find(|login| login.contains("admin")).unwrap();
    let mut admin = app.browser();
    admin.sign_in(login, backend::identity::DEMO_PASSWORD).await;
    let token = token(&mut admin).await;
    let commands: Vec<_> =
        DOCUMENT.split("```sh\n").skip(1).map(|part| part.split("```").next().unwrap()).collect();
    assert_eq!(commands.len(), 3);
    for command in commands {
        let mut response = app.browser().send(request_of(&command.replace("$TOKEN", &token))).await;
        assert_eq!(response.status().as_u16(), 200, "{command}");
        let body = response.take_body().into_string().await.unwrap();
        if command.contains("schema.graphql") {
            assert_eq!(body, api::sdl());
        } else if command.contains("/exports/") {
            assert!(body.starts_with("\u{feff}Tên,Loại,Đơn vị hành chính\r\n"), "{body}");
        } else {
            let answer: Value = serde_json::from_str(&body).unwrap();
            assert!(answer["errors"].is_null() && answer["extensions"]["cost"]["asked"].is_i64(), "{answer}");
            assert_eq!(answer["data"]["organizations"]["nodes"].as_array().unwrap().len(), 2, "{answer}");
        }
    }
}

#[tokio::test]
async fn the_schema_is_fetched_once_and_asked_for_again() {
    let app = TestApp::on_sqlite().await;
    let browser = app.browser();
    let asked =
        |tag: &str| Request::builder().uri_str("/schema.graphql").header("If-None-Match", tag).finish();
    let first = browser.send(asked("")).await;
    let headers = first.headers();
    assert_eq!(
        (first.status().as_u16(), &headers["cache-control"]),
        (200, &"public, max-age=300".parse().unwrap())
    );
    let tag = headers["etag"].to_str().unwrap().to_owned();
    assert_eq!(browser.send(asked(&tag)).await.status().as_u16(), 304);
    let packed = Request::builder().uri_str("/schema.graphql").header("Accept-Encoding", "gzip").finish();
    assert_eq!(browser.send(packed).await.headers()["content-encoding"], "gzip");
}

/// Every code stands in the sources as a text of capitals; every code of a refusal is a value of its enum.
#[tokio::test]
async fn the_codes_of_the_document_are_those_that_exist() {
    let is_code =
        |text: &str| text.len() > 3 && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_');
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../backend/src");
    let mut exist = BTreeSet::new();
    for file in
        ["http/door.rs", "http/files.rs", "http/files/refused.rs", "http/exports/refused.rs", "api/fault.rs"]
    {
        let text = fs::read_to_string(source.join(file)).unwrap();
        exist.extend(text.split('"').filter(|piece| is_code(piece)).map(str::to_owned));
    }
    let query = "{ __type(name: \"RefusalCode\") { enumValues { name } } }";
    let answer = api::schema().execute(query).await.data.into_json().unwrap();
    let values = answer["__type"]["enumValues"].as_array().unwrap().clone();
    exist.extend(values.iter().map(|value| value["name"].as_str().unwrap().to_owned()));
    let told =
        DOCUMENT.split("## What can go wrong").nth(1).unwrap().split("## Trying it out").next().unwrap();
    let told: BTreeSet<_> = told.split('`').filter(|piece| is_code(piece)).map(str::to_owned).collect();
    assert_eq!(told, exist);
}
