//! A code by the clock of one's phone, besides the password.
use chrono::TimeDelta;
use futures_util::future::join_all;
use serde_json::{Value, json};
use shared::Role;

use crate::harness::{
    Browser, PASSWORD, TestApp,
    phone::{BEGIN, CONFIRM, Phone, turn_on},
};

on_both_databases! {
    who_turned_it_on_comes_in_with_a_code,
    a_code_is_good_once_and_wrong_ones_are_counted,
    a_recovery_code_lets_in_once_and_stands_in_the_trail,
    it_comes_off_with_both_and_the_codes_are_renewed,
    what_is_begun_and_not_confirmed_asks_for_nothing,
}

const REMOVE: &str = "mutation($input: SecondFactorProofInput!) { totpRemove(input: $input) {
  viewer { secondFactor { since } } userErrors { code path } } }";
const RENEW: &str = "mutation($input: SecondFactorProofInput!) { recoveryCodesRenew(input: $input) {
  recoveryCodes userErrors { code path } } }";
const START: &str = "mutation($input: SessionStartInput!) { sessionStart(input: $input) {
  viewer { login } userErrors { code path message } } }";

async fn office(app: &TestApp) {
    let office = app.organization("Phòng").await;
    app.account("admin", Role::Admin, &office, &app.world.district).await;
    app.account("officer", Role::Officer, &office, &app.world.district).await;
}

async fn sign_in(app: &TestApp, password: &str, code: Option<&str>) -> (Browser, Value) {
    let mut browser = app.browser();
    let input = json!({ "input": { "login": "officer", "password": password, "code": code } });
    let answer = browser.ask(START, input).await["data"]["sessionStart"].clone();
    (browser, answer)
}

fn refused(code: &str, field: &str) -> Value {
    json!([{ "code": code, "path": ["input", field] }])
}

async fn by_both(browser: &mut Browser, act: &str, password: &str, code: &str) -> Value {
    let answer = browser.ask(act, json!({ "input": { "password": password, "code": code } })).await;
    answer["data"].as_object().unwrap().values().next().unwrap().clone()
}

async fn who_turned_it_on_comes_in_with_a_code(app: TestApp) {
    office(&app).await;
    let (mut here, mut there) = (app.signed_in("officer").await, app.signed_in("officer").await);
    let wrong = here.ask(BEGIN, json!({ "input": { "password": "không phải" } })).await;
    assert_eq!(wrong["data"]["totpBegin"]["userErrors"], refused("INVALID", "password"));
    let (phone, codes) = turn_on(&app, &mut here).await;

    assert_eq!((codes.len(), codes.iter().collect::<std::collections::HashSet<_>>().len()), (10, 10));
    assert_eq!((here.who().await, there.who().await), (json!("officer"), Value::Null), "others end");
    // The password comes first, and alone it only leads to the question for the code.
    let (_, answer) = sign_in(&app, "không phải", Some(&phone.fresh(&app))).await;
    assert_eq!(answer["userErrors"][0]["path"], json!(["input", "password"]));
    for none in [None, Some(""), Some("  ")] {
        let (mut browser, answer) = sign_in(&app, PASSWORD, none).await;
        let error = &answer["userErrors"][0];
        assert_eq!((&error["code"], &error["path"]), (&json!("CODE_NEEDED"), &json!(["input", "code"])));
        assert_eq!((browser.who().await, browser.cookie), (Value::Null, None));
    }
    let (mut browser, answer) = sign_in(&app, PASSWORD, Some(&phone.fresh(&app))).await;
    assert_eq!(answer, json!({ "viewer": { "login": "officer" }, "userErrors": [] }));
    assert_eq!(browser.who().await, "officer");
    let again = browser.ask(BEGIN, json!({ "input": { "password": PASSWORD } })).await;
    assert_eq!(again["data"]["totpBegin"]["userErrors"], refused("WRONG_STATE", "password"));
}

async fn a_code_is_good_once_and_wrong_ones_are_counted(app: TestApp) {
    office(&app).await;
    let (phone, _) = turn_on(&app, &mut app.signed_in("officer").await).await;

    let code = phone.fresh(&app);
    // Several at once with one code: one comes in.
    let answers = join_all((0..4).map(|_| sign_in(&app, PASSWORD, Some(&code)))).await;
    assert_eq!(answers.iter().filter(|(_, answer)| answer["viewer"]["login"] == "officer").count(), 1);
    app.later(TimeDelta::minutes(16));
    let earlier = phone.fresh(&app);
    let later = phone.fresh(&app);
    assert_eq!(sign_in(&app, PASSWORD, Some(&later)).await.1["viewer"]["login"], "officer");
    // An older one is not good after a newer one, though its half minute is not over by much.
    let (_, answer) = sign_in(&app, PASSWORD, Some(&earlier)).await;
    assert!(answer["userErrors"][0]["message"].as_str().unwrap().contains("Còn 4 lần"), "{answer}");
    for (password, code) in [
        ("sai rồi nhé", None),
        (PASSWORD, Some("000000")),
        (PASSWORD, Some("đèn")),
        (PASSWORD, Some(&*later)),
    ] {
        assert_eq!(sign_in(&app, password, code).await.1["userErrors"][0]["code"], "INVALID");
    }
    // Wrong passwords and wrong codes are one limit; a right password in between takes nothing back.
    let (_, answer) = sign_in(&app, PASSWORD, Some(&phone.fresh(&app))).await;
    assert_eq!(answer["userErrors"][0]["code"], "TOO_MANY");
}

