//! What goes: files that were sent and that no record named, and bytes that no file holds. First the row, then the
//! bytes; whatever breaks in between is done by the next sweep, of this instance or of another.
use std::io;

use chrono::TimeDelta;
use sea_orm::{QueryOrder, QuerySelect, prelude::*};
use thiserror::Error;

use super::{
    entity::leaving::{Column, Entity},
    file_store::{key, small_key},
    store,
};
use crate::clock::Means;

/// A phone sends a file and names it a moment later; if it loses the network in between, it may come back from the hills
/// weeks later. It still has the file then: one that is gone is only sent again.
pub const LONGEST_UNNAMED: TimeDelta = TimeDelta::days(30);

pub(super) use super::entity::leaving::Model as Bytes;

const AT_ONCE: u64 = 100;

#[derive(Debug, Error)]
pub enum NotSwept {
    #[error("{0}")]
    Database(#[from] DbErr),
    #[error("{0}")]
    Store(#[from] io::Error),
}

/// Answers how many files went.
pub async fn sweep(means: &Means) -> Result<usize, NotSwept> {
    let now = means.clock.now();
    let since = now - LONGEST_UNNAMED;
    let mut gone = 0;
    loop {
        let some = store::unnamed(&means.db, since, AT_ONCE).await?;
        for file in &some {
            gone += usize::from(store::let_go(&means.db, file, since, now).await?);
        }
        if some.is_empty() {
            break;
        }
    }
    loop {
        let due = Entity::find().filter(Column::GoesAt.lte(now)).order_by_asc(Column::GoesAt).limit(AT_ONCE);
        let some = due.all(&means.db).await?;
        for bytes in &some {
            remove(means, bytes).await?;
        }
        if some.is_empty() {
            return Ok(gone);
        }
    }
}

pub(super) async fn remove(means: &Means, bytes: &Bytes) -> Result<(), NotSwept> {
    means.files.remove(&key(bytes.office_id, &bytes.held_as)).await?;
    means.files.remove(&small_key(bytes.office_id, &bytes.held_as)).await?;
    Entity::delete_by_id(bytes.held_as.clone()).exec(&means.db).await?;
    Ok(())
}
