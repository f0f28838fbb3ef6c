//! The token of an invitation cannot be guessed, and whoever reads what the server keeps or writes does not find it.
use poem::{Request, http::Method};
use serde_json::{Value, json};

use crate::{
    harness::{TestApp, logged},
    invitations::{NEW, accept, invite, over, token},
    memberships::office,
};

on_both_databases! {
    guesses_are_limited_for_each_address_and_close_no_door_to_anybody_else,
    the_token_is_kept_nowhere_and_written_nowhere,
}

async fn guesses_are_limited_for_each_address_and_close_no_door_to_anybody_else(app: TestApp) {
    let mut office = office(&app).await;
    let good = token(&invite(&mut office.admin, office.officer, 1).await);
    let mut stranger = app.browser();
    // Tokens are drawn: one that begins with the letter of a guess would be guessed.
    for guess in ["A", "B", "C", "D", "E", "F"].into_iter().filter(|guess| !good.starts_with(guess)).take(5) {
        assert_eq!(accept(&mut stranger, &[guess, &good[1..]].concat(), NEW).await, over());
    }
    let closed = accept(&mut stranger, &good, NEW).await;
    assert_eq!(closed["userErrors"], json!([{ "code": "TOO_MANY", "path": ["input", "token"] }]));
    // Signing in from there goes on, and so does another instance's count.
    app.signed_in("officer").await;
    assert_eq!(accept(&mut app.browser_elsewhere().await, &good, NEW).await["viewer"], Value::Null);
    app.later(chrono::TimeDelta::minutes(15));
    // A weak password with a good token is no guess.
    for _ in 0..6 {
        let weak = accept(&mut stranger, &good, "ngắn").await;
        assert_eq!(weak["userErrors"][0]["path"], json!(["input", "password"]));
    }
    assert_eq!(accept(&mut stranger, &good, NEW).await["viewer"]["login"], "officer");
}

async fn the_token_is_kept_nowhere_and_written_nowhere(app: TestApp) {
    let mut office = office(&app).await;
    let log = logged();
    let (invited, made) = app.statements_of(invite(&mut office.admin, office.officer, 1)).await;
    let token = token(&invited);
    let page = Request::builder().method(Method::GET).uri_str(format!("/loi-moi/{token}")).finish();
    let (_, accepted) = app
        .statements_of(async {
            app.browser().send(page).await;
            accept(&mut app.browser(), &token, NEW).await
        })
        .await;
    for statement in made.iter().chain(&accepted) {
        let said = format!("{statement:?}");
        assert!(!said.contains(&token) && !said.contains(NEW), "{said}");
    }
    let trail = "{ auditEntries(first: 9) { nodes { subject before after } } }";
    let trail = office.admin.ask(trail, json!({})).await.to_string();
    assert!(trail.contains("invitedUntil") && !trail.contains(&token), "{trail}");
    assert_eq!(app.count("idempotency").await, 0);
    let log = log.text();
    assert!(log.contains("/loi-moi/"), "the page was logged: {log}");
    assert!(!log.contains(&token), "{log}");
}
