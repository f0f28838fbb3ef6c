//! What a changed task may not touch, whose it must be, and what it may cost.
use serde_json::json;
use shared::{OrganizationKind, TaskId};
use uuid::Uuid;

use crate::{
    assignments::published,
    harness::{TEXT, TestApp, task},
    task_update::{accept, form, named, only, update},
};

on_both_databases! {
    a_figure_that_was_reported_stays,
    another_offices_task_cannot_be_told_from_a_missing_one,
    a_hundred_assignments_cost_as_many_statements_as_two,
}

async fn a_figure_that_was_reported_stays(app: TestApp) {
    let one = app.organization("Một").await;
    let (imported, officer) = (published(&app, "2020-05-20").await, app.officer());
    accept(&app.director(&one), &officer).await;
    let id = only(&officer, &imported).await["id"].clone();
    let renamed = form(1, |input| input["measures"] = json!([{ "name": "Số lớp học", "unit": "lớp" }]));
    let refused = update(&officer, &id, renamed).await;
    assert_eq!(refused["userErrors"], json!([{ "code": "WRONG_STATE", "path": ["input", "measures"] }]));
    let more = json!([{ "name": "Số người", "unit": "người" }, { "name": "Số lớp", "unit": "lớp" }]);
    let done = update(&officer, &id, form(1, |input| input["measures"] = more)).await;
    assert_eq!(done["userErrors"], json!([]));
    assert_eq!(officer.assignments().await[0]["figures"], json!([{ "value": null }, { "value": 3 }]));
    let without = form(2, |input| input["measures"] = json!([{ "name": "Số lớp", "unit": "lớp" }]));
    assert_eq!(update(&officer, &id, without).await["userErrors"], json!([]), "nobody has reported it");
}

async fn another_offices_task_cannot_be_told_from_a_missing_one(app: TestApp) {
    app.organization("Một").await;
    let (imported, officer) = (published(&app, "2020-05-20").await, app.officer());
    let id = only(&officer, &imported).await["id"].clone();
    let absent = json!({ "task": null, "userErrors": [{ "code": "NOT_FOUND", "path": ["id"] }] });
    for id in [id.clone(), json!(TaskId(Uuid::now_v7()).to_string()), json!("clause:1")] {
        assert_eq!(update(&app.foreign_officer(), &id, form(1, |_| {})).await, absent);
    }
    let foreign = app.foreign_organization("Khác").await;
    let input = form(1, |input| input["organizationIds"] = named(foreign.id));
    assert_eq!(update(&officer, &id, input).await["userErrors"][0]["path"][1], "organizationIds");
}

async fn a_hundred_assignments_cost_as_many_statements_as_two(app: TestApp) {
    let costs = async |key: &str, day: &str| {
        let (draft, officer) = (app.draft(TEXT).await, app.officer());
        officer.set_task(&draft.clauses[0], task("Mở lớp", "2020-05-20", key)).await;
        officer.publish(&draft.directive, 1).await;
        let id = only(&officer, &draft).await["id"].clone();
        let input = form(1, |input| {
            (input["dueOn"], input["kinds"]) = (json!(day), json!(["LEARNING_CENTER", "SCHOOL"]));
        });
        let (done, sent) = app.statements_of(update(&officer, &id, input)).await;
        assert_eq!(done["userErrors"], json!([]));
        (done["task"]["counts"]["total"].clone(), sent.len())
    };
    for number in 0..2 {
        app.organization(&format!("Trung tâm {number}")).await;
    }
    app.body(OrganizationKind::School, &app.world.commune, "Trường 0").await;
    let (few, little) = costs("task-0001", "2020-06-01").await;
    for number in 2..60 {
        app.organization(&format!("Trung tâm {number}")).await;
    }
    for number in 1..40 {
        app.body(OrganizationKind::School, &app.world.commune, &format!("Trường {number}")).await;
    }
    let (many, much) = costs("task-0002", "2020-06-01").await;
    assert_eq!((few, many), (json!(3), json!(100)));
    assert_eq!(little, much);
}
