//! `sessionStart`: sign in with login and password, and a code if the account has a second factor. No idempotency key: its row would hold a digest of the password.
use async_graphql::{Context, Object, SimpleObject};
use serde_json::json;
use shared::{AccountId, FieldPath, Login, RefusalCode, Said, SessionStartInput as Input, Word};

use crate::{
    api::{ContextExt, Fault, UserError},
    clock::Means,
    identity::{
        entering,
        entity::{account, second_factor as factor},
        limits::{self, Admitted, Counted, WINDOW_MINUTES},
        password, proving, second_factor, store,
        totp::Code,
        types::ViewerObject,
    },
    platform::{Done, Tx},
};

/// What became of it.
#[derive(SimpleObject)]
struct SessionStartPayload {
    /// Who is signed in now; null if it was refused. The session itself travels in a cookie.
    viewer: Option<ViewerObject>,
    /// Why it was refused; empty if it was done.
    user_errors: Vec<UserError>,
}

fn refused(path: FieldPath, code: RefusalCode, said: Said) -> SessionStartPayload {
    SessionStartPayload { viewer: None, user_errors: vec![UserError::new(code, path, said)] }
}

/// Whether the code is good, and from now on no longer. That one of the written ones was needed stands in the trail.
async fn spent(
    means: &Means,
    account: &account::Model,
    factor: &factor::Model,
    code: &str,
) -> Result<bool, Fault> {
    let Some(code) = Code::parse(code) else { return Ok(false) };
    if matches!(code, Code::Clock(_)) {
        return Ok(second_factor::spend(&means.db, factor, &code, means.clock.now()).await?);
    }
    let tx = Tx::begin(means, account.id).await?;
    if !second_factor::spend(tx.db(), factor, &code, tx.now).await? {
        return Ok(false);
    }
    let left = second_factor::codes_left(tx.db(), account.id).await?;
    let done = Done {
        office_id: account.office_id,
        subject: AccountId(account.id).to_string(),
        version: account.version,
        before: json!({ "recoveryCodesLeft": left + 1 }),
        after: json!({ "recoveryCodesLeft": left }),
        topic: "account.recovery_code_used",
    };
    tx.commit("recoveryCodeUse", &done).await?;
    Ok(true)
}

#[derive(Default)]
pub struct SessionStart;

#[Object]
impl SessionStart {
    /// Sign in. Wrong tries are limited for each login and address; the answer does not tell whether the login exists.
    async fn session_start(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who wants to sign in.")] input: Input,
    ) -> Result<SessionStartPayload, Fault> {
        let means = ctx.means();
        let login = Login::parse(&input.login).ok();
        // What is no login at all is counted too, as far as the column holds it.
        let counted = login.as_ref().map_or("-", Login::as_str);
        let (attempt, left) =
            match limits::admit(means, Counted::Login(counted), &ctx.caller().address).await? {
                Admitted::Try { attempt, left } => (attempt, left),
                Admitted::Wait => {
                    let wait = Said::with(Word::RefusalTooManyTries, "minutes", &WINDOW_MINUTES);
                    return Ok(refused(Input::PASSWORD, RefusalCode::TooMany, wait));
                }
            };
        let account = match &login {
            Some(login) => store::find_by_login(&means.db, login).await?,
            None => None,
        };
        let account = account.filter(|account| account.disabled_at.is_none());
        let too_long = input.password.chars().count() > *shared::PASSWORD_CHARS.end();
        let stored = account.as_ref().filter(|_| !too_long).map(|account| account.password_hash.clone());
        let tried = if too_long { "" } else { &input.password };
        let right = password::verify(tried, stored).await;
        let Some(account) = account.filter(|_| right) else {
            let said = Said::with(Word::RefusalSignIn, "left", &left).and("minutes", &WINDOW_MINUTES);
            return Ok(refused(Input::PASSWORD, RefusalCode::Invalid, said));
        };
        if let Some(factor) = second_factor::of_account(&means.db, account.id).await? {
            let Some(code) = input.code.filter(|code| !code.trim().is_empty()) else {
                // Who knows the password is asked for the code; that was no wrong try.
                limits::succeeded(&means.db, attempt).await?;
                return Ok(refused(Input::CODE, RefusalCode::CodeNeeded, Word::RefusalCodeNeeded.into()));
            };
            if !spent(means, &account, &factor, &code).await? {
                return Ok(refused(Input::CODE, RefusalCode::Invalid, proving::wrong_code(left)));
            }
        }
        limits::succeeded(&means.db, attempt).await?;
        if password::is_outdated(&account.password_hash) {
            let anew = password::hash(&input.password, means.chance.as_ref()).await;
            store::hash_anew(&means.db, &account, anew).await?;
        }
        Ok(SessionStartPayload { viewer: entering::enter(ctx, account.id).await?, user_errors: vec![] })
    }
}
