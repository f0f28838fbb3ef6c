//! Which organization took the place of which.
use sea_orm::{DbErr, prelude::*};

use super::{entity::Model, store};
use crate::{identity::Scope, places::Side};

pub mod entity {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "organization_succession")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub predecessor_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub successor_id: Uuid,
        pub effective_on: Date,
        #[sea_orm(column_type = "Text", nullable)]
        pub decided_by: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Pairs of (asked, found), by the name of what was found.
pub async fn of(
    db: &impl ConnectionTrait,
    scope: &Scope,
    asked: Vec<Uuid>,
    side: Side,
) -> Result<Vec<(Uuid, Model)>, DbErr> {
    let of_asked = match side {
        Side::Successors => entity::Column::PredecessorId,
        Side::Predecessors => entity::Column::SuccessorId,
    };
    let rows = entity::Entity::find().filter(of_asked.is_in(asked)).all(db).await?;
    let pairs: Vec<_> = rows
        .iter()
        .map(|row| match side {
            Side::Successors => (row.predecessor_id, row.successor_id),
            Side::Predecessors => (row.successor_id, row.predecessor_id),
        })
        .collect();
    let mut bodies = store::find_many(db, scope, pairs.iter().map(|(_, found)| *found)).await?;
    bodies.sort_by(|one, other| (&one.name_sort, one.id).cmp(&(&other.name_sort, other.id)));
    let found = bodies.iter().flat_map(|body| {
        let askers = pairs.iter().filter(|(_, found)| *found == body.id);
        askers.map(|(asked, _)| (*asked, body.clone()))
    });
    Ok(found.collect())
}
