use documents::sheets::Cell;
use serde_json::Value;
use shared::{Role, Word};

use super::{
    Reading, Table,
    column::{Column, joined, member_said, moment, text},
};

pub static TABLE: Table = Table {
    root: "accounts",
    filter: Some("AccountWhere"),
    sort: Some("AccountSort"),
    is_dated: false,
    file: "tai-khoan",
    columns: &[
        Column::new("name", Word::AccountName, "fullName", text).wide(32),
        Column::new("login", Word::SignInLogin, "login", text).wide(28),
        Column::new("memberships", Word::MeMemberships, MEMBERSHIPS, memberships).wide(60),
        Column::new("opened", Word::AccountOpened, "createdAt", moment).wide(18),
        Column::new("state", Word::AccountState, "enabled", state).wide(16),
        Column::new("secondFactor", Word::SecondFactorTitle, "secondFactor", second_factor).wide(20),
    ],
};

const MEMBERSHIPS: &str = "memberships { role organization { name } validFrom validTo }";

/// Those that run on the day.
fn memberships(value: &Value, reading: Reading) -> Cell {
    let today = reading.today.to_string();
    joined(value, |membership| {
        let from = membership["validFrom"].as_str().unwrap_or_default();
        let runs = from <= today.as_str() && membership["validTo"].as_str().is_none_or(|to| *today <= *to);
        let role = member_said(&membership["role"], reading, Role::word);
        match membership["organization"]["name"].as_str() {
            _ if !runs => String::new(),
            Some(organization) => format!("{role}, {organization}"),
            None => role,
        }
    })
}

fn state(value: &Value, reading: Reading) -> Cell {
    let is_enabled = value == &Value::Bool(true);
    Cell::text(reading.said(if is_enabled { Word::AccountEnabled } else { Word::AccountDisabled }))
}

fn second_factor(value: &Value, reading: Reading) -> Cell {
    let has_one = value == &Value::Bool(true);
    Cell::text(reading.said(if has_one { Word::ExportYes } else { Word::ExportNo }))
}
