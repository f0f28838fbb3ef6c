//! A record goes back to what it was.
use crate::refusal::FieldPath;

#[cfg(feature = "client")]
use crate::schema;

/// Which version a record is to be like again. It becomes a new version: what was since is kept in the history.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct RestoreInput {
    /// The version, before the present one.
    pub version: i32,
    /// The version you read; if another has changed the record since, nothing is done.
    pub expected_version: i32,
    /// 8 to 64 letters, digits or hyphens, new for each act: repeating it repeats the answer, not the act.
    pub idempotency_key: String,
}

impl RestoreInput {
    pub const VERSION: FieldPath = FieldPath::new(&["input", "version"]);
}
