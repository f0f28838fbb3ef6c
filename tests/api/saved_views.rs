//! Ways to look at a list are kept, for oneself or for others.
use serde_json::{Value, json};
use shared::Role;

use crate::harness::{Browser, TestApp};

on_both_databases! {
    a_view_is_kept_and_found_again_by_whoever_it_is_for,
    nobody_knows_of_anothers_own_view,
    a_shared_view_is_changed_by_those_who_share,
    a_list_opens_with_the_view_each_person_chose,
    a_hundred_views_cost_as_many_statements_as_ten,
}

const LIST: &str = "query($list: ListKind!) { savedViews(list: $list) {
  id version name where sort columns visibility role owner { ... on PersonName { fullName } ... on Withheld { reason } } isMine isDefault canChange } }";
const SAVE: &str = "mutation($id: ID, $input: SavedViewSaveInput!) { savedViewSave(id: $id, input: $input) {
  savedView { id version name visibility role columns } userErrors { code path } } }";
const REMOVE: &str = "mutation($id: ID!, $input: StepInput!) { savedViewRemove(id: $id, input: $input) {
  savedView { version } userErrors { code path } } }";
const CHOOSE: &str = "mutation($input: SavedViewDefaultInput!) { savedViewDefault(input: $input) {
  savedView { name isDefault } userErrors { code path } } }";

/// A leader, two officers and a director of the home office, and an officer of the other.
pub struct People {
    pub leader: Browser,
    pub officer: Browser,
    pub colleague: Browser,
    pub director: Browser,
    pub stranger: Browser,
}

pub async fn people(app: &TestApp) -> People {
    let center = app.organization("Chiềng Ly").await;
    let foreign = app.foreign_organization("Phòng Mường La").await;
    for (login, role) in [
        ("leader", Role::Leader),
        ("officer", Role::Officer),
        ("colleague", Role::Officer),
        ("director", Role::Director),
    ] {
        app.account(login, role, &center, &app.world.district).await;
    }
    app.account("stranger", Role::Leader, &foreign, &app.world.other_district).await;
    People {
        leader: app.signed_in("leader").await,
        officer: app.signed_in("officer").await,
        colleague: app.signed_in("colleague").await,
        director: app.signed_in("director").await,
        stranger: app.signed_in("stranger").await,
    }
}

/// A view of the assignments, to be saved.
pub fn view(name: &str, visibility: &str, key: &str) -> Value {
    json!({
        "list": "ASSIGNMENTS", "name": name, "where": "{\"late\":true}", "sort": "DUE",
        "columns": ["task", "due"], "visibility": visibility, "idempotencyKey": format!("view-key-{key}"),
    })
}

pub fn with(mut input: Value, field: &str, value: Value) -> Value {
    input[field] = value;
    input
}

pub async fn save(browser: &mut Browser, id: Option<&str>, input: &Value) -> Value {
    let answer = browser.ask(SAVE, json!({ "id": id, "input": input })).await;
    assert!(answer["errors"].is_null(), "{answer}");
    answer["data"]["savedViewSave"].clone()
}

/// The id of a view just saved.
pub async fn saved(browser: &mut Browser, input: &Value) -> String {
    let answer = save(browser, None, input).await;
    assert_eq!(answer["userErrors"], json!([]), "{answer}");
    answer["savedView"]["id"].as_str().unwrap().to_owned()
}

pub async fn views(browser: &mut Browser, list: &str) -> Value {
    browser.ask(LIST, json!({ "list": list })).await["data"]["savedViews"].clone()
}

async fn names(browser: &mut Browser) -> Vec<String> {
    let views = views(browser, "ASSIGNMENTS").await;
    views.as_array().unwrap().iter().map(|view| view["name"].as_str().unwrap().to_owned()).collect()
}

async fn remove(browser: &mut Browser, id: &str, version: i32, key: &str) -> Value {
    let input = json!({ "expectedVersion": version, "idempotencyKey": format!("remove-key-{key}") });
    browser.ask(REMOVE, json!({ "id": id, "input": input })).await["data"]["savedViewRemove"].clone()
}

async fn choose(browser: &mut Browser, id: Option<&str>, key: &str) -> Value {
    let input = json!({ "list": "ASSIGNMENTS", "viewId": id, "idempotencyKey": format!("choose-key-{key}") });
    browser.ask(CHOOSE, json!({ "input": input })).await["data"]["savedViewDefault"].clone()
}

pub fn refused(code: &str, path: &[&str]) -> Value {
    json!([{ "code": code, "path": path }])
}

