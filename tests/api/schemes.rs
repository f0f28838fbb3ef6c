//! Schemes are kept by whoever manages directives.
use serde_json::{Value, json};
use shared::{Role, SchemeId};
use uuid::Uuid;

use crate::{
    harness::{Actor, Browser, TestApp},
    organization_update::traces,
};

on_both_databases! {
    a_scheme_is_opened_once_with_its_targets,
    of_two_who_open_one_scheme_at_once_one_is_told_so,
    what_makes_no_scheme_says_why,
    a_scheme_is_changed_as_a_whole_and_by_its_version,
    a_scheme_ends_on_a_day_and_goes_on_again,
    another_offices_scheme_cannot_be_told_from_a_missing_one,
}

const ALL: &str = "scheme { id name version fromYear toYear endedOn document { name }
  targets { year name value unit isVerified } }";

pub async fn office(app: &TestApp) -> Browser {
    let office = app.organization("Phòng").await;
    app.account("officer", Role::Officer, &office, &app.world.district).await;
    app.signed_in("officer").await
}

/// Decision 281/QĐ-TTg of 20/02/2014.
pub fn form(key: &str) -> Value {
    let target = |name: &str, value: i32| json!({ "year": 2020, "name": name, "value": value, "unit": "%", "isVerified": false });
    json!({
        "name": " Học tập suốt đời  trong gia đình ", "fromYear": 2014, "toYear": 2020,
        "targets": [target("Gia đình học tập", 70), target("Cộng đồng học tập", 60), target("Dòng họ học tập", 50)],
        "idempotencyKey": key,
    })
}

pub async fn open(officer: &mut Browser, input: Value) -> Value {
    let query = format!(
        "mutation($input: SchemeOpenInput!) {{ schemeOpen(input: $input) {{ {ALL} userErrors {{ code path }} }} }}"
    );
    let answer = officer.ask(&query, json!({ "input": input })).await;
    assert!(answer["errors"].is_null(), "{answer}");
    answer["data"]["schemeOpen"].clone()
}

pub async fn opened(app: &TestApp) -> String {
    let answer = open(&mut office(app).await, form("open-0001")).await;
    answer["scheme"]["id"].as_str().unwrap().to_owned()
}

async fn update(officer: &Actor<'_>, id: &str, version: i32, change: impl FnOnce(&mut Value)) -> Value {
    let mut input = form(&format!("update-{}", Uuid::now_v7()));
    input["expectedVersion"] = json!(version);
    change(&mut input);
    officer.act("schemeUpdate", "SchemeUpdateInput", id, input, ALL).await
}

async fn of_two_who_open_one_scheme_at_once_one_is_told_so(app: TestApp) {
    let mut one = office(&app).await;
    let mut other = app.signed_in("officer").await;
    let (first, second) =
        tokio::join!(open(&mut one, form("open-0001")), open(&mut other, form("open-0002")));
    let refused = [&first, &second].map(|answer| answer["userErrors"].as_array().unwrap().len());
    assert_eq!(refused.iter().sum::<usize>(), 1, "{first} {second}");
    assert_eq!(app.count("scheme").await, 1);
}

async fn a_scheme_is_opened_once_with_its_targets(app: TestApp) {
    let mut officer = office(&app).await;
    let before = app.count("audit_entry").await;
    let first = open(&mut officer, form("open-0001")).await;
    let again = open(&mut officer, form("open-0001")).await;
    assert_eq!(first, again, "the same key is the same act");
    let scheme = &first["scheme"];
    assert_eq!(
        (&scheme["name"], &scheme["version"], &scheme["endedOn"]),
        (&json!("Học tập suốt đời trong gia đình"), &json!(1), &Value::Null)
    );
    let values: Vec<_> = scheme["targets"]
        .as_array()
        .unwrap()
        .iter()
        .map(|target| target["value"].as_i64().unwrap())
        .collect();
    assert_eq!(values, [70, 60, 50], "in the order of the form");
    assert_eq!(app.count("audit_entry").await, before + 1);
    let twice = open(&mut officer, form("open-0002")).await;
    assert_eq!(twice["userErrors"], json!([{ "code": "TAKEN", "path": ["input", "name"] }]));
    let mut other = form("open-0001");
    other["name"] = json!("Khác");
    assert_eq!(open(&mut officer, other).await["userErrors"][0]["code"], "KEY_REUSED");
    assert_eq!(app.count("scheme").await, 1);
}

async fn what_makes_no_scheme_says_why(app: TestApp) {
    let mut officer = office(&app).await;
    let before = traces(&app).await;
    let target = |change: (&str, Value)| {
        let mut target = form("")["targets"][0].clone();
        target[change.0] = change.1;
        json!([target])
    };
    let many: Vec<_> = (0..101)
        .map(|number| json!({ "year": 2020, "name": format!("Chỉ tiêu {number}"), "value": 1, "unit": "%", "isVerified": true }))
        .collect();
    let twice = json!([form("")["targets"][0], form("")["targets"][0]]);
    for (field, value, path) in [
        ("name", json!(" "), "name"),
        ("name", json!("x".repeat(301)), "name"),
        ("fromYear", json!(14), "fromYear"),
        ("toYear", json!(2013), "toYear"),
        ("documentId", json!(format!("document:{}", Uuid::now_v7())), "documentId"),
        ("documentId", json!("scheme:1"), "documentId"),
        ("targets", target(("year", json!(2021))), "targets"),
        ("targets", target(("name", json!(""))), "targets"),
        ("targets", target(("unit", json!("đơn vị tính dài quá ba mươi chữ một chút"))), "targets"),
        ("targets", target(("value", json!(-1))), "targets"),
        ("targets", twice, "targets"),
        ("targets", json!(many), "targets"),
    ] {
        let mut input = form("open-0001");
        input[field] = value;
        let answer = open(&mut officer, input).await;
        assert_eq!(answer["userErrors"][0]["path"][1], path, "{answer}");
    }
    assert_eq!((traces(&app).await, app.count("scheme").await), (before, 0), "a refusal leaves nothing");
}

