//! D08: what went wrong on our side is said in one sentence with an id to ask by; what a caller did wrong is said without
//! guessing what they meant.
use poem::{Request, http::Method};
use serde_json::{Value, json};
use shared::Role;

use crate::harness::{Browser, TestApp, logged};

on_both_databases! {
    a_fault_is_answered_in_one_sentence_and_told_by_its_id_in_the_log,
    nothing_a_caller_makes_up_is_a_fault_of_ours,
}

const SENTENCE: &str = "Something went wrong on our side.";

/// What a database says of itself and of us, and what no answer to a fault may hold.
const BETRAYS: [&str; 12] = [
    "select", "insert", "from ", "sqlite", "postgres", "sqlx", "sea_orm", "relation", "no such", "backend",
    ".rs", "broken",
];

async fn officer(app: &TestApp) -> Browser {
    let center = app.organization("Chiềng Ly").await;
    app.account("officer", Role::Officer, &center, &app.world.district).await;
    app.signed_in("officer").await
}

/// Status, the id in the head, the answer.
async fn asked(browser: &Browser, path: &str, body: &Value) -> (u16, String, String) {
    let request = Request::builder()
        .method(Method::POST)
        .uri_str(path)
        .content_type("application/json")
        .header("X-Densach-Client", "tests")
        .header("Cookie", browser.cookie.as_ref().unwrap());
    let response = browser.send(request.body(body.to_string())).await;
    let (status, id) =
        (response.status().as_u16(), response.headers()["x-request-id"].to_str().unwrap().to_owned());
    (status, id, response.into_body().into_string().await.unwrap())
}

fn says_nothing_of_us(answer: &str) {
    let small = answer.to_lowercase();
    for word in BETRAYS {
        assert!(!small.contains(word), "{word:?} in {answer}");
    }
}

async fn a_fault_is_answered_in_one_sentence_and_told_by_its_id_in_the_log(app: TestApp) {
    let log = logged();
    let browser = officer(&app).await;
    let unit = shared::UnitId(app.world.commune.id).to_string();
    let open = json!({ "input": { "idempotencyKey": "faults-0001",
        "organization": { "kind": "SCHOOL", "name": "Trường", "unitId": unit, "validFrom": "2020-01-01" } } });
    app.break_down("INSERT", "audit_entry").await;
    app.meddle("ALTER TABLE legal_document RENAME TO gone_document").await.unwrap();
    app.meddle("ALTER TABLE directive RENAME TO gone_directive").await.unwrap();
    let mut ids = Vec::new();
    for (query, variables) in [
        ("{ legalDocuments(first: 1) { nodes { id name } } }", json!({})),
        // One is well, the other is not: the whole is one answer.
        ("{ viewer { login } directives(first: 1) { nodes { title } } }", json!({})),
        (r#"{ directive(id: "directive:01234567-89ab-7def-8123-456789abcdef") { title } }"#, json!({})),
        (
            "mutation($input: OrganizationOpenInput!) { organizationOpen(input: $input) { userErrors { code } } }",
            open,
        ),
    ] {
        let (status, id, text) =
            asked(&browser, "/graphql", &json!({ "query": query, "variables": variables })).await;
        let answer: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(status, 200, "{text}");
        let errors = answer["errors"].as_array().unwrap_or_else(|| panic!("no fault: {query} {text}"));
        for error in errors {
            assert_eq!(error["message"], SENTENCE, "{text}");
            assert_eq!(error["extensions"], json!({ "code": "INTERNAL", "requestId": id }), "{text}");
        }
        says_nothing_of_us(&answer["errors"].to_string());
        ids.push(id);
    }
    // A file that cannot be written is no file.
    let (status, id, text) = asked(&browser, "/exports/directives.csv", &json!({})).await;
    assert_eq!(status, 500, "{text}");
    assert_eq!(serde_json::from_str::<Value>(&text).unwrap()["error"]["code"], "INTERNAL");
    says_nothing_of_us(&text);
    ids.push(id);
    // We find what the person names: the cause stands beside the id.
    let log = log.text();
    for id in ids {
        let told = log.lines().filter(|line| line.contains(&id)).any(|line| line.contains("\"ERROR\""));
        assert!(told, "{id} stands beside no cause in the log");
    }
}

async fn nothing_a_caller_makes_up_is_a_fault_of_ours(app: TestApp) {
    let browser = officer(&app).await;
    let long = "x".repeat(5_000);
    let odd = [
        "",
        "0",
        "'",
        "\"; DROP TABLE organization; --",
        "%",
        "_",
        "\u{0}",
        "\u{feff}",
        "đ",
        "🕯",
        "AAAA",
        &long,
    ];
    for (query, refuses) in [
        ("query($x: String) { organizations(first: 1, after: $x) { nodes { id } } }", true),
        ("query($x: String) { auditEntries(first: 1, after: $x) { nodes { id } } }", true),
        ("query($x: String!) { search(query: $x, first: 1) { counts { count } } }", false),
        (
            "query($x: String) { organizations(first: 1, where: { name: { contains: $x } }) { nodes { id } } }",
            false,
        ),
        ("query($x: ID!) { organization(id: $x) { id } }", false),
        ("query($x: ID!) { directiveReport(id: $x) { __typename } }", false),
        ("query($x: NaiveDate) { units(first: 1, asOf: $x) { nodes { id } } }", true),
        ("query($x: String!) { invitation(token: $x) { fullName } }", false),
        ("query($x: String) { notificationsSince(cursor: $x) { unread } }", true),
    ] {
        let mut refused = 0;
        for word in odd {
            let asked =
                asked(&browser, "/graphql", &json!({ "query": query, "variables": { "x": word } })).await;
            let answer: Value = serde_json::from_str(&asked.2).unwrap();
            assert_ne!(answer["errors"][0]["extensions"]["code"], "INTERNAL", "{query} {word:?}: {answer}");
            refused += usize::from(!answer["errors"].is_null());
        }
        assert_eq!(refused > 0, refuses, "{query}");
    }
}

/// The schema is published; still no answer tells a caller what they may have meant.
#[tokio::test]
async fn nothing_is_suggested() {
    let app = TestApp::on_sqlite().await;
    for (query, of) in [
        ("{ organisations(first: 1) { nodes { id } } }", "organizations"),
        ("{ viewer { logn } }", "login"),
        ("{ organizations(first: 1, wehre: {}) { nodes { id } } }", "where"),
        ("mutation { organizationUpdat }", "organizationUpdate"),
    ] {
        let answer = app.anonymous().send(query, json!({})).await.1;
        let message = answer["errors"][0]["message"].as_str().unwrap();
        assert!(!message.contains("mean") && !message.contains(of), "{message}");
    }
}
