//! The kinds of records that can come in, each with the slice that answers for it.
use std::collections::HashSet;

use sea_orm::{ConnectionTrait, DbErr, sea_query::SelectStatement};
use serde_json::json;
use sha2::{Digest, Sha256};
use shared::ImportKind;
use uuid::Uuid;

use super::{
    checking::{Checked, check},
    sheet::{Mapping, Sheet},
};
use crate::{
    identity::Accounts,
    organizations::Organizations,
    places::Villages,
    platform::{
        Tx,
        importing::{Asked, Field, Importable, ROWS_AT_ONCE},
    },
};

/// Calls a function with the type that answers for a kind.
macro_rules! of_kind {
    ($kind:expr, $kind_type:ident => $call:expr) => {
        match $kind {
            ImportKind::Organizations => {
                type $kind_type = Organizations;
                $call
            }
            ImportKind::Accounts => {
                type $kind_type = Accounts;
                $call
            }
            ImportKind::Villages => {
                type $kind_type = Villages;
                $call
            }
        }
    };
}

pub fn fields(kind: ImportKind) -> &'static [Field] {
    of_kind!(kind, K => K::fields())
}

/// What is wrong with the rows of a sheet, and how many are right; `but` were written before.
pub async fn look(
    db: &impl ConnectionTrait,
    kind: ImportKind,
    asked: &Asked<'_>,
    (sheet, mapping): (&Sheet, &Mapping),
    but: &HashSet<u32>,
) -> Result<Checked, DbErr> {
    of_kind!(kind, K => Ok(check::<K>(db, asked, (sheet, mapping), but).await?.0))
}

/// What is written of a sheet: which row became which record; or nothing of it, if the rows are not as they ought to be.
pub async fn write(
    tx: &Tx,
    kind: ImportKind,
    asked: &Asked<'_>,
    of: (&Sheet, &Mapping),
    suits: impl Fn(&Checked) -> bool + Send,
) -> Result<(Checked, Option<Vec<(u32, Uuid)>>), DbErr> {
    of_kind!(kind, K => write_as::<K>(tx, asked, of, suits).await)
}

async fn write_as<K: Importable>(
    tx: &Tx,
    asked: &Asked<'_>,
    of: (&Sheet, &Mapping),
    suits: impl Fn(&Checked) -> bool + Send,
) -> Result<(Checked, Option<Vec<(u32, Uuid)>>), DbErr> {
    K::take_turns(tx).await?;
    let (checked, good) = check::<K>(tx.db(), asked, of, &HashSet::new()).await?;
    if !suits(&checked) {
        return Ok((checked, None));
    }
    let (mut written, mut good) = (Vec::with_capacity(good.len()), good.into_iter().peekable());
    while good.peek().is_some() {
        let (rows, ready): (Vec<_>, Vec<_>) = good.by_ref().take(ROWS_AT_ONCE).unzip();
        written.extend(rows.into_iter().zip(K::write(tx, asked, ready).await?));
    }
    Ok((checked, Some(written)))
}

pub async fn in_use(tx: &Tx, kind: ImportKind, ids: &SelectStatement) -> Result<Vec<String>, DbErr> {
    of_kind!(kind, K => {
        K::take_turns(tx).await?;
        K::in_use(tx, ids).await
    })
}

pub async fn take_back(tx: &Tx, kind: ImportKind, ids: &SelectStatement) -> Result<(), DbErr> {
    of_kind!(kind, K => K::take_back(tx, ids).await)
}

/// What the trail keeps of some hundred records: how many, the first and the last, and a digest of which they are.
pub fn digest(ids: &[Uuid]) -> serde_json::Value {
    let mut hasher = Sha256::new();
    for id in ids {
        hasher.update(id.as_bytes());
    }
    let digest = hasher.finalize().iter().fold(String::new(), |all, byte| all + &format!("{byte:02x}"));
    json!({ "records": ids.len(), "first": ids.first(), "last": ids.last(), "sha256": digest })
}
