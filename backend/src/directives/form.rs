//! What stands over a directive, as a form sends it.
use sea_orm::ActiveValue::Set;
use serde_json::json;
use shared::{DirectiveDescribeInput as Input, Word};

use super::entity::directive::{ActiveModel, Model};
use crate::{
    api::{Refusal, one_line, optional_line},
    platform::{search_text, sort_key},
};

/// The form as a change of the row.
pub fn read(input: &Input) -> Result<ActiveModel, Refusal<Model>> {
    let title = one_line(&input.title, 300, Input::TITLE)?;
    if input.period_from.zip(input.period_to).is_some_and(|(from, to)| from > to) {
        return Err(Refusal::invalid(Input::PERIOD_TO, Word::RefusalPeriod));
    }
    Ok(ActiveModel {
        name_sort: Set(sort_key(&title)),
        search_text: Set(search_text(&format!("{title} {}", input.number.as_deref().unwrap_or_default()))),
        title: Set(title),
        kind: Set(optional_line(input.kind.as_deref(), 60, Input::KIND)?),
        number: Set(optional_line(input.number.as_deref(), 60, Input::NUMBER)?),
        issuer: Set(optional_line(input.issuer.as_deref(), 120, Input::ISSUER)?),
        issued_on: Set(input.issued_on),
        period_from: Set(input.period_from),
        period_to: Set(input.period_to),
        ..ActiveModel::default()
    })
}

/// What the audit trail keeps of it.
pub fn facts(row: &Model) -> serde_json::Value {
    json!({
        "title": row.title, "kind": row.kind, "number": row.number, "issuedOn": row.issued_on, "issuer": row.issuer,
        "periodFrom": row.period_from, "periodTo": row.period_to,
    })
}
