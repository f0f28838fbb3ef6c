//! Coming in, once it is known who it is.
use async_graphql::Context;
use sea_orm::DbErr;
use uuid::Uuid;

use super::{
    sessions::{self, Kind},
    types::ViewerObject,
};
use crate::api::ContextExt;

/// A new token at each sign-in; the one the browser came with ends. From here on the request is that person's.
pub async fn enter(ctx: &Context<'_>, account_id: Uuid) -> Result<Option<ViewerObject>, DbErr> {
    let means = ctx.means();
    if let Some(old) = &ctx.caller().session {
        sessions::end(&means.db, old).await?;
    }
    let client = ctx.caller().client.as_deref();
    let started = sessions::start(means, &means.db, account_id, Kind::Browse, client).await?;
    ctx.insert_http_header("x-densach-session", started.token.as_str());
    let viewer = sessions::viewer_of(means, &sessions::token_hash(&started.token)).await?;
    if let Some(viewer) = &viewer {
        ctx.sign_in(viewer.clone());
    }
    Ok(viewer.map(ViewerObject))
}
