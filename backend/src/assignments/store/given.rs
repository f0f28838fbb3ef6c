//! What there is to tell people of what was given out to them.
use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{Condition, QueryOrder, QuerySelect, prelude::*, sea_query::ExprTrait};
use shared::AssignmentState;

use super::{Sort, rows};
use crate::{
    api::Cursor,
    assignments::entity::{
        assignment::{Column, Entity, Model},
        task,
    },
    clock::ids_made_at,
    identity::Scope,
};

/// An assignment with the title of its task.
#[derive(Clone, Debug)]
pub struct Given {
    pub assignment: Model,
    pub title: String,
}

impl Given {
    /// Where to go on after it.
    pub fn cursor(&self) -> Cursor {
        Sort::Due.cursor(&self.assignment)
    }
}

/// One, whatever its state.
pub async fn given(db: &impl ConnectionTrait, scope: &Scope, id: Uuid) -> Result<Vec<Given>, DbErr> {
    page(db, scope, Condition::all().add(Column::Id.eq(id)), None, 1).await
}

/// What one act gave out of a directive or of a task, by the last day. Its ids bear the time of the act.
pub async fn given_at(
    db: &impl ConnectionTrait,
    scope: &Scope,
    of: Uuid,
    at: DateTime<Utc>,
    after: Option<Cursor>,
    most: u64,
) -> Result<Vec<Given>, DbErr> {
    let made = ids_made_at(at);
    let of_act = Condition::all()
        .add(Column::Id.between(*made.start(), *made.end()))
        .add(Column::DirectiveId.eq(of).or(Column::TaskId.eq(of)));
    page(db, scope, of_act, after, most).await
}

/// What is not handed in and has its last day between two days, both included, the earliest first.
pub async fn due_between(
    db: &impl ConnectionTrait,
    scope: &Scope,
    (from, to): (NaiveDate, NaiveDate),
    after: Option<Cursor>,
    most: u64,
) -> Result<Vec<Given>, DbErr> {
    let theirs = AssignmentState::ALL.into_iter().filter(|state| state.is_theirs());
    let days = [from, to].map(|day| day.to_string().into_bytes());
    let due = Condition::all()
        .add(Column::DueSort.between(days[0].clone(), days[1].clone()))
        .add(Column::State.is_in(theirs.map(AssignmentState::tag)));
    page(db, scope, due, after, most).await
}

async fn page(
    db: &impl ConnectionTrait,
    scope: &Scope,
    which: Condition,
    after: Option<Cursor>,
    most: u64,
) -> Result<Vec<Given>, DbErr> {
    let mut found = Entity::find().filter(rows(scope)).filter(which).limit(most);
    if let Some(cursor) = after {
        found = found.filter(cursor.after(Column::DueSort, Column::Id));
    }
    let found = found.order_by_asc(Column::DueSort).order_by_asc(Column::Id).all(db).await?;
    let titles: Vec<(Uuid, String)> = task::Entity::find()
        .select_only()
        .columns([task::Column::Id, task::Column::Title])
        .filter(task::Column::Id.is_in(found.iter().map(|row| row.task_id)))
        .into_tuple()
        .all(db)
        .await?;
    let titles: HashMap<_, _> = titles.into_iter().collect();
    let given =
        |row: Model| Given { title: titles.get(&row.task_id).cloned().unwrap_or_default(), assignment: row };
    Ok(found.into_iter().map(given).collect())
}
