//! Somebody sets their own password by a link: who makes it, how long it is good, and that it is good once.
use chrono::TimeDelta;
use futures_util::future::join_all;
use serde_json::{Value, json};
use shared::{AccountId, OrganizationId, Role};
use uuid::Uuid;

use crate::{
    harness::{Browser, PASSWORD, TestApp},
    memberships::office,
};

on_both_databases! {
    who_is_invited_sets_the_password_and_is_in,
    a_link_is_good_for_seven_days_and_until_a_newer_one,
    of_two_who_take_it_at_once_one_is_in,
    a_locked_account_is_invited_by_no_link,
    a_second_factor_stays_in_the_way,
    who_keeps_no_accounts_here_invites_nobody,
}

pub const NEW: &str = "chiều nay có mưa";

const INVITE: &str =
    "mutation($id: ID!, $input: AccountInviteInput!) { accountInvite(id: $id, input: $input) {
  account { version invitation { expiresAt expired } } invitationToken userErrors { code path } } }";
const ACCEPT: &str = "mutation($input: InvitationAcceptInput!) { invitationAccept(input: $input) {
  viewer { login } userErrors { code path } } }";
const REVOKE: &str = "mutation($id: ID!, $input: StepInput!) { invitationRevoke(id: $id, input: $input) {
  account { version invitation { expired } } invitationToken userErrors { code path } } }";

pub async fn invite(browser: &mut Browser, account: Uuid, version: i32) -> Value {
    let input = json!({ "expectedVersion": version });
    let answer = browser.ask(INVITE, json!({ "id": AccountId(account).to_string(), "input": input })).await;
    if answer["errors"].is_null() { answer["data"]["accountInvite"].clone() } else { answer }
}

pub async fn accept(browser: &mut Browser, token: &str, password: &str) -> Value {
    let answer = browser.ask(ACCEPT, json!({ "input": { "token": token, "password": password } })).await;
    assert!(answer["errors"].is_null(), "{answer}");
    answer["data"]["invitationAccept"].clone()
}

async fn revoke(browser: &mut Browser, account: Uuid, version: i32, key: &str) -> Value {
    let input = json!({ "expectedVersion": version, "idempotencyKey": key });
    let answer = browser.ask(REVOKE, json!({ "id": AccountId(account).to_string(), "input": input })).await;
    if answer["errors"].is_null() { answer["data"]["invitationRevoke"].clone() } else { answer }
}

async fn whom(browser: &mut Browser, token: &str) -> Value {
    let query = "query($token: String!) { invitation(token: $token) { fullName officeName } }";
    browser.ask(query, json!({ "token": token })).await["data"]["invitation"].clone()
}

pub fn token(answer: &Value) -> String {
    answer["invitationToken"].as_str().unwrap_or_else(|| panic!("{answer}")).to_owned()
}

/// What a token that is not good is answered, whatever is wrong with it.
pub fn over() -> Value {
    json!({ "viewer": null, "userErrors": [{ "code": "NOT_FOUND", "path": ["input", "token"] }] })
}

