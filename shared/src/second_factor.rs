//! Inputs of the second factor: a code by the clock of one's phone.
use crate::refusal::FieldPath;

#[cfg(feature = "client")]
use crate::schema;

/// Who turns it on shows the password once more.
#[derive(Clone)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct TotpBeginInput {
    /// The password now in use.
    pub password: String,
}

impl TotpBeginInput {
    pub const PASSWORD: FieldPath = FieldPath::new(&["input", "password"]);
}

/// The first code: the phone and the server make the same ones.
#[derive(Clone)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct TotpConfirmInput {
    /// The six digits that the phone shows now.
    pub code: String,
}

impl TotpConfirmInput {
    pub const CODE: FieldPath = FieldPath::new(&["input", "code"]);
}

/// Who takes it off or renews its recovery codes shows both factors.
#[derive(Clone)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct SecondFactorProofInput {
    /// The password now in use.
    pub password: String,
    /// The six digits of now, or a recovery code.
    pub code: String,
}

impl SecondFactorProofInput {
    pub const PASSWORD: FieldPath = FieldPath::new(&["input", "password"]);
    pub const CODE: FieldPath = FieldPath::new(&["input", "code"]);
}

/// Whose phone is lost.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct AccountSecondFactorResetInput {
    /// The version you read; if another has changed the account since, nothing is done.
    pub expected_version: i32,
    /// 8 to 64 letters, digits or hyphens, new for each act: repeating it repeats the answer, not the act.
    pub idempotency_key: String,
}
