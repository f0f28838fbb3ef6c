//! Every query on notifications lives here. What somebody reads takes their account: nobody reads another's.
use std::collections::HashSet;

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{QueryOrder, QuerySelect, prelude::*, sea_query::IntoCondition};
use shared::NotificationKind;

use super::entity::notification::{ActiveModel, Column, Entity, Model};
use crate::{api::Page, platform::jobs::Turn};

/// PostgreSQL takes 65,535 values in a statement, SQLite 32,766.
const ROWS_AT_ONCE: usize = 500;
/// Who has more than that unread is told that there are more.
pub const MOST_UNREAD: usize = 99;
const MOST_MAILED: u64 = 500;
/// They are news, and no record: after half a year they go.
const KEPT: TimeDelta = TimeDelta::days(180);
const MOST_TIDIED: u64 = 5_000;

/// What was told of these subjects before: (account, subject, occasion).
pub async fn told(
    db: &impl ConnectionTrait,
    kind: NotificationKind,
    mut subjects: Vec<String>,
) -> Result<HashSet<(Uuid, String, String)>, DbErr> {
    subjects.sort_unstable();
    subjects.dedup();
    let rows: Vec<(Uuid, String, String)> = Entity::find()
        .select_only()
        .columns([Column::AccountId, Column::Subject, Column::Occasion])
        .filter(Column::Kind.eq(kind.tag()))
        .filter(Column::Subject.is_in(subjects))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

pub async fn insert(db: &impl ConnectionTrait, rows: Vec<Model>) -> Result<(), DbErr> {
    for some in rows.chunks(ROWS_AT_ONCE) {
        let some = some.iter().cloned().map(ActiveModel::from);
        Entity::insert_many(some).exec_without_returning(db).await?;
    }
    Ok(())
}

fn shown(account_id: Uuid) -> Select<Entity> {
    Entity::find().filter(Column::AccountId.eq(account_id)).filter(Column::IsShown.eq(true))
}

/// The newest first.
pub async fn page(
    db: &impl ConnectionTrait,
    account_id: Uuid,
    filter: impl IntoCondition,
    page: &Page,
) -> Result<Vec<Model>, DbErr> {
    let mut rows = shown(account_id).filter(filter.into_condition()).limit(page.limit());
    if let Some(cursor) = &page.after {
        rows = rows.filter(Column::Id.lt(cursor.id));
    }
    rows.order_by_desc(Column::Id).all(db).await
}

/// What is unread, the newest first, and one more than anybody is told the number of.
pub async fn unread(db: &impl ConnectionTrait, account_id: Uuid) -> Result<Vec<Model>, DbErr> {
    shown(account_id)
        .filter(Column::ReadAt.is_null())
        .order_by_desc(Column::Id)
        .limit(MOST_UNREAD as u64 + 1)
        .all(db)
        .await
}

/// Marks these as read, or all.
pub async fn mark_read(
    db: &impl ConnectionTrait,
    account_id: Uuid,
    ids: Option<Vec<Uuid>>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let mut read = Entity::update_many()
        .col_expr(Column::ReadAt, Expr::val(now))
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::IsShown.eq(true))
        .filter(Column::ReadAt.is_null());
    if let Some(ids) = ids {
        read = read.filter(Column::Id.is_in(ids));
    }
    read.exec(db).await.map(|_| ())
}

/// Whom something waits for that goes out with the mail of the day.
pub async fn awaiting_digest(db: &impl ConnectionTrait, office_id: Uuid) -> Result<Vec<Uuid>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::AccountId)
        .distinct()
        .filter(Column::OfficeId.eq(office_id))
        .filter(Column::WaitsForDigest.eq(true))
        .into_tuple()
        .all(db)
        .await
}

/// What a mail to an account tells: these, or all that waits for the mail of the day; the oldest first.
pub async fn to_mail(
    db: &impl ConnectionTrait,
    account_id: Uuid,
    ids: Option<Vec<Uuid>>,
) -> Result<Vec<Model>, DbErr> {
    let rows = Entity::find().filter(Column::AccountId.eq(account_id));
    let rows = match ids {
        Some(ids) => rows.filter(Column::Id.is_in(ids)),
        None => rows.filter(Column::WaitsForDigest.eq(true)),
    };
    rows.order_by_asc(Column::Id).limit(MOST_MAILED).all(db).await
}

pub async fn mailed(db: &impl ConnectionTrait, ids: Vec<Uuid>) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::WaitsForDigest, Expr::val(false))
        .filter(Column::Id.is_in(ids))
        .exec(db)
        .await
        .map(|_| ())
}

/// Takes away what was told half a year ago.
pub async fn tidy(turn: &Turn, office_id: Uuid) -> Result<(), DbErr> {
    let old = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::OfficeId.eq(office_id))
        .filter(Column::At.lt(turn.now - KEPT))
        .limit(MOST_TIDIED);
    let old: Vec<Uuid> = old.into_tuple().all(turn.db()).await?;
    Entity::delete_many().filter(Column::Id.is_in(old)).exec(turn.db()).await.map(|_| ())
}
