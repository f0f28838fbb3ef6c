//! `recoveryCodesRenew`: ten new recovery codes, and none of the old ones is good any more.
use async_graphql::{Context, Object};
use serde_json::json;
use shared::{AccountId, SecondFactorProofInput as Input};

use super::{RecoveryCodesPayload, by_both};
use crate::{api::Fault, identity::second_factor, platform::Done};

#[derive(Default)]
pub struct RecoveryCodesRenew;

#[Object]
impl RecoveryCodesRenew {
    /// Get ten new recovery codes, told once. The old ones are no longer good.
    async fn recovery_codes_renew(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Your password and a code.")] input: Input,
    ) -> Result<RecoveryCodesPayload, Fault> {
        let mut codes = Vec::new();
        let outcome = by_both(ctx, "recoveryCodesRenew", &input, async |tx, account| {
            codes = second_factor::new_codes(tx, account.id).await?;
            Ok(Done {
                office_id: account.office_id,
                subject: AccountId(account.id).to_string(),
                version: account.version,
                before: json!({}),
                after: json!({}),
                topic: "account.recovery_codes_renewed",
            })
        })
        .await?;
        Ok(match outcome {
            Ok(_) => RecoveryCodesPayload::told(ctx, codes),
            Err(refusal) => refusal.into(),
        })
    }
}
