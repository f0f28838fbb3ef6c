//! What somebody loses when a membership ends, and whose it is to end.
use serde_json::{Value, json};
use shared::{AccountId, Role};
use uuid::Uuid;

use crate::{
    harness::{Browser, TestApp},
    memberships::{CAN, Office, end, grant, membership, office, refused, wanted, with},
};

on_both_databases! {
    what_ends_today_is_lost_with_the_next_request,
    an_end_is_dated_and_can_be_taken_back,
    nobody_raises_himself_and_the_last_administrator_stays,
    another_offices_people_cannot_be_told_from_missing_ones,
}

async fn today(browser: &mut Browser) -> String {
    let answer = browser.ask("{ viewer { office { today } } }", json!({})).await;
    answer["data"]["viewer"]["office"]["today"].as_str().unwrap().to_owned()
}

fn refused_id(code: &str) -> Value {
    json!([{ "code": code, "path": ["id"] }])
}

async fn what_ends_today_is_lost_with_the_next_request(app: TestApp) {
    let Office { mut admin, officer, center, .. } = office(&app).await;
    grant(&mut admin, &wanted(officer, center, "DIRECTOR")).await;
    let mut at_work = app.signed_in("officer").await;
    let (id, today) = (membership(&mut admin, officer, "OFFICER").await, today(&mut admin).await);

    let ended = end(&mut admin, &id, 2, Some(&today)).await;
    assert_eq!((&ended["account"]["version"], &ended["userErrors"]), (&json!(3), &json!([])));
    // The same session, the rights of the other role alone.
    let seen = at_work.ask(CAN, json!({})).await["data"]["viewer"].clone();
    assert_eq!(seen["memberships"], json!([{ "role": "DIRECTOR" }]));
    assert!(!seen["capabilities"].to_string().contains("MANAGE_ORGANIZATIONS"), "{seen}");
    let list = at_work.ask("{ accounts(first: 1) { nodes { login } } }", json!({})).await;
    assert_eq!(list["errors"][0]["extensions"]["code"], "FORBIDDEN");

    let director = membership(&mut admin, officer, "DIRECTOR").await;
    end(&mut admin, &director, 3, Some(&today)).await;
    assert_eq!(at_work.ask(CAN, json!({})).await["data"]["viewer"]["capabilities"], json!([]));
}

async fn an_end_is_dated_and_can_be_taken_back(app: TestApp) {
    let Office { mut admin, officer, .. } = office(&app).await;
    let mut at_work = app.signed_in("officer").await;
    let id = membership(&mut admin, officer, "OFFICER").await;

    let ended = end(&mut admin, &id, 1, Some("2099-01-01")).await;
    assert_eq!(ended["account"]["memberships"][0]["validTo"], "2098-12-31");
    assert_eq!(end(&mut admin, &id, 1, Some("2099-01-01")).await, ended);
    assert_eq!(app.count("audit_entry").await, 1);
    assert_eq!(
        at_work.ask(CAN, json!({})).await["data"]["viewer"]["memberships"],
        json!([{ "role": "OFFICER" }])
    );
    let stale = end(&mut admin, &id, 1, Some("2098-01-01")).await;
    let error = json!([{ "code": "STALE_VERSION", "path": ["input", "expectedVersion"] }]);
    assert_eq!((&stale["userErrors"], &stale["account"]["version"]), (&error, &json!(2)));
    assert_eq!(end(&mut admin, &id, 2, Some("2003-12-31")).await["userErrors"], refused("INVALID", "on"));

    let back = end(&mut admin, &id, 2, None).await;
    assert_eq!(
        (&back["account"]["memberships"][0]["validTo"], &back["userErrors"]),
        (&Value::Null, &json!([]))
    );
    assert_eq!(end(&mut admin, &id, 3, None).await["userErrors"], refused_id("WRONG_STATE"));
    // On its first day it is taken back whole: it held on no day, so it stands in nobody's way.
    end(&mut admin, &id, 3, Some("2004-01-01")).await;
    assert_eq!(at_work.ask(CAN, json!({})).await["data"]["viewer"]["memberships"], json!([]));
    let office = "query($id: ID!) { account(id: $id) { memberships { organization { id } } } }";
    let answer = admin.ask(office, json!({ "id": AccountId(officer).to_string() })).await;
    let office = &answer["data"]["account"]["memberships"][0]["organization"]["id"];
    let anew = with(wanted(officer, Uuid::nil(), "OFFICER"), "organizationId", office.clone());
    assert_eq!(grant(&mut admin, &with(anew, "validFrom", "2004-01-01")).await["userErrors"], json!([]));
    // Taken back now, it would be held twice.
    assert_eq!(end(&mut admin, &id, 5, None).await["userErrors"], refused("TAKEN", "role"));
}

