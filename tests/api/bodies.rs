//! Whatever body a task is given to, somebody there reads and answers it, and nobody else's.
use backend::{identity::Reach, organizations::entity as organization};
use serde_json::{Value, json};
use shared::{OrganizationKind, Role};

use crate::harness::{Actor, TEXT, TestApp, grant, task};

on_both_databases! {
    home_affairs_the_chairmans_office_and_schools_answer_their_own_tasks_alone,
}

const BODIES: [(Role, OrganizationKind, &str); 3] = [
    (Role::HomeAffairs, OrganizationKind::HomeAffairs, "HOME_AFFAIRS"),
    (Role::Chairman, OrganizationKind::PeoplesCommittee, "PEOPLES_COMMITTEE"),
    (Role::School, OrganizationKind::School, "SCHOOL"),
];

fn of<'a>(app: &'a TestApp, role: Role, body: &organization::Model) -> Actor<'a> {
    app.actor(role, grant(app.world.office, Reach::Only(vec![body.id]), &app.world.district))
}

async fn submit(actor: &Actor<'_>, assignment: &Value, key: &str) -> Value {
    let input = json!({ "answer": "Đã làm.", "expectedVersion": 1, "idempotencyKey": key,
        "figures": [{ "measureId": assignment["task"]["measures"][0]["id"], "value": 7 }] });
    let id = assignment["id"].as_str().unwrap();
    let selection = "assignment { state figures { value } }";
    actor.act("assignmentSubmit", "AssignmentAnswerInput", id, input, selection).await
}

async fn home_affairs_the_chairmans_office_and_schools_answer_their_own_tasks_alone(app: TestApp) {
    let mut bodies = Vec::new();
    for (role, kind, _) in BODIES {
        bodies.push((role, app.body(kind, &app.world.commune, &format!("{kind:?}")).await));
    }
    let (imported, officer) = (app.draft(TEXT).await, app.officer());
    let mut wanted = task("Bồi dưỡng", "2020-05-20", "task-0001");
    wanted["kinds"] = json!(BODIES.map(|(_, _, name)| name));
    officer.set_task(&imported.clauses[0], wanted).await;
    assert_eq!(officer.publish(&imported.directive, 1).await["userErrors"], json!([]));
    assert_eq!(officer.assignments().await.len(), BODIES.len());

    for (at, (role, body)) in bodies.iter().enumerate() {
        let actor = of(&app, *role, body);
        let mine = actor.assignments().await;
        assert_eq!(mine.len(), 1, "{role:?}");
        assert_eq!(
            (&mine[0]["organization"]["name"], &mine[0]["canAnswer"], &mine[0]["canReview"]),
            (&json!(body.name), &json!(true), &json!(false)),
            "{role:?}"
        );
        let (next_role, next) = &bodies[(at + 1) % bodies.len()];
        let foreign = submit(&of(&app, *next_role, next), &mine[0], "foreign-0001").await;
        assert_eq!(foreign["userErrors"], json!([{ "code": "NOT_FOUND", "path": ["id"] }]), "{role:?}");
        let done = submit(&actor, &mine[0], "answer-0001").await;
        assert_eq!(
            done["assignment"],
            json!({ "state": "SUBMITTED", "figures": [{ "value": 7 }] }),
            "{role:?}"
        );
        let review = "mutation($id: ID!, $input: StepInput!) { assignmentAccept(id: $id, input: $input) { userErrors { code } } }";
        let input = json!({ "expectedVersion": 2, "idempotencyKey": "accept-0001" });
        let answer = actor.ask(review, json!({ "id": mine[0]["id"], "input": input })).await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], "FORBIDDEN", "{role:?}");
    }
}
