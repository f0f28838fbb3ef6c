//! Jobs: what the server does after an act or by the clock. A worker takes one by a lease; its effect and its end are one
//! transaction, and only whoever still holds the lease may end it, so each effect is there once, whoever dies on the way.
//! What fails is tried again later and later, and at last it is dead and waits for an administrator.
mod backoff;
pub mod entity; // public for the test builders alone
mod filter;
mod mutations;
mod query;
mod queue;
mod schedule;
mod store;
mod types;
mod work;
mod worker;

pub use self::{
    backoff::MOST_ATTEMPTS,
    entity::job::Model as Job,
    mutations::JobMutation,
    query::JobQuery,
    queue::{NewJob, put, put_all},
    schedule::{Schedule, tick},
    store::{LEASE, MOST_TIDIED, tidy},
    work::{Failure, Turn, Work, Works},
    worker::Worker,
};
