//! A task is changed: what was given out of it follows, and what was accepted does not.
use backend::directives::Imported;
use serde_json::{Value, json};
use shared::{OrganizationId, OrganizationKind};
use uuid::Uuid;

use crate::{
    assignments::published,
    harness::{Actor, TEXT, TestApp, task},
    organization_update::traces,
};

on_both_databases! {
    a_task_of_a_draft_is_rewritten,
    a_new_day_moves_all_but_what_was_accepted,
    days_are_counted_on_from_where_they_were_counted,
    who_is_named_gets_it_and_who_has_not_begun_loses_it,
    who_has_begun_is_named_in_the_refusal,
}

const ALL: &str = "task { version title titleBefore dueOn dueDays expectedEvidence kinds organizations { name } measures { id name } counts { total } }";

pub async fn only(actor: &Actor<'_>, imported: &Imported) -> Value {
    let query = "query($id: ID!) { clause(id: $id) { tasks { id version changedAt titleBefore measures { id name unit } } } }";
    let id = shared::ClauseId(imported.clauses[0].id).to_string();
    actor.ask(query, json!({ "id": id })).await["data"]["clause"]["tasks"][0].clone()
}

pub fn form(version: i32, change: impl FnOnce(&mut Value)) -> Value {
    let mut input = task("Mở lớp", "2020-05-20", &format!("update-{}", Uuid::now_v7()));
    input["expectedVersion"] = json!(version);
    change(&mut input);
    input
}

pub async fn update(actor: &Actor<'_>, id: &Value, input: Value) -> Value {
    actor.act("taskUpdate", "TaskUpdateInput", id.as_str().unwrap(), input, ALL).await
}

pub fn named(organization: Uuid) -> Value {
    json!([OrganizationId(organization).to_string()])
}

/// Enters, hands in and accepts: version 4 afterwards.
pub async fn accept(director: &Actor<'_>, officer: &Actor<'_>) {
    let mine = director.assignments().await.pop().unwrap();
    let figures = json!([{ "measureId": mine["task"]["measures"][0]["id"], "value": 3 }]);
    let answer = json!({ "answer": "Xong", "figures": figures, "expectedVersion": mine["version"], "idempotencyKey": format!("in-{}", Uuid::now_v7()) });
    let id = mine["id"].as_str().unwrap();
    let done =
        director.act("assignmentSubmit", "AssignmentAnswerInput", id, answer, "assignment { version }").await;
    let step = json!({ "expectedVersion": done["assignment"]["version"], "idempotencyKey": format!("ok-{}", Uuid::now_v7()) });
    let done = officer.act("assignmentAccept", "StepInput", id, step, "assignment { state }").await;
    assert_eq!(done["assignment"]["state"], "ACCEPTED");
}

async fn a_task_of_a_draft_is_rewritten(app: TestApp) {
    let (draft, officer) = (app.draft(TEXT).await, app.officer());
    let center = app.organization("Trung tâm").await;
    officer.set_task(&draft.clauses[0], task("Mở lớp", "2020-05-20", "task-0001")).await;
    let before = only(&officer, &draft).await;
    let measures = json!([{ "name": "Số người", "unit": "người" }, { "name": "Số lớp", "unit": "lớp" }]);
    let input = form(1, |input| {
        (input["title"], input["kinds"], input["organizationIds"]) =
            (json!(" Mở  hai lớp "), json!([]), named(center.id));
        (input["dueRule"], input["dueDays"]) = (json!("DAYS_AFTER_PUBLICATION"), json!(30));
        (input["measures"], input["expectedEvidence"]) = (measures, json!("Danh sách"));
    });
    let (entries, tasks) = (app.count("audit_entry").await, app.count("task").await);
    let done = update(&officer, &before["id"], input.clone()).await;
    let now = &done["task"];
    assert_eq!(
        (&done["userErrors"], &now["version"], &now["title"]),
        (&json!([]), &json!(2), &json!("Mở hai lớp"))
    );
    assert_eq!((&now["dueOn"], &now["dueDays"], &now["kinds"]), (&Value::Null, &json!(30), &json!([])));
    assert_eq!(now["organizations"], json!([{ "name": "Trung tâm" }]));
    assert_eq!(now["measures"][1]["id"], before["measures"][0]["id"], "the same figure is the same");
    assert_eq!((now["measures"].as_array().unwrap().len(), &now["titleBefore"]), (2, &Value::Null));
    assert_eq!(only(&officer, &draft).await["changedAt"], Value::Null, "nobody has seen it before");
    assert_eq!(update(&officer, &before["id"], input).await, done, "the same key is the same act");
    assert_eq!((app.count("audit_entry").await, app.count("task").await), (entries + 1, tasks));
    assert_eq!((app.count("measure").await, app.count("task_responsible").await), (2, 1));

    let late = update(&officer, &before["id"], form(1, |_| {})).await;
    assert_eq!(
        (&late["userErrors"][0]["code"], &late["task"]["title"]),
        (&json!("STALE_VERSION"), &json!("Mở hai lớp"))
    );
    let nobody = form(2, |input| input["kinds"] = json!([]));
    assert_eq!(update(&officer, &before["id"], nobody).await["userErrors"][0]["path"][1], "kinds");
    let long = form(2, |input| input["title"] = json!("x".repeat(301)));
    assert_eq!(update(&officer, &before["id"], long).await["userErrors"][0]["path"][1], "title");
}

