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
    sql::{of_the_district, spoken},
    walk::Owned,
};
use crate::harness::{Browser, TestApp};

/// What no column is without: an answer that says nothing tells nobody's rights.
const FULL: [&str; 20] = [
    // Each follows itself: what may be read of an organization may be read of those before and after it.
    "INSERT INTO organization_succession (predecessor_id, successor_id, effective_on)
       SELECT id, id, '2020-01-01' FROM organization",
    "UPDATE organization SET phone = '0212 3878 001', email = 'van-thu@example.vn', address = 'Sốp Cộp'",
    "INSERT INTO assignment (id, office_id, directive_id, clause_id, task_id, organization_id, unit_id, state, due_on, due_sort)
       SELECT randomblob(16), t.office_id, t.directive_id, t.clause_id, t.id, o.id, o.unit_id, 'open', '2020-01-01', x'00'
       FROM task AS t, organization AS o
       WHERE o.id IN (SELECT m.organization_id FROM membership AS m JOIN account AS a ON a.id = m.account_id
           WHERE a.login IN (SELECT min(b.login) FROM membership AS n JOIN account AS b ON b.id = n.account_id
             WHERE n.role IN ('director', 'school', 'commune', 'partner') GROUP BY n.role))
         AND NOT EXISTS (SELECT 1 FROM assignment AS a WHERE a.task_id = t.id AND a.organization_id = o.id)",
    "UPDATE assignment SET state = every.state FROM (
         SELECT id, CASE row_number() OVER (PARTITION BY organization_id ORDER BY id) % 5 WHEN 0 THEN 'open'
           WHEN 1 THEN 'working' WHEN 2 THEN 'submitted' WHEN 3 THEN 'returned' ELSE 'accepted' END AS state
         FROM assignment) AS every
       WHERE every.id = assignment.id",
    "UPDATE assignment SET answer = 'Đã mở lớp', returned_reason = 'Thiếu ảnh', due_on = '2020-01-01',
       submitted_at = '2020-03-01 00:00:00+00:00', decided_at = '2020-03-02 00:00:00+00:00',
       reminded_at = '2020-03-03 00:00:00+00:00', due_before = '2019-12-01'",
    "UPDATE scheme SET ended_on = '2020-12-31'",
    "DELETE FROM figure",
    "INSERT INTO figure (assignment_id, measure_id, value)
       SELECT a.id, m.id, 7 FROM assignment AS a JOIN measure AS m ON m.task_id = a.task_id",
    "DELETE FROM evidence",
    "INSERT INTO evidence (id, office_id, assignment_id, kind, text, url, sha256, file_name, bytes, media_type,
         added_by, added_at, is_withdrawn)
       SELECT randomblob(16), a.office_id, a.id, 'file', 'Ảnh lớp học', 'https://example.vn', 'ab', 'anh.jpg', 7,
         'image/jpeg', (SELECT id FROM account LIMIT 1), '2020-03-01 00:00:00+00:00', FALSE FROM assignment AS a",
    "UPDATE task SET changed_at = '2020-03-01 00:00:00+00:00', title_before = 'Mở lớp', due_days = 7, due_on = '2020-01-01', cancelled_at = '2020-03-01 00:00:00+00:00'
       WHERE id = (SELECT id FROM task ORDER BY id DESC LIMIT 1)",
    "UPDATE directive SET state = 'published', published_at = '2019-10-01 00:00:00+00:00', number = '1/PGD',
       issued_on = '2019-10-01'",
    "INSERT INTO directive (id, office_id, state, title, name_sort, search_text, entered_at)
       SELECT randomblob(16), id, 'draft', 'Dự thảo', x'00', ' du thao', '2020-03-01 00:00:00+00:00' FROM office",
    "INSERT INTO directive_body (directive_id, body, closing)
       SELECT id, '1. Mở lớp\n2. Gửi tin\nNơi nhận:\n- Lưu: VT.\n\nPHỤ LỤC I\n1. Danh sách', 0 FROM directive WHERE state = 'draft'",
    "UPDATE legal_document SET is_verified = TRUE",
    "INSERT INTO report_section (clause_id, version, office_id, directive_id, text, draft_digest, written_by, written_at)
       SELECT id, 1, office_id, directive_id, 'Lời của phòng', 'cũ', (SELECT id FROM account LIMIT 1),
         '2020-03-01 00:00:00+00:00' FROM clause",
    // Everybody's organization and another stand below two different ones.
    "UPDATE organization SET valid_to = '2030-01-01', parent_id = (SELECT id FROM organization AS above
       WHERE above.kind = CASE organization.kind WHEN 'education_office' THEN 'home_affairs' ELSE 'education_office' END
       LIMIT 1)",
    "UPDATE membership SET valid_to = '2030-01-01'",
    "INSERT INTO service_token (id, version, office_id, organization_id, name, name_sort, search_text, purpose, scope,
         token_hash, issued_by, issued_at, expires_at, revoked_at, last_used_at)
       SELECT randomblob(16), 1, o.office_id, o.id, 'Cổng', x'00', ' cong', 'Thử', 'directives', x'00', a.id,
         '2020-01-01 00:00:00+00:00', '2020-02-01 00:00:00+00:00', '2020-01-02 00:00:00+00:00',
         '2020-01-01 00:00:00+00:00' FROM organization AS o, account AS a WHERE o.kind = 'education_office' LIMIT 1",
    // A field that is gone is one that went away.
    "INSERT INTO token_field_use (token_id, day, field, requests) SELECT id, '2020-01-01', 'Query.gone', 7 FROM service_token",
];

/// What can be seen only of who has signed in.
const OF_WHO_IS_IN: [&str; 3] = [
    "UPDATE session SET client = 'Firefox'",
    "INSERT INTO second_factor (account_id, secret, begun_at, confirmed_at, last_step)
       SELECT id, x'00', '2020-03-01 00:00:00+00:00', '2020-03-01 00:00:00+00:00', 0 FROM account",
    "INSERT INTO recovery_code (id, account_id, code_hash) SELECT randomblob(16), id, x'00' FROM account",
];

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
        for statement in FULL {
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
            "account" => (vec!["SELECT id FROM account".into()], |id| AccountId(id).to_string()),
            "clause" => (vec!["SELECT clause_id FROM clause_scheme".into()], |id| ClauseId(id).to_string()),
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

    async fn first<T: sea_orm::TryGetable>(&self, sql: &str) -> T {
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
