//! Several organizations are reminded at once: all, or none and why.
use backend::platform::audit::{Verdict, verify};
use serde_json::{Value, json};
use shared::OrganizationKind;

use crate::{
    assignments::published,
    harness::{Actor, TestApp},
};

on_both_databases! {
    several_are_reminded_in_one_act_and_each_has_its_own_line,
    one_that_cannot_be_reminded_stops_all_and_is_named,
    a_hundred_are_reminded_by_as_many_statements_as_ten,
}

const REMIND: &str = "mutation($input: AssignmentsRemindInput!) { assignmentsRemind(input: $input) {
  assignments { id version remindedAt } userErrors { code path message } } }";
const PREVIEW: &str = "query($ids: [ID!]!) { assignmentsRemindPreview(ids: $ids) { code path } }";

async fn remind(who: &Actor<'_>, ids: &[String], key: &str) -> Value {
    let input = json!({ "ids": ids, "idempotencyKey": format!("remind-key-{key}") });
    let answer = who.ask(REMIND, json!({ "input": input })).await;
    assert!(answer["errors"].is_null(), "{answer}");
    answer["data"]["assignmentsRemind"].clone()
}

async fn preview(who: &Actor<'_>, ids: &[String]) -> Value {
    who.ask(PREVIEW, json!({ "ids": ids })).await["data"]["assignmentsRemindPreview"].clone()
}

/// The ids of the assignments of so many learning centers.
async fn given_out(app: &TestApp, count: usize) -> Vec<String> {
    for at in 0..count {
        let unit = app.commune(&format!("Xã {at:03}")).await;
        app.body(OrganizationKind::LearningCenter, &unit, &format!("Trung tâm {at:03}")).await;
    }
    published(app, "2020-05-20").await;
    let list = "{ assignments(first: 100, sort: ENTERED) { nodes { id } } }";
    let answer = app.officer().ask(list, json!({})).await;
    let nodes = answer["data"]["assignments"]["nodes"].as_array().unwrap().clone();
    nodes.iter().map(|node| node["id"].as_str().unwrap().to_owned()).collect()
}

fn error(code: &str, path: &[&str]) -> Value {
    json!({ "code": code, "path": path })
}

async fn several_are_reminded_in_one_act_and_each_has_its_own_line(app: TestApp) {
    let ids = given_out(&app, 4).await;
    let (audited, sent) = (app.count("audit_entry").await, app.count("outbox").await);
    let officer = app.officer();
    assert_eq!(preview(&officer, &ids[..3]).await, json!([]));
    let backwards = [ids[2].clone(), ids[0].clone()];
    let answer = remind(&officer, &backwards, "1").await;
    assert_eq!(answer["userErrors"], json!([]));
    let named: Vec<_> =
        answer["assignments"].as_array().unwrap().iter().map(|one| one["id"].clone()).collect();
    assert_eq!(named, backwards.clone().map(|id| json!(id)));
    assert!(answer["assignments"].as_array().unwrap().iter().all(|one| one["remindedAt"].is_string()));
    assert_eq!(app.count("audit_entry").await, audited + 2);
    assert_eq!(app.count("outbox").await, sent + 2);
    assert!(matches!(verify(&app.db, app.world.office).await.unwrap(), Verdict::Intact { .. }));
    for id in &backwards {
        let line = "operation = 'assignmentsRemind' AND subject_version = 2";
        assert_eq!(app.count(&format!("audit_entry WHERE {line} AND subject = '{id}'")).await, 1);
    }

    // The same key again: the same answer, and nothing twice.
    assert_eq!(remind(&officer, &backwards, "1").await, answer);
    assert_eq!(app.count("outbox").await, sent + 2);
    assert_eq!(remind(&officer, &ids[..1], "1").await["userErrors"][0]["code"], "KEY_REUSED");
}

async fn one_that_cannot_be_reminded_stops_all_and_is_named(app: TestApp) {
    let ids = given_out(&app, 4).await;
    let officer = app.officer();
    remind(&officer, &ids[1..2], "1").await;
    let (audited, sent) = (app.count("audit_entry").await, app.count("outbox").await);
    let missing = "assignment:018f4a2e-0000-7000-8000-000000000000".to_owned();
    for (ids, errors) in [
        (vec![ids[0].clone(), ids[1].clone()], vec![error("WRONG_STATE", &["ids", "1"])]),
        (vec![missing.clone(), ids[0].clone()], vec![error("NOT_FOUND", &["ids", "0"])]),
        (vec!["account:x".to_owned()], vec![error("NOT_FOUND", &["ids", "0"])]),
        (vec![ids[0].clone(), ids[0].clone()], vec![error("INVALID", &["ids", "1"])]),
        (vec![], vec![error("INVALID", &["ids"])]),
        (vec![missing.clone(); 101], vec![error("INVALID", &["ids"])]),
        (
            vec![ids[1].clone(), ids[0].clone(), missing],
            vec![error("WRONG_STATE", &["ids", "0"]), error("NOT_FOUND", &["ids", "2"])],
        ),
    ] {
        assert_eq!(preview(&officer, &ids).await, json!(errors), "{ids:?}");
        let answer = remind(&officer, &ids, "2").await;
        assert_eq!(answer["assignments"], json!([]));
        let told = answer["userErrors"].as_array().unwrap();
        let paths: Vec<_> = told.iter().map(|one| one["path"].as_array().unwrap()[1..].to_vec()).collect();
        let expected: Vec<_> = errors.iter().map(|one| one["path"].as_array().unwrap().clone()).collect();
        assert_eq!(paths, expected);
    }
    // Another office's are not there, and who only answers reminds nobody.
    let foreign = app.foreign_officer();
    assert_eq!(preview(&foreign, &ids[..1]).await, json!([error("NOT_FOUND", &["ids", "0"])]));
    assert_eq!(remind(&foreign, &ids[..1], "3").await["userErrors"][0]["code"], "NOT_FOUND");
    let center = app.organization("Khác").await;
    let input = json!({ "ids": ids, "idempotencyKey": "remind-by-director" });
    let answer = app.director(&center).ask(REMIND, json!({ "input": input })).await;
    assert_eq!(answer["errors"][0]["extensions"]["code"], "FORBIDDEN");
    assert_eq!((app.count("audit_entry").await, app.count("outbox").await), (audited, sent));
}

async fn a_hundred_are_reminded_by_as_many_statements_as_ten(app: TestApp) {
    let ids = given_out(&app, 100).await;
    assert_eq!(ids.len(), 100);
    let officer = app.officer();
    let (ten, few) = app.statements_of(remind(&officer, &ids[..10], "few")).await;
    let (ninety, many) = app.statements_of(remind(&officer, &ids[10..], "many")).await;
    assert_eq!((&ten["userErrors"], &ninety["userErrors"]), (&json!([]), &json!([])));
    let sent = |statements: &[sea_orm::Statement]| {
        statements.iter().map(|one| one.sql.chars().take(36).collect()).collect::<Vec<String>>()
    };
    assert_eq!(sent(&few), sent(&many));
    // PostgreSQL waits for its turn by a statement of its own.
    assert!(many.len() <= 18, "{}", many.len());
}
