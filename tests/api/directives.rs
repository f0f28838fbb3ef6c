use serde_json::{Value, json};
use shared::{DirectiveId, OrganizationKind};

use crate::harness::{Actor, TEXT, TestApp, task};

on_both_databases! {
    a_draft_is_cut_anew_and_nothing_of_its_text_is_lost,
    tasks_stay_with_the_text_they_were_set_for,
    a_draft_is_published_once_and_given_out_to_whoever_is_responsible,
    what_cannot_be_published_says_why,
    nobody_sees_a_draft_but_who_manages_directives,
    a_draft_is_discarded_and_what_was_published_is_not,
    what_stands_over_a_directive_is_one_form,
    a_hundred_directives_cost_as_many_statements_as_ten,
}

const OUTLINE: &str = "query($id: ID!) { directive(id: $id) { version body preamble closing closingText
  clauses { id label level title start end text tasks { title } } } }";

async fn outline(actor: &Actor<'_>, id: DirectiveId) -> Value {
    actor.ask(OUTLINE, json!({ "id": id.to_string() })).await["data"]["directive"].clone()
}

fn joined(directive: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let clauses: String =
        directive["clauses"].as_array().unwrap().iter().map(|one| text(&one["text"])).collect();
    format!("{}{clauses}{}", text(&directive["preamble"]), text(&directive["closingText"]))
}

fn cuts(directive: &Value) -> Vec<Value> {
    let cut = |one: &Value| json!({ "start": one["start"], "label": one["label"], "level": one["level"], "title": one["title"] });
    directive["clauses"].as_array().unwrap().iter().map(cut).collect()
}

async fn cut(actor: &Actor<'_>, id: DirectiveId, cuts: Vec<Value>, closing: &Value, version: i32) -> Value {
    let input = json!({
        "clauses": cuts, "closing": closing, "expectedVersion": version, "idempotencyKey": format!("cut-{version:04}-{}", cuts.len()),
    });
    actor.act("directiveOutline", "DirectiveOutlineInput", id, input, "directive { version }").await
}

async fn a_draft_is_cut_anew_and_nothing_of_its_text_is_lost(app: TestApp) {
    let (draft, officer) = (app.draft(TEXT).await, app.officer());
    let id = DirectiveId(draft.directive.id);
    let before = outline(&officer, id).await;
    assert_eq!((joined(&before), before["body"].as_str().unwrap()), (TEXT.to_owned(), TEXT));
    assert_eq!(before["clauses"].as_array().unwrap().len(), 2);

    let merged = cut(&officer, id, cuts(&before)[..1].to_vec(), &before["closing"], 1).await;
    let after = outline(&officer, id).await;
    assert_eq!(merged, json!({ "directive": { "version": 2 }, "userErrors": [] }));
    assert_eq!(
        after["clauses"][0]["id"], before["clauses"][0]["id"],
        "the clause that begins there is the same"
    );
    assert_eq!(joined(&after), TEXT);

    let late = cut(&officer, id, cuts(&before), &before["closing"], 1).await;
    assert_eq!(late["userErrors"][0]["code"], "STALE_VERSION");
    assert_eq!(late["directive"]["version"], 2);
    let inside_a_letter = json!([{ "start": 3, "label": "", "level": 1, "title": "x" }]);
    let wrong = cut(&officer, id, inside_a_letter.as_array().unwrap().clone(), &before["closing"], 2).await;
    assert_eq!(wrong["userErrors"], json!([{ "code": "INVALID", "path": ["input", "clauses"] }]));
    assert_eq!(joined(&outline(&officer, id).await), TEXT);

    let split = cut(&officer, id, cuts(&before), &before["closing"], 2).await;
    assert_eq!(split["userErrors"], json!([]));
    assert_eq!(joined(&outline(&officer, id).await), TEXT);
}

async fn tasks_stay_with_the_text_they_were_set_for(app: TestApp) {
    let (draft, officer) = (app.draft(TEXT).await, app.officer());
    let id = DirectiveId(draft.directive.id);
    officer.set_task(&draft.clauses[1], task("Gửi tin", "2020-05-20", "task-0001")).await;
    let before = outline(&officer, id).await;

    let done = cut(&officer, id, cuts(&before)[..1].to_vec(), &before["closing"], 1).await;

    assert_eq!(done["userErrors"], json!([]));
    let after = outline(&officer, id).await;
    assert_eq!(after["clauses"][0]["tasks"], json!([{ "title": "Gửi tin" }]));
}

