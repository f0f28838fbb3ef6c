use backend::directives::Imported;
use serde_json::{Value, json};

use crate::harness::{Actor, TEXT, TestApp, task};

on_both_databases! {
    an_answer_goes_in_comes_back_and_is_accepted,
    what_is_not_yours_cannot_be_told_from_what_is_not_there,
    a_repeated_key_adds_a_piece_of_evidence_once,
    figures_belong_to_the_task_and_blank_is_no_zero,
    who_is_late_is_reminded_once_a_day,
    a_cancelled_task_leaves_what_was_accepted,
    two_at_once_lose_nothing,
}

const STATE: &str =
    "assignment { state version returnedReason answer figures { value } evidence { id text } }";

/// A published directive with one task for each learning center.
pub async fn published(app: &TestApp, due: &str) -> Imported {
    let (imported, officer) = (app.draft(TEXT).await, app.officer());
    officer.set_task(&imported.clauses[0], task("Mở lớp", due, "task-0001")).await;
    let answer = officer.publish(&imported.directive, 1).await;
    assert_eq!(answer["userErrors"], json!([]));
    imported
}

fn id(assignment: &Value) -> String {
    assignment["id"].as_str().unwrap().to_owned()
}

fn answer(assignment: &Value, figure: Option<i32>, version: i32) -> Value {
    let measure = &assignment["task"]["measures"][0]["id"];
    let figures: Vec<_> =
        figure.map(|value| json!({ "measureId": measure, "value": value })).into_iter().collect();
    json!({
        "answer": "Đã mở lớp.", "figures": figures, "expectedVersion": version,
        "idempotencyKey": format!("answer-{version}-{}", figure.unwrap_or(-1).abs()),
    })
}

fn step(version: i32) -> Value {
    json!({ "expectedVersion": version, "idempotencyKey": format!("step-{version:04}") })
}

async fn enter(actor: &Actor<'_>, how: &str, assignment: &Value, input: Value) -> Value {
    actor.act(how, "AssignmentAnswerInput", id(assignment), input, STATE).await
}

async fn an_answer_goes_in_comes_back_and_is_accepted(app: TestApp) {
    let center = app.organization("Trung tâm").await;
    published(&app, "2020-05-20").await;
    let (director, officer) = (app.director(&center), app.officer());
    let mine = director.assignments().await.pop().unwrap();
    assert_eq!(
        (&mine["state"], &mine["canAnswer"], &mine["canReview"]),
        (&json!("OPEN"), &json!(true), &json!(false))
    );

    let saved = enter(&director, "assignmentSave", &mine, answer(&mine, None, 1)).await;
    assert_eq!(saved["assignment"]["state"], "WORKING");
    let early = officer.act("assignmentAccept", "StepInput", id(&mine), step(2), STATE).await;
    assert_eq!(early["userErrors"][0]["code"], "WRONG_STATE");
    let stale = enter(&director, "assignmentSubmit", &mine, answer(&mine, Some(3), 1)).await;
    assert_eq!(stale["userErrors"][0]["code"], "STALE_VERSION");

    let submitted = enter(&director, "assignmentSubmit", &mine, answer(&mine, Some(3), 2)).await;
    assert_eq!(submitted["assignment"]["figures"], json!([{ "value": 3 }]));
    let too_late = enter(&director, "assignmentSave", &mine, answer(&mine, Some(4), 3)).await;
    assert_eq!(too_late["userErrors"][0]["code"], "WRONG_STATE");

    let back = json!({ "reason": "Thiếu danh sách", "expectedVersion": 3, "idempotencyKey": "return-0001" });
    let returned = officer.act("assignmentReturn", "AssignmentReturnInput", id(&mine), back, STATE).await;
    assert_eq!(
        (&returned["assignment"]["state"], &returned["assignment"]["returnedReason"]),
        (&json!("RETURNED"), &json!("Thiếu danh sách"))
    );
    let mended = enter(&director, "assignmentSubmit", &mine, answer(&mine, Some(5), 4)).await;
    assert_eq!(mended["assignment"]["state"], "SUBMITTED");
    let accepted = officer.act("assignmentAccept", "StepInput", id(&mine), step(5), STATE).await;
    assert_eq!(accepted["userErrors"], json!([]));
    let theirs = director.assignments().await.pop().unwrap();
    assert_eq!(
        (&theirs["state"], &theirs["canAnswer"], &theirs["figures"]),
        (&json!("ACCEPTED"), &json!(false), &json!([{ "value": 5 }]))
    );
}

