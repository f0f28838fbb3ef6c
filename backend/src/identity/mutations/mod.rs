mod account_open;
mod account_set_enabled;
mod api_explore;
mod membership_end;
mod membership_grant;
mod password_change;
mod session_end;
mod session_revoke;
mod session_start;
mod sessions_revoke_others;

use async_graphql::{Context, MergedObject, SimpleObject};

use super::{
    entity::account::Model,
    types::{Account, ViewerObject},
};
use crate::{
    api::{ContextExt, Refusal, UserError},
    platform::Receipt,
};

#[derive(Default, MergedObject)]
pub struct IdentityMutation(
    session_start::SessionStart,
    session_end::SessionEnd,
    session_revoke::SessionRevoke,
    sessions_revoke_others::SessionsRevokeOthers,
    password_change::PasswordChange,
    account_open::AccountOpen,
    account_set_enabled::AccountSetEnabled,
    membership_grant::MembershipGrant,
    membership_end::MembershipEnd,
    api_explore::ApiExplore,
);

/// What became of it.
#[derive(SimpleObject)]
struct MembershipPayload {
    /// The account as it now stands, also if your version was stale; null if it was refused otherwise.
    account: Option<Account>,
    /// Why it was refused; empty if it was done.
    user_errors: Vec<UserError>,
}

impl From<(Option<Model>, Vec<UserError>)> for MembershipPayload {
    fn from((row, user_errors): (Option<Model>, Vec<UserError>)) -> Self {
        Self { account: row.map(Account), user_errors }
    }
}

/// What became of it.
#[derive(SimpleObject)]
struct SessionsPayload {
    /// You, with the sessions that are left.
    viewer: Option<ViewerObject>,
    /// Why it was refused; empty if it was done.
    user_errors: Vec<UserError>,
}

impl SessionsPayload {
    fn of(ctx: &Context<'_>, outcome: Result<Receipt, Refusal<Model>>) -> Self {
        let user_errors = outcome.err().map(|refusal| refusal.into_parts().1).unwrap_or_default();
        Self { viewer: Some(ViewerObject(ctx.viewer().clone())), user_errors }
    }
}
