//! From a token to a viewer. It stands for the people of its organization as they are today: who leaves, takes along what
//! only they could read.
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use sea_orm::{
    FromQueryResult, JoinType,
    prelude::*,
    sea_query::{ExprTrait, Query, SelectStatement},
};
use shared::{Capability, Role};

use super::{
    entity::service_token::{Column, Entity},
    secret::{PREFIX, Secret},
};
use crate::{
    clock::{Means, today},
    identity::{
        scope::{Grant, Reach},
        viewer::{Membership, Office, TokenReach, Viewer},
    },
};

/// `last_used_at` is written at most this often: reads stay reads.
const USED_EVERY: TimeDelta = TimeDelta::seconds(60);

/// Whether a bearer looks like a service token, and not like one to explore the API.
pub fn came_with(bearer: &str) -> bool {
    bearer.starts_with(PREFIX)
}

/// One line of the join: a token, its office, and what one of its organization's people is.
#[derive(FromQueryResult)]
struct Line {
    token_id: Uuid,
    name: String,
    scope: String,
    last_used_at: Option<DateTimeUtc>,
    organization_id: Uuid,
    office_id: Uuid,
    office_name: String,
    office_unit_id: Uuid,
    business_date: Option<NaiveDate>,
    is_demo: bool,
    /// None where the account may not sign in.
    account_office_id: Option<Uuid>,
    role: Option<String>,
    unit_id: Option<Uuid>,
    path: Option<String>,
    valid_from: Option<NaiveDate>,
    valid_to: Option<NaiveDate>,
}

/// None for a token that was never issued, is over or was revoked. One statement, and none for one that was mistyped.
pub async fn viewer_of(means: &Means, bearer: &str) -> Result<Option<Viewer>, DbErr> {
    let Some(secret) = Secret::parse(bearer) else { return Ok(None) };
    let now = means.clock.now();
    let statement = means.db.get_database_backend().build(&lines(&secret.hash(), now));
    let lines = Line::find_by_statement(statement).all(&means.db).await?;
    let Some(first) = lines.first() else { return Ok(None) };
    if first.last_used_at.is_none_or(|at| now - at >= USED_EVERY) {
        let used = Entity::update_many().col_expr(Column::LastUsedAt, Expr::val(now));
        used.filter(Column::Id.eq(first.token_id)).exec(&means.db).await?;
    }
    let office = Office {
        id: first.office_id,
        name: first.office_name.clone(),
        unit_id: first.office_unit_id,
        today: first.business_date.unwrap_or_else(|| today(now)),
        is_demo: first.is_demo,
    };
    let reach = TokenReach { id: first.token_id, reads: read_scope(&first.scope) };
    Ok(Some(Viewer {
        full_name: first.name.clone(),
        memberships: lines.iter().filter_map(|line| membership(line, office.today)).collect(),
        office: Some(Arc::new(office)),
        only_reads: true,
        token: Some(Arc::new(reach)),
        ..Viewer::default()
    }))
}

/// What this build does not know is not read.
pub fn read_scope(tags: &str) -> Vec<Capability> {
    tags.split(' ').filter_map(Capability::of_token_tag).collect()
}

fn membership(line: &Line, on: NaiveDate) -> Option<Membership> {
    let runs = line.valid_from.is_some_and(|from| from <= on) && line.valid_to.is_none_or(|to| on <= to);
    let is_at_home = line.account_office_id == Some(line.office_id);
    let grant = Grant {
        office_id: line.office_id,
        organizations: Reach::Every,
        under: line.path.clone()?,
        programmes: Reach::Every,
    };
    let role = Role::of_tag(line.role.as_deref()?)?;
    let membership =
        Membership { role, organization_id: line.organization_id, unit_id: line.unit_id?, grant };
    (runs && is_at_home).then_some(membership)
}

fn lines(hash: &[u8], now: DateTime<Utc>) -> SelectStatement {
    let column = |table: &'static str, name: &'static str| Expr::col((table, name));
    let on = |a: (&'static str, &'static str), b: (&'static str, &'static str)| Expr::col(a).eq(Expr::col(b));
    let may_sign_in =
        on(("account", "id"), ("membership", "account_id")).and(column("account", "disabled_at").is_null());
    let mut select = Query::select();
    for (table, name, alias) in [
        ("service_token", "id", "token_id"),
        ("service_token", "name", "name"),
        ("service_token", "scope", "scope"),
        ("service_token", "last_used_at", "last_used_at"),
        ("service_token", "organization_id", "organization_id"),
        ("office", "id", "office_id"),
        ("office", "name", "office_name"),
        ("office", "unit_id", "office_unit_id"),
        ("office", "business_date", "business_date"),
        ("office", "is_demo", "is_demo"),
        ("account", "office_id", "account_office_id"),
        ("membership", "role", "role"),
        ("membership", "unit_id", "unit_id"),
        ("membership", "valid_from", "valid_from"),
        ("membership", "valid_to", "valid_to"),
        ("unit", "path", "path"),
    ] {
        select.expr_as(column(table, name), alias);
    }
    let organization = ("service_token", "organization_id");
    select
        // Ten people with one role read what one of them reads.
        .distinct()
        .from("service_token")
        .join(JoinType::InnerJoin, "office", on(("office", "id"), ("service_token", "office_id")))
        .join(JoinType::LeftJoin, "membership", on(("membership", "organization_id"), organization))
        .join(JoinType::LeftJoin, "account", may_sign_in)
        .join(JoinType::LeftJoin, "unit", on(("unit", "id"), ("membership", "unit_id")))
        .and_where(column("service_token", "token_hash").eq(hash))
        .and_where(column("service_token", "expires_at").gt(now))
        .and_where(column("service_token", "revoked_at").is_null())
        .take()
}