async fn a_view_is_kept_and_found_again_by_whoever_it_is_for(app: TestApp) {
    let mut people = people(&app).await;
    saved(&mut people.officer, &view("Của tôi", "OWN", "1")).await;
    let for_officers = with(view("Cho chuyên viên", "ROLE", "2"), "role", json!("OFFICER"));
    saved(&mut people.leader, &for_officers).await;
    saved(&mut people.leader, &view("Cho cả phòng", "OFFICE", "3")).await;
    saved(&mut people.stranger, &view("Phòng khác", "OFFICE", "4")).await;

    assert_eq!(names(&mut people.officer).await, ["Của tôi", "Cho chuyên viên", "Cho cả phòng"]);
    assert_eq!(names(&mut people.colleague).await, ["Cho chuyên viên", "Cho cả phòng"]);
    assert_eq!(names(&mut people.leader).await, ["Cho chuyên viên", "Cho cả phòng"]);
    assert_eq!(names(&mut people.director).await, ["Cho cả phòng"]);
    assert_eq!(names(&mut people.stranger).await, ["Phòng khác"]);
    assert_eq!(views(&mut people.officer, "ORGANIZATIONS").await, json!([]));

    let seen = views(&mut people.officer, "ASSIGNMENTS").await;
    let mut first = seen[0].clone();
    assert!(first.as_object_mut().unwrap().remove("id").unwrap().as_str().unwrap().starts_with("view:"));
    assert_eq!(
        first,
        json!({ "version": 1, "name": "Của tôi", "where": "{\"late\":true}", "sort": "DUE",
            "columns": ["task", "due"], "visibility": "OWN", "role": null, "owner": { "fullName": "Lò Thị officer" },
            "isMine": true, "isDefault": false, "canChange": true })
    );
    // Who does not read accounts is not told who it was that shared.
    let shared = views(&mut people.director, "ASSIGNMENTS").await;
    assert_eq!(shared[0]["owner"], json!({ "reason": "ROLE" }));
    assert_eq!(
        (&seen[1]["role"], &seen[1]["isMine"], &seen[1]["canChange"]),
        (&json!("OFFICER"), &json!(false), &json!(false))
    );
    // Of a list that one is not shown there are no views.
    let answer = people.director.ask(LIST, json!({ "list": "ACCOUNTS" })).await;
    assert_eq!(answer["errors"][0]["extensions"]["code"], "FORBIDDEN");
}

async fn nobody_knows_of_anothers_own_view(app: TestApp) {
    let mut people = people(&app).await;
    let id = saved(&mut people.officer, &view("Của tôi", "OWN", "1")).await;
    let missing = "view:018f4a2e-0000-7000-8000-000000000000";
    let input = with(view("Khác", "OWN", "2"), "expectedVersion", json!(1));
    for (at, browser) in
        [&mut people.leader, &mut people.colleague, &mut people.stranger].into_iter().enumerate()
    {
        for id in [id.as_str(), missing] {
            let answer = save(browser, Some(id), &input).await;
            assert_eq!(answer["userErrors"], refused("NOT_FOUND", &["id"]));
            let answer = remove(browser, id, 1, &format!("{at}")).await;
            assert_eq!(answer["userErrors"], refused("NOT_FOUND", &["id"]));
            let answer = choose(browser, Some(id), &format!("{at}")).await;
            assert_eq!(answer["userErrors"], refused("NOT_FOUND", &["input", "viewId"]));
        }
    }
    assert_eq!(names(&mut people.officer).await, ["Của tôi"]);
    for (query, variables) in [
        (LIST, json!({ "list": "ASSIGNMENTS" })),
        (SAVE, json!({ "input": view("A", "OWN", "9") })),
        (CHOOSE, json!({ "input": { "list": "ASSIGNMENTS", "idempotencyKey": "choose-nobody" } })),
        (REMOVE, json!({ "id": id, "input": { "expectedVersion": 1, "idempotencyKey": "remove-nobody" } })),
    ] {
        let answer = app.browser().ask(query, variables).await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], "FORBIDDEN", "{answer}");
    }
}

