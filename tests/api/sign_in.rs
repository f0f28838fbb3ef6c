//! Signing in, as the browser does it: through every layer, with a cookie.
use std::sync::Arc;

use argon2::{Algorithm, Argon2, Params, Version, password_hash::PasswordHasher};
use backend::{
    clock::SystemChance,
    demo::{self, Era, NotFilled},
};
use chrono::TimeDelta;
use futures_util::future::join_all;
use serde_json::{Value, json};
use shared::Role;

use crate::harness::{PASSWORD, START, TestApp};

on_both_databases! {
    a_demonstration_fills_an_empty_database_alone,
    who_signs_in_reads_the_answer_as_themselves,
    a_session_ends_when_it_is_told_to,
    wrong_tries_are_limited_and_do_not_tell_whether_the_login_exists,
    the_limit_is_exact_across_two_instances,
    no_refusal_tells_one_account_from_another,
    an_old_hash_is_made_anew_by_signing_in,
}

const TREE: &str =
    "query($day: NaiveDate!) { units(first: 20, asOf: $day, where: { not: { kind: { eq: VILLAGE } } }) {
  nodes { name predecessors { name } } } }";

async fn a_demonstration_fills_an_empty_database_alone(app: TestApp) {
    let means = app.means(Arc::new(SystemChance));
    assert!(matches!(demo::fill(&means, Era::Of2019).await, Err(NotFilled::NotEmpty)));
    for table in ["audit_head", "office", "unit"] {
        app.meddle(&format!("DELETE FROM {table}")).await.unwrap();
    }
    let filled = demo::fill(&means, Era::Of2019).await.unwrap();
    assert_eq!((filled.units, filled.organizations), (1 + 12 + 204 + 75 + 2 * 13, 7 + 8 * 4 + 2));

    let mut officer = app.browser();
    let office = json!({ "isDemo": true, "today": "2020-04-15" });
    let viewer = json!({ "login": "officer", "fullName": "Lò Thị Ăn", "office": office });
    let answer = officer.sign_in("Officer", "den-sach-demo").await;
    assert_eq!(answer, json!({ "viewer": viewer, "userErrors": [] }));

    // The office keeps in sight what became of its communes: eight were merged into four, outside the old district.
    let tree = officer.ask(TREE, json!({ "day": "2025-07-01" })).await;
    let from = |names: &[&str]| names.iter().map(|name| json!({ "name": name })).collect::<Vec<_>>();
    let merged = json!([
        { "name": "Xã Mường Lạn", "predecessors": from(&["Xã Mường Lạn"]) },
        { "name": "Xã Mường Lèo", "predecessors": from(&["Xã Mường Lèo"]) },
        { "name": "Xã Púng Bánh", "predecessors": from(&["Xã Dồm Cang", "Xã Púng Bánh", "Xã Sam Kha"]) },
        { "name": "Xã Sốp Cộp", "predecessors": from(&["Xã Mường Và", "Xã Nậm Lạnh", "Xã Sốp Cộp"]) },
    ]);
    assert_eq!(tree["data"]["units"]["nodes"], merged);
    let before = officer.ask(TREE, json!({ "day": "2025-06-30" })).await;
    assert_eq!(before["data"]["units"]["nodes"].as_array().unwrap().len(), 1 + 8);
}

async fn who_signs_in_reads_the_answer_as_themselves(app: TestApp) {
    let center = app.organization("Chiềng Ly").await;
    app.account("giam-doc", Role::Director, &center, &app.world.district).await;
    let mut browser = app.browser();
    let fields = "memberships { role organization { name unit { name } phone { __typename } } }";
    let start = format!(
        "mutation($input: SessionStartInput!) {{ sessionStart(input: $input) {{ viewer {{ {fields} }} }} }}"
    );
    let input = json!({ "input": { "login": "giam-doc", "password": PASSWORD } });

    let first = browser.ask(&start, input).await["data"]["sessionStart"]["viewer"].clone();
    let again = browser.ask(&format!("{{ viewer {{ {fields} }} }}"), json!({})).await;

    let organization = json!({
        "name": "Chiềng Ly", "unit": { "name": "Chiềng Ly" }, "phone": { "__typename": "PhoneNumber" },
    });
    assert_eq!(first, json!({ "memberships": [{ "role": "DIRECTOR", "organization": organization }] }));
    assert_eq!(first, again["data"]["viewer"]);
}

async fn a_session_ends_when_it_is_told_to(app: TestApp) {
    let office = app.organization("Phòng").await;
    app.account("officer", Role::Officer, &office, &app.world.district).await;
    let mut browser = app.signed_in("officer").await;
    assert_eq!(browser.who().await, "officer");
    let stolen = browser.cookie.clone();

    browser.ask("mutation { sessionEnd { userErrors { code } } }", json!({})).await;

    assert_eq!(browser.cookie, None);
    browser.cookie = stolen;
    assert_eq!(browser.who().await, Value::Null);
}

