//! An office drawn at random: places, bodies, a directive, what was answered, and one person.
use std::{
    collections::BTreeSet,
    sync::atomic::{AtomicUsize, Ordering},
};

use backend::{
    identity::Reach, organizations::entity as organization, places::entity::unit, platform::search,
};
use proptest::{prelude::*, sample::Index};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, Statement};
use serde_json::json;
use shared::{OrganizationKind, Role};
use uuid::Uuid;

use super::questions::Questions;
use crate::harness::{Browser, PASSWORD, TestApp, add_office, add_organization, add_unit, grant, task};

/// What is drawn.
#[derive(Clone, Debug)]
pub struct Shape {
    communes: usize,
    /// Where each body stands, and whether it is a learning center.
    bodies: Vec<(Index, bool)>,
    is_published: bool,
    role: Role,
    works_for: Index,
    reaches_over: Index,
}

pub fn shapes() -> impl Strategy<Value = Shape> {
    let bodies = prop::collection::vec((any::<Index>(), any::<bool>()), 1..5);
    let role = prop::sample::select(&Role::ALL[..]);
    (1_usize..4, bodies, any::<bool>(), role, any::<Index>(), any::<Index>()).prop_map(
        |(communes, bodies, is_published, role, works_for, reaches_over)| Shape {
            communes,
            bodies,
            is_published,
            role,
            works_for,
            reaches_over,
        },
    )
}

/// A body, where it stands, and whether it was given the task.
pub struct Body {
    row: organization::Model,
    path: String,
    is_given: bool,
}

pub struct Tenant {
    /// Stands in all that its people wrote, and nowhere else.
    pub mark: String,
    office: Uuid,
    /// Its district, and the communes of it.
    places: Vec<unit::Model>,
    bodies: Vec<Body>,
    role: Role,
    /// The path of the units its person reaches over.
    over: String,
    works_for: Uuid,
    login: String,
}

static DRAWN: AtomicUsize = AtomicUsize::new(0);

impl Tenant {
    /// In places of its own, or in those of another: the offices of a district and of its province share them.
    pub async fn grow(app: &TestApp, shape: &Shape, beside: Option<&Self>) -> Self {
        let mark = format!("zq{}k", DRAWN.fetch_add(1, Ordering::Relaxed));
        let places = match beside {
            Some(other) => other.places.clone(),
            None => places(app, shape.communes).await,
        };
        let district = places[0].clone();
        let office = add_office(&app.db, &district, &format!("Phòng {mark}")).await;
        // What nobody would be responsible for is not published.
        let is_published = shape.is_published && shape.bodies.iter().any(|(_, is_center)| *is_center);
        let mut bodies = Vec::new();
        for (number, (place, is_center)) in shape.bodies.iter().enumerate() {
            let place = place.get(&places);
            let row =
                add_organization(&app.db, office, place, &format!("Tổ chức {mark} {mark}b{number}")).await;
            if !is_center {
                let kind = Set(OrganizationKind::School.tag().to_owned());
                let change = organization::ActiveModel { id: Set(row.id), kind, ..Default::default() };
                change.update(&app.db).await.unwrap();
            }
            let is_given = *is_center && is_published;
            bodies.push(Body { row, path: place.path.clone(), is_given });
        }
        direct(app, office, &district, &mark, is_published).await;
        let (works_for, over) = (shape.works_for.get(&bodies), shape.reaches_over.get(&places));
        let login = format!("{mark}-nguoi");
        app.account(&login, shape.role, &works_for.row, over).await;
        let (works_for, over) = (works_for.row.id, over.path.clone());
        Self { mark, office, places, bodies, role: shape.role, over, works_for, login }
    }

    /// The one person of it, at work.
    pub async fn person(&self, questions: &Questions) -> Browser {
        let mut browser = questions.stranger();
        assert_eq!(browser.sign_in(&self.login, PASSWORD).await["userErrors"], json!([]));
        browser
    }

    /// The names a list of organizations shows its person: whoever they are, all within their units.
    pub fn organizations(&self) -> BTreeSet<String> {
        self.bodies
            .iter()
            .filter(|body| body.path.starts_with(&self.over))
            .map(|body| body.row.name.clone())
            .collect()
    }

    /// Whose assignments its person sees; None if the list is closed to them.
    pub fn assignments(&self) -> Option<BTreeSet<String>> {
        let own = match self.role {
            Role::Admin | Role::Officer | Role::Leader | Role::Clerk => false,
            Role::CouncilMember | Role::Surveyor | Role::Province => return None,
            _ => true,
        };
        let seen = self.bodies.iter().filter(|body| {
            body.is_given && body.path.starts_with(&self.over) && (!own || body.row.id == self.works_for)
        });
        Some(seen.map(|body| body.row.name.clone()).collect())
    }

