//! Words of the slice `identity`.
use crate::{Day, NodeId, Role, refusal::FieldPath, text::tidy};

#[cfg(feature = "client")]
use crate::schema;

/// Who wants to sign in.
#[derive(Clone)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct SessionStartInput {
    /// The login name, in any case.
    pub login: String,
    /// The password as it was typed, at most 128 characters.
    pub password: String,
    /// If the account has a second factor: the six digits of now, or a recovery code.
    pub code: Option<String>,
}

impl SessionStartInput {
    pub const CODE: FieldPath = FieldPath::new(&["input", "code"]);
    pub const PASSWORD: FieldPath = FieldPath::new(&["input", "password"]);
}

/// A new password for oneself.
#[derive(Clone)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct PasswordChangeInput {
    /// The password now in use.
    pub current: String,
    /// The new one, 10 to 128 characters; blanks at the ends count.
    pub new: String,
}

impl PasswordChangeInput {
    pub const CURRENT: FieldPath = FieldPath::new(&["input", "current"]);
    pub const NEW: FieldPath = FieldPath::new(&["input", "new"]);
}

/// A new account and its first membership.
#[derive(Clone)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct AccountOpenInput {
    /// 3 to 64 lower-case letters without diacritics, digits, dots or hyphens; it cannot be changed later.
    pub login: String,
    /// 1 to 120 characters: family name first, given name last.
    pub full_name: String,
    /// The first password, 10 to 128 characters; left out, the answer holds an invitation by which the person sets it.
    pub password: Option<String>,
    /// The organization the person works for.
    pub organization_id: NodeId,
    /// What the person is there.
    pub role: Role,
}

impl AccountOpenInput {
    pub const LOGIN: FieldPath = FieldPath::new(&["input", "login"]);
    pub const FULL_NAME: FieldPath = FieldPath::new(&["input", "fullName"]);
    pub const PASSWORD: FieldPath = FieldPath::new(&["input", "password"]);
    pub const ORGANIZATION_ID: FieldPath = FieldPath::new(&["input", "organizationId"]);
    pub const ROLE: FieldPath = FieldPath::new(&["input", "role"]);
}

/// Somebody is to set their own password.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct AccountInviteInput {
    /// The version of the account you read; if another has changed it since, nothing is done.
    pub expected_version: i32,
}

/// The password of somebody who was invited.
#[derive(Clone)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct InvitationAcceptInput {
    /// What the link ends with.
    pub token: String,
    /// The password, 10 to 128 characters; blanks at the ends count.
    pub password: String,
}

impl InvitationAcceptInput {
    pub const TOKEN: FieldPath = FieldPath::new(&["input", "token"]);
    pub const PASSWORD: FieldPath = FieldPath::new(&["input", "password"]);
}

/// Whether an account may be used.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct AccountSetEnabledInput {
    /// False ends all sessions of the account and refuses new ones; true lets it sign in again.
    pub enabled: bool,
    /// The version you read; if another has changed the account since, nothing is done.
    pub expected_version: i32,
    /// 8 to 64 letters, digits or hyphens, new for each act: repeating it repeats the answer, not the act.
    pub idempotency_key: String,
}

/// A role for somebody in an organization, from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct MembershipGrantInput {
    /// The account of the person.
    pub account_id: NodeId,
    /// The organization the person works for.
    pub organization_id: NodeId,
    /// What the person is there.
    pub role: Role,
    /// The first day.
    pub valid_from: Day,
    /// The last day; left out, it has no end.
    pub valid_to: Option<Day>,
    /// 8 to 64 letters, digits or hyphens, new for each act: repeating it repeats the answer, not the act.
    pub idempotency_key: String,
}

impl MembershipGrantInput {
    pub const ACCOUNT_ID: FieldPath = FieldPath::new(&["input", "accountId"]);
    pub const ORGANIZATION_ID: FieldPath = FieldPath::new(&["input", "organizationId"]);
    pub const ROLE: FieldPath = FieldPath::new(&["input", "role"]);
    pub const VALID_FROM: FieldPath = FieldPath::new(&["input", "validFrom"]);
    pub const VALID_TO: FieldPath = FieldPath::new(&["input", "validTo"]);
}

/// When a membership ends, or that it does not.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct MembershipEndInput {
    /// The first day without it: today ends it at once. Left out, an end set before is taken back.
    pub on: Option<Day>,
    /// The version of the account you read; if another has changed it since, nothing is done.
    pub expected_version: i32,
    /// 8 to 64 letters, digits or hyphens, new for each act: repeating it repeats the answer, not the act.
    pub idempotency_key: String,
}

impl MembershipEndInput {
    pub const ON: FieldPath = FieldPath::new(&["input", "on"]);
}

/// A login name: lower case, 3 to 64 of a–z, 0–9, `.`, `-`, beginning with a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Login(String);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidLogin;

impl Login {
    pub fn parse(raw: &str) -> Result<Self, InvalidLogin> {
        let login = tidy(raw).to_lowercase();
        let plain = login
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-".contains(&byte));
        let fits =
            (3..=64).contains(&login.len()) && login.starts_with(|first: char| first.is_ascii_lowercase());
        if plain && fits { Ok(Self(login)) } else { Err(InvalidLogin) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The bounds of a password, in characters.
pub const PASSWORD_CHARS: std::ops::RangeInclusive<usize> = 10..=128;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_login_is_plain_and_lower_case() {
        assert_eq!(
            Login::parse(" Director.Muong-Lan ").map(|login| login.0).as_deref(),
            Ok("director.muong-lan")
        );
        for wrong in ["ab", "1abc", "đen", "a b c", "", &"a".repeat(65)] {
            assert_eq!(Login::parse(wrong), Err(InvalidLogin), "{wrong}");
        }
    }
}