async fn wrong_tries_are_limited_and_do_not_tell_whether_the_login_exists(app: TestApp) {
    let office = app.organization("Phòng").await;
    for login in ["leader", "clerk"] {
        app.account(login, Role::Leader, &office, &app.world.district).await;
    }
    let mut browser = app.browser();
    for left in (0..5).rev() {
        let known = browser.sign_in("leader", "sai rồi nhé").await;
        let unknown = browser.sign_in("nobody", "sai rồi nhé").await;
        assert_eq!(known, unknown);
        assert!(known["userErrors"][0]["message"].as_str().unwrap().contains(&format!("Còn {left} lần")));
    }
    let locked = browser.sign_in("leader", PASSWORD).await;
    assert_eq!((&locked["userErrors"][0]["code"], &locked["viewer"]), (&json!("TOO_MANY"), &Value::Null));
    // Nobody else is locked out by it.
    assert_eq!(browser.sign_in("clerk", PASSWORD).await["viewer"]["login"], "clerk");
}

/// D13: each try is a row before the password is looked at, so two instances on one database, forged addresses, other
/// spellings of the login and many names in one document share five tries.
async fn the_limit_is_exact_across_two_instances(app: TestApp) {
    let office = app.organization("Phòng").await;
    app.account("leader", Role::Leader, &office, &app.world.district).await;
    let instances = [app.browser(), app.browser_elsewhere().await];
    let tried = (0..40).map(|turn| {
        let mut browser = instances[turn % 2].clone();
        async move {
            let login = ["leader", "LEADER", " Leader "][turn % 3];
            let address = format!("203.0.113.{turn}");
            let input = json!({ "input": { "login": login, "password": "sai rồi nhé" } });
            let forged = [("x-forwarded-for", address.as_str()), ("x-real-ip", &address)];
            browser.ask_with(START, &input, &forged).await.1["data"]["sessionStart"]["userErrors"][0].clone()
        }
    });
    let answers = join_all(tried).await;

    let looked_at: Vec<_> = answers.iter().filter(|error| error["code"] == "INVALID").collect();
    assert_eq!(
        (looked_at.len(), answers.iter().filter(|error| error["code"] == "TOO_MANY").count()),
        (5, 35)
    );
    for left in 0..5 {
        let said = |error: &&&Value| error["message"].as_str().unwrap().contains(&format!("Còn {left} lần"));
        assert_eq!(looked_at.iter().filter(said).count(), 1, "{left} left is said once");
    }
    assert_eq!(app.count("sign_in_attempt").await, 5);

    let one = |at: usize| {
        format!(
            r#"a{at}: sessionStart(input: {{ login: "clerk", password: "x" }}) {{ userErrors {{ code }} }}"#
        )
    };
    let many = format!("mutation {{ {} }}", (0..100).map(one).collect::<Vec<_>>().join(" "));
    for mut browser in instances {
        let answer = browser.ask(&many, json!({})).await;
        assert_eq!(answer["data"]["a0"], Value::Null, "{answer}");
        assert_eq!(browser.sign_in("leader", PASSWORD).await["userErrors"][0]["code"], "TOO_MANY");
    }
    assert_eq!(app.count("sign_in_attempt").await, 5);
    app.later(TimeDelta::minutes(15));
    assert_eq!(app.browser().sign_in("leader", PASSWORD).await["viewer"]["login"], "leader");
}

/// D10: a wrong password, a locked account, an unknown login, what is no login and a password without end are answered
/// by the same bytes; that each costs one verification stands beside the hasher.
async fn no_refusal_tells_one_account_from_another(app: TestApp) {
    let office = app.organization("Phòng").await;
    for login in ["leader", "locked"] {
        app.account(login, Role::Leader, &office, &app.world.district).await;
    }
    app.meddle("UPDATE account SET disabled_at = created_at WHERE login = 'locked'").await.unwrap();
    let long = "đèn".repeat(2000);
    let mut answers = Vec::new();
    for (login, password) in [
        ("leader", "sai rồi nhé"),
        ("locked", PASSWORD),
        ("nobody", PASSWORD),
        ("Đèn Sách", PASSWORD),
        ("clerk", long.as_str()),
    ] {
        answers.push(app.browser().sign_in(login, password).await.to_string());
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:?}");
}

/// D10: what was hashed with other figures is hashed with those of now when its owner signs in.
async fn an_old_hash_is_made_anew_by_signing_in(app: TestApp) {
    const OLD: &str = "$argon2id$v=19$m=8,t=1,p=1$";
    let office = app.organization("Phòng").await;
    app.account("leader", Role::Leader, &office, &app.world.district).await;
    let weak = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(8, 1, 1, None).unwrap());
    let old = weak.hash_password_with_salt(PASSWORD.as_bytes(), &[9; 16]).unwrap().to_string();
    app.meddle(&format!("UPDATE account SET password_hash = '{old}'")).await.unwrap();
    assert_eq!(app.browser().sign_in("leader", "sai rồi nhé").await["viewer"], Value::Null);
    assert_eq!(app.count(&format!("account WHERE password_hash LIKE '{OLD}%'")).await, 1);
    assert_eq!(app.browser().sign_in("leader", PASSWORD).await["viewer"]["login"], "leader");
    assert_eq!(app.count("account WHERE password_hash LIKE '$argon2id$v=19$m=19456,t=2,p=1$%'").await, 1);
    assert_eq!(app.browser().sign_in("leader", PASSWORD).await["viewer"]["login"], "leader");
}