    /// What was answered where its person may not look.
    pub fn hidden(&self) -> Vec<String> {
        let seen = self.assignments().unwrap_or_default();
        let hidden = self.bodies.iter().filter(|body| !seen.contains(&body.row.name));
        hidden.map(|body| format!("Trả lời của {}", body.row.name)).collect()
    }

    /// Every row of the office that has an id, with what comes before it on the wire.
    pub async fn rows(&self, app: &TestApp) -> Vec<(String, Uuid)> {
        let mut rows = Vec::new();
        for table in tables(app).await {
            let sql = format!("SELECT id FROM {table} WHERE office_id = $1");
            let backend = app.db.get_database_backend();
            let statement = Statement::from_sql_and_values(backend, sql, [self.office.into()]);
            for row in app.db.query_all_raw(statement).await.unwrap() {
                if let Ok(id) = row.try_get_by_index::<Uuid>(0) {
                    let kind = if table == "service_token" { "token" } else { &table };
                    rows.push((kind.to_owned(), id));
                }
            }
        }
        rows
    }
}

async fn places(app: &TestApp, communes: usize) -> Vec<unit::Model> {
    let district = add_unit(&app.db, None, "district", "Huyện").await;
    let mut places = vec![district.clone()];
    for number in 0..communes {
        places.push(add_unit(&app.db, Some(&district), "commune", &format!("Xã {number}")).await);
    }
    places
}

/// A directive with one task, published or not.
async fn direct(app: &TestApp, office: Uuid, district: &unit::Model, mark: &str, is_published: bool) {
    let text =
        format!("Hướng dẫn {mark} như sau:\n1. Mở lớp {mark}\n2. Gửi tin {mark}\nĐề nghị thực hiện./.");
    let imported = app.draft_of(office, &text).await;
    let officer = app.actor(Role::Officer, grant(office, Reach::Every, district));
    let wanted = task(&format!("Việc {mark}"), "2020-05-01", &format!("task-{mark}"));
    assert_eq!(officer.set_task(&imported.clauses[0], wanted).await["userErrors"], json!([]));
    if is_published {
        let published = officer.publish(&imported.directive, 1).await;
        assert_eq!(published["userErrors"], json!([]), "{published}");
    }
}

/// An answer and a proof for each assignment, a scheme and a document for each office that has none.
pub async fn furnish(app: &TestApp) {
    let (id, bytes) =
        if app.is_postgres() { ("gen_random_uuid()", r"'\x00'::bytea") } else { ("randomblob(16)", "x'00'") };
    for statement in [
        "UPDATE assignment SET answer = (SELECT 'Trả lời của ' || name FROM organization
           WHERE organization.id = assignment.organization_id) WHERE answer IS NULL OR answer = ''"
            .to_owned(),
        format!("INSERT INTO evidence (id, office_id, assignment_id, kind, text, added_by, added_at, is_withdrawn)
                 SELECT {id}, office_id, id, 'note', answer, {id}, '2020-03-01 00:00:00+00:00', FALSE
                 FROM assignment WHERE id NOT IN (SELECT assignment_id FROM evidence)"),
        format!("INSERT INTO scheme (id, office_id, name, name_sort, from_year, to_year, version)
                 SELECT {id}, id, 'Đề án ' || name, {bytes}, 2014, 2020, 1 FROM office
                 WHERE id NOT IN (SELECT office_id FROM scheme)"),
        format!("INSERT INTO legal_document (id, office_id, identity, name, name_sort, search_text, is_verified)
                 SELECT {id}, id, 'mường', 'Nghị định ' || name, {bytes}, ' nghi dinh', FALSE FROM office
                 WHERE id NOT IN (SELECT office_id FROM legal_document)"),
    ] {
        app.meddle(&statement).await.unwrap();
    }
    search::catch_up_now(&app.db).await.unwrap();
}

/// All tables whose rows belong to an office and have an id: a new one is among them by itself.
async fn tables(app: &TestApp) -> Vec<String> {
    let sql = if app.is_postgres() {
        "SELECT a.table_name AS name FROM information_schema.columns AS a
         JOIN information_schema.columns AS b ON b.table_name = a.table_name AND b.table_schema = a.table_schema
         WHERE a.table_schema = 'public' AND a.column_name = 'id' AND b.column_name = 'office_id'
           AND a.data_type = 'uuid'"
    } else {
        "SELECT m.name AS name FROM sqlite_master AS m, pragma_table_info(m.name) AS a, pragma_table_info(m.name) AS b
         WHERE m.type = 'table' AND a.name = 'id' AND b.name = 'office_id'"
    };
    let statement = Statement::from_string(app.db.get_database_backend(), sql);
    let rows = app.db.query_all_raw(statement).await.unwrap();
    rows.iter().map(|row| row.try_get::<String>("", "name").unwrap()).collect()
}
