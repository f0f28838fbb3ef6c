use backend::directives::Imported;
use poem::{Request, http::Method};
use serde_json::{Value, json};
use shared::{ClauseId, DirectiveId, Role};

use crate::harness::{Actor, TEXT, TestApp, task};

on_both_databases! {
    one_accepted_figure_changes_one_sentence,
    the_office_words_a_section_and_is_told_when_its_source_changes,
    the_report_is_had_on_paper_by_who_may_read_it,
    a_hundred_answers_cost_as_many_statements_as_ten,
}

const REPORT: &str = "query($id: ID!) { directiveReport(id: $id) { href sections { clause { label } version text draft
  isEdited isSourceChanged isByHand missing { name } sentences { text measure { name } assignments { id } } } } }";

async fn report(actor: &Actor<'_>, of: &Imported) -> Value {
    let answer = actor.ask(REPORT, json!({ "id": DirectiveId(of.directive.id).to_string() })).await;
    assert!(answer["errors"].is_null(), "{answer}");
    answer["data"]["directiveReport"].clone()
}

/// Hands a figure in for the organization and accepts it.
async fn settle(
    app: &TestApp,
    of: &backend::organizations::entity::Model,
    figure: i32,
    version: i32,
) -> String {
    let (director, officer) = (app.director(of), app.officer());
    let mine = director.assignments().await.pop().unwrap();
    let id = mine["id"].as_str().unwrap().to_owned();
    let measure = &mine["task"]["measures"][0]["id"];
    let key = |what: &str| format!("{what}-{version}-{figure}");
    let input = json!({
        "answer": null, "figures": [{ "measureId": measure, "value": figure }],
        "expectedVersion": version, "idempotencyKey": key("answer"),
    });
    let done =
        director.act("assignmentSubmit", "AssignmentAnswerInput", &id, input, "assignment { version }").await;
    assert_eq!(done["userErrors"], json!([]));
    let step = json!({ "expectedVersion": version + 1, "idempotencyKey": key("accept") });
    officer.act("assignmentAccept", "StepInput", &id, step, "assignment { state }").await;
    id
}

async fn published(app: &TestApp) -> Imported {
    let (imported, officer) = (app.draft(TEXT).await, app.officer());
    officer.set_task(&imported.clauses[0], task("Mở lớp", "2020-05-20", "task-0001")).await;
    officer.publish(&imported.directive, 1).await;
    imported
}

async fn one_accepted_figure_changes_one_sentence(app: TestApp) {
    let (one, two) = (app.organization("Trung tâm A").await, app.organization("Trung tâm B").await);
    let (imported, officer) = (published(&app).await, app.officer());
    let before = report(&officer, &imported).await;
    assert_eq!(
        before["sections"][0]["text"],
        "Mở lớp: 0/2 đơn vị đã có kết quả được duyệt.\nSố lớp: chưa có số liệu.\nChưa có số liệu của: Trung tâm A, Trung tâm B."
    );
    assert_eq!(before["sections"][1]["text"], "", "what nobody was asked says nothing");
    settle(&app, &one, 3, 1).await;
    let theirs = settle(&app, &two, 4, 1).await;
    let first = report(&officer, &imported).await;
    assert_eq!(
        first["sections"][0]["text"],
        "Mở lớp: 2/2 đơn vị đã có kết quả được duyệt.\nSố lớp: 7 lớp (Trung tâm A: 3; Trung tâm B: 4)."
    );

    let back = json!({ "reason": "Đếm lại", "expectedVersion": 3, "idempotencyKey": "return-01" });
    officer.act("assignmentReturn", "AssignmentReturnInput", &theirs, back, "assignment { state }").await;
    settle(&app, &two, 9, 4).await;

    let second = report(&officer, &imported).await;
    let sentences = |report: &Value| report["sections"][0]["sentences"].as_array().unwrap().clone();
    let (first, second) = (sentences(&first), sentences(&second));
    let changed: Vec<_> =
        first.iter().zip(&second).filter(|(one, two)| one != two).map(|(_, two)| two).collect();
    assert_eq!((first.len(), second.len(), changed.len()), (2, 2, 1));
    assert_eq!(changed[0]["text"], "Số lớp: 12 lớp (Trung tâm A: 3; Trung tâm B: 9).");
    assert!(changed[0]["assignments"].as_array().unwrap().contains(&json!({ "id": theirs })));
}