async fn who_is_invited_sets_the_password_and_is_in(app: TestApp) {
    let mut office = office(&app).await;
    let open = "mutation($input: AccountOpenInput!) { accountOpen(input: $input) { invitationToken
      account { id enabled invitation { expired } } userErrors { code path } } }";
    let input = json!({ "login": "vi.an", "fullName": "Vì Thị An", "role": "DIRECTOR",
        "organizationId": OrganizationId(office.center).to_string() });
    let opened = office.admin.ask(open, json!({ "input": input })).await["data"]["accountOpen"].clone();
    assert_eq!(opened["account"]["invitation"], json!({ "expired": false }), "{opened}");
    let token = token(&opened);
    assert_eq!(token.len(), 43);

    let mut stranger = app.browser();
    let shown = json!({ "fullName": "Vì Thị An", "officeName": "Phòng GD&ĐT Thuận Châu" });
    assert_eq!(whom(&mut stranger, &token).await, shown);
    assert_eq!(stranger.sign_in("vi.an", &token).await["viewer"], Value::Null);
    let weak =
        |field| json!({ "viewer": null, "userErrors": [{ "code": "INVALID", "path": ["input", field] }] });
    for password in ["ngắn", "vi.an-vi.an", "1234567890"] {
        assert_eq!(accept(&mut stranger, &token, password).await, weak("password"), "{password}");
    }
    let waiting = "{ accounts(first: 9, where: { invited: true }) { nodes { login } } }";
    let waits = office.admin.ask(waiting, json!({})).await;
    assert_eq!(waits["data"]["accounts"]["nodes"], json!([{ "login": "vi.an" }]));

    let accepted = accept(&mut stranger, &token, NEW).await;
    assert_eq!(accepted, json!({ "viewer": { "login": "vi.an" }, "userErrors": [] }));
    assert_eq!(stranger.who().await, "vi.an");
    assert_eq!(accept(&mut app.browser(), &token, NEW).await, over());
    assert_eq!(whom(&mut app.browser(), &token).await, Value::Null);
    let waits = office.admin.ask(waiting, json!({})).await;
    assert_eq!(waits["data"]["accounts"]["nodes"], json!([]));
    assert_eq!(app.browser().sign_in("vi.an", NEW).await["viewer"]["login"], "vi.an");
    let trail = "{ auditEntries(first: 2) { nodes { operation account { login } } } auditVerify { intact } }";
    let trail = office.admin.ask(trail, json!({})).await["data"].clone();
    let by = |operation: &str, login: &str| json!({ "operation": operation, "account": { "login": login } });
    assert_eq!(
        trail["auditEntries"]["nodes"],
        json!([by("invitationAccept", "vi.an"), by("accountOpen", "admin")])
    );
    assert_eq!(trail["auditVerify"]["intact"], true);
}

async fn a_link_is_good_for_seven_days_and_until_a_newer_one(app: TestApp) {
    let mut office = office(&app).await;
    let first = invite(&mut office.admin, office.officer, 1).await;
    assert_eq!((&first["account"]["version"], &first["userErrors"]), (&json!(2), &json!([])));
    let stale = invite(&mut office.admin, office.officer, 1).await;
    assert_eq!(stale["userErrors"][0]["code"], "STALE_VERSION");
    assert_eq!(whom(&mut app.browser(), &token(&first)).await["fullName"], "Lò Thị officer");
    // Until it is taken, what was the password still is.
    app.signed_in("officer").await;

    let second = invite(&mut office.admin, office.officer, 2).await;
    assert_eq!(accept(&mut app.browser(), &token(&first), NEW).await, over());
    app.later(TimeDelta::days(7) - TimeDelta::hours(1));
    assert_eq!(whom(&mut app.browser(), &token(&second)).await["fullName"], "Lò Thị officer");
    app.later(TimeDelta::hours(1));
    assert_eq!(whom(&mut app.browser(), &token(&second)).await, Value::Null);
    assert_eq!(accept(&mut app.browser(), &token(&second), NEW).await, over());
    let mut admin = app.signed_in("admin").await;
    let seen = admin
        .ask(
            "query($id: ID!) { account(id: $id) { invitation { expired } } }",
            json!({ "id": AccountId(office.officer).to_string() }),
        )
        .await;
    assert_eq!(seen["data"]["account"]["invitation"], json!({ "expired": true }));

    let third = invite(&mut admin, office.officer, 3).await;
    let none = revoke(&mut admin, office.officer, 4, "key-0001").await;
    assert_eq!(none["account"], json!({ "version": 5, "invitation": null }));
    assert_eq!(revoke(&mut admin, office.officer, 4, "key-0001").await, none);
    let again = revoke(&mut admin, office.officer, 5, "key-0002").await;
    assert_eq!(again["userErrors"], json!([{ "code": "WRONG_STATE", "path": ["id"] }]));
    assert_eq!(accept(&mut app.browser(), &token(&third), NEW).await, over());
    assert_eq!(app.browser().sign_in("officer", NEW).await["viewer"], Value::Null);
}

async fn of_two_who_take_it_at_once_one_is_in(app: TestApp) {
    let mut office = office(&app).await;
    let token = token(&invite(&mut office.admin, office.officer, 1).await);
    let mut at_work = app.signed_in("officer").await;
    let tries = ["mưa nguồn 2020", "mưa nguồn 2021", "mưa nguồn 2022", "mưa nguồn 2023"].map(|password| {
        let (mut browser, token) = (app.browser(), token.clone());
        async move { (accept(&mut browser, &token, password).await, password) }
    });
    let answers = join_all(tries).await;
    let (in_, out): (Vec<_>, Vec<_>) =
        answers.iter().partition(|(answer, _)| answer["userErrors"] == json!([]));
    assert_eq!((in_.len(), out.len()), (1, 3), "{answers:?}");
    for (answer, _) in out {
        assert_eq!(*answer, over());
    }
    assert_eq!(app.browser().sign_in("officer", in_[0].1).await["viewer"]["login"], "officer");
    assert_eq!(app.count("audit_entry WHERE operation = 'invitationAccept'").await, 1);
    // Whoever had the password before is out.
    assert_eq!(at_work.who().await, Value::Null);
    assert_eq!(app.browser().sign_in("officer", PASSWORD).await["viewer"], Value::Null);
}

