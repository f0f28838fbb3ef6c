//! Schemes hang on clauses, published or not.
use serde_json::{Value, json};
use shared::{ClauseId, SchemeId};
use uuid::Uuid;

use crate::{
    assignments::published,
    harness::{Actor, Browser, TEXT, TestApp},
    schemes::{form, office, open, opened},
};

on_both_databases! {
    schemes_hang_on_a_clause_also_when_it_is_published,
    many_targets_and_schemes_cost_as_many_statements_as_few,
}

async fn schemes_hang_on_a_clause_also_when_it_is_published(app: TestApp) {
    let id = opened(&app).await;
    app.organization("Trung tâm").await;
    let imported = published(&app, "2020-05-20").await;
    let clause = ClauseId(imported.clauses[0].id);
    let choose = async |actor: &Actor<'_>, schemes: Value, version: i32, key: &str| {
        let input = json!({ "schemeIds": schemes, "expectedVersion": version, "idempotencyKey": key });
        let selection = "clause { schemes { name } directive { version state } }";
        actor.act("clauseSchemes", "ClauseSchemesInput", clause, input, selection).await
    };
    let (officer, before) = (app.officer(), app.count("audit_entry").await);
    let done = choose(&officer, json!([id, id]), 2, "hang-0001").await;
    let name = json!([{ "name": "Học tập suốt đời trong gia đình" }]);
    let hung = json!({ "schemes": name, "directive": { "version": 3, "state": "PUBLISHED" } });
    assert_eq!(done, json!({ "clause": hung, "userErrors": [] }));
    assert_eq!(choose(&officer, json!([id, id]), 2, "hang-0001").await, done, "the same key is the same act");
    assert_eq!(app.count("audit_entry").await, before + 1);

    let late = choose(&officer, json!([]), 2, "hang-0002").await;
    assert_eq!((&late["userErrors"][0]["code"], &late["clause"]), (&json!("STALE_VERSION"), &hung));
    let unknown = json!([{ "code": "NOT_FOUND", "path": ["input", "schemeIds"] }]);
    let missing = SchemeId(Uuid::now_v7()).to_string();
    assert_eq!(choose(&officer, json!([missing]), 3, "hang-0003").await["userErrors"], unknown);
    let many: Vec<_> = (0..21).map(|_| SchemeId(Uuid::now_v7()).to_string()).collect();
    assert_eq!(choose(&officer, json!(many), 3, "hang-0004").await["userErrors"], unknown);
    let foreign = choose(&app.foreign_officer(), json!([]), 3, "hang-0005").await;
    assert_eq!(foreign["userErrors"], json!([{ "code": "NOT_FOUND", "path": ["id"] }]));
    assert_eq!(app.count("clause_scheme").await, 1);

    let off = choose(&officer, json!([]), 3, "hang-0006").await;
    assert_eq!(off["clause"]["schemes"], json!([]));
    let query = "query($id: ID!) { clause(id: $id) { label title } }";
    let seen = officer.ask(query, json!({ "id": clause.to_string() })).await;
    assert_eq!(seen["data"]["clause"], json!({ "label": "1", "title": "Mở lớp xóa mù chữ" }));
    let foreign = app.foreign_officer().ask(query, json!({ "id": clause.to_string() })).await;
    assert_eq!(foreign, json!({ "data": { "clause": null } }));
}

async fn many_targets_and_schemes_cost_as_many_statements_as_few(app: TestApp) {
    let mut officer = office(&app).await;
    open(&mut officer, form("open-0001")).await;
    let draft = app.draft(TEXT).await;
    let list = "query($id: ID!) { schemes { name targets { name } document { name } } clause(id: $id) { schemes { name targets { value } } } }";
    let id = json!({ "id": ClauseId(draft.clauses[0].id).to_string() });
    let (_, few) = app.statements_of(officer.ask(list, id.clone())).await;
    let mut ids = Vec::new();
    for number in 0..15 {
        let mut input = form(&format!("open-more-{number:04}"));
        input["name"] = json!(format!("Đề án {number}"));
        ids.push(open(&mut officer, input).await["scheme"]["id"].clone());
    }
    let input = json!({ "schemeIds": ids, "expectedVersion": 1, "idempotencyKey": "hang-0001" });
    let hung = officer
        .ask(
            "mutation($id: ID!, $input: ClauseSchemesInput!) { clauseSchemes(id: $id, input: $input) { clause { id } } }",
            json!({ "id": id["id"], "input": input }),
        )
        .await;
    assert!(hung["data"]["clauseSchemes"]["clause"].is_object(), "{hung}");
    let (answer, many) = app.statements_of(officer.ask(list, id)).await;
    assert_eq!(answer["data"]["schemes"].as_array().unwrap().len(), 16, "{answer}");
    assert_eq!(answer["data"]["clause"]["schemes"].as_array().unwrap().len(), 15);
    // Where nothing hangs nothing further is read: the names of schemes, and their targets once more.
    assert!(many.len() <= few.len() + 2, "{} and {}", few.len(), many.len());
    // A form of a hundred targets is written as one of three.
    let scheme = answer["data"]["schemes"][0]["name"].clone();
    let targets: Vec<_> = (0..100)
        .map(|number| json!({ "year": 2020, "name": format!("{number}"), "value": 1, "unit": "%", "isVerified": true }))
        .collect();
    let writing = async |officer: &mut Browser, targets: Value, version: i32| {
        let mut input = form(&format!("write-{version:04}"));
        (input["name"], input["targets"], input["expectedVersion"]) =
            (scheme.clone(), targets, json!(version));
        let query = "mutation($id: ID!, $input: SchemeUpdateInput!) { schemeUpdate(id: $id, input: $input) { userErrors { code } } }";
        let id = ids[0].clone();
        let answer = officer.ask(query, json!({ "id": id, "input": input })).await;
        assert_eq!(answer["data"]["schemeUpdate"]["userErrors"], json!([]), "{answer}");
    };
    let ((), few) = app.statements_of(writing(&mut officer, form("")["targets"].clone(), 1)).await;
    let ((), many) = app.statements_of(writing(&mut officer, json!(targets), 2)).await;
    assert_eq!(few.len(), many.len());
}
