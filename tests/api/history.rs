//! What became of a record, and going back to what it was.
use backend::organizations::entity as organization;
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use shared::{AccountId, OrganizationId, Role};
use uuid::Uuid;

use crate::{
    harness::{Browser, TEXT, TestApp, task},
    task_update::{form, only, update},
};

on_both_databases! {
    a_record_tells_what_was_done_to_it_and_nothing_of_another,
    an_organization_goes_back_as_a_new_version_by_the_rules_of_an_update,
    a_scheme_goes_back_with_its_targets,
    a_task_goes_back_until_it_is_given_out,
    what_is_not_yours_has_no_history_and_goes_nowhere,
}

const HISTORY: &str =
    "query($id: ID!, $first: Int!, $after: String) { history(id: $id, first: $first, after: $after) {
  nodes { operation subjectVersion account { login } before after } pageInfo { hasNextPage endCursor } } }";
const RESTORE: &str =
    "mutation($id: ID!, $input: RestoreInput!) { organizationRestore(id: $id, input: $input) {
  organization { version name phone { ... on PhoneNumber { number } } } userErrors { code path } } }";

async fn officer(app: &TestApp) -> (Browser, Uuid) {
    let office = app.organization("Phòng").await;
    let officer = app.account("officer", Role::Officer, &office, &app.world.district).await;
    (app.signed_in("officer").await, officer)
}

async fn history(browser: &mut Browser, id: &str) -> Vec<Value> {
    let answer = browser.ask(HISTORY, json!({ "id": id, "first": 20 })).await;
    answer["data"]["history"]["nodes"].as_array().unwrap_or_else(|| panic!("{answer}")).clone()
}

/// Renames it, with the telephone that comes along.
async fn rename(
    app: &TestApp,
    officer: &mut Browser,
    id: OrganizationId,
    name: &str,
    phone: &str,
    version: i32,
) {
    let mut form = app.form_of(id, json!(name)).await;
    form["phone"] = json!(phone);
    let input = json!({ "organization": form, "expectedVersion": version, "idempotencyKey": format!("rename-{}", Uuid::now_v7()) });
    let update =
        "mutation($id: ID!, $input: OrganizationUpdateInput!) { organizationUpdate(id: $id, input: $input) {
      userErrors { code path } } }";
    let answer = officer.ask(update, json!({ "id": id.to_string(), "input": input })).await;
    assert_eq!(answer["data"]["organizationUpdate"]["userErrors"], json!([]), "{answer}");
}

async fn restore(browser: &mut Browser, id: OrganizationId, version: i32, expected: i32, key: &str) -> Value {
    let input = json!({ "version": version, "expectedVersion": expected, "idempotencyKey": key });
    let answer = browser.ask(RESTORE, json!({ "id": id.to_string(), "input": input })).await;
    if answer["errors"].is_null() { answer["data"]["organizationRestore"].clone() } else { answer }
}

async fn a_record_tells_what_was_done_to_it_and_nothing_of_another(app: TestApp) {
    let (mut officer, account) = officer(&app).await;
    let (one, other) = (app.organization("Một").await, app.organization("Hai").await);
    let (one, other) = (OrganizationId(one.id), OrganizationId(other.id));
    rename(&app, &mut officer, one, "Một mới", "0212 1", 1).await;
    rename(&app, &mut officer, other, "Hai mới", "0212 2", 1).await;
    rename(&app, &mut officer, one, "Một nữa", "0212 3", 2).await;

    let told = history(&mut officer, &one.to_string()).await;
    let versions: Vec<_> = told.iter().map(|entry| entry["subjectVersion"].clone()).collect();
    assert_eq!(versions, [json!(3), json!(2)]);
    assert_eq!(told[0]["account"], json!({ "login": "officer" }));
    let before: Value = serde_json::from_str(told[0]["before"].as_str().unwrap()).unwrap();
    assert_eq!((&before["name"], &before["phone"]), (&json!("Một mới"), &json!("0212 1")));
    let page =
        officer.ask(HISTORY, json!({ "id": one.to_string(), "first": 1 })).await["data"]["history"].clone();
    assert_eq!(page["pageInfo"]["hasNextPage"], true);
    let after = &page["pageInfo"]["endCursor"];
    let rest = officer.ask(HISTORY, json!({ "id": one.to_string(), "first": 1, "after": after })).await;
    assert_eq!(rest["data"]["history"]["nodes"], json!([told[1]]));

    for nothing in
        [AccountId(account).to_string(), "organization:1".to_owned(), "nothing:0".to_owned(), String::new()]
    {
        assert_eq!(history(&mut officer, &nothing).await, Vec::<Value>::new(), "{nothing}");
    }
    let query = json!({ "id": one.to_string(), "first": 20 });
    let (_, statements) = app.statements_of(officer.ask(HISTORY, query)).await;
    for statement in &statements {
        assert!(!statement.sql.contains("OFFSET"), "{statement}");
    }
    let entries = statements.into_iter().find(|statement| statement.sql.contains("\"subject\" =")).unwrap();
    let plan = app.plan(entries).await;
    assert!(plan.contains("audit_entry_by_subject"), "{plan}");
}

