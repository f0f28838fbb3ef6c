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

use sea_orm::{FromQueryResult, prelude::*};
use shared::SearchKind;

pub use self::{
    index::{catch_up, catch_up_now, rebuild},
    query::SearchQuery,
};

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
