mod account_open;
mod account_set_enabled;
mod api_explore;
mod password_change;
mod session_end;
mod session_start;

use async_graphql::MergedObject;

#[derive(Default, MergedObject)]
pub struct IdentityMutation(
    session_start::SessionStart,
    session_end::SessionEnd,
    password_change::PasswordChange,
    account_open::AccountOpen,
    account_set_enabled::AccountSetEnabled,
    api_explore::ApiExplore,
);
