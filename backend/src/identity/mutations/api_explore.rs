//! `apiExplore`: a token to look around in the API for a quarter of an hour; it only reads.
use async_graphql::{Context, Object, SimpleObject};
use chrono::{DateTime, Utc};

use crate::{
    api::{ContextExt, Fault, UserError},
    identity::sessions::{self, Kind},
};

/// What became of it.
#[derive(SimpleObject)]
struct ApiExplorePayload {
    /// Send it as `Authorization: Bearer <token>`; it is shown once.
    token: Option<String>,
    /// When it ends.
    expires_at: Option<DateTime<Utc>>,
    /// Why it was refused; empty if it was done.
    user_errors: Vec<UserError>,
}

#[derive(Default)]
pub struct ApiExplore;

#[Object]
impl ApiExplore {
    /// Get a token that reads what you may read, for 15 minutes. Mutations are refused with it.
    async fn api_explore(&self, ctx: &Context<'_>) -> Result<ApiExplorePayload, Fault> {
        let viewer = ctx.viewer();
        let account_id = viewer.account_id.filter(|_| !viewer.only_reads).ok_or(Fault::Forbidden)?;
        let client = ctx.caller().client.as_deref();
        let started = sessions::start(ctx.means(), ctx.db(), account_id, Kind::Explore, client).await?;
        Ok(ApiExplorePayload {
            token: Some(started.token),
            expires_at: Some(started.expires_at),
            user_errors: vec![],
        })
    }
}
