//! `tokenIssue`: a token for another system. No idempotency key, for the answer holds the token; who did not get the
//! answer revokes what stands in the list and issues another.
use async_graphql::{Context, Object, SimpleObject};
use shared::{Capability, TokenId, TokenIssueInput as Input};

use crate::{
    api::{ContextExt, Fault, UserError},
    identity::{
        Requires,
        tokens::{Secret, issuing, store, types::ServiceToken},
    },
    platform::{act_once, settled},
};

/// What became of it.
#[derive(SimpleObject)]
struct TokenIssuePayload {
    /// The new token; null if it was refused.
    token: Option<ServiceToken>,
    /// What the other system sends as `Authorization: Bearer <secret>`. It is shown this once and kept nowhere.
    secret: Option<String>,
    /// Why it was refused; empty if it was done.
    user_errors: Vec<UserError>,
}

#[derive(Default)]
pub struct TokenIssue;

#[Object]
impl TokenIssue {
    /// Issue a service token to an organization: another system reads with it what the people there may read.
    #[graphql(guard = "Requires(Capability::ManageAccounts)")]
    async fn token_issue(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "For whom, what for, and how much of it.")] input: Input,
    ) -> Result<TokenIssuePayload, Fault> {
        let wanted = match issuing::parse(&input, ctx.viewer()) {
            Ok(wanted) => wanted,
            Err(refusal) => {
                return Ok(TokenIssuePayload {
                    token: None,
                    secret: None,
                    user_errors: refusal.into_parts().1,
                });
            }
        };
        let (scope, today) = (ctx.scope(Capability::ManageAccounts), ctx.today());
        let secret = Secret::draw(ctx.means().chance.as_ref());
        let hash = secret.hash();
        let outcome = act_once(ctx, "tokenIssue", async |tx| {
            issuing::issue(tx, &scope, (&input, &wanted), hash, today).await
        })
        .await?;
        let secret = outcome.is_ok().then(|| secret.reveal());
        let read = async |TokenId(row)| store::find(ctx.db(), &scope, row).await;
        let (row, user_errors) = settled(outcome, read).await?;
        Ok(TokenIssuePayload { token: row.map(ServiceToken), secret, user_errors })
    }
}
