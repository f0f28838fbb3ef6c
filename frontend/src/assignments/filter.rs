//! What a list of assignments is narrowed to. All of it stands in the address, so that other pages can link to it.
use leptos::prelude::*;
use shared::{AssignmentState, Capability, Word, schema};

use crate::{api::Json, session::Session, ui::Address};

#[derive(cynic::InputObject, Clone, Debug)]
pub struct AssignmentStateWhere {
    #[cynic(rename = "in")]
    among: Vec<AssignmentState>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct IdWhere {
    eq: cynic::Id,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct UnitWhere {
    under: cynic::Id,
}

#[derive(cynic::InputObject, Clone, Debug, Default)]
pub struct AssignmentWhere {
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub state: Option<AssignmentStateWhere>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub late: Option<bool>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub directive: Option<IdWhere>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub clause: Option<IdWhere>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub organization: Option<IdWhere>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitWhere>,
}

/// A part of all assignments, by how far they have come.
pub struct Part {
    /// Its value in the address.
    pub tag: &'static str,
    pub word: Word,
    states: &'static [AssignmentState],
    late: bool,
}

const fn part(tag: &'static str, word: Word, states: &'static [AssignmentState]) -> Part {
    Part { tag, word, states, late: false }
}

use AssignmentState as State;

pub const TO_DO: Part =
    part("can-lam", Word::AssignmentsToDo, &[State::Open, State::Working, State::Returned]);
pub const OPEN: Part = part("chua-lam", Word::AssignmentOpen, &[State::Open]);
pub const WORKING: Part = part("dang-lam", Word::AssignmentWorking, &[State::Working]);
pub const SUBMITTED: Part = part("cho-duyet", Word::AssignmentSubmitted, &[State::Submitted]);
pub const RETURNED: Part = part("tra-lai", Word::AssignmentReturned, &[State::Returned]);
pub const ACCEPTED: Part = part("da-duyet", Word::AssignmentAccepted, &[State::Accepted]);
pub const LATE: Part = Part { tag: "qua-han", word: Word::AssignmentLate, states: &[], late: true };
pub const ALL: Part = part("tat-ca", Word::AssignmentsAll, &[]);

pub const PARTS: [Part; 8] = [TO_DO, OPEN, WORKING, SUBMITTED, RETURNED, LATE, ACCEPTED, ALL];

/// The filters of the address, each followed.
#[derive(Clone, Copy)]
pub struct Filter {
    part: Memo<Option<String>>,
    pub directive: Memo<Option<String>>,
    pub clause: Memo<Option<String>>,
    pub unit: Memo<Option<String>>,
    pub organization: Memo<Option<String>>,
}

/// The keys of what other pages narrow by.
pub const NARROWING: [&str; 4] = ["van-ban", "muc", "don-vi", "to-chuc"];

impl Filter {
    pub fn of(address: Address) -> Self {
        let [directive, clause, unit, organization] = NARROWING.map(|key| address.value(key));
        Self { part: address.value("trang-thai"), directive, clause, unit, organization }
    }

    /// Whether a link of another page has narrowed the list.
    pub fn is_narrowed(self) -> bool {
        [self.directive, self.clause, self.unit, self.organization]
            .iter()
            .any(|one| one.with(Option::is_some))
    }

    /// The part that is shown: what was chosen, else what waits for the one who sits here.
    pub fn part(self, session: Session) -> &'static Part {
        let chosen = self.part.with(|tag| PARTS.iter().find(|part| Some(part.tag) == tag.as_deref()));
        chosen.unwrap_or_else(|| match () {
            // Whoever comes from elsewhere wants all that was counted there.
            () if self.is_narrowed() => &ALL,
            () if session.can(Capability::AnswerAssignments) => &TO_DO,
            () if session.can(Capability::ReviewAssignments) => &SUBMITTED,
            () => &ALL,
        })
    }

    /// All that the other pages' links leave, in whatever state.
    pub fn narrowed(self) -> AssignmentWhere {
        let id = |memo: Memo<Option<String>>| memo.get().map(cynic::Id::new);
        AssignmentWhere {
            directive: id(self.directive).map(|eq| IdWhere { eq }),
            clause: id(self.clause).map(|eq| IdWhere { eq }),
            organization: id(self.organization).map(|eq| IdWhere { eq }),
            unit: id(self.unit).map(|under| UnitWhere { under }),
            ..AssignmentWhere::default()
        }
    }
}

impl AssignmentWhere {
    pub fn within(self, part: &Part) -> Self {
        let states = (!part.states.is_empty()).then(|| part.states.to_vec());
        Self {
            state: states.map(|among| AssignmentStateWhere { among }),
            late: part.late.then_some(true),
            ..self
        }
    }
}

/// Where a saved view stands in the address; its order is the only one.
pub fn opens(filter: &Json, _: Option<&str>) -> Vec<(&'static str, String)> {
    let states = filter.get("state").and_then(|state| state.get("in"));
    let states: Vec<_> = states.iter().flat_map(Json::items).filter_map(|state| state.text()).collect();
    let is_late = filter.at(&["late"]).as_deref() == Some("true");
    let part = PARTS.iter().find(|part| {
        let tags: Vec<_> = part.states.iter().map(|state| state.tag().to_uppercase()).collect();
        part.late == is_late && tags == states
    });
    let part = part.map(|part| part.tag.to_owned()).unwrap_or_default();
    let ids = ["directive", "clause", "unit", "organization"].map(|field| {
        let operator = if field == "unit" { "under" } else { "eq" };
        filter.at(&[field, operator]).unwrap_or_default()
    });
    [("trang-thai", part)].into_iter().chain(NARROWING.into_iter().zip(ids)).collect()
}
