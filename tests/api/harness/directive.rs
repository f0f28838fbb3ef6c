//! Directives as the tests need them: read from a text, with tasks, published.
use std::sync::Arc;

use backend::{
    clock::SystemChance,
    directives::{ClauseRow, DirectiveRow, Imported, import},
    organizations::entity as organization,
    places::entity::unit,
    platform::{Done, Tx},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::{Value, json};
use shared::{ClauseId, DirectiveId, OrganizationKind};
use uuid::Uuid;

use super::{Actor, TestApp};

/// A dispatch with two clauses and a closing.
pub const TEXT: &str = "Phòng hướng dẫn như sau:\n1. Mở lớp xóa mù chữ\n2. Gửi tin bài\nĐề nghị các đơn vị triển khai thực hiện./.";

impl TestApp {
    /// A draft of the home office, made of a text.
    pub async fn draft(&self, text: &str) -> Imported {
        self.draft_of(self.world.office, text).await
    }

    /// A draft of some office.
    pub async fn draft_of(&self, office_id: Uuid, text: &str) -> Imported {
        let tx = Tx::begin(&self.means(Arc::new(SystemChance)), Uuid::nil()).await.unwrap();
        let imported = import(&tx, office_id, text, None).await.unwrap();
        let done = Done {
            office_id,
            subject: DirectiveId(imported.directive.id).to_string(),
            version: 1,
            before: json!(null),
            after: json!(null),
            topic: "directive.imported",
        };
        tx.commit("directiveImport", &done).await.unwrap();
        imported
    }

    /// A body of a kind in a unit of the home district.
    pub async fn body(&self, kind: OrganizationKind, place: &unit::Model, name: &str) -> organization::Model {
        let row = self.organization_in(place, name).await;
        let change = organization::ActiveModel {
            id: Set(row.id),
            kind: Set(kind.tag().to_owned()),
            ..Default::default()
        };
        change.update(&self.db).await.unwrap()
    }
}

/// A task for all learning centers, due on a day, that counts classes.
pub fn task(title: &str, due: &str, key: &str) -> Value {
    json!({
        "title": title, "kinds": ["LEARNING_CENTER"], "organizationIds": [], "dueRule": "ON_DAY", "dueOn": due,
        "measures": [{ "name": "Số lớp", "unit": "lớp" }], "idempotencyKey": key,
    })
}

impl Actor<'_> {
    /// The errors of a mutation and whatever `selection` asks of its payload.
    pub async fn act(
        &self,
        mutation: &str,
        kind: &str,
        id: impl ToString,
        input: Value,
        selection: &str,
    ) -> Value {
        let query = format!(
            "mutation($id: ID!, $input: {kind}!) {{ {mutation}(id: $id, input: $input) {{ {selection} userErrors {{ code path }} }} }}"
        );
        let answer = self.ask(&query, json!({ "id": id.to_string(), "input": input })).await;
        assert!(answer["errors"].is_null(), "{mutation}: {answer}");
        answer["data"][mutation].clone()
    }

    pub async fn set_task(&self, clause: &ClauseRow, input: Value) -> Value {
        self.act("taskSet", "TaskSetInput", ClauseId(clause.id), input, "task { id version title }").await
    }

    pub async fn publish(&self, directive: &DirectiveRow, version: i32) -> Value {
        let input =
            json!({ "expectedVersion": version, "idempotencyKey": format!("{}-{version}", directive.id) });
        let selection = "directive { state version counts { total open } }";
        self.act("directivePublish", "StepInput", DirectiveId(directive.id), input, selection).await
    }

    /// What was given out, in the order of the last day.
    pub async fn assignments(&self) -> Vec<Value> {
        let query = "{ assignments(first: 100) { nodes { id version state isLate dueOn canAnswer canReview
          organization { name } task { title measures { id } } figures { value } } } }";
        let answer = self.ask(query, json!({})).await;
        answer["data"]["assignments"]["nodes"].as_array().unwrap_or_else(|| panic!("{answer}")).clone()
    }
}
