//! How a state is shown, and the counts of states that many pages ask for.
use std::ops::Add;

use leptos::prelude::*;
use shared::{AssignmentState, schema};

use crate::{
    ui::{Chip, Tone},
    words::{Word, t},
};

/// How many assignments stand where.
#[derive(cynic::QueryFragment, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AssignmentCounts {
    pub total: i32,
    pub open: i32,
    pub working: i32,
    pub submitted: i32,
    pub accepted: i32,
    pub returned: i32,
    pub late: i32,
}

impl Add for AssignmentCounts {
    type Output = Self;

    fn add(self, more: Self) -> Self {
        Self {
            total: self.total + more.total,
            open: self.open + more.open,
            working: self.working + more.working,
            submitted: self.submitted + more.submitted,
            accepted: self.accepted + more.accepted,
            returned: self.returned + more.returned,
            late: self.late + more.late,
        }
    }
}

pub const fn state_word(state: AssignmentState) -> Word {
    state.word()
}

/// The tone and the drawing of a state. Being late is more urgent than any.
pub const fn state_look(state: AssignmentState, late: bool) -> (Tone, &'static str) {
    match state {
        _ if late => (Tone::Danger, "alert"),
        AssignmentState::Open => (Tone::Neutral, "open"),
        AssignmentState::Cancelled => (Tone::Neutral, "closed"),
        AssignmentState::Working => (Tone::Info, "half"),
        AssignmentState::Submitted => (Tone::Waiting, "clock"),
        AssignmentState::Accepted => (Tone::Success, "active"),
        AssignmentState::Returned => (Tone::Danger, "returned"),
    }
}

/// Being late is more urgent than any state, so it is said in its place.
#[component]
pub fn AssignmentChip(state: AssignmentState, late: bool) -> impl IntoView {
    let (tone, icon) = state_look(state, late);
    let word =
        if late && state != AssignmentState::Returned { Word::AssignmentLate } else { state_word(state) };
    view! { <Chip tone icon label=t(word) /> }
}