async fn an_organization_goes_back_as_a_new_version_by_the_rules_of_an_update(app: TestApp) {
    let (mut officer, _) = officer(&app).await;
    let id = OrganizationId(app.organization("Một").await.id);
    rename(&app, &mut officer, id, "Một mới", "0212 1", 1).await;
    rename(&app, &mut officer, id, "Một nữa", "0212 3", 2).await;

    let stale = restore(&mut officer, id, 1, 2, "back-0001").await;
    assert_eq!(stale["userErrors"][0]["code"], "STALE_VERSION");
    let done = restore(&mut officer, id, 1, 3, "back-0002").await;
    let first = json!({ "version": 4, "name": "Một", "phone": { "number": "0212 3847 000" } });
    assert_eq!(done, json!({ "organization": first, "userErrors": [] }));
    assert_eq!(restore(&mut officer, id, 1, 3, "back-0002").await, done);
    let told = history(&mut officer, &id.to_string()).await;
    assert_eq!((told.len(), &told[0]["operation"]), (3, &json!("organizationRestore")));
    // And back again: nothing was lost on the way.
    let again = restore(&mut officer, id, 3, 4, "back-0003").await;
    assert_eq!(
        (&again["organization"]["name"], &again["organization"]["version"]),
        (&json!("Một nữa"), &json!(5))
    );
    for version in [5, 9] {
        let refused = restore(&mut officer, id, version, 5, &format!("back-1{version:03}")).await;
        assert_eq!(refused["userErrors"], json!([{ "code": "WRONG_STATE", "path": ["input", "version"] }]));
    }
    // What does not fit today is refused as it would be in the form: its kind stays once somebody works there.
    app.meddle("UPDATE organization SET kind = 'school' WHERE name = 'Một nữa'").await.unwrap();
    let row = organization::Entity::find_by_id(id.0).one(&app.db).await.unwrap().unwrap();
    app.account("teacher", Role::School, &row, &app.world.district).await;
    let other = restore(&mut officer, id, 2, 5, "back-2000").await;
    assert_eq!(other["userErrors"], json!([{ "code": "NOT_ALLOWED", "path": ["input", "version"] }]));
    assert_eq!(app.count("audit_entry").await, 4);
}

async fn a_scheme_goes_back_with_its_targets(app: TestApp) {
    let (mut officer, _) = officer(&app).await;
    let target = |value: i32| json!({ "year": 2020, "name": "Gia đình học tập", "value": value, "unit": "%", "isVerified": true });
    let scheme = |name: &str, targets: Value, key: &str| {
        json!({ "name": name, "fromYear": 2012, "toYear": 2020,
        "targets": targets, "idempotencyKey": key })
    };
    let act = async |browser: &mut Browser, name: &str, kind: &str, variables: Value| {
        let (declared, given) = match &variables["id"] {
            Value::Null => (String::new(), ""),
            _ => ("$id: ID!, ".to_owned(), "id: $id, "),
        };
        let query = format!(
            "mutation({declared}$input: {kind}!) {{ {name}({given}input: $input) {{
               scheme {{ id version name targets {{ value }} }} userErrors {{ code path }} }} }}"
        );
        let answer = browser.ask(&query, variables).await;
        assert_eq!(answer["data"][name]["userErrors"], json!([]), "{answer}");
        answer["data"][name]["scheme"].clone()
    };
    let opened = act(
        &mut officer,
        "schemeOpen",
        "SchemeOpenInput",
        json!({ "input": scheme("Đề án", json!([target(70)]), "open-0001") }),
    )
    .await;
    let id = opened["id"].clone();
    let mut update = scheme("Đề án mới", json!([]), "update-01");
    update["expectedVersion"] = json!(1);
    act(&mut officer, "schemeUpdate", "SchemeUpdateInput", json!({ "id": id, "input": update })).await;
    let back = json!({ "version": 1, "expectedVersion": 2, "idempotencyKey": "back-0001" });
    let done = act(&mut officer, "schemeRestore", "RestoreInput", json!({ "id": id, "input": back })).await;
    assert_eq!(done, json!({ "id": id, "version": 3, "name": "Đề án", "targets": [{ "value": 70 }] }));
    assert_eq!(history(&mut officer, id.as_str().unwrap()).await.len(), 3);
}

