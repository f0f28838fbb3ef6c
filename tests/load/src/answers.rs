//! The measured operations. Each reads what the GraphQL document of the same name selects.
use chrono::NaiveDate;
use poem::{
    Request, Result,
    error::InternalServerError,
    handler,
    http::StatusCode,
    web::{Data, Json},
};
use serde::{Deserialize, Serialize};
use sqlx::{FromRow, PgPool};
use uuid::Uuid;

use crate::session::{Viewer, viewer};

#[derive(Serialize, FromRow)]
struct Assignment {
    id: Uuid,
    version: i32,
    state: String,
    due_on: NaiveDate,
    answer: Option<String>,
    task: String,
    directive: String,
    organization: String,
    unit: String,
}

#[derive(Deserialize)]
struct Nested {
    organization: Uuid,
}

/// Ten assignments of a center, each with its task, its directive and its center.
#[handler]
pub async fn nested(
    request: &Request,
    pool: Data<&PgPool>,
    asked: Json<Nested>,
) -> Result<Json<Vec<Assignment>>> {
    const READ: &str = "
    SELECT a.id, a.version, a.state, a.due_on, a.answer, t.title AS task, d.title AS directive,
           o.name AS organization, u.name AS unit
    FROM assignment a
    JOIN task t ON t.id = a.task_id
    JOIN directive d ON d.id = a.directive_id
    JOIN organization o ON o.id = a.organization_id
    JOIN unit u ON u.id = o.unit_id
    WHERE a.office_id = $1 AND a.unit_id IN (SELECT id FROM unit WHERE path >= $2 AND path < $3)
      AND a.organization_id = $4
    ORDER BY a.due_sort, a.id LIMIT 11";
    let viewer = viewer(request, pool.0).await?;
    let read = sqlx::query_as(READ).bind(viewer.office_id).bind(&viewer.path).bind(viewer.end());
    read.bind(asked.organization).fetch_all(pool.0).await.map(Json).map_err(InternalServerError)
}

#[derive(Deserialize)]
struct Page {
    after: Option<(String, Uuid)>,
}

/// Twenty assignments by their last day, from a place in the million.
#[handler]
pub async fn page(
    request: &Request,
    pool: Data<&PgPool>,
    asked: Json<Page>,
) -> Result<Json<Vec<Assignment>>> {
    const READ: &str = "
    SELECT a.id, a.version, a.state, a.due_on, a.answer, t.title AS task, d.title AS directive,
           o.name AS organization, u.name AS unit
    FROM assignment a
    JOIN task t ON t.id = a.task_id
    JOIN directive d ON d.id = a.directive_id
    JOIN organization o ON o.id = a.organization_id
    JOIN unit u ON u.id = o.unit_id
    WHERE a.office_id = $1 AND a.unit_id IN (SELECT id FROM unit WHERE path >= $2 AND path < $3)
      AND (a.due_sort, a.id) > ($4, $5)
    ORDER BY a.due_sort, a.id LIMIT 21";
    let viewer = viewer(request, pool.0).await?;
    let (due, id) = asked.0.after.unwrap_or_default();
    let read = sqlx::query_as(READ).bind(viewer.office_id).bind(&viewer.path).bind(viewer.end());
    let read = read.bind(due.into_bytes()).bind(id);
    read.fetch_all(pool.0).await.map(Json).map_err(InternalServerError)
}

#[derive(Serialize, FromRow)]
struct Organization {
    id: Uuid,
    name: String,
    kind: String,
    unit: String,
}

#[derive(Serialize)]
struct List {
    nodes: Vec<Organization>,
    total: i64,
}

#[derive(Deserialize)]
struct Under {
    unit: Uuid,
}

/// Fifty centers of a district by name, and how many there are.
#[handler]
pub async fn list(request: &Request, pool: Data<&PgPool>, asked: Json<Under>) -> Result<Json<List>> {
    const UNDER: &str = "
    FROM organization o JOIN unit u ON u.id = o.unit_id
    WHERE o.office_id = $1 AND u.path >= $2 AND u.path < $3
      AND o.unit_id IN (SELECT id FROM unit WHERE path >= (SELECT path FROM unit WHERE id = $4)
                        AND path < (SELECT rtrim(path, '/') || '0' FROM unit WHERE id = $4))";
    let viewer = viewer(request, pool.0).await?;
    let nodes =
        format!("SELECT o.id, o.name, o.kind, u.name AS unit {UNDER} ORDER BY o.name_sort, o.id LIMIT 51");
    let nodes = sqlx::query_as(sqlx::AssertSqlSafe(nodes)).bind(viewer.office_id).bind(&viewer.path);
    let nodes = nodes.bind(viewer.end()).bind(asked.unit);
    let total = sqlx::query_scalar(sqlx::AssertSqlSafe(format!("SELECT COUNT(*) {UNDER}")));
    let total = total.bind(viewer.office_id).bind(&viewer.path).bind(viewer.end()).bind(asked.unit);
    let nodes = nodes.fetch_all(pool.0).await.map_err(InternalServerError)?;
    let total = total.fetch_one(pool.0).await.map_err(InternalServerError)?;
    Ok(Json(List { nodes, total }))
}

#[derive(Deserialize)]
struct Remind {
    id: Uuid,
}

/// One bare change of one row: no audit, no outbox, no key.
#[handler]
pub async fn remind(request: &Request, pool: Data<&PgPool>, asked: Json<Remind>) -> Result<StatusCode> {
    const WRITE: &str = "UPDATE assignment SET reminded_at = now(), version = version + 1
                         WHERE office_id = $1 AND id = $2 AND version = 1";
    let viewer = viewer(request, pool.0).await?;
    let write = sqlx::query(WRITE).bind(viewer.office_id).bind(asked.id);
    let written = write.execute(pool.0).await.map_err(InternalServerError)?.rows_affected();
    Ok(if written == 1 { StatusCode::OK } else { StatusCode::CONFLICT })
}

impl Viewer {
    /// Where the sub-tree ends, as bytes.
    fn end(&self) -> String {
        format!("{}0", self.path.trim_end_matches('/'))
    }
}