async fn a_scheme_is_changed_as_a_whole_and_by_its_version(app: TestApp) {
    let id = opened(&app).await;
    let officer = app.officer();
    let before = app.count("audit_entry").await;
    let done = update(&officer, &id, 1, |input| {
        input["toYear"] = json!(2021);
        input["targets"][0]["isVerified"] = json!(true);
        input["targets"].as_array_mut().unwrap().truncate(1);
    })
    .await;
    let verified =
        json!([{ "year": 2020, "name": "Gia đình học tập", "value": 70, "unit": "%", "isVerified": true }]);
    assert_eq!(
        (&done["scheme"]["version"], &done["scheme"]["toYear"], &done["scheme"]["targets"]),
        (&json!(2), &json!(2021), &verified)
    );
    assert_eq!(app.count("audit_entry").await, before + 1);
    let late = update(&officer, &id, 1, |input| input["targets"] = json!([])).await;
    assert_eq!(
        (&late["userErrors"][0]["code"], &late["scheme"]["targets"]),
        (&json!("STALE_VERSION"), &verified)
    );
    assert_eq!(app.count("target").await, 1);
    // Two with one version at once: one of them is told.
    let (one, two) = tokio::join!(
        update(&officer, &id, 2, |input| input["name"] = json!("Một")),
        update(&officer, &id, 2, |input| input["name"] = json!("Hai")),
    );
    let codes = [one, two].map(|answer| answer["userErrors"][0]["code"].clone());
    assert!(codes.contains(&Value::Null) && codes.contains(&json!("STALE_VERSION")), "{codes:?}");
    assert_eq!(app.count("target").await, 3);
}

async fn a_scheme_ends_on_a_day_and_goes_on_again(app: TestApp) {
    let id = opened(&app).await;
    let officer = app.officer();
    let end = async |day: Value, version: i32| {
        let input = json!({ "endedOn": day, "expectedVersion": version, "idempotencyKey": format!("end-{version:05}") });
        officer.act("schemeEnd", "SchemeEndInput", &id, input, "scheme { endedOn version }").await
    };
    let early = end(json!("2013-12-31"), 1).await;
    assert_eq!(early["userErrors"], json!([{ "code": "INVALID", "path": ["input", "endedOn"] }]));
    let done = end(json!("2019-12-31"), 1).await;
    assert_eq!(done["scheme"], json!({ "endedOn": "2019-12-31", "version": 2 }));
    assert_eq!(end(json!("2019-12-31"), 1).await, done, "the same key is the same act");
    let stale = json!({ "expectedVersion": 1, "idempotencyKey": "end-again-1" });
    let late = officer.act("schemeEnd", "SchemeEndInput", &id, stale, "scheme { version }").await;
    assert_eq!(late["userErrors"][0]["code"], "STALE_VERSION");
    assert_eq!(end(Value::Null, 2).await["scheme"], json!({ "endedOn": null, "version": 3 }));
}

async fn another_offices_scheme_cannot_be_told_from_a_missing_one(app: TestApp) {
    let id = opened(&app).await;
    let foreign = app.foreign_officer();
    let missing = SchemeId(Uuid::now_v7()).to_string();
    let absent = json!({ "scheme": null, "userErrors": [{ "code": "NOT_FOUND", "path": ["id"] }] });
    for id in [&id, &missing] {
        assert_eq!(update(&foreign, id, 1, |_| {}).await, absent);
        let input = json!({ "expectedVersion": 1, "idempotencyKey": "end-00001" });
        assert_eq!(foreign.act("schemeEnd", "SchemeEndInput", id, input, "scheme { id }").await, absent);
        let seen = foreign
            .ask("query($id: ID!) { scheme(id: $id) { id } schemes { id } }", json!({ "id": id }))
            .await;
        assert_eq!(seen, json!({ "data": { "scheme": null, "schemes": [] } }));
    }
    let center = app.organization("Trung tâm").await;
    let reads = app.director(&center).ask("{ schemes { name } }", json!({})).await;
    assert_eq!(reads["data"]["schemes"].as_array().unwrap().len(), 1);
    let query = "mutation($id: ID!, $input: SchemeEndInput!) { schemeEnd(id: $id, input: $input) { userErrors { code } } }";
    let input = json!({ "expectedVersion": 1, "idempotencyKey": "end-00001" });
    let tried = app.director(&center).ask(query, json!({ "id": id, "input": input })).await;
    assert_eq!(tried["errors"][0]["extensions"]["code"], "FORBIDDEN");
}
