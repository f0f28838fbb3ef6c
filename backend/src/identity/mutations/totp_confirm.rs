//! `totpConfirm`: the phone's first code has come back, so sign-in asks for one from now on.
use async_graphql::{Context, Object};
use serde_json::json;
use shared::{AccountId, RefusalCode, TotpConfirmInput as Input, Word};

use super::RecoveryCodesPayload;
use crate::{
    api::{ContextExt, Fault, Refusal},
    identity::{
        entity::account::Model,
        proving, second_factor, sessions,
        totp::{self, Code},
    },
    platform::{Done, act_once},
};

fn not_begun() -> Refusal<Model> {
    Refusal::new(RefusalCode::WrongState, Input::CODE, Word::RefusalSecondFactorBegun)
}

#[derive(Default)]
pub struct TotpConfirm;

#[Object]
impl TotpConfirm {
    /// Turn on your second factor with its first code. Every other session of yours ends; ten recovery codes are told
    /// once.
    async fn totp_confirm(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The first code.")] input: Input,
    ) -> Result<RecoveryCodesPayload, Fault> {
        let account = proving::oneself(ctx).await?;
        let now = ctx.means().clock.now();
        let Some(shown) = second_factor::begun(ctx.db(), account.id, now).await? else {
            return Ok(not_begun().into());
        };
        let attempt = match proving::admit(ctx, &account, Input::CODE).await? {
            Ok(attempt) => attempt,
            Err(refusal) => return Ok(refusal.into()),
        };
        let step = match Code::parse(&input.code) {
            Some(Code::Clock(digits)) => totp::step_of(&shown.secret, &digits, now),
            _ => None,
        };
        let Some(step) = step else { return Ok(attempt.wrong_code(Input::CODE).into()) };
        attempt.accepted(ctx).await?;
        let (mut codes, keep) = (Vec::new(), ctx.caller().session.as_deref());
        let outcome = act_once(ctx, "totpConfirm", async |tx| {
            if !second_factor::confirm(tx, &shown, step).await? {
                return Ok(Err(not_begun()));
            }
            codes = second_factor::new_codes(tx, account.id).await?;
            sessions::end_others(tx.db(), account.id, keep).await?;
            Ok(Ok(Done {
                office_id: account.office_id,
                subject: AccountId(account.id).to_string(),
                version: account.version,
                before: json!({ "secondFactor": false }),
                after: json!({ "secondFactor": true }),
                topic: "account.second_factor_on",
            }))
        })
        .await?;
        Ok(match outcome {
            Ok(_) => RecoveryCodesPayload::told(ctx, codes),
            Err(refusal) => refusal.into(),
        })
    }
}
