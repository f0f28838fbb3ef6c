//! `totpRemove`: sign-in asks for the password alone again.
use async_graphql::{Context, Object, SimpleObject};
use serde_json::json;
use shared::{AccountId, SecondFactorProofInput as Input};

use super::by_both;
use crate::{
    api::{ContextExt, Fault, UserError},
    identity::{second_factor, types::ViewerObject},
    platform::Done,
};

/// What became of it.
#[derive(SimpleObject)]
struct TotpRemovePayload {
    /// You, as you now sign in.
    viewer: Option<ViewerObject>,
    /// Why it was refused; empty if it was done.
    user_errors: Vec<UserError>,
}

#[derive(Default)]
pub struct TotpRemove;

#[Object]
impl TotpRemove {
    /// Turn off your second factor; its recovery codes go with it.
    async fn totp_remove(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Your password and a code.")] input: Input,
    ) -> Result<TotpRemovePayload, Fault> {
        let outcome = by_both(ctx, "totpRemove", &input, async |tx, account| {
            second_factor::remove(tx, account.id).await?;
            Ok(Done {
                office_id: account.office_id,
                subject: AccountId(account.id).to_string(),
                version: account.version,
                before: json!({ "secondFactor": true }),
                after: json!({ "secondFactor": false }),
                topic: "account.second_factor_off",
            })
        })
        .await?;
        let user_errors = outcome.err().map(|refusal| refusal.into_parts().1).unwrap_or_default();
        Ok(TotpRemovePayload { viewer: Some(ViewerObject(ctx.viewer().clone())), user_errors })
    }
}
