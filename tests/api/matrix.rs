use backend::directives::Imported;
use serde_json::{Value, json};
use shared::{DirectiveId, OrganizationKind, UnitId};

use crate::harness::{Actor, TEXT, TestApp, task};

on_both_databases! {
    a_cell_folds_all_that_was_given_out_in_a_commune,
    the_matrix_is_for_who_reads_reports,
    two_hundred_communes_cost_as_many_statements_as_eight,
}

const MATRIX: &str = "query($id: ID!) { directiveMatrix(id: $id) {
  directive { title } units { id name } rows { clause { label } counts { total }
    cells { worst isLate counts { total open submitted late } } } } }";

async fn matrix(actor: &Actor<'_>, id: DirectiveId) -> Value {
    actor.ask(MATRIX, json!({ "id": id.to_string() })).await
}

async fn a_cell_folds_all_that_was_given_out_in_a_commune(app: TestApp) {
    let (one, _) = (app.organization("Một").await, app.organization("Hai").await);
    app.body(OrganizationKind::LearningCenter, &app.world.district, "Ở huyện").await;
    let (imported, officer, director) = (app.draft(TEXT).await, app.officer(), app.director(&one));
    officer.set_task(&imported.clauses[0], task("Mở lớp", "2020-04-14", "task-0001")).await;
    officer.publish(&imported.directive, 1).await;
    let mine = director.assignments().await.pop().unwrap();
    let input =
        json!({ "answer": "Xong", "figures": [], "expectedVersion": 1, "idempotencyKey": "answer-01" });
    director
        .act(
            "assignmentSubmit",
            "AssignmentAnswerInput",
            mine["id"].as_str().unwrap(),
            input,
            "assignment { state }",
        )
        .await;

    let answer = matrix(&officer, DirectiveId(imported.directive.id)).await;
    let matrix = &answer["data"]["directiveMatrix"];

    let names: Vec<_> =
        matrix["units"].as_array().unwrap().iter().map(|unit| unit["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Chiềng Ly", "Tông Lạnh", "Thuận Châu"], "communes by name, the district last");
    assert_eq!(
        matrix["rows"][0],
        json!({ "clause": { "label": "1" }, "counts": { "total": 3 }, "cells": [
            { "worst": "OPEN", "isLate": true, "counts": { "total": 2, "open": 1, "submitted": 1, "late": 1 } },
            null,
            { "worst": "OPEN", "isLate": true, "counts": { "total": 1, "open": 1, "submitted": 0, "late": 1 } },
        ] })
    );
    assert_eq!(matrix["rows"][1]["cells"], json!([null, null, null]));
    // The cell and the list that it leads to say the same.
    let listed =
        "query($unit: ID!) { assignments(first: 9, where: { unit: { under: $unit } }) { nodes { id } } }";
    let listed = officer.ask(listed, json!({ "unit": UnitId(app.world.commune.id).to_string() })).await;
    assert_eq!(listed["data"]["assignments"]["nodes"].as_array().unwrap().len(), 2);
}

async fn the_matrix_is_for_who_reads_reports(app: TestApp) {
    let center = app.organization("Một").await;
    let (imported, officer) = (app.draft(TEXT).await, app.officer());
    officer.set_task(&imported.clauses[0], task("Mở lớp", "2020-04-14", "task-0001")).await;
    officer.publish(&imported.directive, 1).await;
    let id = DirectiveId(imported.directive.id);
    assert_eq!(matrix(&app.director(&center), id).await["errors"][0]["extensions"]["code"], "FORBIDDEN");
    assert_eq!(matrix(&app.foreign_officer(), id).await, json!({ "data": { "directiveMatrix": null } }));
    assert_eq!(matrix(&app.province(), id).await["data"]["directiveMatrix"]["rows"][0]["counts"]["total"], 1);
}

/// A published directive of 25 clauses, given out to the center of each of so many communes.
async fn filled(app: &TestApp, officer: &Actor<'_>, communes: usize, key: &str) -> Imported {
    let there = usize::try_from(app.count("organization").await).unwrap();
    for number in there..communes {
        let unit = app.commune(&format!("Xã {number:03}")).await;
        app.organization_in(&unit, &format!("Trung tâm {number:03}")).await;
    }
    let text = (1..=25).map(|clause| format!("{clause}. Việc số {clause}")).collect::<Vec<_>>().join("\n");
    let imported = app.draft(&format!("Mở đầu:\n{text}")).await;
    for (at, clause) in imported.clauses.iter().enumerate() {
        let task = task(&format!("Việc {at}"), "2020-05-20", &format!("task-{key}-{at:02}"));
        officer.set_task(clause, task).await;
    }
    officer.publish(&imported.directive, 1).await;
    imported
}

async fn two_hundred_communes_cost_as_many_statements_as_eight(app: TestApp) {
    let officer = app.officer();
    let mut seen = Vec::new();
    for (communes, key) in [(8, "few"), (200, "many")] {
        let imported = filled(&app, &officer, communes, key).await;
        let (answer, statements) =
            app.statements_of(matrix(&officer, DirectiveId(imported.directive.id))).await;
        let rows = answer["data"]["directiveMatrix"]["rows"].as_array().unwrap_or_else(|| panic!("{answer}"));
        let full =
            rows.iter().flat_map(|row| row["cells"].as_array().unwrap()).filter(|cell| cell.is_object());
        assert_eq!((rows.len(), full.count()), (25, communes * 25));
        seen.push(statements.len());
    }
    assert_eq!(seen[0], seen[1]);
    assert!(seen[1] <= 6, "{seen:?}");
}

/// Measures, and asserts no time: `cargo xtask prove` runs it.
mod measured {
    use std::time::Instant;

    use super::*;

    const ROUNDS: usize = 200;

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    #[ignore = "measures"]
    async fn the_matrix_of_two_hundred_communes() {
        for app in [TestApp::on_sqlite().await, TestApp::on_postgres().await] {
            let officer = app.officer();
            let imported = filled(&app, &officer, 200, "many").await;
            let mut took = Vec::new();
            for _ in 0..ROUNDS {
                let start = Instant::now();
                matrix(&officer, DirectiveId(imported.directive.id)).await;
                took.push(start.elapsed());
            }
            took.sort_unstable();
            let database = if app.is_postgres() { "PostgreSQL" } else { "SQLite" };
            println!(
                "matrix, 200 × 25, {database}: median {:?}, p99 {:?}",
                took[ROUNDS / 2],
                took[ROUNDS * 99 / 100]
            );
        }
    }
}
