//! Acts on several records at once: all of them or none.
use crate::{NodeId, refusal::FieldPath};

#[cfg(feature = "client")]
use crate::schema;

/// Whom to remind of what.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct AssignmentsRemindInput {
    /// 1 to 100 assignments, each once.
    pub ids: Vec<NodeId>,
    /// 8 to 64 letters, digits or hyphens, new for each act: repeating it repeats the answer, not the act.
    pub idempotency_key: String,
}

impl AssignmentsRemindInput {
    pub const IDS: FieldPath = FieldPath::new(&["input", "ids"]);
}

/// An account as you read it.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct AccountReadInput {
    /// The account's `id`.
    pub id: NodeId,
    /// The version you read; if another has changed the account since, nothing is done.
    pub expected_version: i32,
}

/// Which accounts may be used, or no longer.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct AccountsSetEnabledInput {
    /// 1 to 100 accounts, each once.
    pub accounts: Vec<AccountReadInput>,
    /// False ends their sessions and refuses new ones; true lets them sign in again.
    pub enabled: bool,
    /// 8 to 64 letters, digits or hyphens, new for each act: repeating it repeats the answer, not the act.
    pub idempotency_key: String,
}

impl AccountsSetEnabledInput {
    pub const ACCOUNTS: FieldPath = FieldPath::new(&["input", "accounts"]);
}

/// How many records one act changes, at most.
pub const MOST_AT_ONCE: usize = 100;

impl FieldPath {
    /// The records that a preview is asked about.
    pub const IDS: Self = Self::new(&["ids"]);
}
