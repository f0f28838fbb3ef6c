//! What an organization is, as a form sends it.
use sea_orm::ActiveValue::Set;
use serde_json::{Value, json};
use shared::{
    FieldPath, Name, OrganizationFormInput as Form, OrganizationId, OrganizationKind, UnitId, Word,
};

use super::entity::{ActiveModel, Model};
use crate::{
    api::{Refusal, node_id, optional_line},
    platform::{search_text, sort_key},
};

/// The form as a change of the row, but for where it stands.
pub fn read(form: &Form) -> Result<ActiveModel, Refusal<Model>> {
    let Ok(name) = Name::parse(&form.name) else {
        return Err(Refusal::invalid(Form::NAME, Word::RefusalNameInvalid));
    };
    let name = name.as_str();
    let phone = contact(form.phone.as_deref(), 32, Form::PHONE, is_phone, Word::RefusalPhone)?;
    let email = contact(form.email.as_deref(), 120, Form::EMAIL, is_mail, Word::RefusalMail)?;
    Ok(ActiveModel {
        kind: Set(form.kind.tag().to_owned()),
        name: Set(name.to_owned()),
        name_sort: Set(sort_key(name)),
        search_text: Set(search_text(name)),
        phone: Set(phone),
        email: Set(email),
        address: Set(optional_line(form.address.as_deref(), 240, Form::ADDRESS)?),
        valid_from: Set(form.valid_from),
        ..ActiveModel::default()
    })
}

/// What the audit trail keeps of it.
pub fn facts(row: &Model) -> serde_json::Value {
    json!({
        "name": row.name, "kind": row.kind, "unit": row.unit_id, "parent": row.parent_id, "phone": row.phone,
        "email": row.email, "address": row.address, "validFrom": row.valid_from,
    })
}

/// The field by which an entry is known to hold the whole form.
pub const MARK: &str = "validFrom";

/// The form as the trail keeps it; None if it cannot be read any more.
pub fn of_facts(facts: &Value) -> Option<Form> {
    let text = |name: &str| facts[name].as_str().map(str::to_owned);
    let id = |name: &str| facts[name].as_str().and_then(|id| id.parse().ok());
    Some(Form {
        name: text("name")?,
        kind: OrganizationKind::of_tag(facts["kind"].as_str()?)?,
        unit_id: node_id(UnitId(id("unit")?)),
        parent_id: id("parent").map(|id| node_id(OrganizationId(id))),
        phone: text("phone"),
        email: text("email"),
        address: text("address"),
        valid_from: facts["validFrom"].as_str()?.parse().ok()?,
    })
}

fn contact(
    raw: Option<&str>,
    most: usize,
    path: FieldPath,
    fits: fn(&str) -> bool,
    word: Word,
) -> Result<Option<String>, Refusal<Model>> {
    let line = optional_line(raw, most, path)?;
    if line.as_deref().is_none_or(fits) { Ok(line) } else { Err(Refusal::invalid(path, word)) }
}

fn is_phone(line: &str) -> bool {
    let known = |letter: char| letter.is_ascii_digit() || " .-()".contains(letter);
    line.strip_prefix('+').unwrap_or(line).chars().all(known)
        && line.contains(|one: char| one.is_ascii_digit())
}

/// Whether a letter could be sent there; that it arrives, only a letter shows.
fn is_mail(line: &str) -> bool {
    let whole = |(name, place): (&str, &str)| !name.is_empty() && place.contains('.') && !place.contains('@');
    !line.contains(' ') && line.split_once('@').is_some_and(whole)
}
