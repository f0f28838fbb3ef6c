//! The queries that show the trail; what writes it is beside them in `mod.rs`, what walks it in `verify.rs`.
use sea_orm::{QueryOrder, QuerySelect, prelude::*, sea_query::ExprTrait};

use super::{
    entity::{audit_entry, audit_payload},
    query::AuditEntry,
};
use crate::api::{Fault, Page};

/// A page of an office's chain from its end, each entry with what it changed.
pub async fn newest(
    db: &impl ConnectionTrait,
    office_id: Uuid,
    page: &Page,
) -> Result<Vec<AuditEntry>, Fault> {
    use audit_entry::Column as E;
    use audit_payload::Column as P;
    let mut rows = audit_entry::Entity::find().filter(E::OfficeId.eq(office_id)).limit(page.limit());
    if let Some(cursor) = &page.after {
        let seq: [u8; 8] = cursor.key.as_slice().try_into().map_err(|_| Fault::Cursor)?;
        rows = rows.filter(Expr::col(E::Seq).lt(i64::from_be_bytes(seq)));
    }
    let rows = rows.order_by_desc(E::Seq).all(db).await?;
    let payloads = audit_payload::Entity::find()
        .filter(P::OfficeId.eq(office_id))
        .filter(P::Seq.is_in(rows.iter().map(|row| row.seq)))
        .all(db)
        .await?;
    let payload = |seq: i64| payloads.iter().find(|payload| payload.seq == seq).cloned();
    Ok(rows.into_iter().map(|entry| AuditEntry { payload: payload(entry.seq), entry }).collect())
}