async fn a_recovery_code_lets_in_once_and_stands_in_the_trail(app: TestApp) {
    office(&app).await;
    let (_, codes) = turn_on(&app, &mut app.signed_in("officer").await).await;

    let typed = codes[3].to_uppercase().replace('-', " ");
    let answers = join_all((0..3).map(|_| sign_in(&app, PASSWORD, Some(&typed)))).await;
    assert_eq!(answers.iter().filter(|(_, answer)| answer["viewer"]["login"] == "officer").count(), 1);
    let (mut browser, _) = answers.into_iter().find(|(browser, _)| browser.cookie.is_some()).unwrap();
    let left = browser.ask("{ viewer { secondFactor { recoveryCodesLeft } } }", json!({})).await;
    assert_eq!(left["data"]["viewer"]["secondFactor"]["recoveryCodesLeft"], 9);
    let mut admin = app.signed_in("admin").await;
    let trail = admin
        .ask("{ auditEntries(first: 1) { nodes { operation after account { login } } } }", json!({}))
        .await;
    assert_eq!(
        trail["data"]["auditEntries"]["nodes"],
        json!([{ "operation": "recoveryCodeUse", "after": r#"{"recoveryCodesLeft":9}"#, "account": { "login": "officer" } }])
    );
}

async fn it_comes_off_with_both_and_the_codes_are_renewed(app: TestApp) {
    office(&app).await;
    let mut browser = app.signed_in("officer").await;
    assert_eq!(
        by_both(&mut browser, REMOVE, PASSWORD, "123456").await["userErrors"],
        refused("WRONG_STATE", "code")
    );
    let (phone, old) = turn_on(&app, &mut browser).await;

    let code = phone.fresh(&app);
    assert_eq!(
        by_both(&mut browser, RENEW, "không phải", &code).await["userErrors"],
        refused("INVALID", "password")
    );
    assert_eq!(
        by_both(&mut browser, RENEW, PASSWORD, "000000").await["userErrors"],
        refused("INVALID", "code")
    );
    let new = by_both(&mut browser, RENEW, PASSWORD, &code).await;
    let new: Vec<String> = serde_json::from_value(new["recoveryCodes"].clone()).unwrap();
    assert_eq!(
        by_both(&mut browser, REMOVE, PASSWORD, &code).await["userErrors"],
        refused("INVALID", "code"),
        "replay"
    );
    assert_eq!(
        by_both(&mut browser, REMOVE, PASSWORD, &old[0]).await["userErrors"],
        refused("INVALID", "code")
    );
    let off = by_both(&mut browser, REMOVE, PASSWORD, &new[0]).await;
    assert_eq!(off, json!({ "viewer": { "secondFactor": null }, "userErrors": [] }));
    assert_eq!((app.count("second_factor").await, app.count("recovery_code").await), (0, 0));
    assert_eq!(sign_in(&app, PASSWORD, None).await.1["viewer"]["login"], "officer");
}

async fn what_is_begun_and_not_confirmed_asks_for_nothing(app: TestApp) {
    office(&app).await;
    let mut browser = app.signed_in("officer").await;
    let confirm = async |browser: &mut Browser, code: &str| {
        let answer = browser.ask(CONFIRM, json!({ "input": { "code": code } })).await;
        answer["data"]["totpConfirm"]["userErrors"].clone()
    };
    assert_eq!(confirm(&mut browser, "123456").await, refused("WRONG_STATE", "code"));
    let begin = async |browser: &mut Browser| {
        let begun = browser.ask(BEGIN, json!({ "input": { "password": PASSWORD } })).await;
        Phone::of(begun["data"]["totpBegin"]["secret"].as_str().unwrap())
    };
    let first = begin(&mut browser).await;
    assert_eq!(sign_in(&app, PASSWORD, None).await.1["viewer"]["login"], "officer");
    let second = begin(&mut browser).await;
    assert_eq!(confirm(&mut browser, &first.fresh(&app)).await, refused("INVALID", "code"), "shown anew");
    app.later(TimeDelta::minutes(15));
    assert_eq!(confirm(&mut browser, &second.fresh(&app)).await, refused("WRONG_STATE", "code"), "too late");
    let mut stranger = app.browser();
    let answer = stranger.ask(BEGIN, json!({ "input": { "password": PASSWORD } })).await;
    assert_eq!(answer["errors"][0]["extensions"]["code"], "FORBIDDEN");
    assert_eq!(app.count("recovery_code").await, 0);
}
