//! Every query on imports lives here; what reads takes a [`Sight`].
use std::collections::HashSet;

use sea_orm::{QueryOrder, QuerySelect, QueryTrait, prelude::*, sea_query::SelectStatement};
use shared::ImportState;

use super::{
    entity::{
        batch::{ActiveModel, Column, Entity, Model},
        row,
    },
    sight::Sight,
};
use crate::{
    api::{Cursor, Page},
    platform::{Tx, Versioned, importing::ROWS_AT_ONCE},
};

/// The newest first.
pub const BY_ENTRY: u8 = b'e';

impl Versioned for Entity {
    const ID: Column = Column::Id;
    const VERSION: Column = Column::Version;
}

pub fn cursor(row: &Model) -> Cursor {
    Cursor { order: BY_ENTRY, id: row.id, key: Vec::new() }
}

fn visible(sight: &Sight) -> Select<Entity> {
    Entity::find().filter(sight.rows())
}

pub async fn find(db: &impl ConnectionTrait, sight: &Sight, id: Uuid) -> Result<Option<Model>, DbErr> {
    visible(sight).filter(Column::Id.eq(id)).one(db).await
}

/// The row as it stands, until the transaction ends.
pub async fn hold(tx: &Tx, sight: &Sight, id: Uuid) -> Result<Option<Model>, DbErr> {
    visible(sight).filter(Column::Id.eq(id)).lock_exclusive().one(tx.db()).await
}

/// What was written, whether it was taken back or not.
pub async fn page(db: &impl ConnectionTrait, sight: &Sight, page: &Page) -> Result<Vec<Model>, DbErr> {
    let mut rows = visible(sight).filter(Column::State.ne(ImportState::Checked.tag())).limit(page.limit());
    if let Some(cursor) = &page.after {
        rows = rows.filter(Column::Id.lt(cursor.id));
    }
    rows.order_by_desc(Column::Id).all(db).await
}

/// What the same person was told before of the same file and kind, and has not written.
pub async fn checked_before(tx: &Tx, same: &Model) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::OfficeId.eq(same.office_id))
        .filter(Column::AccountId.eq(same.account_id))
        .filter(Column::Kind.eq(same.kind.as_str()))
        .filter(Column::Sha256.eq(same.sha256.as_str()))
        .filter(Column::State.eq(ImportState::Checked.tag()))
        .lock_exclusive()
        .one(tx.db())
        .await
}

pub async fn insert(tx: &Tx, row: Model) -> Result<Model, DbErr> {
    ActiveModel::from(row).insert(tx.db()).await
}

/// Which row of the file became which record; at most [`ROWS_AT_ONCE`].
pub async fn keep_rows(tx: &Tx, batch_id: Uuid, rows: &[(u32, Uuid)]) -> Result<(), DbErr> {
    let rows = rows.iter().map(|(number, record_id)| {
        let number = i32::try_from(*number).unwrap_or(i32::MAX);
        row::ActiveModel::from(row::Model { batch_id, record_id: *record_id, row: number })
    });
    row::Entity::insert_many(rows).exec_without_returning(tx.db()).await.map(|_| ())
}

/// The ids of what an import has written, to stand inside another statement.
pub fn records(batch_id: Uuid) -> SelectStatement {
    let rows = row::Entity::find().select_only().column(row::Column::RecordId);
    rows.filter(row::Column::BatchId.eq(batch_id)).into_query()
}

/// The same in the order of the file, by hundreds.
pub async fn records_by_hundreds(tx: &Tx, batch_id: Uuid) -> Result<Vec<Vec<Uuid>>, DbErr> {
    let rows = row::Entity::find().select_only().column(row::Column::RecordId);
    let rows = rows.filter(row::Column::BatchId.eq(batch_id)).order_by_asc(row::Column::Row);
    let ids: Vec<Uuid> = rows.into_tuple().all(tx.db()).await?;
    Ok(ids.chunks(ROWS_AT_ONCE).map(<[Uuid]>::to_vec).collect())
}

/// Which rows of the file were written; of an import in sight.
pub async fn written_rows(db: &impl ConnectionTrait, batch_id: Uuid) -> Result<HashSet<u32>, DbErr> {
    let rows = row::Entity::find().select_only().column(row::Column::Row);
    let rows: Vec<i32> = rows.filter(row::Column::BatchId.eq(batch_id)).into_tuple().all(db).await?;
    Ok(rows.into_iter().filter_map(|row| u32::try_from(row).ok()).collect())
}

pub async fn forget_rows(tx: &Tx, batch_id: Uuid) -> Result<(), DbErr> {
    row::Entity::delete_many().filter(row::Column::BatchId.eq(batch_id)).exec(tx.db()).await.map(|_| ())
}