async fn nobody_raises_himself_and_the_last_administrator_stays(app: TestApp) {
    let Office { mut admin, own, officer, center, .. } = office(&app).await;
    let yourself = grant(&mut admin, &wanted(own, center, "DIRECTOR")).await;
    assert_eq!(yourself["userErrors"], refused("NOT_ALLOWED", "accountId"));
    let mut other = app.signed_in("officer").await;
    let forbidden = grant(&mut other, &wanted(officer, center, "DIRECTOR")).await;
    assert_eq!(forbidden["errors"][0]["extensions"]["code"], "FORBIDDEN");

    let id = membership(&mut admin, own, "ADMIN").await;
    let forbidden = end(&mut other, &id, 1, Some("2099-01-01")).await;
    assert_eq!(forbidden["errors"][0]["extensions"]["code"], "FORBIDDEN");
    assert_eq!(end(&mut admin, &id, 1, Some("2099-01-01")).await["userErrors"], refused_id("NOT_ALLOWED"));

    // One whose time runs out is no replacement; one without an end is.
    let office = "query($id: ID!) { account(id: $id) { memberships { organization { id } } } }";
    let answer = admin.ask(office, json!({ "id": AccountId(officer).to_string() })).await;
    let office = answer["data"]["account"]["memberships"][0]["organization"]["id"].clone();
    let second = with(wanted(officer, Uuid::nil(), "ADMIN"), "organizationId", office);
    assert_eq!(
        grant(&mut admin, &with(second.clone(), "validTo", "2098-12-31")).await["userErrors"],
        json!([])
    );
    assert_eq!(end(&mut admin, &id, 1, Some("2099-01-01")).await["userErrors"], refused_id("NOT_ALLOWED"));
    let lasting = with(with(second, "validFrom", "2099-01-01"), "idempotencyKey", "grant-lasting");
    assert_eq!(grant(&mut admin, &lasting).await["userErrors"], json!([]));
    assert_eq!(end(&mut admin, &id, 1, Some("2099-01-01")).await["userErrors"], json!([]));
    // Their own end is not theirs to take back.
    assert_eq!(end(&mut admin, &id, 2, None).await["userErrors"], refused_id("NOT_ALLOWED"));
}

async fn another_offices_people_cannot_be_told_from_missing_ones(app: TestApp) {
    let Office { mut admin, officer, center, .. } = office(&app).await;
    let foreign = app.foreign_organization("Mường La").await;
    let account = app.account("foreign", Role::Admin, &foreign, &app.world.other_district).await;
    let mut other = app.signed_in("foreign").await;
    let theirs = membership(&mut other, account, "ADMIN").await;

    for (person, body, field) in [
        (account, center, "accountId"),
        (Uuid::now_v7(), center, "accountId"),
        (officer, foreign.id, "organizationId"),
        (officer, Uuid::now_v7(), "organizationId"),
    ] {
        let answer = grant(&mut admin, &wanted(person, body, "DIRECTOR")).await;
        assert_eq!(answer, json!({ "account": null, "userErrors": refused("NOT_FOUND", field) }));
    }
    for id in [theirs, format!("membership:{}", Uuid::now_v7()), "account:1".to_owned()] {
        let answer = end(&mut admin, &id, 1, Some("2099-01-01")).await;
        assert_eq!(answer, json!({ "account": null, "userErrors": refused_id("NOT_FOUND") }));
    }
    for (login, role) in
        [("province", Role::Province), ("partner", Role::Partner), ("director", Role::Director)]
    {
        app.account(login, role, &app.organization(login).await, &app.world.district).await;
        let mut browser = app.signed_in(login).await;
        let answer = grant(&mut browser, &wanted(officer, center, "DIRECTOR")).await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], "FORBIDDEN", "{login}");
    }
    assert_eq!(app.count("audit_entry").await, 0);
}