async fn what_is_not_yours_cannot_be_told_from_what_is_not_there(app: TestApp) {
    let (one, other) =
        (app.organization("Một").await, app.organization_in(&app.world.next_commune, "Hai").await);
    published(&app, "2020-05-20").await;
    let mine = app.director(&one).assignments().await;
    assert_eq!(mine.len(), 1);
    let theirs = app.director(&other);
    let missing = format!("assignment:{}", uuid::Uuid::now_v7());
    for id in [id(&mine[0]), missing] {
        let seen = theirs.ask("query($id: ID!) { assignment(id: $id) { state } }", json!({ "id": id })).await;
        assert_eq!(seen, json!({ "data": { "assignment": null } }));
        let input = answer(&mine[0], None, 1);
        let tried = theirs.act("assignmentSave", "AssignmentAnswerInput", &id, input, STATE).await;
        assert_eq!(tried["userErrors"], json!([{ "code": "NOT_FOUND", "path": ["id"] }]));
    }
    assert_eq!(app.foreign_officer().assignments().await.len(), 0);
    assert_eq!(app.officer().assignments().await.len(), 2);
    // Who has one hat to read all and another to answer for one answers for that one alone.
    let both = app.director(&other).and(&app.officer());
    let input = answer(&mine[0], None, 1);
    let tried = both.act("assignmentSave", "AssignmentAnswerInput", id(&mine[0]), input, STATE).await;
    assert_eq!(tried["userErrors"][0]["code"], "NOT_FOUND");
}

async fn a_repeated_key_adds_a_piece_of_evidence_once(app: TestApp) {
    let center = app.organization("Trung tâm").await;
    published(&app, "2020-05-20").await;
    let director = app.director(&center);
    let mine = director.assignments().await.pop().unwrap();
    let add =
        async |input: Value| director.act("evidenceAdd", "EvidenceAddInput", id(&mine), input, STATE).await;
    let note = json!({ "kind": "NOTE", "text": "Danh sách lớp", "idempotencyKey": "piece-0001" });
    let (first, again) = (add(note.clone()).await, add(note).await);
    assert_eq!(first, again);
    assert_eq!(app.count("evidence").await, 1);

    for (wrong, path) in [
        (json!({ "kind": "NOTE", "text": " ", "idempotencyKey": "piece-0002" }), "text"),
        (json!({ "kind": "LINK", "url": "javascript:alert(1)", "idempotencyKey": "piece-0002" }), "url"),
        (
            json!({ "kind": "FILE", "fileName": "a.pdf", "sha256": "0".repeat(64), "idempotencyKey": "piece-0002" }),
            "sha256",
        ),
    ] {
        assert_eq!(add(wrong).await["userErrors"][0]["path"][1], path);
    }
    let piece = first["assignment"]["evidence"][0]["id"].as_str().unwrap();
    let gone = director
        .act("evidenceWithdraw", "KeyedInput", piece, json!({ "idempotencyKey": "gone-0001" }), STATE)
        .await;
    assert_eq!(gone["assignment"]["evidence"], json!([]));
    assert_eq!(app.count("evidence").await, 1, "the row stays");
}

async fn figures_belong_to_the_task_and_blank_is_no_zero(app: TestApp) {
    let center = app.organization("Trung tâm").await;
    published(&app, "2020-05-20").await;
    let director = app.director(&center);
    let mine = director.assignments().await.pop().unwrap();
    for figures in [
        json!([{ "measureId": mine["task"]["measures"][0]["id"], "value": -1 }]),
        json!([{ "measureId": format!("measure:{}", uuid::Uuid::now_v7()), "value": 1 }]),
        json!([{ "measureId": mine["task"]["measures"][0]["id"], "value": 1 }, { "measureId": mine["task"]["measures"][0]["id"], "value": 1 }]),
    ] {
        let mut input = answer(&mine, None, 1);
        input["figures"] = figures;
        let refused = enter(&director, "assignmentSave", &mine, input).await;
        assert_eq!(refused["userErrors"][0]["path"], json!(["input", "figures"]));
    }
    let zero = enter(&director, "assignmentSave", &mine, answer(&mine, Some(0), 1)).await;
    assert_eq!(zero["assignment"]["figures"], json!([{ "value": 0 }]));
    let blank = enter(&director, "assignmentSave", &mine, answer(&mine, None, 2)).await;
    assert_eq!(blank["assignment"]["figures"], json!([{ "value": null }]));
    let mut nothing = answer(&mine, None, 3);
    nothing["answer"] = Value::Null;
    let empty = enter(&director, "assignmentSubmit", &mine, nothing).await;
    assert_eq!(empty["userErrors"][0]["code"], "INVALID");
}

