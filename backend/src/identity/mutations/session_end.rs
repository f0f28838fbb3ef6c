//! `sessionEnd`: sign out.
use async_graphql::{Context, Object, SimpleObject};

use crate::{
    api::{ContextExt, Fault, UserError},
    identity::sessions,
};

/// What became of it.
#[derive(SimpleObject)]
struct SessionEndPayload {
    /// Always empty: who is not signed in is signed out.
    user_errors: Vec<UserError>,
}

#[derive(Default)]
pub struct SessionEnd;

#[Object]
impl SessionEnd {
    /// Sign out: the session is dead at once, on every instance.
    async fn session_end(&self, ctx: &Context<'_>) -> Result<SessionEndPayload, Fault> {
        if let Some(hash) = &ctx.caller().session {
            sessions::end(ctx.db(), hash).await?;
        }
        ctx.insert_http_header("x-densach-session", "");
        Ok(SessionEndPayload { user_errors: vec![] })
    }
}
