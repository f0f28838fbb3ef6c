//! Answers that several mutations on oneself share.
use async_graphql::{Context, SimpleObject};

use super::{
    entity::account::Model,
    types::{Account, ViewerObject},
};
use crate::{
    api::{ContextExt, Refusal, UserError},
    platform::Receipt,
};

/// What became of it.
#[derive(SimpleObject)]
pub struct SessionsPayload {
    /// You, with the sessions that are left.
    viewer: Option<ViewerObject>,
    /// Why it was refused; empty if it was done.
    user_errors: Vec<UserError>,
}

impl SessionsPayload {
    pub fn of(ctx: &Context<'_>, outcome: Result<Receipt, Refusal<Model>>) -> Self {
        let user_errors = outcome.err().map(|refusal| refusal.into_parts().1).unwrap_or_default();
        Self { viewer: Some(ViewerObject(ctx.viewer().clone())), user_errors }
    }
}

/// What became of it.
#[derive(SimpleObject)]
pub struct RecoveryCodesPayload {
    /// Each lets you in once if the phone is lost. They are told this once: write them down.
    recovery_codes: Option<Vec<String>>,
    /// You, as you now sign in.
    viewer: Option<ViewerObject>,
    /// Why it was refused; empty if it was done.
    user_errors: Vec<UserError>,
}

impl RecoveryCodesPayload {
    pub fn told(ctx: &Context<'_>, codes: Vec<String>) -> Self {
        let viewer = Some(ViewerObject(ctx.viewer().clone()));
        Self { recovery_codes: Some(codes), viewer, user_errors: vec![] }
    }
}

impl From<Refusal<Model>> for RecoveryCodesPayload {
    fn from(refusal: Refusal<Model>) -> Self {
        Self { recovery_codes: None, viewer: None, user_errors: refusal.into_parts().1 }
    }
}

/// What became of it.
#[derive(SimpleObject)]
pub struct InvitationPayload {
    /// The account as it now stands, also if your version was stale; null if it was refused otherwise.
    account: Option<Account>,
    /// What the link ends with: `/loi-moi/<token>`. It is shown this once and kept nowhere.
    invitation_token: Option<String>,
    /// Why it was refused; empty if it was done.
    user_errors: Vec<UserError>,
}

impl InvitationPayload {
    pub fn of((row, user_errors): (Option<Model>, Vec<UserError>), invitation_token: Option<String>) -> Self {
        Self { account: row.map(Account), invitation_token, user_errors }
    }
}
