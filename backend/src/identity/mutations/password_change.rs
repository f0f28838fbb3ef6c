//! `passwordChange`: a new password for oneself; all other sessions of the account end.
use async_graphql::{Context, Object, SimpleObject};
use serde_json::json;
use shared::{AccountId, PasswordChangeInput as Input, Said, Word};

use crate::{
    api::{ContextExt, Fault, Refusal, UserError},
    identity::{entity::account, password, proving, sessions, store},
    platform::{Done, act_once},
};

/// What became of it.
#[derive(SimpleObject)]
struct PasswordChangePayload {
    /// Why it was refused; empty if it was done.
    user_errors: Vec<UserError>,
}

#[derive(Default)]
pub struct PasswordChange;

#[Object]
impl PasswordChange {
    /// Change your own password. Every other session of yours ends.
    async fn password_change(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The old and the new one.")] input: Input,
    ) -> Result<PasswordChangePayload, Fault> {
        let refuse = |path, said: Said| {
            let (_, user_errors) = Refusal::<()>::invalid(path, said).into_parts();
            Ok(PasswordChangePayload { user_errors })
        };
        let viewer = ctx.viewer();
        let Some(id) = viewer.account_id else { return Err(Fault::Forbidden) };
        if viewer.office.as_ref().is_some_and(|office| office.is_demo) {
            return refuse(Input::NEW, Word::RefusalPasswordDemo.into());
        }
        if let Err(weakness) = password::check(&input.new, &viewer.login) {
            return refuse(Input::NEW, weakness.into());
        }
        let row = proving::oneself(ctx).await?;
        match proving::by_password(ctx, &row, &input.current, Input::CURRENT).await? {
            Ok(attempt) => attempt.accepted(ctx).await?,
            Err(refusal) => return Ok(PasswordChangePayload { user_errors: refusal.into_parts().1 }),
        }
        let hash = password::hash(&input.new, ctx.means().chance.as_ref()).await;
        let keep = ctx.caller().session.as_deref();
        let outcome = act_once::<account::Model>(ctx, "passwordChange", async |tx| {
            let Some(row) = store::set_password(tx, id, hash).await? else { return Err(Fault::Forbidden) };
            sessions::end_others(tx.db(), id, keep).await?;
            Ok(Ok(Done {
                office_id: row.office_id,
                subject: AccountId(id).to_string(),
                version: row.version,
                before: json!({}),
                after: json!({}),
                topic: "account.password_changed",
            }))
        })
        .await?;
        let user_errors = outcome.err().map(|refusal| refusal.into_parts().1).unwrap_or_default();
        Ok(PasswordChangePayload { user_errors })
    }
}
