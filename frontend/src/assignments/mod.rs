//! What was given out to whom, and what proves that it was done.
mod acts;
mod answer_conflict;
mod answer_draft;
mod answer_form;
mod answer_read;
mod answer_send;
mod assignment;
mod assignment_page;
mod assignment_row;
mod assignments_page;
mod counts;
mod due;
mod evidence;
mod evidence_draft;
mod evidence_form;
mod evidence_send;
mod filter;
mod kept;
mod known;
mod narrowed;
mod remind_several;
mod review;
mod settle;
mod state;
mod unanswered;

pub use self::{
    assignment_page::AssignmentPage,
    assignment_row::AssignmentSummary,
    assignments_page::{AssignmentsPage, sees_others},
    counts::CountLinks,
    due::Due,
    remind_several::RemindSeveral,
    settle::{Settled, settle_waiting},
    state::{AssignmentChip, AssignmentCounts, state_look, state_word},
};
