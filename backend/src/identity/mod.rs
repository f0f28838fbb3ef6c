//! Who asks, and what they may touch. A viewer has memberships; a membership has a role and a reach;
//! for one capability the reaches of the roles that hold it make a [`Scope`]. Accounts sign in by a login and
//! a password, and a session is a row.
mod author;
mod enabling;
mod entering;
pub mod entity; // public for the test builders and the demonstration data alone
mod filter;
mod from_shell;
mod granting;
mod guard;
mod holders;
mod import;
mod invitations;
mod limits;
mod loader;
mod memberships;
mod mutations;
mod opening;
mod own_sessions;
mod own_types;
mod password;
mod payloads;
mod proving;
mod query;
mod scope;
mod second_factor;
mod sessions;
mod store;
pub mod tokens;
mod totp;
mod types;
mod viewer;

pub use self::{
    author::Author,
    filter::AccountWhere,
    from_shell::{NotAdded, add as add_account},
    guard::Requires,
    holders::{Holder, holders},
    import::Accounts,
    invitations::InvitationLoader,
    limits::{MOST_OF_PAIR, WINDOW_MINUTES},
    loader::{AccountById, AccountLoader, MembershipLoader, MembershipsByAccount},
    memberships::{has_people, organizations_with_people, people_after},
    mutations::IdentityMutation,
    password::{DEMO_PASSWORD, WeakPassword, check as check_password, hash_now as hash_password},
    query::IdentityQuery,
    scope::{Grant, Place, Reach, Scope},
    second_factor::SecondFactorLoader,
    sessions::{token_hash, viewer_of},
    store::{NewAccount, Sort as AccountSort, find as find_account, full_names, open as open_account, seen},
    types::Account,
    viewer::{Membership, Office, TokenReach, Viewer},
};
