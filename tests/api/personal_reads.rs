//! Who reads lists of people is written down, without a word of what stood there.
use serde_json::{Value, json};

use crate::{
    harness::{Browser, PASSWORD, TestApp},
    memberships::{Office, office},
    tokens::{system, wanted},
};

on_both_databases! {
    reads_of_people_are_counted_by_hour_reader_and_list,
    the_log_of_reads_is_for_those_who_keep_accounts_there,
    people_who_left_in_a_file_are_counted_as_such,
}

const READS: &str = "{ personalReads(first: 9) { nodes { hour list account { login } tokenId filters requests people exported } } }";

async fn reads(office: &mut Office) -> Value {
    let answer = office.admin.ask(READS, json!({})).await;
    answer["data"]["personalReads"]["nodes"].clone()
}

async fn look(browser: &mut Browser, filter: &str) {
    let list = format!("{{ accounts(first: 1{filter}) {{ nodes {{ login }} }} }}");
    let answer = browser.ask(&list, json!({})).await;
    assert_eq!(answer["data"]["accounts"]["nodes"].as_array().map(Vec::len), Some(1), "{answer}");
}

fn read(list: &str, who: &Value, filters: &[&str], requests: i64, people: i64) -> Value {
    json!({ "hour": "2020-04-15T01:00:00+00:00", "list": list, "account": who, "tokenId": null,
        "filters": filters, "requests": requests, "people": people, "exported": 0 })
}

async fn reads_of_people_are_counted_by_hour_reader_and_list(app: TestApp) {
    let mut office = office(&app).await;
    let mut officer = app.signed_in("officer").await;
    look(&mut officer, "").await;
    look(&mut officer, ", where: { or: [{ name: { contains: \"admin\" } }, { enabled: true }] }").await;
    officer.ask("{ units(first: 9) { nodes { name } } }", json!({})).await;
    // One center's number, and none of one's own office.
    let phones = "{ organizations(first: 9) { nodes { name phone { __typename } email { __typename } } } }";
    officer.ask(phones, json!({})).await;
    assert_eq!(app.count("personal_read").await, 0, "reads are reads");

    let (flushed, statements) = app.statements_of(officer.api.flush()).await;
    flushed.unwrap();
    assert_eq!(statements.len(), 1, "both rows in one go");
    officer.api.flush().await.unwrap();
    let who = json!({ "login": "officer" });
    let expected =
        json!([read("CONTACTS", &who, &[], 1, 1), read("ACCOUNTS", &who, &["NAME", "ENABLED"], 2, 2)]);
    assert_eq!(reads(&mut office).await, expected);
    // Another instance adds to what is there.
    let mut elsewhere = app.browser_elsewhere().await;
    elsewhere.sign_in("officer", PASSWORD).await;
    look(&mut elsewhere, ", where: { invited: false }").await;
    elsewhere.api.flush().await.unwrap();
    let all = &["NAME", "ENABLED", "INVITED"];
    assert_eq!(reads(&mut office).await[1], read("ACCOUNTS", &who, all, 3, 3));
    assert_eq!(app.count("personal_read").await, 2);

    app.later(chrono::TimeDelta::hours(1));
    let mut officer = app.signed_in("officer").await;
    look(&mut officer, "").await;
    officer.api.flush().await.unwrap();
    assert_eq!(reads(&mut office).await[0]["hour"], "2020-04-15T02:00:00+00:00");
    let first = "{ personalReads(first: 1) { nodes { people } pageInfo { endCursor } } }";
    let first = office.admin.ask(first, json!({})).await;
    let after = first["data"]["personalReads"]["pageInfo"]["endCursor"].as_str().unwrap();
    let rest = format!("{{ personalReads(first: 9, after: \"{after}\") {{ nodes {{ list }} }} }}");
    let rest = office.admin.ask(&rest, json!({})).await;
    let expected = json!([{ "list": "CONTACTS" }, { "list": "ACCOUNTS" }]);
    assert_eq!(rest["data"]["personalReads"]["nodes"], expected);
}

async fn the_log_of_reads_is_for_those_who_keep_accounts_there(app: TestApp) {
    let mut office = office(&app).await;
    let mut input = wanted(&office);
    input["scope"] = json!(["READ_ORGANIZATIONS", "READ_CONTACTS"]);
    let (mut system, id) = system(&app, &mut office, &input).await;
    system.ask("{ organizations(first: 9) { nodes { phone { __typename } } } }", json!({})).await;
    system.api.flush().await.unwrap();
    let seen = reads(&mut office).await;
    assert_eq!(
        (&seen[0]["tokenId"], &seen[0]["account"], &seen[0]["list"]),
        (&json!(id), &Value::Null, &json!("CONTACTS"))
    );

    let foreign = app.foreign_organization("Mường La").await;
    app.account("foreign", shared::Role::Admin, &foreign, &app.world.other_district).await;
    let theirs = app.signed_in("foreign").await.ask(READS, json!({})).await;
    assert_eq!(theirs["data"]["personalReads"]["nodes"], json!([]));
    let refused = app.signed_in("officer").await.ask(READS, json!({})).await;
    assert_eq!(refused["errors"][0]["extensions"]["code"], "FORBIDDEN");
}

async fn people_who_left_in_a_file_are_counted_as_such(app: TestApp) {
    let mut office = office(&app).await;
    let mut officer = app.signed_in("officer").await;
    look(&mut officer, "").await;
    let asked = json!({ "columns": ["name"], "where": { "enabled": true } });
    let people = officer.csv("accounts", &asked).await.len() - 1;
    assert!(people > 1, "{people}");
    let numbers = officer.csv("organizations", &json!({ "columns": ["name", "phone"] })).await.len();
    assert!(numbers > 1, "{numbers}");
    officer.api.flush().await.unwrap();
    let seen = reads(&mut office).await;
    let figures = |row: &Value| ["list", "filters", "people", "exported"].map(|name| row[name].clone());
    assert_eq!(figures(&seen[0]), [json!("CONTACTS"), json!([]), json!(1), json!(1)]);
    let expected = [json!("ACCOUNTS"), json!(["ENABLED"]), json!(people + 1), json!(people)];
    assert_eq!(figures(&seen[1]), expected);
    // Nothing of what stood there.
    assert_eq!(app.count("personal_read WHERE list NOT IN ('accounts', 'contacts')").await, 0);
}
