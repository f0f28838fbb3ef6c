use leptos::prelude::*;

use super::{
    super::clause_tree::ClauseName,
    cancel::CancelTask,
    draft::TaskDraft,
    form::TaskForm,
    line::{TaskLine, TaskSummary},
    wire::{Clause, clauses_of},
};
use crate::{
    api::Question,
    session::Session,
    ui::{Button, Dialog, Kind, Remote, Shape},
    words::{Word, fill, t},
};

/// For each clause its tasks, and the way to give out another.
#[component]
pub fn TasksPart(id: String, draft: TaskDraft, is_draft: bool) -> impl IntoView {
    let session = Session::get();
    let question = Question::new(move || {
        session.changes.track();
        let id = id.clone();
        async move { clauses_of(&id).await }
    });
    let cancelling = RwSignal::new(None::<TaskSummary>);
    let close = Callback::new(move |()| draft.open.set(false));
    let (new, change) = (t(Word::TaskForClause), t(Word::TaskChange));
    let is_new = move || draft.of.with(|of| of.task.is_none());
    let title = Signal::derive(move || if is_new() { new.get() } else { change.get() });
    view! {
        <p>{t(if is_draft { Word::TasksHelpDraft } else { Word::TasksHelpPublished })}</p>
        <Remote
            question
            is_empty=Vec::is_empty
            empty=t(Word::DirectiveNotFound)
            children=move || {
                let clause = move |clause: Clause| view! { <ClauseTasks clause draft cancelling is_draft /> };
                let clauses = move || question.with(Clone::clone).into_iter().map(clause).collect_view();
                view! { <Summary question /> <ol class="clauses">{clauses}</ol> }.into_any()
            }
        />
        <Dialog id="task-set" title open=draft.open.into() shape=Shape::Sheet on_close=close>
            {move || draft.open.get().then(|| view! { <TaskForm draft is_draft /> })}
        </Dialog>
        <CancelTask task=cancelling is_draft />
    }
}

/// How much is given out, and how much of the text asks for nothing yet.
#[component]
fn Summary(question: Question<Vec<Clause>>) -> impl IntoView {
    let words = fill(Word::TasksSummary, move || {
        let (tasks, bare) = question.with(|clauses: &Vec<Clause>| {
            let of = |clause: &Clause| clause.tasks.iter().filter(|task| task.cancelled_at.is_none()).count();
            (clauses.iter().map(of).sum::<usize>(), clauses.iter().filter(|clause| of(clause) == 0).count())
        });
        vec![("tasks", tasks.to_string()), ("bare", bare.to_string())]
    });
    view! { <p role="status"><strong>{words}</strong></p> }
}

#[component]
fn ClauseTasks(
    clause: Clause,
    draft: TaskDraft,
    cancelling: RwSignal<Option<TaskSummary>>,
    is_draft: bool,
) -> impl IntoView {
    let Clause { label, level, title, tasks, .. } = clause.clone();
    let clause = StoredValue::new(clause);
    let begin = Callback::new(move |()| clause.with_value(|clause| draft.begin(clause)));
    let task = move |task: TaskSummary| {
        let edit = task.cancelled_at.is_none().then(|| {
            let task = task.clone();
            let press = Callback::new(move |()| clause.with_value(|clause| draft.begin_with(clause, &task)));
            view! { <Button label=t(Word::TaskChange) kind=Kind::Quiet on_press=press /> }
        });
        let cancel = task.cancelled_at.is_none().then(|| {
            let task = task.clone();
            let press = Callback::new(move |()| cancelling.set(Some(task.clone())));
            view! { <Button label=t(Word::TaskCancel) kind=Kind::Quiet on_press=press /> }
        });
        view! { <li><TaskLine task is_given_out=!is_draft /> {edit} {cancel}</li> }
    };
    view! {
        <li class="clause-work" data-level=level>
            <div class="cut-head">
                <ClauseName label title />
                <div class="cut-acts"><Button label=t(Word::TaskForClause) kind=Kind::Quiet icon="plus" on_press=begin /></div>
            </div>
            <ul class="clause-tasks">{tasks.into_iter().map(task).collect_view()}</ul>
        </li>
    }
}
