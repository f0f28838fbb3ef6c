//! One search over all records. The database marks what was written, [`catch_up`] keeps a row for each record, an engine
//! for each database yields candidates that the viewer may see, and one pure function puts them in order.
mod candidates;
mod engine;
mod index;
mod parts;
mod query;
mod rank;
mod sight;
mod words;

use sea_orm::{FromQueryResult, PaginatorTrait, prelude::*};
use shared::SearchKind;

use crate::identity::Viewer;

pub use self::{
    index::{catch_up, catch_up_now, rebuild},
    query::SearchQuery,
};

/// Whether the viewer is shown a record.
pub async fn shows(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    kind: SearchKind,
    record: Uuid,
) -> Result<bool, DbErr> {
    let shown = index::row::Entity::find()
        .filter(index::row::Column::Kind.eq(kind.tag()))
        .filter(index::row::Column::RecordId.eq(record))
        .filter(sight::rows(viewer, &[kind]));
    Ok(shown.count(db).await? > 0)
}

/// A record that an engine yielded.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Found {
    kind: SearchKind,
    record_id: Uuid,
    holder_id: Uuid,
    title: String,
    body: String,
    /// How many of its kind there are.
    many: i64,
}

#[derive(FromQueryResult)]
struct Row {
    kind: String,
    record_id: Uuid,
    holder_id: Uuid,
    title: String,
    body: String,
    many: i64,
}

impl Row {
    fn found(self) -> Option<Found> {
        let kind = SearchKind::of_tag(&self.kind)?;
        let Self { record_id, holder_id, title, body, many, .. } = self;
        Some(Found { kind, record_id, holder_id, title, body, many })
    }
}
