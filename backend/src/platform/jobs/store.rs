//! Every query on jobs but the one that puts them lives here. A worker takes any job; who looks at them has a [`Scope`].
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    Order, QueryOrder, QuerySelect,
    prelude::*,
    sea_query::{Asterisk, ExprTrait, Func, IntoCondition, LockBehavior, LockType, Query, SelectStatement},
};
use shared::JobState;

use super::{
    Turn,
    entity::job::{Column, Entity, Model},
};
use crate::{api::Page, identity::Scope};

/// Who does not end a job within this time has lost it.
pub const LEASE: TimeDelta = TimeDelta::minutes(2);
/// What is over is kept so long for whoever wants to look.
const KEPT: TimeDelta = TimeDelta::days(30);
/// At a time; the rest goes on the next day.
pub const MOST_TIDIED: u64 = 10_000;
const MOST_COUNTED: u64 = 10_000;
const MOST_ERROR: usize = 500;

/// Takes the next job that is due, or one whose worker has lost it. One statement: two workers never take the same.
pub async fn claim(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<Option<Model>, DbErr> {
    let next = Query::select()
        .column(Column::Id)
        .from(Entity)
        .and_where(Column::NextAt.lte(now))
        .order_by(Column::NextAt, Order::Asc)
        .order_by(Column::Id, Order::Asc)
        .limit(1)
        // SQLite has one writer at a time and no such words.
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .take();
    let claimed = Entity::update_many()
        .col_expr(Column::State, Expr::val(JobState::Running.tag()))
        .col_expr(Column::Attempts, Expr::col(Column::Attempts).add(1))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::NextAt, Expr::val(now + LEASE))
        .filter(Expr::col(Column::Id).eq(Expr::SubQuery(None, Box::new(next.into()))))
        .exec_with_returning(db)
        .await?;
    Ok(claimed.into_iter().next())
}

/// Ends a job in the transaction of its effect, if it is still held: false if another has it now.
pub async fn end(turn: &Turn, job: &Model) -> Result<bool, DbErr> {
    let ended = Entity::update_many()
        .col_expr(Column::State, Expr::val(JobState::Done.tag()))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::NextAt, Expr::val(None::<DateTimeUtc>))
        .col_expr(Column::EndedAt, Expr::val(turn.now))
        .col_expr(Column::LastError, Expr::val(None::<String>))
        .filter(Column::Id.eq(job.id))
        .filter(Column::Version.eq(job.version))
        .exec(turn.db())
        .await?;
    Ok(ended.rows_affected == 1)
}

/// It failed: it is tried again at `next_at`, or it is dead. Nothing if another has it now.
pub async fn put_off(
    db: &impl ConnectionTrait,
    job: &Model,
    now: DateTime<Utc>,
    next_at: Option<DateTime<Utc>>,
    error: &str,
) -> Result<(), DbErr> {
    let state = if next_at.is_some() { JobState::Waiting } else { JobState::Dead };
    let ended_at = if next_at.is_some() { None } else { Some(now) };
    Entity::update_many()
        .col_expr(Column::State, Expr::val(state.tag()))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::NextAt, Expr::val(next_at))
        .col_expr(Column::EndedAt, Expr::val(ended_at))
        .col_expr(Column::LastError, Expr::val(error.chars().take(MOST_ERROR).collect::<String>()))
        .filter(Column::Id.eq(job.id))
        .filter(Column::Version.eq(job.version))
        .exec(db)
        .await
        .map(|_| ())
}

fn visible(scope: &Scope) -> Select<Entity> {
    Entity::find().filter(scope.offices(Column::OfficeId))
}

pub async fn find(db: &impl ConnectionTrait, scope: &Scope, id: Uuid) -> Result<Option<Model>, DbErr> {
    visible(scope).filter(Column::Id.eq(id)).one(db).await
}

/// The newest first.
pub async fn page(
    db: &impl ConnectionTrait,
    scope: &Scope,
    filter: impl IntoCondition,
    page: &Page,
) -> Result<Vec<Model>, DbErr> {
    let mut rows = visible(scope).filter(filter.into_condition()).limit(page.limit());
    if let Some(cursor) = &page.after {
        rows = rows.filter(Column::Id.lt(cursor.id));
    }
    rows.order_by_desc(Column::Id).all(db).await
}

/// How many there are of each state, each counted up to 10,000. One statement.
pub async fn counts(db: &impl ConnectionTrait, scope: &Scope) -> Result<[i64; 5], DbErr> {
    let mut all = Query::select();
    for state in JobState::ALL {
        let some = Query::select()
            .expr_as(Expr::val(1), "row")
            .from(Entity)
            .cond_where(scope.offices(Column::OfficeId))
            .and_where(Column::State.eq(state.tag()))
            .limit(MOST_COUNTED)
            .take();
        let counted: SelectStatement =
            Query::select().expr(Func::count(Expr::col(Asterisk))).from_subquery(some, state.tag()).take();
        all.expr_as(Expr::SubQuery(None, Box::new(counted.into())), format!("of_{}", state.tag()));
    }
    let row = db.query_one_raw(db.get_database_backend().build(&all)).await?;
    let mut counts = [0; 5];
    for (count, state) in counts.iter_mut().zip(JobState::ALL) {
        *count =
            row.as_ref().map(|row| row.try_get("", &format!("of_{}", state.tag()))).transpose()?.unwrap_or(0);
    }
    Ok(counts)
}

/// Takes away what is over and was kept long enough; what is dead stays until somebody decides.
pub async fn tidy(turn: &Turn, office_id: Uuid) -> Result<(), DbErr> {
    let old = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::OfficeId.eq(office_id))
        .filter(Column::EndedAt.lt(turn.now - KEPT))
        .filter(Column::State.ne(JobState::Dead.tag()))
        .limit(MOST_TIDIED);
    let old: Vec<Uuid> = old.into_tuple().all(turn.db()).await?;
    Entity::delete_many().filter(Column::Id.is_in(old)).exec(turn.db()).await.map(|_| ())
}
