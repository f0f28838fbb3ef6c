//! Whom an act concerns is told of it, once, and nobody else is.
use serde_json::{Value, json};
use shared::{OrganizationKind, Role};

use crate::{
    assignments::published,
    harness::{Browser, TestApp},
};

on_both_databases! {
    each_act_is_told_once_to_whom_it_concerns,
    an_event_that_is_read_twice_is_told_once,
    who_may_no_longer_act_is_told_nothing,
    a_task_that_asks_somebody_anew_tells_them_alone,
    nobody_reads_or_marks_anothers,
}

pub const LIST: &str =
    "{ notifications(first: 100) { nodes { id kind subject title organizationName dueOn reason count
  readAt } } }";
pub const SINCE: &str = "query($cursor: String) { notificationsSince(cursor: $cursor) {
  unread exact cursor newest { id kind } } }";
const READ: &str = "mutation($ids: [ID!]) { notificationsMarkRead(ids: $ids) {
  news { unread } userErrors { code path } } }";

/// A director of a center, another of another, and an officer and a clerk of the office.
pub async fn people(app: &TestApp) -> [Browser; 3] {
    let center = app.organization("Trung tâm Một").await;
    let other = app.organization_in(&app.world.next_commune, "Trung tâm Hai").await;
    let office = app.body(OrganizationKind::EducationOffice, &app.world.commune, "Phòng").await;
    for (login, role, of) in [
        ("director", Role::Director, &center),
        ("other", Role::Director, &other),
        ("officer", Role::Officer, &office),
        ("clerk", Role::Clerk, &office),
    ] {
        app.account(login, role, of, &app.world.district).await;
    }
    [app.signed_in("director").await, app.signed_in("other").await, app.signed_in("officer").await]
}

pub async fn told(browser: &mut Browser) -> Vec<Value> {
    let answer = browser.ask(LIST, json!({})).await;
    answer["data"]["notifications"]["nodes"].as_array().unwrap_or_else(|| panic!("{answer}")).clone()
}

async fn kinds(browser: &mut Browser) -> Vec<String> {
    told(browser).await.iter().map(|one| one["kind"].as_str().unwrap().to_owned()).collect()
}

async fn act(browser: &mut Browser, mutation: &str, kind: &str, id: &Value, input: Value) {
    let query = format!(
        "mutation($id: ID!, $input: {kind}!) {{ {mutation}(id: $id, input: $input) {{ userErrors {{ code }} }} }}"
    );
    let answer = browser.ask(&query, json!({ "id": id, "input": input })).await;
    assert_eq!(answer["data"][mutation]["userErrors"], json!([]), "{answer}");
}

async fn each_act_is_told_once_to_whom_it_concerns(app: TestApp) {
    let [mut director, mut other, mut officer] = people(&app).await;
    published(&app, "2020-05-20").await;
    assert_eq!(kinds(&mut director).await, [""; 0], "nobody has worked yet");
    app.work().await;
    let given = told(&mut director).await;
    let id = given[0]["subject"].clone();
    assert_eq!(
        given,
        [json!({ "id": given[0]["id"], "kind": "ASSIGNED", "subject": id, "title": "Mở lớp", "reason": null,
            "organizationName": "Trung tâm Một", "dueOn": "2020-05-20", "count": null, "readAt": null })]
    );
    assert_eq!(kinds(&mut other).await, ["ASSIGNED"]);
    assert_eq!(kinds(&mut officer).await, [""; 0]);

    act(&mut officer, "assignmentRemind", "KeyedInput", &id, json!({ "idempotencyKey": "remind-1" })).await;
    let submit = |version: i32| {
        json!({ "answer": "Đã mở.", "figures": [], "expectedVersion": version,
        "idempotencyKey": format!("submit-{version}") })
    };
    act(&mut director, "assignmentSubmit", "AssignmentAnswerInput", &id, submit(2)).await;
    let back = json!({ "reason": "Thiếu ảnh", "expectedVersion": 3, "idempotencyKey": "return-1" });
    act(&mut officer, "assignmentReturn", "AssignmentReturnInput", &id, back).await;
    act(&mut director, "assignmentSubmit", "AssignmentAnswerInput", &id, submit(4)).await;
    let accept = json!({ "expectedVersion": 5, "idempotencyKey": "accept-1" });
    act(&mut officer, "assignmentAccept", "StepInput", &id, accept).await;
    app.work().await;
    assert_eq!(kinds(&mut director).await, ["ACCEPTED", "RETURNED", "REMINDED", "ASSIGNED"]);
    assert_eq!(told(&mut director).await[1]["reason"], "Thiếu ảnh");
    assert_eq!(kinds(&mut officer).await, ["HANDED_IN", "HANDED_IN"]);
    assert_eq!(kinds(&mut other).await, ["ASSIGNED"]);
    assert_eq!(kinds(&mut app.signed_in("clerk").await).await, [""; 0], "who only reads may not act");
    assert_eq!(app.count("job WHERE state <> 'done'").await, 0);
}

