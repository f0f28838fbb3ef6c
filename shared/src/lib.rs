//! The words and rules both sides speak: no database, no HTTP, no view.
//!
//! Compiled three ways: plain (rules only), `server` (async-graphql derives) and `client` (cynic derives,
//! checked against `schema.graphql`). An enum or an input is written once.

mod access;
mod idempotency;
mod identity;
mod ids;
mod organizations;
mod places;
mod refusal;
mod text;
mod words;

pub use self::{
    access::{Capability, Extent, Role},
    idempotency::{IdempotencyKey, InvalidIdempotencyKey},
    identity::{
        AccountOpenInput, AccountSetEnabledInput, InvalidLogin, Login, PASSWORD_CHARS, PasswordChangeInput,
        SessionStartInput,
    },
    ids::*,
    organizations::{InvalidName, Name, OrganizationKind, OrganizationRenameInput},
    places::UnitKind,
    refusal::{FieldPath, RefusalCode},
    text::{fold_vi, fold_words, tidy},
    words::{Locale, Said, Word},
};

#[cfg(feature = "client")]
#[cynic::schema("densach")]
pub mod schema {}
