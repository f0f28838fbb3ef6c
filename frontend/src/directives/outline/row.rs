use std::ops::Range;

use leptos::prelude::*;

use super::{
    super::clause_tree::ClauseName,
    cuts::lines,
    editor::{Editor, row_id},
    hint::Hint,
};
use crate::{
    ui::{Button, Icon, IconButton, Kind, TextField, focus},
    words::{Word, fill, t},
};

/// A clause under repair: what it is called, what can be done with it, and its text line by line.
#[component]
pub fn ClauseRow(editor: Editor, start: usize) -> impl IntoView {
    let cut = Memo::new(move |_| editor.cuts.with(|cuts| cuts.at(start).cloned()).unwrap_or_default());
    let name =
        move || cut.with(|cut| view! { <ClauseName label=cut.label.clone() title=cut.title.clone() /> });
    let spoken = move || cut.with(|cut| [cut.label.as_str(), " ", &cut.title].concat());
    let before = move || {
        editor
            .cuts
            .with_untracked(|cuts| cuts.cuts.iter().rev().find(|cut| cut.start < start).map(|cut| cut.start))
    };
    let is_first = Memo::new(move |_| editor.cuts.with(|cuts| cuts.preamble().end == start));
    let (to_before, to_preamble) = (t(Word::MergeBefore), t(Word::MergePreamble));
    let merge_label =
        Signal::derive(move || if is_first.get() { to_preamble.get() } else { to_before.get() });
    let merge = Callback::new(move |()| {
        // The row goes away; the focus must not go with it.
        focus(&row_id(before().unwrap_or(start)));
        editor.act(&|cuts, _| cuts.merge(start));
    });
    let rise = Callback::new(move |()| editor.act(&|cuts, _| cuts.rise(start)));
    let sink = Callback::new(move |()| editor.act(&|cuts, _| cuts.sink(start)));
    let cannot_rise = Signal::derive(move || editor.cuts.with(|cuts| !cuts.can_rise(start)));
    let cannot_sink = Signal::derive(move || editor.cuts.with(|cuts| !cuts.can_sink(start)));
    let range = Memo::new(move |_| editor.cuts.with(|cuts| cuts.range(start)));
    let open = RwSignal::new(false);
    let inside = move || open.get().then(|| view! { <Inside editor start /> });
    view! {
        <li data-level=move || cut.with(|cut| cut.level)>
            <div
                class="cut"
                class:is-wrong=move || editor.is_wrong(start)
                id=row_id(start)
                tabindex="-1"
                role="group"
                aria-label=spoken
            >
                <div class="cut-head">
                    {name}
                    <div class="cut-acts">
                        <Button label=merge_label kind=Kind::Quiet on_press=merge />
                        <IconButton label=t(Word::LevelUp) icon="back" off=cannot_rise on_press=rise />
                        <IconButton label=t(Word::LevelDown) icon="next" off=cannot_sink on_press=sink />
                    </div>
                </div>
                <Hints editor range />
                <details on:toggle=move |_| open.update(|open| *open = !*open)>
                    <summary>{t(Word::ClauseOpen)}</summary>
                    {inside}
                </details>
            </div>
        </li>
    }
}

/// What looks like a slip in this part of the text.
#[component]
pub fn Hints(editor: Editor, range: Memo<Range<usize>>) -> impl IntoView {
    move || {
        let range = range.get();
        let here = |hint: &Hint| {
            hint.at.and_then(|at| usize::try_from(at).ok()).is_some_and(|at| range.contains(&at))
        };
        editor.hints.get().into_iter().filter(here).map(|hint| view! { <HintLine hint /> }).collect_view()
    }
}

#[component]
pub fn HintLine(hint: Hint) -> impl IntoView {
    let excerpt = hint.excerpt.unwrap_or_default();
    let words = fill(hint.kind.word(), move || vec![("excerpt", excerpt.clone())]);
    view! { <p class="cut-hint"><Icon name="search" /> <span>{words}</span></p> }
}

#[component]
fn Inside(editor: Editor, start: usize) -> impl IntoView {
    let field = |is_title: bool| {
        let now = Memo::new(move |_| {
            editor.cuts.with(|cuts| {
                let cut = cuts.at(start).cloned().unwrap_or_default();
                if is_title { cut.title } else { cut.label }
            })
        });
        let value = RwSignal::new(now.get_untracked());
        // Only an undo makes them differ: what is typed is told at once.
        Effect::new(move |_| {
            let now = now.get();
            if value.with_untracked(|value| *value != now) {
                value.set(now);
            }
        });
        Effect::new(move |_| value.with(|text| editor.typed(start, is_title, text)));
        value
    };
    let (label, title) = (field(false), field(true));
    let lines = move || {
        let (range, is_last) = editor
            .cuts
            .with(|cuts| (cuts.range(start), cuts.cuts.last().is_some_and(|last| last.start == start)));
        let body = editor.body.get_value();
        let line = |(at, (begins, text)): (usize, (usize, &str))| {
            let can_split = at > 0;
            let can_close = can_split && is_last;
            view! { <CutLine editor begins text=text.to_owned() can_split can_close /> }
        };
        lines(&body, range).into_iter().enumerate().map(line).collect_view()
    };
    view! {
        <div class="cut-fields">
            <TextField id=["label-", &start.to_string()].concat() label=t(Word::ClauseLabel) value=label capitals="none" />
            <TextField id=["title-", &start.to_string()].concat() label=t(Word::ClauseTitle) value=title />
        </div>
        <ol class="cut-lines">{lines}</ol>
    }
}

/// One line of the text, and where a clause or the closing may begin.
#[component]
pub fn CutLine(
    editor: Editor,
    begins: usize,
    text: String,
    can_split: bool,
    #[prop(optional)] can_close: bool,
) -> impl IntoView {
    let split = can_split.then(|| {
        let press = Callback::new(move |()| {
            editor.act(&|cuts, body| cuts.split(body, begins));
            // When the new clause is in the page.
            request_animation_frame(move || focus(&row_id(begins)));
        });
        view! { <Button label=t(Word::SplitHere) kind=Kind::Quiet on_press=press /> }
    });
    let close = can_close.then(|| {
        let press = Callback::new(move |()| editor.act(&|cuts, _| cuts.close_at(begins)));
        view! { <Button label=t(Word::CloseHere) kind=Kind::Quiet on_press=press /> }
    });
    view! { <li><p lang="vi">{text}</p>{split}{close}</li> }
}
