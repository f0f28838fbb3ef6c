use std::sync::PoisonError;

use sea_orm::{
    ActiveValue::Set,
    DatabaseConnection, QueryOrder, QuerySelect,
    prelude::*,
    sea_query::{BinOper, ExprTrait, OnConflict},
};

use super::{
    PersonalReads,
    entity::{ActiveModel, Column, Entity, Model},
};
use crate::api::Page;

const ROWS_AT_ONCE: usize = 200;

impl PersonalReads {
    /// Adds what has gathered to the rows. The keys are in order, so two instances never wait for each other in a circle.
    pub async fn flush(&self, db: &DatabaseConnection) -> Result<(), DbErr> {
        let gathered = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        let rows: Vec<_> = gathered
            .into_iter()
            .map(|((office_id, hour, reader_id, list, by_token), tally)| ActiveModel {
                office_id: Set(office_id),
                hour: Set(hour),
                reader_id: Set(reader_id),
                list: Set(list.tag().to_owned()),
                by_token: Set(by_token),
                filters: Set(tally.filters),
                requests: Set(tally.requests),
                people: Set(tally.people),
                exported: Set(tally.exported),
            })
            .collect();
        let now = |column: Column| Expr::col((Entity, column));
        let new = |name: &'static str| Expr::col(("excluded", name));
        for some in rows.chunks(ROWS_AT_ONCE) {
            let add = OnConflict::columns([Column::OfficeId, Column::Hour, Column::ReaderId, Column::List])
                .value(Column::Requests, now(Column::Requests).add(new("requests")))
                .value(Column::People, now(Column::People).add(new("people")))
                .value(Column::Exported, now(Column::Exported).add(new("exported")))
                .value(Column::Filters, now(Column::Filters).binary(BinOper::BitOr, new("filters")))
                .to_owned();
            Entity::insert_many(some.iter().cloned()).on_conflict(add).exec_without_returning(db).await?;
        }
        Ok(())
    }
}

/// A page of an office's rows, the newest hour first; the cursor's key is the hour and the list.
pub async fn newest(db: &impl ConnectionTrait, office_id: Uuid, page: &Page) -> Result<Vec<Model>, DbErr> {
    let mut rows = Entity::find().filter(Column::OfficeId.eq(office_id)).limit(page.limit());
    if let Some(cursor) = &page.after {
        let (hour, list) = cursor.key.split_at_checked(8).unwrap_or_default();
        let hour = i64::from_be_bytes(hour.try_into().unwrap_or_default());
        let list = String::from_utf8_lossy(list).into_owned();
        let here = Expr::tuple([Expr::val(hour), Expr::val(cursor.id), Expr::val(list)]);
        let row = [Column::Hour, Column::ReaderId, Column::List].map(Expr::col);
        rows = rows.filter(Expr::tuple(row).lt(here));
    }
    rows.order_by_desc(Column::Hour).order_by_desc(Column::ReaderId).order_by_desc(Column::List).all(db).await
}

pub fn cursor_key(row: &Model) -> Vec<u8> {
    [&row.hour.to_be_bytes()[..], row.list.as_bytes()].concat()
}
