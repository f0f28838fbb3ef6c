//! Notifications: what happened that concerns somebody, told once to each who may act on it. An act leaves an event in the
//! outbox, and a job makes rows of it, one for each account; the words are found when they are shown. How one wants to be
//! told is a setting of each account, and mail goes out as jobs.
mod deadlines;
mod deliver;
mod digest;
pub mod entity; // public for the test builders alone
mod facts;
mod filter;
mod hear;
mod mailing;
mod mutations;
mod query;
mod settings;
mod store;
mod types;
mod wording;

pub use self::{
    deadlines::Deadlines,
    digest::Digest,
    hear::{Notify, tells_of},
    mailing::Mail,
    mutations::NotificationMutation,
    query::NotificationQuery,
    store::tidy,
};
