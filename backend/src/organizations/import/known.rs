//! A row of a file, held against what the form of an organization is held against.
use shared::{OrganizationFormInput as Form, OrganizationKind, RefusalCode, Said, UnitId, Word};

use sea_orm::ActiveValue::Set;

use super::{
    super::{entity::ActiveModel, form, named::Named, standing},
    fields::{ADDRESS, EMAIL, FIELDS, FROM, KIND, NAME, PARENT, PHONE, UNIT},
};
use crate::{
    api::node_id,
    places::{NamedUnits, UnitRow},
    platform::importing::{Asked, Choices, Line, Mistake, day_or, shown},
};

/// What the names in a file mean.
pub struct Known<'a> {
    pub units: NamedUnits,
    pub organizations: Named,
    pub kinds: Choices<OrganizationKind>,
    pub asked: &'a Asked<'a>,
}

impl Known<'_> {
    /// The row as it would be entered, or all that is wrong with it.
    pub fn read(&self, line: &Line) -> Result<ActiveModel, Vec<Mistake>> {
        let (mut mistakes, today) = (Vec::new(), self.asked.office.today);
        let text = |field: usize| line.texts[field].as_str();
        let given = |field: usize| Some(text(field).to_owned()).filter(|text| !text.is_empty());
        let mut wrong = |field, code, said: Said| mistakes.push(Mistake::new(line.number, field, code, said));
        let kind = self.kinds.one(text(KIND));
        if kind.is_none() {
            let said = Said::with(Word::ImportingKindUnknown, "value", &shown(text(KIND)));
            wrong(KIND, RefusalCode::Invalid, said);
        }
        let valid_from = day_or(text(FROM), today).unwrap_or_else(|said| {
            wrong(FROM, RefusalCode::Invalid, said);
            today
        });
        let day = today.max(valid_from);
        let unit: Option<&UnitRow> = match self.units.one(text(UNIT), day) {
            Ok(unit) => Some(unit),
            Err((code, said)) => {
                wrong(UNIT, code, said);
                None
            }
        };
        let parent = match given(PARENT).map(|name| self.organizations.one(&name, day)) {
            Some(Err((code, said))) => {
                wrong(PARENT, code, said);
                None
            }
            above => above.and_then(Result::ok),
        };
        let form = Form {
            name: text(NAME).to_owned(),
            kind: kind.unwrap_or(OrganizationKind::Other),
            unit_id: node_id(UnitId(unit.map(|unit| unit.id).unwrap_or_default())),
            parent_id: None,
            phone: given(PHONE),
            email: given(EMAIL),
            address: given(ADDRESS),
            valid_from,
        };
        let written = form::read(&form);
        let stands = unit.map_or(Ok(()), |unit| standing::stands_on(unit, day));
        let works = parent.map_or(Ok(()), |above| standing::works_on(above, day));
        for refusal in [stands.err(), works.err()].into_iter().flatten() {
            mistakes.extend(Mistake::all_of(line.number, &FIELDS, refusal));
        }
        match (written, unit) {
            (Err(refusal), _) => mistakes.extend(Mistake::all_of(line.number, &FIELDS, refusal)),
            (Ok(written), Some(unit)) if mistakes.is_empty() => {
                let parent_id = Set(parent.map(|above| above.id));
                return Ok(ActiveModel { unit_id: Set(unit.id), parent_id, ..written });
            }
            _ => {}
        }
        Err(mistakes)
    }
}
