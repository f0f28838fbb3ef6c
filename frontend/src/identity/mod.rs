//! The slice `identity`: who sits here, how they come in, and the accounts of the office.
mod account_form;
mod account_page;
mod account_row;
mod accounts_page;
mod enable_several;
mod invitation;
mod invitation_page;
mod invited_link;
mod me_page;
mod membership_end;
mod membership_form;
mod memberships;
mod mine;
mod password_form;
mod remembered;
mod role_field;
mod role_word;
mod second_factor_card;
mod second_factor_forms;
mod second_factor_reset;
mod sessions_card;
mod set_enabled;
mod sign_in;
mod sign_in_again;
mod sign_in_page;
mod viewer;

pub use self::{
    account_page::AccountPage,
    accounts_page::AccountsPage,
    invitation_page::InvitationPage,
    me_page::MePage,
    memberships::MembershipList,
    remembered::{forget, remember, remembered},
    role_word::role_word,
    sign_in::sign_out,
    sign_in_again::SignInAgain,
    sign_in_page::{SignInPage, WAY_IN},
    viewer::{Viewer, who_am_i},
};
