//! `sessionStart`: sign in with login and password. No idempotency key: its row would hold a digest of the password.
use async_graphql::{Context, Object, SimpleObject};
use shared::{Login, RefusalCode, Said, SessionStartInput, Word};

use crate::{
    api::{ContextExt, Fault, UserError},
    identity::{
        limits::{self, Admitted, WINDOW_MINUTES},
        password,
        sessions::{self, Kind},
        store,
        types::ViewerObject,
    },
};

/// What became of it.
#[derive(SimpleObject)]
struct SessionStartPayload {
    /// Who is signed in now; null if it was refused. The session itself travels in a cookie.
    viewer: Option<ViewerObject>,
    /// Why it was refused; empty if it was done.
    user_errors: Vec<UserError>,
}

fn refused(code: RefusalCode, said: Said) -> SessionStartPayload {
    let error = UserError::new(code, SessionStartInput::PASSWORD, said);
    SessionStartPayload { viewer: None, user_errors: vec![error] }
}

#[derive(Default)]
pub struct SessionStart;

#[Object]
impl SessionStart {
    /// Sign in. Wrong tries are limited for each login and address; the answer does not tell whether the login exists.
    async fn session_start(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who wants to sign in.")] input: SessionStartInput,
    ) -> Result<SessionStartPayload, Fault> {
        let means = ctx.means();
        let login = Login::parse(&input.login).ok();
        // What is no login at all is counted too, as far as the column holds it.
        let counted = login.as_ref().map_or("-", Login::as_str);
        let (attempt, left) = match limits::admit(means, counted, &ctx.caller().address).await? {
            Admitted::Try { attempt, left } => (attempt, left),
            Admitted::Wait => {
                let wait = Said::with(Word::RefusalTooManyTries, "minutes", &WINDOW_MINUTES);
                return Ok(refused(RefusalCode::TooMany, wait));
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
            return Ok(refused(RefusalCode::Invalid, said));
        };
        limits::succeeded(&means.db, attempt).await?;
        // A new token at each sign-in; the one the browser came with ends.
        if let Some(old) = &ctx.caller().session {
            sessions::end(&means.db, old).await?;
        }
        let client = ctx.caller().client.as_deref();
        let started = sessions::start(means, &means.db, account.id, Kind::Browse, client).await?;
        ctx.insert_http_header("x-densach-session", started.token.as_str());
        let viewer = sessions::viewer_of(means, &sessions::token_hash(&started.token)).await?;
        if let Some(viewer) = &viewer {
            ctx.sign_in(viewer.clone());
        }
        Ok(SessionStartPayload { viewer: viewer.map(ViewerObject), user_errors: vec![] })
    }
}
