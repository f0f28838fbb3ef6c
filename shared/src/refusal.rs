//! How a refused mutation says what the caller can mend.
#[cfg(feature = "client")]
use crate::schema;

/// What kind of refusal this is. Match on it, never on the message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "server", derive(async_graphql::Enum))]
#[cfg_attr(feature = "client", derive(cynic::Enum))]
pub enum RefusalCode {
    /// A value is missing, too long or malformed.
    Invalid,
    /// There is no such record, or it is not yours to see.
    NotFound,
    /// Another has changed the record since you read it; the payload carries it as it now stands.
    StaleVersion,
    /// The idempotency key was used before with another body.
    KeyReused,
    /// The value is used by another record already.
    Taken,
    /// The record is in a state in which this cannot be done.
    WrongState,
    /// A rule of the office forbids it, whoever asks.
    NotAllowed,
    /// It was tried too often; wait.
    TooMany,
    /// The password is right, and the account has a second factor: send its code too.
    CodeNeeded,
}

/// Where in a mutation's arguments the refused value stands: `input.name`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldPath(&'static [&'static str]);

impl FieldPath {
    /// The record the mutation was asked to change.
    pub const ID: Self = Self::new(&["id"]);
    /// What every update carries.
    pub const EXPECTED_VERSION: Self = Self::new(&["input", "expectedVersion"]);
    /// What every act carries.
    pub const IDEMPOTENCY_KEY: Self = Self::new(&["input", "idempotencyKey"]);

    pub const fn new(steps: &'static [&'static str]) -> Self {
        Self(steps)
    }

    pub const fn steps(self) -> &'static [&'static str] {
        self.0
    }

    /// Whether an error that came over the wire belongs to this field of the form.
    pub fn is(self, wire: &[String]) -> bool {
        self.0 == wire
    }
}
