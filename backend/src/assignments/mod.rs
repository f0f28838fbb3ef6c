//! Assignments: a task of a clause is given out to the organizations responsible for it. Each answers with words,
//! figures and evidence; the office accepts the answer or returns it. That one is late follows from its last day.
mod answer;
mod changed_task;
pub mod entity; // public for the test builders and the demonstration data alone
mod filter;
mod give_out;
mod loader;
mod mutations;
mod piece;
mod query;
mod reminding;
mod rules;
mod step;
mod store;
mod task_form;
mod types;

pub use self::{
    entity::{assignment::Model as AssignmentRow, measure::Model as MeasureRow},
    filter::AssignmentWhere,
    give_out::{Unresolved, give_out_all, resolve_all},
    loader::{AnswerLoader, AssignmentById, CountsLoader, TaskLoader, TasksOfClause},
    mutations::AssignmentMutation,
    query::AssignmentQuery,
    store::{
        Sort as AssignmentSort,
        counts::{Cell, Counts, cells},
        evidence::proves_something,
        gathered::{Gathered, gathered},
        given::{Given, due_between, given, given_at},
        of_organization::{organizations_given_to, unfinished_at, were_given_to},
        seen,
        tasks::{TaskRow, discard_tasks, insert as insert_task, of_directive as tasks_of_directive, rehome},
    },
    types::{Assignment, AssignmentCounts, Counted, Measure, Task},
};
