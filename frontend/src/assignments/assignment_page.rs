use cynic::QueryBuilder;
use leptos::prelude::*;
use shared::AssignmentState;

use super::{
    answer_draft::AnswerDraft,
    answer_form::{AnswerForm, HandIn},
    answer_read::AnswerRead,
    assignment::{Assignment, ById, OneAssignment},
    evidence::EvidenceList,
    evidence_form::EvidenceForm,
    known::Known,
    review::ReviewCard,
};
use crate::{
    api::Question,
    audit::HistoryLink,
    session::Session,
    ui::{Breadcrumb, Card, Heading, Note, Remote, Typed},
    words::{Word, fill, t},
};

#[component]
pub fn AssignmentPage(id: Signal<String>) -> impl IntoView {
    let session = Session::get();
    let question = Question::kept(move || {
        session.changes.track();
        OneAssignment::build(ById { id: cynic::Id::new(id.get()) })
    });
    let found =
        Memo::new(move |_| question.look(|answer: &OneAssignment| answer.assignment.clone()).flatten());
    let title = t(Word::AssignmentLabel);
    let title = Signal::derive(move || found.get().map_or_else(|| title.get(), |found| found.task.title));
    view! {
        <Breadcrumb above=vec![("/viec", t(Word::AssignmentsTitle))] />
        <Heading title />
        <Remote
            question
            is_empty=|answer: &OneAssignment| answer.assignment.is_none()
            empty=t(Word::AssignmentNotFound)
            children=move || view! { <Found found /> }.into_any()
        />
    }
}

#[component]
fn Found(found: Memo<Option<Assignment>>) -> impl IntoView {
    // The parts stay while the assignment's version moves on; who types keeps the form.
    let parts = Memo::new(move |_| {
        found.with(|found| found.as_ref().map(|found| (found.id.clone(), found.can_answer, found.can_review)))
    });
    let reason = move || {
        let returned = found.get().filter(|found| found.state == AssignmentState::Returned)?;
        let text = returned.returned_reason.unwrap_or_default();
        Some(view! { <Note icon="alert">{t(Word::ReturnedReason)} <Typed text /></Note> })
    };
    let changed = move || {
        let Assignment { task, due_before, due_on, .. } = found.get()?;
        let at = task.changed_at?.day();
        let line = |word: Word, key: &'static str, value: String| {
            let words = fill(word, move || vec![(key, value.clone())]);
            view! { <p>{words}</p> }
        };
        let due = due_before.filter(|before| *before != due_on);
        let due = due.map(|before| line(Word::AssignmentDueBefore, "day", before.shown()));
        let title = task.title_before.map(|title| line(Word::AssignmentTitleBefore, "title", title));
        Some(view! { <Note icon="edit">{line(Word::AssignmentChanged, "day", at)} {due} {title}</Note> })
    };
    let known = move || found.get().map(|assignment| view! { <Known assignment /> });
    let work = move || {
        let (_, can_answer, can_review) = parts.get()?;
        let assignment = found.get_untracked()?;
        let evidence = Memo::new(move |_| found.get().map(|found| found.evidence).unwrap_or_default());
        let list = view! { <EvidenceList evidence can_withdraw=can_answer /> };
        let work = if can_answer {
            let draft = AnswerDraft::of(&assignment);
            Effect::new(move |_| found.with(|found| found.as_ref().map(|found| draft.follow(found))));
            view! {
                <AnswerForm draft />
                <Card title=t(Word::EvidenceTitle)>{list} <EvidenceForm assignment=assignment.id title=assignment.task.title /></Card>
                <HandIn draft />
            }
            .into_any()
        } else {
            view! { <AnswerRead found /> <Card title=t(Word::EvidenceTitle)>{list}</Card> }.into_any()
        };
        let review = can_review.then(|| view! { <ReviewCard found /> });
        Some(view! { {work} {review} })
    };
    let link = found.get_untracked().map(|found| view! { <HistoryLink id=found.id.into_inner() /> });
    view! { {reason} {changed} {known} {work} {link} }
}