async fn the_office_words_a_section_and_is_told_when_its_source_changes(app: TestApp) {
    let one = app.organization("Trung tâm A").await;
    let (imported, officer) = (published(&app).await, app.officer());
    let clause = ClauseId(imported.clauses[0].id);
    let write = async |text: Value, version: i32| {
        let input = json!({ "text": text, "expectedVersion": version, "idempotencyKey": format!("write-{version:04}") });
        let selection = "section { version text isEdited isSourceChanged }";
        officer.act("reportSectionWrite", "ReportSectionWriteInput", clause, input, selection).await
    };
    let written =
        json!({ "version": 1, "text": "Chưa mở lớp nào.", "isEdited": true, "isSourceChanged": false });
    assert_eq!(write(json!("Chưa mở lớp nào."), 0).await, json!({ "section": written, "userErrors": [] }));
    assert_eq!(write(json!("Khác"), 0).await["userErrors"][0]["code"], "KEY_REUSED");
    let stale = officer
        .act(
            "reportSectionWrite",
            "ReportSectionWriteInput",
            clause,
            json!({ "text": "Khác", "expectedVersion": 0, "idempotencyKey": "write-other" }),
            "section { text }",
        )
        .await;
    assert_eq!(
        (&stale["userErrors"][0]["code"], &stale["section"]["text"]),
        (&json!("STALE_VERSION"), &json!("Chưa mở lớp nào."))
    );

    settle(&app, &one, 3, 1).await;
    let section = report(&officer, &imported).await["sections"][0].clone();
    assert_eq!((&section["text"], &section["isSourceChanged"]), (&json!("Chưa mở lớp nào."), &json!(true)));
    let restored = write(Value::Null, 1).await;
    assert_eq!(restored["section"]["isEdited"], false);
    assert!(restored["section"]["text"].as_str().unwrap().starts_with("Mở lớp: 1/1"));
}

async fn the_report_is_had_on_paper_by_who_may_read_it(app: TestApp) {
    let center = app.organization("Trung tâm A").await;
    let imported = published(&app).await;
    app.account("officer", Role::Officer, &center, &app.world.district).await;
    app.account("director", Role::Director, &center, &app.world.district).await;
    let path = format!("/reports/{}.docx", DirectiveId(imported.directive.id));
    let fetch = async |login: &str, path: &str| {
        let person = app.signed_in(login).await;
        let request = Request::builder()
            .method(Method::GET)
            .uri_str(path)
            .header("Cookie", person.cookie.clone().unwrap());
        let mut answer = person.send(request.finish()).await;
        (answer.status().as_u16(), answer.take_body().into_vec().await.unwrap())
    };
    let (status, bytes) = fetch("officer", &path).await;
    assert_eq!(status, 200);
    let read = documents::reading::read(&bytes).unwrap().body;
    assert!(read.contains("Mở lớp: 0/1 đơn vị đã có kết quả được duyệt."), "{read}");
    assert!(read.contains("BÁO CÁO") && read.contains("Số lớp: chưa có số liệu."), "{read}");
    assert_eq!(fetch("director", &path).await.0, 404);
    assert_eq!(fetch("officer", "/reports/directive:x.docx").await.0, 404);
    let stranger = Request::builder().method(Method::GET).uri_str(&path).finish();
    assert_eq!(app.browser().send(stranger).await.status().as_u16(), 404);
}

async fn a_hundred_answers_cost_as_many_statements_as_ten(app: TestApp) {
    let officer = app.officer();
    let mut seen = Vec::new();
    let mut built = 0;
    for many in [10, 100] {
        while built < many {
            app.organization(&format!("Trung tâm {built:03}")).await;
            built += 1;
        }
        let imported = app.draft(TEXT).await;
        officer
            .set_task(&imported.clauses[0], task("Mở lớp", "2020-05-20", &format!("task-{many:04}")))
            .await;
        officer.publish(&imported.directive, 1).await;
        app.meddle("UPDATE assignment SET state = 'accepted', answer = 'Xong'").await.unwrap();
        let (answer, statements) = app.statements_of(report(&officer, &imported)).await;
        assert_eq!(answer["sections"][0]["sentences"].as_array().unwrap().len(), 2 + many);
        seen.push(statements.len());
    }
    assert_eq!(seen[0], seen[1]);
}
