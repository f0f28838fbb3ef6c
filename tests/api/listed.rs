//! A browser's session asks what the pages ask, and nothing else.
use backend::http::Site;
use serde_json::json;
use shared::Role;

use crate::harness::{PASSWORD, TestApp};

#[tokio::test]
async fn a_session_asks_only_what_the_pages_ask() {
    let app = TestApp::on_sqlite().await;
    let center = app.organization("Chiềng Ly").await;
    app.account("officer", Role::Officer, &center, &app.world.district).await;
    let mut browser = app.browser_at(Site::default());
    // A stranger asks freely, and so comes in.
    assert_eq!(browser.ask_with("{ __schema { queryType { name } } }", &json!({}), &[]).await.0, 200);
    browser.sign_in("officer", PASSWORD).await;

    for (query, expected) in [
        ("{ viewer { login } }", 200),
        ("{ viewer { login fullName } }", 403),
        ("{ viewer { login } } ", 403),
        ("{ organizations(first: 100) { nodes { id name } } }", 403),
    ] {
        let (status, answer) = browser.ask_with(query, &json!({}), &[]).await;
        assert_eq!(status, expected, "{query}");
        let code = &answer["errors"][0]["extensions"]["code"];
        assert_eq!(code == "NOT_LISTED", expected == 403, "{query} {answer}");
    }
}