async fn a_new_day_moves_all_but_what_was_accepted(app: TestApp) {
    let (one, two) = (app.organization("Một").await, app.organization("Hai").await);
    let (imported, officer) = (published(&app, "2020-05-20").await, app.officer());
    accept(&app.director(&one), &officer).await;
    let id = only(&officer, &imported).await["id"].clone();
    let input =
        form(1, |input| (input["dueOn"], input["title"]) = (json!("2020-06-30"), json!("Mở lớp mới")));
    let done = update(&officer, &id, input).await;
    assert_eq!(done["userErrors"], json!([]));
    assert_eq!(done["task"]["titleBefore"], "Mở lớp");
    let query = "{ assignments(first: 9) { nodes { state version dueOn dueBefore task { title titleBefore changedAt } } } }";
    let of =
        async |actor: Actor<'_>| actor.ask(query, json!({})).await["data"]["assignments"]["nodes"][0].clone();
    let (accepted, open) = (of(app.director(&one)).await, of(app.director(&two)).await);
    assert_eq!((&accepted["dueOn"], &accepted["dueBefore"]), (&json!("2020-05-20"), &Value::Null));
    assert_eq!(
        (&open["dueOn"], &open["dueBefore"], &open["version"]),
        (&json!("2020-06-30"), &json!("2020-05-20"), &json!(2))
    );
    assert_eq!(
        (&open["task"]["title"], &open["task"]["titleBefore"]),
        (&json!("Mở lớp mới"), &json!("Mở lớp"))
    );
    assert!(open["task"]["changedAt"].is_string());

    // The same day again moves nobody.
    let input =
        form(2, |input| (input["dueOn"], input["title"]) = (json!("2020-06-30"), json!("Mở lớp mới")));
    update(&officer, &id, input).await;
    let open = of(app.director(&two)).await;
    assert_eq!((&open["version"], &open["task"]["titleBefore"]), (&json!(2), &Value::Null));
    // The period is not known: nothing can be due at its end.
    let no_period = form(3, |input| input["dueRule"] = json!("END_OF_PERIOD"));
    assert_eq!(update(&officer, &id, no_period).await["userErrors"][0]["code"], "WRONG_STATE");
}

async fn days_are_counted_on_from_where_they_were_counted(app: TestApp) {
    let (draft, officer) = (app.draft(TEXT).await, app.officer());
    app.organization("Một").await;
    let after = |days: i32| {
        move |input: &mut Value| {
            (input["dueRule"], input["dueDays"]) = (json!("DAYS_AFTER_PUBLICATION"), json!(days));
        }
    };
    let mut first = task("Mở lớp", "2020-05-20", "task-0001");
    after(10)(&mut first);
    officer.set_task(&draft.clauses[0], first).await;
    officer.publish(&draft.directive, 1).await;
    assert_eq!(officer.assignments().await[0]["dueOn"], "2020-04-25");
    let id = only(&officer, &draft).await["id"].clone();
    update(&officer, &id, form(1, after(20))).await;
    assert_eq!(officer.assignments().await[0]["dueOn"], "2020-05-05");
    update(&officer, &id, form(2, |_| {})).await;
    assert_eq!(officer.assignments().await[0]["dueOn"], "2020-05-20");
    update(&officer, &id, form(3, after(1))).await;
    assert_eq!(officer.assignments().await[0]["dueOn"], "2020-04-16", "from the publication");
}

