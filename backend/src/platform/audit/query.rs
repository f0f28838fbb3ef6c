use std::borrow::Cow;

use async_graphql::{Context, ID, Object, SimpleObject, connection::Connection};
use chrono::{DateTime, Utc};
use shared::{AccountId, AuditEntryId, Capability, SearchKind, TokenId};

use super::{
    Verdict,
    entity::{audit_entry, audit_payload},
    names, store, verify, withhold,
};
use crate::{
    api::{ContextExt, Cursor, Fault, Page, cost, node_id, parse_id},
    identity::{Account, AccountById, AccountLoader, Requires, tokens::find_token},
    platform::search,
};

const NEWEST_FIRST: u8 = b'a';

pub struct AuditEntry {
    pub(super) entry: audit_entry::Model,
    /// None once it was erased for a person's sake.
    pub(super) payload: Option<audit_payload::Model>,
}

/// One act: who did what to what, and when.
#[Object]
impl AuditEntry {
    /// Opaque, stable, unique across all types.
    async fn id(&self) -> ID {
        node_id(format!("{}-{}", AuditEntryId(self.entry.office_id), self.entry.seq))
    }

    /// Its place in the office's chain, from 1, without gaps.
    async fn seq(&self) -> i64 {
        self.entry.seq
    }

    /// When it was done.
    async fn at(&self) -> DateTime<Utc> {
        self.entry.at
    }

    /// The mutation that did it.
    async fn operation(&self) -> &str {
        &self.entry.operation
    }

    /// The same for a person, in the first language of `Accept-Language` that the product speaks; the mutation's own
    /// name if this version has no words for it.
    async fn act(&self, ctx: &Context<'_>) -> &str {
        names::act(&self.entry.operation).map_or(&self.entry.operation, |word| word.said(ctx.locale()))
    }

    /// What kind of record it changed, for a person.
    async fn record(&self, ctx: &Context<'_>) -> &'static str {
        names::record(&self.entry.subject).map_or("", |word| word.said(ctx.locale()))
    }

    /// The id of the record it changed.
    async fn subject(&self) -> &str {
        &self.entry.subject
    }

    /// The version the record then had.
    async fn subject_version(&self) -> i32 {
        self.entry.subject_version
    }

    /// Who did it; null for the system itself.
    async fn account(&self, ctx: &Context<'_>) -> Result<Option<Account>, Fault> {
        let key = AccountById(ctx.scope(Capability::ReadAudit), self.entry.account_id);
        Ok(ctx.loader::<AccountLoader>().load_one(key).await?.map(Account::from))
    }

    /// What was changed, as it stood before, as JSON; null if it was erased. In the place of a telephone, a mail address
    /// or a login that you may not read on its record, and of where mail reaches another, stands `{"withheld":"ROLE"}`.
    async fn before(&self, ctx: &Context<'_>) -> Option<Cow<'_, str>> {
        self.payload
            .as_ref()
            .map(|payload| withhold::told(ctx.viewer(), &self.entry.subject, &payload.before))
    }

    /// What was changed, as it stood after, as JSON; null if it was erased. The same is withheld.
    async fn after(&self, ctx: &Context<'_>) -> Option<Cow<'_, str>> {
        self.payload.as_ref().map(|payload| withhold::told(ctx.viewer(), &self.entry.subject, &payload.after))
    }
}

/// Whether the chain of an office's acts holds.
#[derive(SimpleObject)]
pub struct AuditVerdict {
    /// Indicates whether every entry fits the one before it and its own content.
    intact: bool,
    /// How many entries were walked, if the chain holds.
    entries: Option<i64>,
    /// The first place where it does not hold.
    broken_at: Option<i64>,
}

fn cursor(row: &AuditEntry) -> Cursor {
    Cursor { order: NEWEST_FIRST, id: row.entry.office_id, key: row.entry.seq.to_be_bytes().to_vec() }
}

/// Whether the page of a record is open to the viewer: who does not see it does not see what became of it either.
async fn is_seen(ctx: &Context<'_>, id: &ID) -> Result<bool, Fault> {
    if let Some(AccountId(id)) = parse_id(id) {
        let key = AccountById(ctx.scope(Capability::ReadAccounts), id);
        return Ok(ctx.loader::<AccountLoader>().load_one(key).await?.is_some());
    }
    if let Some(TokenId(id)) = parse_id(id) {
        let scope = ctx.scope(Capability::ManageAccounts);
        return Ok(find_token(ctx.db(), &scope, id).await?.is_some());
    }
    let Some((tag, record)) = id.split_once(':') else { return Ok(false) };
    let (Some(kind), Ok(record)) = (SearchKind::of_tag(tag), record.parse()) else { return Ok(false) };
    Ok(search::shows(ctx.db(), ctx.viewer(), kind, record).await?)
}

#[derive(Default)]
pub struct AuditQuery;

#[Object]
impl AuditQuery {
    /// What was done in your office, the newest first.
    #[graphql(guard = "Requires(Capability::ReadAudit)", complexity = "cost(first, child_complexity)")]
    async fn audit_entries(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100.")] first: i32,
        #[graphql(desc = "The `endCursor` of the page before, in the same order.")] after: Option<String>,
    ) -> Result<Connection<Cursor, AuditEntry>, Fault> {
        let page = Page::parse(first, after.as_deref(), NEWEST_FIRST)?;
        let office_id = ctx.office_id()?;
        let rows = store::newest(ctx.db(), office_id, None, &page).await?;
        Ok(page.connection(rows, cursor, |row| row))
    }

    /// What was done to one record, the newest first; nothing if there is none with this id that you may see.
    #[graphql(guard = "Requires(Capability::ReadAudit)", complexity = "10 + cost(first, child_complexity)")]
    async fn history(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The record's `id`.")] id: ID,
        #[graphql(desc = "How many, 1 to 100.", default = 20)] first: i32,
        #[graphql(desc = "The `endCursor` of the page before, in the same order.")] after: Option<String>,
    ) -> Result<Connection<Cursor, AuditEntry>, Fault> {
        let page = Page::parse(first, after.as_deref(), NEWEST_FIRST)?;
        let rows = if is_seen(ctx, &id).await? {
            store::newest(ctx.db(), ctx.office_id()?, Some(id.as_str()), &page).await?
        } else {
            Vec::new()
        };
        Ok(page.connection(rows, cursor, |row| row))
    }

    /// Walk the whole chain of your office and say whether it holds. It reads every entry.
    #[graphql(guard = "Requires(Capability::ReadAudit)", complexity = "1000")]
    async fn audit_verify(&self, ctx: &Context<'_>) -> Result<AuditVerdict, Fault> {
        Ok(match verify(ctx.db(), ctx.office_id()?).await? {
            Verdict::Intact { entries, .. } => {
                AuditVerdict { intact: true, entries: Some(entries), broken_at: None }
            }
            Verdict::Broken { seq } => AuditVerdict { intact: false, entries: None, broken_at: Some(seq) },
        })
    }
}
