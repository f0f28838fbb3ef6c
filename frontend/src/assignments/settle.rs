//! An answer meets an assignment that has moved on meanwhile; pure.
use shared::AssignmentState;

use super::{
    acts::Standing,
    kept::{Filled, Kept},
};
use crate::{
    api::Json,
    outbox::{Act, Item},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// The server has it already; only its answer was lost.
    Arrived,
    /// What moved the assignment on was no answer: it may go upon this version.
    Again(i32),
    /// Both have changed the same; somebody must choose.
    Contested,
}

pub fn settle(submits: bool, base: &Filled, mine: &Filled, theirs: &Standing) -> Settled {
    let there = Filled::of(theirs);
    let is_there = there == *mine;
    if is_there && (!submits || theirs.state == AssignmentState::Submitted) {
        Settled::Arrived
    } else if (is_there || there == *base) && theirs.state.is_theirs() {
        Settled::Again(theirs.version)
    } else {
        Settled::Contested
    }
}

/// The same for an answer that waited on the device; `record` is what the server sent along.
pub fn settle_waiting(item: &Item, record: Json) -> Settled {
    let kept = Json::parse(&item.form.content).and_then(|kept| kept.read::<Kept>().ok());
    match (kept, record.read::<Standing>()) {
        (Some(kept), Ok(theirs)) => waiting(item.act, &kept, &theirs),
        _ => Settled::Contested,
    }
}

fn waiting(act: Act, kept: &Kept, theirs: &Standing) -> Settled {
    match settle(act == Act::AnswerSubmit, &kept.base, &kept.typed.tidied(), theirs) {
        // There is nothing to choose where nothing can be entered: sent again, the server says why.
        Settled::Contested if !theirs.state.is_theirs() => Settled::Again(theirs.version),
        settled => settled,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(answer: &str) -> Filled {
        Filled { answer: answer.into(), figures: Vec::new() }
    }

    fn standing(answer: &str, state: AssignmentState) -> Standing {
        Standing { version: 7, state, answer: Some(answer.into()), figures: Vec::new() }
    }

    fn kept(base: &str, typed: &str) -> Kept {
        Kept { version: 3, base: filled(base), typed: filled(typed) }
    }

    #[test]
    fn what_is_there_already_has_arrived() {
        use AssignmentState::{Submitted, Working};
        let kept = kept("a", "b ");
        assert_eq!(waiting(Act::AnswerSave, &kept, &standing("b", Working)), Settled::Arrived);
        assert_eq!(waiting(Act::AnswerSubmit, &kept, &standing("b", Submitted)), Settled::Arrived);
        assert_eq!(waiting(Act::AnswerSubmit, &kept, &standing("b", Working)), Settled::Again(7));
    }

    #[test]
    fn a_piece_of_evidence_is_in_nobodys_way() {
        let settled = waiting(Act::AnswerSave, &kept("a", "b"), &standing("a", AssignmentState::Working));
        assert_eq!(settled, Settled::Again(7));
    }

    #[test]
    fn another_answer_is_compared_and_a_cancelled_task_is_refused() {
        use AssignmentState::{Cancelled, Working};
        let kept = kept("a", "b");
        assert_eq!(waiting(Act::AnswerSave, &kept, &standing("c", Working)), Settled::Contested);
        assert_eq!(waiting(Act::AnswerSave, &kept, &standing("a", Cancelled)), Settled::Again(7));
        assert_eq!(settle(false, &filled("a"), &filled("b"), &standing("a", Cancelled)), Settled::Contested);
    }
}
