//! `totpBegin`: a secret for one's phone. Sign-in does not ask for it before its first code has come back.
use async_graphql::{Context, Object, SimpleObject};
use serde_json::json;
use shared::{AccountId, RefusalCode, TotpBeginInput as Input, Word};

use crate::{
    api::{ContextExt, Fault, Refusal, UserError},
    database,
    identity::{
        entity::account::Model,
        password::DEMO_PASSWORD,
        proving, second_factor,
        store::ACCOUNTS_TURN,
        totp::{self, SharedSecret},
    },
    platform::{Done, Outcome, Tx, act_once},
};

/// What became of it. The secret is told once.
#[derive(Default, SimpleObject)]
struct TotpBeginPayload {
    /// For whoever cannot scan: type it into the authenticator app.
    secret: Option<String>,
    /// The same as an address that authenticator apps open.
    uri: Option<String>,
    /// The same as a QR code: the path of its dark squares, each of size 1.
    qr_path: Option<String>,
    /// How many squares stand in a row of it.
    qr_size: Option<i32>,
    /// Why it was refused; empty if it was done.
    user_errors: Vec<UserError>,
}

async fn begin(tx: &Tx, account: &Model, secret: SharedSecret) -> Outcome<Done, Refusal<Model>> {
    // Two at once would both find none.
    database::take_turns(tx.db(), ACCOUNTS_TURN).await?;
    if !second_factor::begin(tx, account.id, secret).await? {
        return Ok(Err(is_on()));
    }
    Ok(Ok(Done {
        office_id: account.office_id,
        subject: AccountId(account.id).to_string(),
        version: account.version,
        before: json!({}),
        after: json!({}),
        topic: "account.second_factor_begun",
    }))
}

fn is_on() -> Refusal<Model> {
    Refusal::new(RefusalCode::WrongState, Input::PASSWORD, Word::RefusalSecondFactorOn)
}

fn refused(refusal: Refusal<Model>) -> TotpBeginPayload {
    TotpBeginPayload { user_errors: refusal.into_parts().1, ..TotpBeginPayload::default() }
}

#[derive(Default)]
pub struct TotpBegin;

#[Object]
impl TotpBegin {
    /// Begin to turn on your second factor: scan what is answered, then send the first code by `totpConfirm` within
    /// 15 minutes.
    async fn totp_begin(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Your password.")] input: Input,
    ) -> Result<TotpBeginPayload, Fault> {
        let account = proving::oneself(ctx).await?;
        // Whoever knows the password of all would lock out all.
        let is_demo = ctx.viewer().office.as_ref().is_some_and(|office| office.is_demo);
        if is_demo && input.password == DEMO_PASSWORD {
            let shared = Word::RefusalSecondFactorDemo;
            return Ok(refused(Refusal::new(RefusalCode::NotAllowed, Input::PASSWORD, shared)));
        }
        if second_factor::of_account(ctx.db(), account.id).await?.is_some() {
            return Ok(refused(is_on()));
        }
        match proving::by_password(ctx, &account, &input.password, Input::PASSWORD).await? {
            Ok(attempt) => attempt.accepted(ctx).await?,
            Err(refusal) => return Ok(refused(refusal)),
        }
        let mut secret = SharedSecret::default();
        ctx.means().chance.fill(&mut secret);
        let outcome = act_once(ctx, "totpBegin", async |tx| begin(tx, &account, secret).await).await?;
        if let Err(refusal) = outcome {
            return Ok(refused(refusal));
        }
        let uri = totp::uri(secret, &account.login);
        let (qr_path, qr_size) = totp::picture(&uri).unzip();
        Ok(TotpBeginPayload {
            secret: Some(totp::written(secret)),
            uri: Some(uri),
            qr_path,
            qr_size: qr_size.and_then(|size| i32::try_from(size).ok()),
            user_errors: vec![],
        })
    }
}
