//! The queries that show the trail; what writes it is beside them in `mod.rs`, what walks it in `verify.rs`.
use sea_orm::{QueryOrder, QuerySelect, prelude::*, sea_query::ExprTrait};
use serde_json::Value;

use super::{
    entity::{
        audit_entry::{self, Column as E},
        audit_payload::{self, Column as P},
    },
    query::AuditEntry,
};
use crate::api::{Fault, Page};

/// How many later acts are looked through for one on the whole form.
const MOST_LATER: u64 = 100;

/// A page of an office's chain from its end, each entry with what it changed; of one record alone, if it is named.
pub async fn newest(
    db: &impl ConnectionTrait,
    office_id: Uuid,
    subject: Option<&str>,
    page: &Page,
) -> Result<Vec<AuditEntry>, Fault> {
    let mut rows = audit_entry::Entity::find().filter(E::OfficeId.eq(office_id)).limit(page.limit());
    if let Some(cursor) = &page.after {
        let seq: [u8; 8] = cursor.key.as_slice().try_into().map_err(|_| Fault::Cursor)?;
        rows = rows.filter(Expr::col(E::Seq).lt(i64::from_be_bytes(seq)));
    }
    if let Some(subject) = subject {
        rows = rows.filter(E::Subject.eq(subject));
    }
    Ok(with_payloads(db, rows.order_by_desc(E::Seq).all(db).await?).await?)
}

async fn with_payloads(
    db: &impl ConnectionTrait,
    rows: Vec<audit_entry::Model>,
) -> Result<Vec<AuditEntry>, DbErr> {
    let Some(office_id) = rows.first().map(|row| row.office_id) else { return Ok(Vec::new()) };
    let payloads = audit_payload::Entity::find()
        .filter(P::OfficeId.eq(office_id))
        .filter(P::Seq.is_in(rows.iter().map(|row| row.seq)))
        .all(db)
        .await?;
    let payload = |seq: i64| payloads.iter().find(|payload| payload.seq == seq).cloned();
    Ok(rows.into_iter().map(|entry| AuditEntry { payload: payload(entry.seq), entry }).collect())
}

/// What a record was at a version, as the first later act on its whole form found it; `mark` is a field that such an
/// act alone tells. None if there was none: then it is still as it was, or what stood there was erased.
pub async fn form_at(
    db: &impl ConnectionTrait,
    office_id: Uuid,
    subject: &str,
    version: i32,
    mark: &str,
) -> Result<Option<Value>, DbErr> {
    let later = audit_entry::Entity::find()
        .filter(E::OfficeId.eq(office_id))
        .filter(E::Subject.eq(subject))
        .filter(E::SubjectVersion.gt(version))
        .order_by_asc(E::Seq)
        .limit(MOST_LATER)
        .all(db)
        .await?;
    for entry in with_payloads(db, later).await? {
        let before = entry.payload.and_then(|payload| serde_json::from_str::<Value>(&payload.before).ok());
        if let Some(before) = before.filter(|before| before.get(mark).is_some()) {
            return Ok(Some(before));
        }
    }
    Ok(None)
}
