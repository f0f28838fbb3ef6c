use async_graphql::{Context, ID, Object, connection::Connection};
use chrono::{DateTime, Utc};
use shared::{Capability, TokenId};

use super::{PersonalFilter, PersonalList, entity::Model, store};
use crate::{
    api::{ContextExt, Cursor, Fault, Page, cost, node_id},
    identity::{Account, AccountById, AccountLoader, Requires},
};

const NEWEST_FIRST: u8 = b'p';

pub struct PersonalRead(Model);

/// That somebody read a list of people within an hour, and nothing of what stood there.
#[Object]
impl PersonalRead {
    /// The hour's begin.
    async fn hour(&self) -> Option<DateTime<Utc>> {
        DateTime::from_timestamp(self.0.hour * 3600, 0)
    }

    /// Which list; null if this version of the product does not know it.
    async fn list(&self) -> Option<PersonalList> {
        PersonalList::ALL.into_iter().find(|list| list.tag() == self.0.list)
    }

    /// Who read; null if it was another system.
    async fn account(&self, ctx: &Context<'_>) -> Result<Option<Account>, Fault> {
        if self.0.by_token {
            return Ok(None);
        }
        let key = AccountById(ctx.scope(Capability::ManageAccounts), self.0.reader_id);
        Ok(ctx.loader::<AccountLoader>().load_one(key).await?.map(Account::from))
    }

    /// The service token that another system read with; null if it was a person.
    async fn token_id(&self) -> Option<ID> {
        self.0.by_token.then(|| node_id(TokenId(self.0.reader_id)))
    }

    /// By which kinds of filter, whatever was looked for.
    async fn filters(&self) -> Vec<PersonalFilter> {
        PersonalFilter::ALL.into_iter().filter(|filter| self.0.filters & filter.bit() != 0).collect()
    }

    /// On how many requests.
    async fn requests(&self) -> i64 {
        self.0.requests
    }

    /// How many entries were shown in all; of contacts, each number and each address is one.
    async fn people(&self) -> i64 {
        self.0.people
    }

    /// How many of them left in a file.
    async fn exported(&self) -> i64 {
        self.0.exported
    }
}

#[derive(Default)]
pub struct PersonalReadQuery;

#[Object]
impl PersonalReadQuery {
    /// Who in your office read lists of people, the newest first; some seconds late.
    #[graphql(guard = "Requires(Capability::ManageAccounts)", complexity = "cost(first, child_complexity)")]
    async fn personal_reads(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100.")] first: i32,
        #[graphql(desc = "The `endCursor` of the page before, in the same order.")] after: Option<String>,
    ) -> Result<Connection<Cursor, PersonalRead>, Fault> {
        let page = Page::parse(first, after.as_deref(), NEWEST_FIRST)?;
        let rows = store::newest(ctx.db(), ctx.office_id()?, &page).await?;
        let cursor =
            |row: &Model| Cursor { order: NEWEST_FIRST, id: row.reader_id, key: store::cursor_key(row) };
        Ok(page.connection(rows, cursor, PersonalRead))
    }
}
