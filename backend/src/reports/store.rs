//! Every query on the sections of reports that the office has worded itself.
use sea_orm::{ActiveModelTrait, prelude::*};

use super::entity::section::{ActiveModel, Column, Entity, Model};
use crate::platform::Tx;

/// Of a directive in scope.
pub async fn of(db: &impl ConnectionTrait, directive_id: Uuid) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::DirectiveId.eq(directive_id)).all(db).await
}

pub async fn find(db: &impl ConnectionTrait, clause_id: Uuid) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(clause_id).one(db).await
}

/// The first words on a clause, or others in their place. The directive is held, so nobody comes between.
pub async fn write(tx: &Tx, before: Option<&Model>, row: Model) -> Result<(), DbErr> {
    if before.is_none() {
        return Entity::insert(ActiveModel::from(row)).exec_without_returning(tx.db()).await.map(|_| ());
    }
    ActiveModel::from(row).reset_all().update(tx.db()).await.map(|_| ())
}
