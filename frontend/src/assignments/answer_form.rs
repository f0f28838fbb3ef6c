use leptos::prelude::*;

use super::{
    answer_draft::{ANSWER, Act, AnswerDraft, FIGURES, MOST_CHARS},
    assignment::Measure,
};
use crate::{
    ui::{Button, Card, Conflict, ErrorSummary, Form, Kind, Note, NumberField, TextArea},
    words::{Word, t},
};

/// What was done, in figures and in words.
#[component]
pub fn AnswerForm(draft: AnswerDraft) -> impl IntoView {
    let waits = Memo::new(move |_| draft.waits());
    let restored = move || {
        if waits.get() {
            let words =
                view! { <p>{t(Word::AnswerWaits)} " " <a href="/hang-doi">{t(Word::OutboxOpen)}</a></p> };
            return Some(view! { <Note icon="clock">{words}</Note> }.into_any());
        }
        draft.restored.get().then(|| {
            let throw_away = Callback::new(move |()| draft.throw_away());
            view! {
                <Note icon="draft">
                    <p>{t(Word::AnswerRestored)}</p>
                    <Button label=t(Word::AnswerThrowAway) kind=Kind::Quiet on_press=throw_away />
                </Note>
            }
            .into_any()
        })
    };
    let field = |((measure, value), id): ((Measure, RwSignal<String>), &'static str)| {
        let label = Signal::stored(format!("{} ({})", measure.name, measure.unit));
        view! { <NumberField id label error=draft.problems.beside(id) value /> }
    };
    let figures = draft.figures.get_value();
    let hint = (!figures.is_empty()).then(|| view! { <p>{t(Word::FigureHint)}</p> });
    let figures = figures.into_iter().zip(FIGURES).map(field).collect_view();
    let busy = Signal::derive(move || draft.busy.get() == Some(Act::Save));
    view! {
        <Card title=t(Word::AnswerTitle) id="answer-title">
            {restored}
            <Form labelled_by="answer-title" on_submit=Callback::new(move |()| draft.send(Act::Save))>
                <ErrorSummary problems=draft.problems />
                {hint}
                {figures}
                <TextArea
                    id=ANSWER
                    label=t(Word::AnswerLabel)
                    hint=t(Word::AnswerHint)
                    error=draft.problems.beside(ANSWER)
                    value=draft.answer
                    most=MOST_CHARS
                    rows=5
                />
                <Button
                    label=t(Word::AnswerSave)
                    busy
                    on_press=Callback::new(move |()| draft.send(Act::Save))
                />
            </Form>
            <Conflict
                versions=draft.versions
                on_keep_theirs=Callback::new(move |()| draft.yield_to_theirs())
                on_keep_mine=Callback::new(move |chosen: Vec<bool>| draft.send_over(&chosen))
            />
        </Card>
    }
}

/// The last step: everything above goes to the office.
#[component]
pub fn HandIn(draft: AnswerDraft) -> impl IntoView {
    let busy = Signal::derive(move || draft.busy.get() == Some(Act::Submit));
    view! {
        <Card title=t(Word::AnswerSubmitTitle)>
            <p>{t(Word::AnswerSubmitHelp)}</p>
            <Button
                label=t(Word::AnswerSubmit)
                kind=Kind::Primary
                busy
                on_press=Callback::new(move |()| draft.send(Act::Submit))
            />
        </Card>
    }
}