async fn who_is_late_is_reminded_once_a_day(app: TestApp) {
    app.organization("Trung tâm").await;
    published(&app, "2020-04-14").await;
    let officer = app.officer();
    let late = officer.ask("{ assignments(first: 9, where: { late: true }) { nodes { id isLate } } assignmentCounts { late open } }", json!({})).await;
    assert_eq!(late["data"]["assignments"]["nodes"][0]["isLate"], true);
    assert_eq!(late["data"]["assignmentCounts"], json!({ "late": 1, "open": 1 }));
    let id = late["data"]["assignments"]["nodes"][0]["id"].as_str().unwrap().to_owned();
    let remind = async |key: &str| {
        officer
            .act(
                "assignmentRemind",
                "KeyedInput",
                &id,
                json!({ "idempotencyKey": key }),
                "assignment { remindedAt state }",
            )
            .await
    };
    let first = remind("remind-01").await;
    assert!(first["assignment"]["remindedAt"].is_string() && first["assignment"]["state"] == "OPEN");
    assert_eq!(remind("remind-01").await, first);
    assert_eq!(remind("remind-02").await["userErrors"][0]["code"], "WRONG_STATE");
    assert_eq!(app.count("outbox WHERE topic = 'assignment.reminded'").await, 1);
}

async fn a_cancelled_task_leaves_what_was_accepted(app: TestApp) {
    let (one, _) = (app.organization("Một").await, app.organization_in(&app.world.next_commune, "Hai").await);
    let imported = published(&app, "2020-05-20").await;
    let (director, officer) = (app.director(&one), app.officer());
    let mine = director.assignments().await.pop().unwrap();
    enter(&director, "assignmentSubmit", &mine, answer(&mine, Some(3), 1)).await;
    officer.act("assignmentAccept", "StepInput", id(&mine), step(2), STATE).await;
    let tasks = "query($id: ID!) { directive(id: $id) { clauses { tasks { id version } } } }";
    let found =
        officer.ask(tasks, json!({ "id": shared::DirectiveId(imported.directive.id).to_string() })).await;
    let task = found["data"]["directive"]["clauses"][0]["tasks"][0]["id"].as_str().unwrap();
    let done = officer
        .act("taskCancel", "StepInput", task, step(1), "task { cancelledAt counts { total accepted } }")
        .await;
    assert_eq!(done["task"]["counts"], json!({ "total": 1, "accepted": 1 }));
    let again = officer
        .act(
            "taskCancel",
            "StepInput",
            task,
            json!({ "expectedVersion": 2, "idempotencyKey": "cancel-02" }),
            "task { id }",
        )
        .await;
    assert_eq!(again["userErrors"][0]["code"], "WRONG_STATE");
}

async fn two_at_once_lose_nothing(app: TestApp) {
    let center = app.organization("Trung tâm").await;
    published(&app, "2020-05-20").await;
    let (one, two) = (app.director(&center), app.director(&center));
    let mine = one.assignments().await.pop().unwrap();
    let add = |key: &str| json!({ "kind": "NOTE", "text": key, "idempotencyKey": key });
    let piece = async |actor: &Actor<'_>, key: &str| {
        actor.act("evidenceAdd", "EvidenceAddInput", id(&mine), add(key), "assignment { version }").await
    };
    let (first, second) = tokio::join!(piece(&one, "piece-0001"), piece(&two, "piece-0002"));
    assert_eq!((&first["userErrors"], &second["userErrors"]), (&json!([]), &json!([])));
    assert_eq!(app.count("evidence").await, 2);
}