async fn an_event_that_is_read_twice_is_told_once(app: TestApp) {
    let [mut director, ..] = people(&app).await;
    published(&app, "2020-05-20").await;
    app.work().await;
    let before = told(&mut director).await;
    app.meddle("UPDATE job SET state = 'waiting', next_at = created_at WHERE kind = 'notify'").await.unwrap();
    app.work().await;
    assert_eq!(told(&mut director).await, before);
    assert_eq!(app.count("notification").await, 2);
}

async fn who_may_no_longer_act_is_told_nothing(app: TestApp) {
    people(&app).await;
    app.meddle("UPDATE account SET disabled_at = created_at WHERE login = 'director'").await.unwrap();
    app.meddle(
        "UPDATE membership SET valid_to = '2020-04-14' WHERE account_id = (SELECT id FROM account WHERE login = 'other')",
    )
    .await
    .unwrap();
    published(&app, "2020-05-20").await;
    app.work().await;
    assert_eq!(app.count("notification").await, 0);
    assert_eq!(app.count("assignment").await, 2);
}

async fn a_task_that_asks_somebody_anew_tells_them_alone(app: TestApp) {
    let [mut director, ..] = people(&app).await;
    published(&app, "2020-05-20").await;
    app.work().await;
    let third = app.body(OrganizationKind::School, &app.world.commune, "Trường").await;
    app.account("school", Role::School, &third, &app.world.district).await;
    let officer = app.officer();
    let task = officer.ask("{ assignments(first: 1) { nodes { task { id version } } } }", json!({})).await;
    let task = task["data"]["assignments"]["nodes"][0]["task"].clone();
    let input = json!({ "title": "Mở lớp", "kinds": ["LEARNING_CENTER", "SCHOOL"], "organizationIds": [],
        "dueRule": "ON_DAY", "dueOn": "2020-05-20", "measures": [{ "name": "Số lớp", "unit": "lớp" }],
        "expectedVersion": task["version"], "idempotencyKey": "update-01" });
    let id = task["id"].as_str().unwrap();
    let done = officer.act("taskUpdate", "TaskUpdateInput", id, input, "task { id }").await;
    assert_eq!(done["userErrors"], json!([]));
    app.work().await;
    assert_eq!(kinds(&mut app.signed_in("school").await).await, ["ASSIGNED"]);
    assert_eq!(kinds(&mut director).await, ["ASSIGNED"]);
}

async fn nobody_reads_or_marks_anothers(app: TestApp) {
    let [mut director, mut other, mut officer] = people(&app).await;
    published(&app, "2020-05-20").await;
    app.work().await;
    let (mine, theirs) = (told(&mut director).await[0].clone(), told(&mut other).await[0].clone());
    let since = async |browser: &mut Browser, cursor: Value| {
        let answer = browser.ask(SINCE, json!({ "cursor": cursor })).await;
        answer["data"]["notificationsSince"].clone()
    };
    let first = since(&mut director, Value::Null).await;
    let newest = json!([{ "id": mine["id"], "kind": "ASSIGNED" }]);
    assert_eq!(first, json!({ "unread": 1, "exact": true, "cursor": mine["id"], "newest": newest }));
    assert_eq!(since(&mut director, mine["id"].clone()).await["newest"], json!([]));

    let tried = director.ask(READ, json!({ "ids": [theirs["id"], "assignment:1", ""] })).await;
    let passed = json!({ "news": { "unread": 1 }, "userErrors": [] });
    assert_eq!(tried["data"]["notificationsMarkRead"], passed);
    assert_eq!(since(&mut other, Value::Null).await["unread"], 1);
    let read = director.ask(READ, json!({ "ids": [mine["id"]] })).await;
    assert_eq!(read["data"]["notificationsMarkRead"]["news"]["unread"], 0);
    let at = told(&mut director).await[0]["readAt"].clone();
    assert!(at.is_string());
    director.ask(READ, json!({})).await;
    assert_eq!(told(&mut director).await[0]["readAt"], at, "read once");
    let many = vec!["notification:1"; 101];
    let refused = director.ask(READ, json!({ "ids": many })).await;
    assert_eq!(
        refused["data"]["notificationsMarkRead"],
        json!({ "news": null, "userErrors": [{ "code": "INVALID", "path": ["ids"] }] })
    );

    let reminded = json!({ "idempotencyKey": "remind-1" });
    act(&mut officer, "assignmentRemind", "KeyedInput", &mine["subject"], reminded).await;
    app.work().await;
    let news = since(&mut director, first["cursor"].clone()).await;
    assert_eq!((&news["unread"], &news["newest"][0]["kind"]), (&json!(1), &json!("REMINDED")));
    for query in [
        LIST,
        SINCE,
        "{ notificationSettings { email } }",
        "mutation { notificationsMarkRead { userErrors { code } } }",
    ] {
        let stranger = app.browser().ask(query, json!({})).await;
        assert_eq!(stranger["errors"][0]["extensions"]["code"], "FORBIDDEN", "{query}");
    }
    let wrong = director.ask(SINCE, json!({ "cursor": "account:1" })).await;
    assert_eq!(wrong["errors"][0]["extensions"]["code"], "BAD_REQUEST");
}
