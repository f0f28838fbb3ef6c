use documents::sheets::Cell;
use serde_json::Value;
use shared::{Capability, TokenState, Word};

use super::{
    Reading, Table,
    column::{Column, joined, member, member_said, moment, name, text},
};

pub static TABLE: Table = Table {
    root: "tokens",
    filter: Some("TokenWhere"),
    sort: Some("TokenSort"),
    is_dated: false,
    file: "ma-truy-cap",
    columns: &[
        Column::new("name", Word::TokenName, "name", text).wide(32),
        Column::new("organization", Word::OrganizationLabel, "organization { name }", name).wide(36),
        Column::new("scope", Word::TokenScope, "scope", scope).wide(48),
        Column::new("expires", Word::TokenExpires, "expiresAt", moment).wide(18),
        Column::new("lastUse", Word::TokenLastUse, "lastUsedAt", moment).wide(18),
        Column::new("state", Word::StateLabel, "state", state).wide(16),
        Column::new("purpose", Word::TokenPurpose, "purpose", text).wide(48),
        Column::new("issued", Word::TokenIssuedAt, "issuedAt", moment).wide(18),
    ],
};

fn scope(value: &Value, reading: Reading) -> Cell {
    joined(value, |one| member_said(one, reading, Capability::reading_word))
}

fn state(value: &Value, reading: Reading) -> Cell {
    member(value, reading, TokenState::word)
}
