mod account_invite;
mod account_open;
mod account_second_factor_reset;
mod account_set_enabled;
mod accounts_set_enabled;
mod api_explore;
mod invitation_accept;
mod invitation_revoke;
mod membership_end;
mod membership_grant;
mod password_change;
mod recovery_codes_renew;
mod session_end;
mod session_revoke;
mod session_start;
mod sessions_revoke_others;
mod totp_begin;
mod totp_confirm;
mod totp_remove;

use async_graphql::{MergedObject, SimpleObject};

use super::{
    entity::account::Model,
    payloads::{RecoveryCodesPayload, SessionsPayload},
    proving::by_both,
    types::Account,
};
use crate::api::UserError;

#[derive(Default, MergedObject)]
pub struct IdentityMutation(
    session_start::SessionStart,
    session_end::SessionEnd,
    session_revoke::SessionRevoke,
    sessions_revoke_others::SessionsRevokeOthers,
    password_change::PasswordChange,
    account_open::AccountOpen,
    account_set_enabled::AccountSetEnabled,
    accounts_set_enabled::AccountsSetEnabled,
    membership_grant::MembershipGrant,
    membership_end::MembershipEnd,
    api_explore::ApiExplore,
    totp_begin::TotpBegin,
    totp_confirm::TotpConfirm,
    totp_remove::TotpRemove,
    recovery_codes_renew::RecoveryCodesRenew,
    account_second_factor_reset::AccountSecondFactorReset,
    account_invite::AccountInvite,
    invitation_revoke::InvitationRevoke,
    invitation_accept::InvitationAccept,
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