async fn a_locked_account_is_invited_by_no_link(app: TestApp) {
    let mut office = office(&app).await;
    let token = token(&invite(&mut office.admin, office.officer, 1).await);
    let set =
        "mutation($id: ID!, $input: AccountSetEnabledInput!) { accountSetEnabled(id: $id, input: $input) {
      account { version invitation { expired } } userErrors { code } } }";
    let mut enabled = async |enabled: bool, version: i32| {
        let key = format!("key-{version:04}");
        let input = json!({ "enabled": enabled, "expectedVersion": version, "idempotencyKey": key });
        let id = AccountId(office.officer).to_string();
        office.admin.ask(set, json!({ "id": id, "input": input })).await["data"]["accountSetEnabled"].clone()
    };
    assert_eq!(enabled(false, 2).await["account"], json!({ "version": 3, "invitation": null }));
    assert_eq!(whom(&mut app.browser(), &token).await, Value::Null);
    assert_eq!(accept(&mut app.browser(), &token, NEW).await, over());
    enabled(true, 3).await;
    assert_eq!(accept(&mut app.browser(), &token, NEW).await, over());
    enabled(false, 4).await;
    let refused = invite(&mut office.admin, office.officer, 5).await;
    assert_eq!(refused["userErrors"], json!([{ "code": "WRONG_STATE", "path": ["id"] }]));
    assert_eq!((&refused["invitationToken"], app.count("invitation").await), (&Value::Null, 1));
}

async fn a_second_factor_stays_in_the_way(app: TestApp) {
    let mut office = office(&app).await;
    let blob = if app.is_postgres() { r"'\x00'" } else { "x'00'" };
    app.meddle(&format!(
        "INSERT INTO second_factor (account_id, secret, begun_at, confirmed_at, last_step)
      SELECT id, {blob}, created_at, created_at, 0 FROM account WHERE login = 'officer'"
    ))
    .await
    .unwrap();
    let token = token(&invite(&mut office.admin, office.officer, 1).await);
    let mut browser = app.browser();
    let accepted = accept(&mut browser, &token, NEW).await;
    assert_eq!(accepted, json!({ "viewer": null, "userErrors": [] }));
    assert_eq!(browser.who().await, Value::Null);
    assert_eq!(browser.sign_in("officer", NEW).await["userErrors"][0]["code"], "CODE_NEEDED");
}

async fn who_keeps_no_accounts_here_invites_nobody(app: TestApp) {
    let mut office = office(&app).await;
    let foreign = app.foreign_organization("Mường La").await;
    app.account("foreign", Role::Admin, &foreign, &app.world.other_district).await;
    let local = app.organization("Tổ").await;
    app.account("local", Role::Admin, &local, &app.world.commune).await;
    let refused = |code: &str| json!([{ "code": code, "path": ["id"] }]);

    let mut elsewhere = app.signed_in("foreign").await;
    let theirs = invite(&mut elsewhere, office.officer, 1).await;
    assert_eq!(theirs, invite(&mut elsewhere, Uuid::now_v7(), 1).await);
    assert_eq!(theirs["userErrors"], refused("NOT_FOUND"));
    let id = office.officer;
    assert_eq!(revoke(&mut elsewhere, id, 1, "key-0001").await["userErrors"], refused("NOT_FOUND"));
    // Nobody becomes somebody who reaches further.
    let wider = invite(&mut app.signed_in("local").await, id, 1).await;
    assert_eq!(wider["userErrors"], refused("NOT_ALLOWED"));
    assert_eq!(invite(&mut office.admin, office.own, 1).await["userErrors"], refused("NOT_ALLOWED"));
    let by_officer = invite(&mut app.signed_in("officer").await, office.own, 1).await;
    assert_eq!(by_officer["errors"][0]["extensions"]["code"], "FORBIDDEN");
    assert_eq!((app.count("invitation").await, app.count("audit_entry").await), (0, 0));
}