async fn a_draft_is_published_once_and_given_out_to_whoever_is_responsible(app: TestApp) {
    let (draft, officer) = (app.draft(TEXT).await, app.officer());
    let (here, school) = (
        app.organization("Trung tâm").await,
        app.body(OrganizationKind::School, &app.world.commune, "Trường").await,
    );
    app.foreign_organization("Trung tâm khác").await;
    let mut both = task("Mở lớp", "2020-05-20", "task-0001");
    both["organizationIds"] = json!([shared::OrganizationId(school.id).to_string()]);
    officer.set_task(&draft.clauses[0], both).await;

    let first = officer.publish(&draft.directive, 1).await;
    let again = officer.publish(&draft.directive, 1).await;
    let late = officer.publish(&draft.directive, 2).await;

    let published = json!({ "state": "PUBLISHED", "version": 2, "counts": { "total": 2, "open": 2 } });
    assert_eq!(first, json!({ "directive": published, "userErrors": [] }));
    assert_eq!(again, first, "the same key is the same act");
    assert_eq!(late["userErrors"][0]["code"], "WRONG_STATE");
    let names: Vec<_> =
        officer.assignments().await.iter().map(|one| one["organization"]["name"].clone()).collect();
    assert_eq!(names.len(), 2);
    assert!(names.contains(&json!(here.name)) && names.contains(&json!(school.name)), "{names:?}");

    let id = DirectiveId(draft.directive.id);
    let before = outline(&officer, id).await;
    let cut = cut(&officer, id, cuts(&before), &before["closing"], 2).await;
    assert_eq!(cut["userErrors"][0]["code"], "WRONG_STATE");
    // A task that is set later is given out at once.
    officer.set_task(&draft.clauses[1], task("Thêm", "2020-06-01", "task-0002")).await;
    assert_eq!(officer.assignments().await.len(), 3);
}

async fn what_cannot_be_published_says_why(app: TestApp) {
    let (draft, officer) = (app.draft(TEXT).await, app.officer());
    let nothing = officer.publish(&draft.directive, 1).await;
    assert_eq!(nothing["userErrors"][0]["code"], "WRONG_STATE");

    let mut at_the_end = task("Mở lớp", "2020-05-20", "task-0001");
    at_the_end["dueRule"] = json!("END_OF_PERIOD");
    officer.set_task(&draft.clauses[0], at_the_end).await;
    let no_period = officer.publish(&draft.directive, 1).await;
    assert_eq!(no_period["userErrors"][0]["code"], "WRONG_STATE");
    assert_eq!(
        (app.count("assignment").await, app.count("audit_entry").await),
        (0, 2),
        "a refusal leaves nothing"
    );

    let refused = async |change: (&str, Value)| {
        let mut input = task("Mở lớp", "2020-05-20", "task-0002");
        input[change.0] = change.1;
        officer.set_task(&draft.clauses[0], input).await["userErrors"][0]["path"][1].clone()
    };
    assert_eq!(refused(("title", json!(" "))).await, "title");
    assert_eq!(refused(("kinds", json!([]))).await, "kinds");
    assert_eq!(refused(("organizationIds", json!(["organization:x"]))).await, "organizationIds");
    assert_eq!(refused(("dueOn", Value::Null)).await, "dueOn");
    assert_eq!(refused(("dueRule", json!("DAYS_AFTER_PUBLICATION"))).await, "dueDays");
    assert_eq!(refused(("measures", json!([{ "name": "", "unit": "lớp" }]))).await, "measures");
}

async fn nobody_sees_a_draft_but_who_manages_directives(app: TestApp) {
    let (draft, center) = (app.draft(TEXT).await, app.organization("Trung tâm").await);
    let officer = app.officer();
    officer.set_task(&draft.clauses[0], task("Mở lớp", "2020-05-20", "task-0001")).await;
    let query = "query($id: ID!) { directive(id: $id) { title } directives(first: 9) { nodes { title } } }";
    let sees = async |actor: Actor<'_>| {
        let answer = actor.ask(query, json!({ "id": DirectiveId(draft.directive.id).to_string() })).await;
        let listed = answer["data"]["directives"]["nodes"].as_array().unwrap().len();
        (answer["data"]["directive"].is_object(), listed)
    };
    assert_eq!(sees(app.officer()).await, (true, 1));
    assert_eq!(sees(app.director(&center)).await, (false, 0));
    assert_eq!(sees(app.province()).await, (false, 0));
    officer.publish(&draft.directive, 1).await;
    assert_eq!(sees(app.director(&center)).await, (true, 1));
    assert_eq!(sees(app.province()).await, (true, 1));
    let told = app.province().ask("{ directives(first: 9) { nodes { counts { total } } } }", json!({})).await;
    assert_eq!(told["data"]["directives"]["nodes"], json!([{ "counts": { "total": 1 } }]));
    assert_eq!(sees(app.foreign_officer()).await, (false, 0));
}