async fn a_shared_view_is_changed_by_those_who_share(app: TestApp) {
    let mut people = people(&app).await;
    let id = saved(&mut people.leader, &view("Việc trễ", "OFFICE", "1")).await;
    let renamed = with(view("Việc quá hạn", "OFFICE", "2"), "expectedVersion", json!(1));
    let answer = save(&mut people.officer, Some(&id), &renamed).await;
    assert_eq!(answer["userErrors"], refused("NOT_ALLOWED", &["id"]));
    assert_eq!(remove(&mut people.officer, &id, 1, "1").await["userErrors"], refused("NOT_ALLOWED", &["id"]));
    let shared = view("Của tôi", "OFFICE", "3");
    let answer = save(&mut people.officer, None, &shared).await;
    assert_eq!(answer["userErrors"], refused("NOT_ALLOWED", &["input", "visibility"]));

    let center = app.organization("Phòng").await;
    app.account("admin", Role::Admin, &center, &app.world.district).await;
    let mut admin = app.signed_in("admin").await;
    let answer = save(&mut admin, Some(&id), &renamed).await;
    assert_eq!((&answer["userErrors"], &answer["savedView"]["version"]), (&json!([]), &json!(2)));
    // The same key again is the same answer; the old version is told.
    assert_eq!(save(&mut admin, Some(&id), &renamed).await, answer);
    let late = with(renamed.clone(), "idempotencyKey", json!("view-key-late"));
    let stale = save(&mut people.leader, Some(&id), &late).await;
    assert_eq!(stale["userErrors"], refused("STALE_VERSION", &["input", "expectedVersion"]));
    assert_eq!(stale["savedView"]["name"], "Việc quá hạn");
    // It cannot be hidden from whoever saved it.
    let hidden = with(view("Việc quá hạn", "OWN", "5"), "expectedVersion", json!(2));
    let answer = save(&mut admin, Some(&id), &hidden).await;
    assert_eq!(answer["userErrors"], refused("NOT_ALLOWED", &["input", "visibility"]));

    assert_eq!(remove(&mut admin, &id, 1, "2").await["userErrors"][0]["code"], "STALE_VERSION");
    assert_eq!(remove(&mut admin, &id, 2, "3").await, json!({ "savedView": null, "userErrors": [] }));
    assert_eq!(names(&mut people.leader).await, [""; 0]);
    assert_eq!(app.count("audit_entry").await, 3);
}

async fn a_list_opens_with_the_view_each_person_chose(app: TestApp) {
    let mut people = people(&app).await;
    let own = saved(&mut people.officer, &view("Của tôi", "OWN", "1")).await;
    let shared = saved(&mut people.leader, &view("Cho cả phòng", "OFFICE", "2")).await;
    let defaults = async |browser: &mut Browser| {
        let views = views(browser, "ASSIGNMENTS").await;
        let chosen = views.as_array().unwrap().iter().filter(|view| view["isDefault"] == true);
        chosen.map(|view| view["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let chosen = choose(&mut people.officer, Some(&own), "1").await;
    assert_eq!(chosen, json!({ "savedView": { "name": "Của tôi", "isDefault": true }, "userErrors": [] }));
    choose(&mut people.officer, Some(&shared), "2").await;
    choose(&mut people.colleague, Some(&shared), "3").await;
    assert_eq!(defaults(&mut people.officer).await, ["Cho cả phòng"]);
    assert_eq!(defaults(&mut people.leader).await, [""; 0]);
    choose(&mut people.officer, None, "4").await;
    assert_eq!(defaults(&mut people.officer).await, [""; 0]);
    assert_eq!(defaults(&mut people.colleague).await, ["Cho cả phòng"]);
    // A view of another list is none of this one's.
    let elsewhere = with(view("Tổ chức", "OWN", "5"), "list", json!("ORGANIZATIONS"));
    let elsewhere = with(with(elsewhere, "where", json!(null)), "sort", json!("NAME"));
    let elsewhere = saved(&mut people.officer, &with(elsewhere, "columns", json!(["name"]))).await;
    let answer = choose(&mut people.officer, Some(&elsewhere), "5").await;
    assert_eq!(answer["userErrors"], refused("NOT_FOUND", &["input", "viewId"]));
    // What is gone is nobody's default.
    assert_eq!(remove(&mut people.leader, &shared, 1, "1").await["userErrors"], json!([]));
    assert_eq!(app.count("saved_view_default").await, 0);
}

async fn a_hundred_views_cost_as_many_statements_as_ten(app: TestApp) {
    let mut people = people(&app).await;
    let mut sent = Vec::new();
    for (from, to) in [(0, 10), (10, 100)] {
        for at in from..to {
            let owner = if at % 2 == 0 { &mut people.leader } else { &mut people.officer };
            let visibility = if at % 2 == 0 { "OFFICE" } else { "OWN" };
            saved(owner, &view(&format!("Số {at}"), visibility, &format!("{at:03}"))).await;
        }
        let officer = &mut people.officer;
        let (seen, statements) = app.statements_of(views(officer, "ASSIGNMENTS")).await;
        assert_eq!(seen.as_array().unwrap().len(), to);
        sent.push(statements.len());
    }
    assert_eq!(sent[0], sent[1]);
}