async fn who_is_named_gets_it_and_who_has_not_begun_loses_it(app: TestApp) {
    let center = app.organization("Trung tâm").await;
    let school = app.body(OrganizationKind::School, &app.world.commune, "Trường").await;
    let (imported, officer) = (published(&app, "2020-05-20").await, app.officer());
    let id = only(&officer, &imported).await["id"].clone();
    let states = async || -> Vec<(Value, Value)> {
        let all = officer.assignments().await;
        all.iter().map(|one| (one["organization"]["name"].clone(), one["state"].clone())).collect()
    };
    let swapped = form(1, |input| (input["kinds"], input["organizationIds"]) = (json!([]), named(school.id)));
    let done = update(&officer, &id, swapped).await;
    assert_eq!((&done["userErrors"], &done["task"]["counts"]["total"]), (&json!([]), &json!(1)));
    let mut now = states().await;
    now.sort_by_key(|one| one.0.to_string());
    let expected =
        [("Trung tâm", "CANCELLED"), ("Trường", "OPEN")].map(|(name, state)| (json!(name), json!(state)));
    assert_eq!(now, expected);
    // Back again: the same assignment, and none twice.
    let back =
        form(2, |input| (input["organizationIds"], input["dueOn"]) = (named(school.id), json!("2020-06-01")));
    assert_eq!(update(&officer, &id, back).await["task"]["counts"]["total"], 2);
    let mine = app.director(&center).assignments().await;
    assert_eq!((mine.len(), &mine[0]["state"], &mine[0]["dueOn"]), (1, &json!("OPEN"), &json!("2020-06-01")));
    assert_eq!(app.count("assignment").await, 2);
    // Nobody who works is left.
    app.meddle("UPDATE organization SET valid_to = '2019-01-01' WHERE name = 'Trường'").await.unwrap();
    let women = form(3, |input| input["kinds"] = json!(["WOMENS_UNION"]));
    let before = traces(&app).await;
    let refused = update(&officer, &id, women).await;
    assert_eq!(refused["userErrors"], json!([{ "code": "INVALID", "path": ["input", "kinds"] }]));
    assert_eq!(traces(&app).await, before);
    assert!(states().await.iter().all(|one| one.1 == "OPEN"), "a refusal takes nothing back");
}

async fn who_has_begun_is_named_in_the_refusal(app: TestApp) {
    let (one, two) = (app.organization("Một").await, app.organization("Hai").await);
    let (imported, officer) = (published(&app, "2020-05-20").await, app.officer());
    let director = app.director(&one);
    let mine = director.assignments().await.pop().unwrap();
    let note = json!({ "kind": "NOTE", "text": "Danh sách", "idempotencyKey": "piece-0001" });
    director
        .act("evidenceAdd", "EvidenceAddInput", mine["id"].as_str().unwrap(), note, "assignment { state }")
        .await;
    let id = only(&officer, &imported).await["id"].clone();
    let away = |input: &mut Value| (input["kinds"], input["organizationIds"]) = (json!([]), named(two.id));
    let query = "mutation($id: ID!, $input: TaskUpdateInput!) { taskUpdate(id: $id, input: $input) { userErrors { code path message } } }";
    let refused = officer.ask(query, json!({ "id": id, "input": form(1, away) })).await;
    let error = &refused["data"]["taskUpdate"]["userErrors"][0];
    assert_eq!((&error["code"], &error["path"]), (&json!("WRONG_STATE"), &json!(["input", "kinds"])));
    let message = error["message"].as_str().unwrap();
    assert!(message.contains("Một") && !message.contains("Hai"), "{message}");
    // Accepted work keeps its organization too; whoever is named stays.
    accept(&director, &officer).await;
    assert_eq!(update(&officer, &id, form(1, away)).await["userErrors"][0]["code"], "WRONG_STATE");
    let both = json!([OrganizationId(one.id).to_string(), OrganizationId(two.id).to_string()]);
    let kept = form(1, |input| (input["kinds"], input["organizationIds"]) = (json!([]), both));
    assert_eq!(update(&officer, &id, kept).await["task"]["counts"]["total"], 2);
    // A task that was cancelled is not changed.
    let step = json!({ "expectedVersion": 2, "idempotencyKey": "cancel-001" });
    officer.act("taskCancel", "StepInput", id.as_str().unwrap(), step, "task { version }").await;
    assert_eq!(update(&officer, &id, form(3, |_| {})).await["userErrors"][0]["code"], "WRONG_STATE");
}
