//! What an organization is, as a form sends it.
use sea_orm::ActiveValue::Set;
use serde_json::json;
use shared::{FieldPath, Name, OrganizationFormInput as Form, Word};

use super::entity::{ActiveModel, Model};
use crate::{
    api::{Refusal, optional_line},
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
