//! Single records, asked for by ids that somebody may have seen or guessed.
use serde_json::{Value, json};
use uuid::Uuid;

use super::{questions::Questions, world::Tenant};
use crate::harness::{Browser, TestApp};

/// An act upon a record by its id, its input, and what its input says besides version and key.
const ACTS: [(&str, &str, &str, &str); 5] = [
    ("organizationEnd", "OrganizationEndInput", "organization", r#"{"reason":"Sáp nhập"}"#),
    ("directivePublish", "StepInput", "directive", "{}"),
    ("assignmentAccept", "StepInput", "assignment", "{}"),
    ("tokenRevoke", "StepInput", "token", "{}"),
    ("accountSetEnabled", "AccountSetEnabledInput", "account", r#"{"enabled":false}"#),
];

impl Questions {
    /// Another's id is answered as one that nothing has, by queries and by acts.
    pub(super) async fn strangers_ids(&self, app: &TestApp, person: &mut Browser, them: &Tenant) {
        let rows = them.rows(app).await;
        let some = |kind: &str| rows.iter().find(|(of, _)| of == kind).map(|(_, id)| *id);
        let mut asked = 0;
        for field in &self.schema.objects["Query"] {
            let kind = match field.name.as_str() {
                "directiveMatrix" | "directiveReport" => "directive",
                name => name,
            };
            let by_id = matches!(&field.needs[..], [one] if one.name == "id");
            let Some(id) = some(kind).filter(|_| by_id) else { continue };
            let query = format!(
                "query($id: ID!) {{ {}(id: $id) {{ {} }} }}",
                field.name,
                self.whole(&field.leads_to, 0)
            );
            let of = async |person: &mut Browser, id: Uuid| {
                without_request(person.ask(&query, json!({ "id": format!("{kind}:{id}") })).await)
            };
            let theirs = of(person, id).await;
            assert_eq!(theirs, of(person, Uuid::now_v7()).await, "{}", field.name);
            assert!(theirs["data"][&field.name].is_null(), "{theirs}");
            asked += 1;
        }
        assert!(asked > 5, "{asked} kinds of records");
        for (act, input, kind, more) in ACTS {
            let Some(id) = some(kind) else { continue };
            let query = format!(
                "mutation($id: ID!, $input: {input}!) {{ {act}(id: $id, input: $input) {{ userErrors {{ code path message }} }} }}"
            );
            let of = async |person: &mut Browser, id: Uuid| {
                let mut form: Value = serde_json::from_str(more).unwrap();
                form["expectedVersion"] = json!(1);
                form["idempotencyKey"] = json!(format!("act-{}", Uuid::now_v7()));
                let asked = json!({ "id": format!("{kind}:{id}"), "input": form });
                without_request(person.ask(&query, asked).await)
            };
            let theirs = of(person, id).await;
            assert_eq!(theirs, of(person, Uuid::now_v7()).await, "{act}");
            let refused = !theirs["errors"].is_null() || theirs["data"][act]["userErrors"] != json!([]);
            assert!(refused, "{act} was done to another's: {theirs}");
        }
    }
}

/// Each request has an id of its own.
fn without_request(mut answer: Value) -> Value {
    for error in answer["errors"].as_array_mut().into_iter().flatten() {
        error["extensions"].as_object_mut().unwrap().remove("requestId");
    }
    answer
}
