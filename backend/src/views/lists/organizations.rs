use documents::sheets::Cell;
use serde_json::Value;
use shared::{OrganizationKind, Said, Word};

use super::{
    Reading, Table,
    column::{Column, day, day_of, member, name, text},
};

pub static TABLE: Table = Table {
    root: "organizations",
    filter: Some("OrganizationWhere"),
    sort: Some("OrganizationSort"),
    is_dated: true,
    file: "co-quan-to-chuc",
    columns: &[
        Column::new("name", Word::OrganizationName, "name", text).wide(48),
        Column::new("kind", Word::OrganizationKind, "kind", kind).wide(28),
        Column::new("unit", Word::UnitLabel, "unit { name }", name).wide(28),
        Column::new("state", Word::StateLabel, "validTo", state).wide(20),
        Column::new("parent", Word::OrganizationParent, "parent { name }", name).wide(36),
        Column::new("address", Word::AddressLabel, "address", text).wide(40),
        Column::new("phone", Word::PhoneLabel, PHONE, phone).wide(18),
        Column::new("email", Word::MailLabel, MAIL, mail).wide(28),
        Column::new("from", Word::ExportFrom, "validFrom", day).wide(12),
    ],
};

const PHONE: &str = "phone { __typename ... on PhoneNumber { number } }";
const MAIL: &str = "email { __typename ... on MailAddress { address } }";

fn kind(value: &Value, reading: Reading) -> Cell {
    member(value, reading, OrganizationKind::word)
}

fn state(value: &Value, reading: Reading) -> Cell {
    Cell::text(match day_of(value) {
        Some(last) if last < reading.today => reading.said(Word::OrganizationEnded).to_owned(),
        Some(last) => {
            Said::with(Word::OrganizationUntil, "day", &last.format("%d/%m/%Y")).said(reading.locale)
        }
        None => reading.said(Word::OrganizationActive).to_owned(),
    })
}

fn phone(value: &Value, reading: Reading) -> Cell {
    shown(value, "number", reading)
}

fn mail(value: &Value, reading: Reading) -> Cell {
    shown(value, "address", reading)
}

/// What one may not see is said to be withheld: nothing would tell that there is none.
fn shown(value: &Value, field: &str, reading: Reading) -> Cell {
    if value["__typename"] == "Withheld" {
        return Cell::text(reading.said(Word::ExportWithheld));
    }
    text(&value[field], reading)
}