async fn a_draft_is_discarded_and_what_was_published_is_not(app: TestApp) {
    let (draft, officer) = (app.draft(TEXT).await, app.officer());
    app.organization("Trung tâm").await;
    officer.set_task(&draft.clauses[0], task("Mở lớp", "2020-05-20", "task-0001")).await;
    let discard = async |id: uuid::Uuid, version: i32| {
        let input = json!({ "expectedVersion": version, "idempotencyKey": format!("discard-{version}") });
        officer.act("directiveDiscard", "StepInput", DirectiveId(id), input, "done").await
    };
    assert_eq!(discard(draft.directive.id, 7).await["userErrors"][0]["code"], "STALE_VERSION");
    assert_eq!(discard(draft.directive.id, 1).await, json!({ "done": true, "userErrors": [] }));
    for table in ["directive", "directive_body", "clause", "citation", "task", "task_responsible", "measure"]
    {
        assert_eq!(app.count(table).await, 0, "{table}");
    }
    let other = app.draft(TEXT).await;
    officer.set_task(&other.clauses[0], task("Mở lớp", "2020-05-20", "task-0002")).await;
    officer.publish(&other.directive, 1).await;
    assert_eq!(discard(other.directive.id, 2).await["userErrors"][0]["code"], "WRONG_STATE");
    assert_eq!(app.count("assignment").await, 1);
}

async fn what_stands_over_a_directive_is_one_form(app: TestApp) {
    let (above, below, officer) = (app.draft(TEXT).await, app.draft(TEXT).await, app.officer());
    let form = |superior: Value, version: i32| {
        json!({
            "title": " Hướng dẫn  năm học ", "kind": "Công văn", "number": "", "issuedOn": "2019-09-16",
            "periodFrom": "2019-09-01", "periodTo": "2020-05-31", "superiorDirectiveId": superior,
            "expectedVersion": version, "idempotencyKey": format!("form-{}", uuid::Uuid::now_v7()),
        })
    };
    let describe = async |id: uuid::Uuid, input: Value| {
        let selection =
            "directive { title kind number issuedOn superiorDirective { id } subordinates { id } }";
        officer.act("directiveDescribe", "DirectiveDescribeInput", DirectiveId(id), input, selection).await
    };
    let superior = json!(DirectiveId(above.directive.id).to_string());
    let done = describe(below.directive.id, form(superior.clone(), 1)).await;
    let expected = json!({
        "title": "Hướng dẫn năm học", "kind": "Công văn", "number": null, "issuedOn": "2019-09-16",
        "superiorDirective": { "id": superior }, "subordinates": [],
    });
    assert_eq!(done, json!({ "directive": expected, "userErrors": [] }));
    let late = describe(below.directive.id, form(Value::Null, 1)).await;
    assert_eq!(late["userErrors"][0]["code"], "STALE_VERSION");
    let circle = json!(DirectiveId(below.directive.id).to_string());
    let path = |answer: Value| answer["userErrors"][0]["path"][1].clone();
    assert_eq!(path(describe(above.directive.id, form(circle, 1)).await), "superiorDirectiveId");
    let itself = json!(DirectiveId(above.directive.id).to_string());
    assert_eq!(path(describe(above.directive.id, form(itself, 1)).await), "superiorDirectiveId");
    let mut backwards = form(Value::Null, 1);
    backwards["periodTo"] = json!("2019-01-01");
    assert_eq!(path(describe(above.directive.id, backwards).await), "periodTo");
    // Who is named as superior cannot be discarded under those who name it.
    let input = json!({ "expectedVersion": 1, "idempotencyKey": "discard-1" });
    let kept =
        officer.act("directiveDiscard", "StepInput", DirectiveId(above.directive.id), input, "done").await;
    assert_eq!(kept["userErrors"][0]["code"], "WRONG_STATE");
}

async fn a_hundred_directives_cost_as_many_statements_as_ten(app: TestApp) {
    for number in 0..100 {
        app.draft(&format!("Mở đầu số {number}:\n1. Một\n2. Hai\n")).await;
    }
    let officer = app.officer();
    let list = |first: i32| {
        let query = "query($first: Int!) { directives(first: $first) { nodes {
          title superiorDocument { name } counts { total late } } } }";
        officer.ask(query, json!({ "first": first }))
    };
    let (ten, few) = app.statements_of(list(10)).await;
    let (hundred, many) = app.statements_of(list(100)).await;
    let length = |answer: &Value| answer["data"]["directives"]["nodes"].as_array().map(Vec::len);
    assert_eq!((length(&ten), length(&hundred)), (Some(10), Some(100)));
    assert_eq!((few.len(), many.len()), (2, 2));
}