async fn a_task_goes_back_until_it_is_given_out(app: TestApp) {
    let (draft, officer) = (app.draft(TEXT).await, app.officer());
    app.organization("Trung tâm").await;
    officer.set_task(&draft.clauses[0], task("Mở lớp", "2020-05-20", "task-0001")).await;
    let id = only(&officer, &draft).await["id"].clone();
    let other = form(1, |input| {
        input["title"] = json!("Mở hai lớp");
        input["dueOn"] = json!("2020-06-20");
        input["measures"] = json!([]);
    });
    assert_eq!(update(&officer, &id, other).await["userErrors"], json!([]));
    let back = async |version: i32, expected: i32| {
        let input = json!({ "version": version, "expectedVersion": expected, "idempotencyKey": format!("back-{expected:04}") });
        let all = "task { version title dueOn measures { name unit } }";
        officer.act("taskRestore", "RestoreInput", id.as_str().unwrap(), input, all).await
    };
    let first = json!({ "version": 3, "title": "Mở lớp", "dueOn": "2020-05-20",
        "measures": [{ "name": "Số lớp", "unit": "lớp" }] });
    assert_eq!(back(1, 2).await, json!({ "task": first, "userErrors": [] }));
    assert_eq!(officer.publish(&draft.directive, 1).await["userErrors"], json!([]));
    let refused = back(2, 3).await;
    assert_eq!(refused["userErrors"], json!([{ "code": "WRONG_STATE", "path": ["id"] }]));
    assert_eq!(only(&officer, &draft).await["version"], 3);
}

async fn what_is_not_yours_has_no_history_and_goes_nowhere(app: TestApp) {
    let (mut officer, _) = officer(&app).await;
    let id = OrganizationId(app.organization("Một").await.id);
    rename(&app, &mut officer, id, "Một mới", "0212 1", 1).await;
    let foreign = app.foreign_organization("Mường La").await;
    app.account("foreign", Role::Officer, &foreign, &app.world.other_district).await;
    let mut elsewhere = app.signed_in("foreign").await;
    assert_eq!(history(&mut elsewhere, &id.to_string()).await, Vec::<Value>::new());
    let theirs = restore(&mut elsewhere, id, 1, 2, "back-0001").await;
    assert_eq!(theirs, restore(&mut elsewhere, OrganizationId(Uuid::now_v7()), 1, 2, "back-0002").await);
    let local = app.organization_in(&app.world.next_commune, "Tổ").await;
    app.account("local", Role::Officer, &local, &app.world.next_commune).await;
    let mut local = app.signed_in("local").await;
    assert_eq!(history(&mut local, &id.to_string()).await, Vec::<Value>::new());
    for (login, role) in [("director", Role::Director), ("clerk", Role::Clerk)] {
        app.account(login, role, &app.organization(login).await, &app.world.district).await;
        let mut browser = app.signed_in(login).await;
        let refused = browser.ask(HISTORY, json!({ "id": id.to_string(), "first": 20 })).await;
        assert_eq!(refused["errors"][0]["extensions"]["code"], "FORBIDDEN", "{login}");
        let refused = restore(&mut browser, id, 1, 2, "back-0003").await;
        assert_eq!(refused["errors"][0]["extensions"]["code"], "FORBIDDEN", "{login}");
    }
}
