//! Sessions are rows: dead on every instance as soon as the row is gone.
use std::sync::Arc;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use sea_orm::{
    ActiveValue::Set,
    FromQueryResult, JoinType, Order,
    prelude::*,
    sea_query::{ExprTrait, Query},
};
use sha2::{Digest, Sha256};
use shared::Role;

use super::{
    entity::session::{ActiveModel, Column, Entity},
    scope::{Grant, Reach},
    viewer::{Membership, Office, Viewer},
};
use crate::clock::{Means, today};

/// A session ends twelve hours after its last use, and in any case after a fortnight.
pub(super) const IDLE: TimeDelta = TimeDelta::hours(12);
const LONGEST: TimeDelta = TimeDelta::days(14);
const EXPLORE: TimeDelta = TimeDelta::minutes(15);
/// `seen_at` is written at most this often: reads stay reads.
const SEEN_EVERY: TimeDelta = TimeDelta::minutes(5);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Browse,
    Explore,
}

pub struct Started {
    pub token: String,
    pub expires_at: DateTime<Utc>,
}

pub fn token_hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

pub async fn start(
    means: &Means,
    db: &impl ConnectionTrait,
    account_id: Uuid,
    kind: Kind,
    client: Option<&str>,
) -> Result<Started, DbErr> {
    let mut secret = [0; 32];
    means.chance.fill(&mut secret);
    let token = BASE64_URL_SAFE_NO_PAD.encode(secret);
    let now = means.clock.now();
    let (tag, lasts) = match kind {
        Kind::Browse => ("session", LONGEST),
        Kind::Explore => ("explore", EXPLORE),
    };
    let row = ActiveModel {
        id: Set(means.new_id()),
        token_hash: Set(token_hash(&token)),
        account_id: Set(account_id),
        kind: Set(tag.to_owned()),
        client: Set(client.map(|name| name.chars().take(120).collect())),
        created_at: Set(now),
        seen_at: Set(now),
        expires_at: Set(now + lasts),
    };
    row.insert(db).await?;
    Entity::delete_many().filter(Column::ExpiresAt.lt(now)).exec(db).await?;
    Ok(Started { token, expires_at: now + lasts })
}

pub async fn end(db: &impl ConnectionTrait, hash: &[u8]) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::TokenHash.eq(hash)).exec(db).await?;
    Ok(())
}

/// Ends the sessions of an account, but for the one given. Answers how many.
pub async fn end_others(
    db: &impl ConnectionTrait,
    account_id: Uuid,
    but: Option<&[u8]>,
) -> Result<u64, DbErr> {
    let mut ended = Entity::delete_many().filter(Column::AccountId.eq(account_id));
    if let Some(hash) = but {
        ended = ended.filter(Column::TokenHash.ne(hash));
    }
    Ok(ended.exec(db).await?.rows_affected)
}

/// Every session of these accounts.
pub async fn end_all(
    db: &impl ConnectionTrait,
    accounts: impl IntoIterator<Item = Uuid>,
) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::AccountId.is_in(accounts)).exec(db).await.map(|_| ())
}

/// One line of the join: an account, its office, and one of its memberships if it has any.
#[derive(FromQueryResult)]
struct Line {
    account_id: Uuid,
    login: String,
    full_name: String,
    kind: String,
    seen_at: DateTimeUtc,
    office_id: Uuid,
    office_name: String,
    office_unit_id: Uuid,
    business_date: Option<NaiveDate>,
    is_demo: bool,
    role: Option<String>,
    organization_id: Option<Uuid>,
    unit_id: Option<Uuid>,
    path: Option<String>,
    valid_from: Option<NaiveDate>,
    valid_to: Option<NaiveDate>,
}

/// Who came with this token; None if it is not or no longer good. One statement.
pub async fn viewer_of(means: &Means, hash: &[u8]) -> Result<Option<Viewer>, DbErr> {
    let now = means.clock.now();
    let lines = Line::find_by_statement(means.db.get_database_backend().build(&lines(hash, now)));
    let lines = lines.all(&means.db).await?;
    let Some(first) = lines.first() else { return Ok(None) };
    if now - first.seen_at > SEEN_EVERY {
        let seen = Entity::update_many().col_expr(Column::SeenAt, Expr::val(now));
        seen.filter(Column::TokenHash.eq(hash)).exec(&means.db).await?;
    }
    let office = Office {
        id: first.office_id,
        name: first.office_name.clone(),
        unit_id: first.office_unit_id,
        today: first.business_date.unwrap_or_else(|| today(now)),
        is_demo: first.is_demo,
    };
    let memberships = lines.iter().filter_map(|line| membership(line, office.today)).collect();
    Ok(Some(Viewer {
        account_id: Some(first.account_id),
        login: first.login.clone(),
        full_name: first.full_name.clone(),
        memberships,
        only_reads: first.kind == "explore",
        office: Some(Arc::new(office)),
        token: None,
    }))
}

fn membership(line: &Line, on: NaiveDate) -> Option<Membership> {
    let runs = line.valid_from.is_some_and(|from| from <= on) && line.valid_to.is_none_or(|to| on <= to);
    let grant = Grant {
        office_id: line.office_id,
        organizations: Reach::Every,
        under: line.path.clone()?,
        programmes: Reach::Every,
    };
    let (organization_id, unit_id) = (line.organization_id?, line.unit_id?);
    // A role this build does not know gives nothing.
    let role = Role::of_tag(line.role.as_deref()?)?;
    runs.then_some(Membership { role, organization_id, unit_id, grant })
}

fn lines(hash: &[u8], now: DateTime<Utc>) -> sea_orm::sea_query::SelectStatement {
    let column = |table: &'static str, name: &'static str| Expr::col((table, name));
    let on = |a: (&'static str, &'static str), b: (&'static str, &'static str)| Expr::col(a).eq(Expr::col(b));
    let mut select = Query::select();
    for (table, name, alias) in [
        ("account", "id", "account_id"),
        ("account", "login", "login"),
        ("account", "full_name", "full_name"),
        ("session", "kind", "kind"),
        ("session", "seen_at", "seen_at"),
        ("office", "id", "office_id"),
        ("office", "name", "office_name"),
        ("office", "unit_id", "office_unit_id"),
        ("office", "business_date", "business_date"),
        ("office", "is_demo", "is_demo"),
        ("membership", "role", "role"),
        ("membership", "organization_id", "organization_id"),
        ("membership", "unit_id", "unit_id"),
        ("membership", "valid_from", "valid_from"),
        ("membership", "valid_to", "valid_to"),
        ("unit", "path", "path"),
    ] {
        select.expr_as(column(table, name), alias);
    }
    select
        .from("session")
        .join(JoinType::InnerJoin, "account", on(("account", "id"), ("session", "account_id")))
        .join(JoinType::InnerJoin, "office", on(("office", "id"), ("account", "office_id")))
        .join(JoinType::LeftJoin, "membership", on(("membership", "account_id"), ("account", "id")))
        .join(JoinType::LeftJoin, "unit", on(("unit", "id"), ("membership", "unit_id")))
        .and_where(column("session", "token_hash").eq(hash))
        .and_where(column("session", "expires_at").gt(now))
        .and_where(column("session", "seen_at").gt(now - IDLE))
        .and_where(column("account", "disabled_at").is_null())
        .order_by(("membership", "id"), Order::Asc)
        .take()
}
