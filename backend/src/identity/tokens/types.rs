use async_graphql::{Context, ID, Object, SimpleObject};
use chrono::{DateTime, NaiveDate, Utc};
use shared::{Capability, TokenId, TokenState};

use super::{
    admission::read_scope,
    entity::service_token::Model,
    field_use::is_deprecated,
    loader::{FieldUseByToken, FieldUseLoader},
};
use crate::{
    api::{ContextExt, Fault, cost, node_id},
    identity::{Account, AccountById, AccountLoader},
    organizations::{Organization, OrganizationById, OrganizationLoader},
};

const MOST_FIELDS: i32 = 100;

pub struct ServiceToken(pub(super) Model);

/// What another system comes with in the place of a person; it only reads.
#[Object]
impl ServiceToken {
    /// Opaque, stable, unique across all types.
    async fn id(&self) -> ID {
        node_id(TokenId(self.0.id))
    }

    /// Grows by one with each change, but not with use; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// Which system it is for.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// What the system does with what it reads.
    async fn purpose(&self) -> &str {
        &self.0.purpose
    }

    /// Whose it is: it reads what the people of this organization may read. Null if it is outside what you may see.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Option<Organization>, Fault> {
        let key = OrganizationById(ctx.scope(Capability::ReadOrganizations), self.0.organization_id);
        Ok(ctx.loader::<OrganizationLoader>().load_one(key).await?.map(Organization::from))
    }

    /// What it reads, of what the people of its organization may read.
    async fn scope(&self) -> Vec<Capability> {
        read_scope(&self.0.scope)
    }

    /// Whether it works.
    async fn state(&self, ctx: &Context<'_>) -> TokenState {
        match self.0.revoked_at {
            Some(_) => TokenState::Revoked,
            None if self.0.expires_at <= ctx.means().clock.now() => TokenState::Expired,
            None => TokenState::Active,
        }
    }

    /// Who issued it; null if you may not read accounts.
    async fn issued_by(&self, ctx: &Context<'_>) -> Result<Option<Account>, Fault> {
        let key = AccountById(ctx.scope(Capability::ReadAccounts), self.0.issued_by);
        Ok(ctx.loader::<AccountLoader>().load_one(key).await?.map(Account::from))
    }

    /// When it was issued.
    async fn issued_at(&self) -> DateTime<Utc> {
        self.0.issued_at
    }

    /// When it ends by itself.
    async fn expires_at(&self) -> DateTime<Utc> {
        self.0.expires_at
    }

    /// When it was revoked; null if it was not.
    async fn revoked_at(&self) -> Option<DateTime<Utc>> {
        self.0.revoked_at
    }

    /// When it was last used, at most a minute late; null if it never was.
    async fn last_used_at(&self) -> Option<DateTime<Utc>> {
        self.0.last_used_at
    }

    /// The fields it asked for, those of most requests first; a few seconds late.
    #[graphql(complexity = "cost(first, child_complexity)")]
    async fn field_use(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100.", default = 100)] first: i32,
    ) -> Result<Vec<TokenFieldUse>, Fault> {
        if !(1..=MOST_FIELDS).contains(&first) {
            return Err(Fault::PageSize(first));
        }
        let rows = ctx.loader::<FieldUseLoader>().load_one(FieldUseByToken(self.0.id)).await?;
        let rows = rows.unwrap_or_default().into_iter().take(usize::try_from(first).unwrap_or_default());
        let used = rows.map(|row| TokenFieldUse {
            deprecated: is_deprecated(&ctx.schema_env.registry, &row.field),
            count: row.requests,
            last_day: row.last_day,
            field: row.field,
        });
        Ok(used.collect())
    }
}

/// How often a token asked for a field.
#[derive(SimpleObject)]
struct TokenFieldUse {
    /// The field, with its type before it: `Query.directives`.
    field: String,
    /// On how many requests it was asked for.
    count: i64,
    /// The last day on which it was, in Vietnam.
    last_day: NaiveDate,
    /// Indicates whether the field will go away.
    deprecated: bool,
}
