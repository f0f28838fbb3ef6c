use leptos::prelude::*;

use super::{
    cuts::{Cut, lines},
    editor::{CLOSING, Editor, STALE},
    row::{ClauseRow, CutLine, HintLine, Hints},
    wire::outline_of,
};
use crate::{
    api::Question,
    session::Session,
    ui::{Button, ErrorSummary, Kind, Note, Remote, Row, Rows},
    words::{Word, t},
};

/// The outline of a draft, to be repaired. One button saves all of it.
#[component]
pub fn OutlinePart(editor: Editor) -> impl IntoView {
    let session = Session::get();
    let question = Question::new(move || {
        session.changes.track();
        let id = editor.id.get_value();
        async move { outline_of(&id).await }
    });
    Effect::new(move |_| question.look(|outline| outline.as_ref().map(|outline| editor.follow(outline))));
    let take_theirs = Callback::new(move |()| {
        question.look(|outline| outline.as_ref().map(|outline| editor.take(outline)));
    });
    view! {
        <Remote
            question
            is_empty=Option::is_none
            empty=t(Word::DirectiveNotFound)
            children=move || view! { <Work editor take_theirs /> }.into_any()
        />
    }
}

#[component]
fn Work(editor: Editor, take_theirs: Callback<()>) -> impl IntoView {
    let row = move |cut: &Cut| {
        let start = cut.start;
        Row::new(start.to_string(), move || view! { <ClauseRow editor start /> })
    };
    let rows = move || editor.cuts.with(|cuts| cuts.cuts.iter().map(row).collect());
    let of_whole = move || {
        let whole = editor.hints.get().into_iter().filter(|hint| hint.at.is_none());
        whole.map(|hint| view! { <HintLine hint /> }).collect_view()
    };
    let state = move || {
        let word = if editor.is_touched() { Word::OutlineUnsaved } else { Word::OutlineSame };
        t(word).get()
    };
    let undo = Callback::new(move |()| editor.undo());
    let save = Callback::new(move |()| editor.save());
    view! {
        <p>{t(Word::OutlineHelp)}</p>
        <ErrorSummary problems=editor.problems />
        <Stale editor take_theirs />
        {of_whole}
        <div class="cuts">
            <Around editor is_closing=false />
            <ol><Rows rows /></ol>
            <Around editor is_closing=true />
        </div>
        <div class="save-bar">
            <p role="status">{state}</p>
            {move || editor.can_undo().then(|| view! { <Button label=t(Word::UndoAct) icon="returned" on_press=undo /> })}
            <Button label=t(Word::OutlineSave) kind=Kind::Primary busy=editor.busy on_press=save />
        </div>
    }
}

/// Another has laid the outline meanwhile: both stand until one is chosen.
#[component]
fn Stale(editor: Editor, take_theirs: Callback<()>) -> impl IntoView {
    let over = Callback::new(move |()| editor.save());
    let choice = move || {
        editor.theirs.get().map(|_| {
            view! {
                <Note icon="alert">
                    <p>{t(Word::OutlineStale)}</p>
                    <Button label=t(Word::KeepMine) busy=editor.busy on_press=over />
                    " "
                    <Button label=t(Word::KeepTheirs) on_press=take_theirs />
                </Note>
            }
        })
    };
    view! { <div class="stale" id=STALE tabindex="-1" role="alert">{choice}</div> }
}

/// Text that belongs to no clause. Out of it a clause can be made.
#[component]
fn Around(editor: Editor, is_closing: bool) -> impl IntoView {
    let range = Memo::new(move |_| {
        editor.cuts.with(|cuts| if is_closing { cuts.closing..usize::MAX } else { cuts.preamble() })
    });
    let inside = move || {
        let body = editor.body.get_value();
        let range = range.get();
        let found = lines(&body, range.start..range.end.min(body.len()));
        let line = |(begins, text): (usize, &str)| {
            view! { <CutLine editor begins text=text.to_owned() can_split=true /> }
        };
        (!found.is_empty()).then(|| found.into_iter().map(line).collect_view())
    };
    let back = is_closing.then(|| {
        let press = Callback::new(move |()| editor.act(&|cuts, body| cuts.closing = body.len()));
        view! { <Button label=t(Word::CloseNowhere) kind=Kind::Quiet on_press=press /> }
    });
    let label = t(if is_closing { Word::Closing } else { Word::Preamble });
    let is_empty =
        move || range.with(|range| editor.body.with_value(|body| range.start >= range.end.min(body.len())));
    view! {
        <details class="cut" id=is_closing.then_some(CLOSING) hidden=is_empty>
            <summary>{label}</summary>
            <Hints editor range />
            <ol class="cut-lines">{inside}</ol>
            {back}
        </details>
    }
}
