//! All that a report rests on, read with a fixed number of statements.
use std::collections::HashMap;

use sea_orm::{QueryOrder, QuerySelect, QueryTrait, prelude::*};
use shared::AssignmentState as State;

use super::rows;
use crate::{
    assignments::entity::{
        assignment::{Column, Entity, Model},
        figure,
    },
    identity::Scope,
};

/// What was given out for a directive and not cancelled, and the figures of what was accepted.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    pub assignments: Vec<Model>,
    /// By (assignment, measure).
    pub figures: HashMap<(Uuid, Uuid), i32>,
}

pub async fn gathered(
    db: &impl ConnectionTrait,
    scope: &Scope,
    directive_id: Uuid,
) -> Result<Gathered, DbErr> {
    let assignments = Entity::find()
        .filter(rows(scope))
        .filter(Column::DirectiveId.eq(directive_id))
        .filter(Column::State.ne(State::Cancelled.tag()))
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    // A sub-query, for there may be more ids than a statement takes values.
    let accepted = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(rows(scope))
        .filter(Column::DirectiveId.eq(directive_id))
        .filter(Column::State.eq(State::Accepted.tag()))
        .into_query();
    let of_accepted = figure::Column::AssignmentId.in_subquery(accepted);
    let figures = figure::Entity::find().filter(of_accepted).all(db).await?;
    let figures = figures
        .into_iter()
        .map(|figure::Model { assignment_id, measure_id, value }| ((assignment_id, measure_id), value))
        .collect();
    Ok(Gathered { assignments, figures })
}
