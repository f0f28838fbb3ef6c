//! The life of an assignment and the arithmetic of its last day; pure.
use chrono::{Days, NaiveDate};
use shared::{AssignmentState as State, DueRule};

/// What can happen to an assignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Something was entered: words, a figure, a piece of evidence.
    Enter,
    Submit,
    Accept,
    Return,
    Cancel,
}

/// Where a step leads; none if it cannot be made from there.
pub const fn after(state: State, step: Step) -> Option<State> {
    match (step, state) {
        (Step::Enter, State::Open | State::Working) => Some(State::Working),
        (Step::Submit, State::Open | State::Working | State::Returned) => Some(State::Submitted),
        (Step::Accept, State::Submitted) => Some(State::Accepted),
        // What was returned stays returned until it is handed in again: its reason still stands.
        (Step::Enter, State::Returned) | (Step::Return, State::Submitted | State::Accepted) => {
            Some(State::Returned)
        }
        (Step::Cancel, State::Open | State::Working | State::Submitted | State::Returned) => {
            Some(State::Cancelled)
        }
        _ => None,
    }
}

/// Not yet handed in, and its last day is over.
pub fn is_late(state: State, due_on: NaiveDate, today: NaiveDate) -> bool {
    state.is_theirs() && due_on < today
}

/// What decides the last day of a task.
#[derive(Clone, Copy, Debug)]
pub struct Due {
    pub rule: DueRule,
    pub on: Option<NaiveDate>,
    pub days: Option<i32>,
}

/// The last day of what is given out on `from`; none if what the rule needs is not known.
pub fn due_on(due: Due, from: NaiveDate, period_to: Option<NaiveDate>) -> Option<NaiveDate> {
    match due.rule {
        DueRule::OnDay => due.on,
        DueRule::DaysAfterPublication => due
            .days
            .and_then(|days| u64::try_from(days).ok())
            .and_then(|days| from.checked_add_days(Days::new(days))),
        DueRule::EndOfPeriod => period_to,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const STEPS: [Step; 5] = [Step::Enter, Step::Submit, Step::Accept, Step::Return, Step::Cancel];

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2020, 4, day).unwrap_or_default()
    }

    #[test]
    fn only_what_waits_for_the_office_can_be_accepted() {
        for state in State::ALL {
            assert_eq!(after(state, Step::Accept).is_some(), state == State::Submitted, "{state:?}");
            assert_eq!(after(state, Step::Submit).is_some(), state.is_theirs(), "{state:?}");
            assert_eq!(after(state, Step::Enter).is_some(), state.is_theirs(), "{state:?}");
            assert_eq!(after(State::Cancelled, STEPS[0]), None);
        }
        assert_eq!(after(State::Accepted, Step::Cancel), None);
    }

    #[test]
    fn the_last_day_itself_is_not_late() {
        assert!(!is_late(State::Open, day(15), day(15)));
        assert!(is_late(State::Returned, day(14), day(15)));
        assert!(!is_late(State::Submitted, day(14), day(15)));
    }

    #[test]
    fn each_rule_finds_its_day() {
        let due = |rule| Due { rule, on: Some(day(20)), days: Some(10) };
        assert_eq!(due_on(due(DueRule::OnDay), day(1), None), Some(day(20)));
        assert_eq!(due_on(due(DueRule::DaysAfterPublication), day(1), None), Some(day(11)));
        assert_eq!(due_on(due(DueRule::EndOfPeriod), day(1), None), None);
        assert_eq!(due_on(due(DueRule::EndOfPeriod), day(1), Some(day(30))), Some(day(30)));
    }

    proptest! {
        /// Whatever happens, an assignment that was accepted went through the office's hands last.
        #[test]
        fn nothing_is_accepted_that_was_not_handed_in(steps in proptest::collection::vec(0_usize..5, 0..30)) {
            let mut state = State::Open;
            let mut last = Step::Enter;
            for step in steps.into_iter().map(|at| STEPS[at]) {
                if let Some(next) = after(state, step) {
                    if step == Step::Accept { prop_assert_eq!(last, Step::Submit); }
                    (state, last) = (next, step);
                }
            }
        }
    }
}
