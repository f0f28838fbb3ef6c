//! What slices stand on. A slice changes the world through [`act`] and in no other way.
mod act;
pub mod audit;
mod collation;
pub mod files;
mod idempotency;
pub mod importing;
pub mod jobs;
pub mod mail;
pub mod outbox;
pub mod personal_reads;
pub mod purse;
pub mod search;
mod tidy;
mod versioned;

pub use self::{
    act::{Act, Done, Outcome, Receipt, Tx, act, act_on_many, act_once, settled},
    collation::{person_sort_key, search_text, sort_key},
    idempotency::KeyRefused,
    tidy::tidy,
    versioned::{Versioned, write},
};
