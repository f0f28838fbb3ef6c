//! The demonstration, filled up until every field of the schema has something to say about one's own organization and
//! about others; and one person of each role.
use std::collections::BTreeSet;

use backend::{demo::Era, identity::DEMO_PASSWORD};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;
use shared::{
    AccountId, AssignmentId, ClauseId, DirectiveId, EvidenceId, ImportId, MembershipId, OrganizationId, Role,
    SchemeId, TokenId, UnitId,
};
use uuid::Uuid;

use super::{
    mutations::Targets,
    rows::{FULL, INVITATION, OF_WHO_IS_IN},
    sql::{of_the_district, spoken},
    told::TOLD,
    walk::Owned,
};
use crate::harness::{Browser, TestApp};

pub struct World {
    pub(super) app: TestApp,
}

pub struct Person {
    pub browser: Browser,
    pub owned: Owned,
    pub targets: Targets,
    pub organization: Option<Uuid>,
}

impl World {
    pub async fn fill(app: TestApp) -> Self {
        app.fill_demonstration(Era::Of2019).await;
        for statement in FULL.into_iter().chain(TOLD) {
            app.meddle(&spoken(&app, statement)).await.unwrap();
        }
        let world = Self { app };
        world.act().await;
        world.import().await;
        world
    }

    /// Something in the trail that somebody has done.
    async fn act(&self) {
        let mut officer = self.person(Some(Role::Officer)).await;
        let id = OrganizationId(officer.organization.unwrap()).to_string();
        let input = json!({ "on": "2030-01-02", "reason": "Sáp nhập", "expectedVersion": 1,
            "idempotencyKey": "authz-first" });
        let end = "mutation($id: ID!, $input: OrganizationEndInput!) {
          organizationEnd(id: $id, input: $input) { userErrors { code } } }";
        let answer = officer.browser.ask(end, json!({ "id": id, "input": input })).await;
        assert_eq!(answer["data"]["organizationEnd"]["userErrors"], json!([]), "{answer}");
    }

    /// Somebody of a role; a stranger without one.
    pub async fn person(&self, role: Option<Role>) -> Person {
        let mut browser = self.app.browser();
        let mut organization = None;
        if let Some(role) = role {
            let of_role = format!(
                "FROM membership AS m JOIN account AS a ON a.id = m.account_id WHERE m.role = '{}' ORDER BY a.login",
                role.tag()
            );
            let login = self.first::<String>(&format!("SELECT a.login {of_role}")).await;
            // Nobody in the demonstration has a phone to sign in with.
            self.app.meddle("DELETE FROM second_factor").await.unwrap();
            let answer = browser.sign_in(&login, DEMO_PASSWORD).await;
            assert_eq!(answer["userErrors"], json!([]), "{login}: {answer}");
            browser.ask("mutation { apiExplore { token } }", json!({})).await;
            for statement in OF_WHO_IS_IN {
                self.app.meddle(&spoken(&self.app, statement)).await.unwrap();
            }
            organization = Some(self.first::<Uuid>(&format!("SELECT m.organization_id {of_role}")).await);
        }
        let (mut owned, mut targets) = (Owned::default(), Targets { mine: vec![], theirs: vec![] });
        for id in self.all("SELECT id AS id, id AS organization_id FROM organization", organization).await {
            owned.keep(OrganizationId(id.0).to_string(), id.1);
        }
        for id in self.all("SELECT id, organization_id FROM membership", organization).await {
            owned.keep(MembershipId(id.0).to_string(), id.1);
        }
        for id in self.all("SELECT id, organization_id FROM assignment", organization).await {
            owned.assignments += i64::from(id.1);
            targets.keep(AssignmentId(id.0).to_string(), id.1);
            owned.keep(AssignmentId(id.0).to_string(), id.1);
        }
        let evidence = "SELECT e.id, a.organization_id FROM evidence AS e JOIN assignment AS a ON a.id = e.assignment_id";
        for id in self.all(evidence, organization).await {
            targets.keep(EvidenceId(id.0).to_string(), id.1);
            owned.keep(EvidenceId(id.0).to_string(), id.1);
        }
        Person { browser, owned, targets, organization }
    }

    /// The ids a root field is asked for: one's own and another, a unit that ended and one that took its place.
    pub async fn ids(&self, root: &str, organization: Option<Uuid>) -> Vec<String> {
        let own = organization.unwrap_or_default().simple();
        let (statements, node): (Vec<String>, fn(Uuid) -> String) = match root {
            // The one whose invitation is good is the last.
            "account" => {
                (vec!["SELECT id FROM account ORDER BY login".into()], |id| AccountId(id).to_string())
            }
            "clause" => (vec!["SELECT clause_id FROM clause_scheme".into()], |id| ClauseId(id).to_string()),
            // The one root field that is asked for by a secret.
            "invitation" => return vec![INVITATION.to_owned()],
            "history" => (
                vec![
                    "SELECT o.id FROM organization AS o WHERE o.valid_to = '2030-01-01' AND o.version > 1"
                        .into(),
                ],
                |id| OrganizationId(id).to_string(),
            ),
            "import" => {
                (vec!["SELECT id FROM import_batch ORDER BY id".into()], |id| ImportId(id).to_string())
            }
            "token" => (vec!["SELECT id FROM service_token".into()], |id| TokenId(id).to_string()),
            "scheme" => (vec!["SELECT id FROM scheme".into()], |id| SchemeId(id).to_string()),
            "organization" => (
                vec![
                    format!("SELECT id FROM organization WHERE id = x'{own}'"),
                    format!("SELECT id FROM organization WHERE id <> x'{own}' ORDER BY id DESC"),
                ],
                |id| OrganizationId(id).to_string(),
            ),
            "assignment" => (
                vec![
                    format!(
                        "SELECT id FROM assignment WHERE organization_id = x'{own}' AND state <> 'accepted'"
                    ),
                    format!("SELECT id FROM assignment WHERE organization_id = x'{own}' ORDER BY id DESC"),
                    format!(
                        "SELECT id FROM assignment WHERE organization_id <> x'{own}' AND state = 'returned'"
                    ),
                ],
                |id| AssignmentId(id).to_string(),
            ),
            "unit" => (["predecessor_id", "successor_id"].map(of_the_district).to_vec(), |id| {
                UnitId(id).to_string()
            }),
            _ => (
                vec![
                    "SELECT id FROM directive WHERE superior_directive_id IS NULL AND state <> 'draft'"
                        .into(),
                    "SELECT id FROM directive WHERE superior_directive_id IS NOT NULL".into(),
                    "SELECT id FROM directive WHERE state = 'draft'".into(),
                ],
                |id| DirectiveId(id).to_string(),
            ),
        };
        let mut ids = Vec::new();
        for statement in statements {
            if let Some(row) = self.rows(&format!("{statement} LIMIT 1")).await.first() {
                ids.push(node(row.try_get_by_index(0).unwrap()));
            }
        }
        ids
    }

    async fn rows(&self, sql: &str) -> Vec<sea_orm::QueryResult> {
        let statement = Statement::from_string(self.app.db.get_database_backend(), spoken(&self.app, sql));
        self.app.db.query_all_raw(statement).await.unwrap()
    }

    pub(super) async fn first<T: sea_orm::TryGetable>(&self, sql: &str) -> T {
        self.rows(sql).await.first().unwrap_or_else(|| panic!("nothing: {sql}")).try_get_by_index(0).unwrap()
    }

    /// Ids, each with whether it is this organization's.
    async fn all(&self, sql: &str, organization: Option<Uuid>) -> Vec<(Uuid, bool)> {
        let own = |row: sea_orm::QueryResult| {
            let of: Uuid = row.try_get_by_index(1).unwrap();
            (row.try_get_by_index(0).unwrap(), Some(of) == organization)
        };
        self.rows(sql).await.into_iter().map(own).collect()
    }
}

impl Owned {
    fn keep(&mut self, id: String, is_mine: bool) {
        if is_mine {
            self.mine.insert(id.clone());
        }
        self.all.insert(id);
    }
}

impl Targets {
    /// One of each kind is enough.
    fn keep(&mut self, id: String, is_mine: bool) {
        let ids = if is_mine { &mut self.mine } else { &mut self.theirs };
        let kinds: BTreeSet<_> = ids.iter().map(|id| id.split(':').next().unwrap_or_default()).collect();
        if !kinds.contains(id.split(':').next().unwrap_or_default()) {
            ids.push(id);
        }
    }
}
