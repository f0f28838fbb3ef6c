use leptos::prelude::*;

use super::{
    document_picker::DocumentPicker,
    draft::{MOST_TARGETS, SchemeDraft, TargetRow},
};
use crate::{
    ui::{
        Button, Checkbox, Conflict, DraftNote, ErrorSummary, Form, IconButton, Kind, NumberField, TextArea,
        TextField, focus,
    },
    words::{Word, fill, t},
};

/// A scheme as its document says: name, years, document, and what is to be reached.
#[component]
pub fn SchemeForm(draft: SchemeDraft) -> impl IntoView {
    let problems = draft.problems;
    let year = move |id: &'static str, label: Word, value| {
        let error = problems.beside(id);
        view! { <TextField id label=t(label) error value inputmode="numeric" /> }.into_any()
    };
    view! {
        <Form labelled_by="scheme-title" on_submit=Callback::new(move |()| draft.send())>
            <DraftNote
                draft=draft.kept.get_value()
                on_throw_away=Callback::new(move |()| draft.throw_away())
            />
            <ErrorSummary problems />
            <TextArea
                id="scheme-name"
                label=t(Word::SchemeName)
                hint=t(Word::SchemeNameHint)
                error=problems.beside("scheme-name")
                value=draft.name
                rows=3
                most=300
            />
            <div class="years">
                {year("from-year", Word::FromYear, draft.from_year)}
                {year("to-year", Word::ToYear, draft.to_year)}
            </div>
            <div class="field-group">
                <DocumentPicker
                    id="document"
                    error=problems.beside("document")
                    value=draft.document
                    name=draft.document_name
                />
            </div>
            <Targets draft />
            <Button label=t(Word::SchemeSave) kind=Kind::Submit busy=draft.busy />
        </Form>
        <Conflict
            versions=draft.versions
            on_keep_theirs=Callback::new(move |()| draft.keep_theirs())
            on_keep_mine=Callback::new(move |mine: Vec<bool>| draft.save_over(&mine))
        />
    }
}

#[component]
fn Targets(draft: SchemeDraft) -> impl IntoView {
    let line = move |slot: usize| {
        let TargetRow { name, year, value, unit, is_verified } = draft.row(slot);
        let id = |what: &str| [what, "-", &slot.to_string()].concat();
        let label = fill(Word::TargetTakeOut, move || vec![("name", name.get())]);
        let take_out = Callback::new(move |()| {
            draft.used.update(|used| used.retain(|one| *one != slot));
            focus("targets");
        });
        view! {
            <li class="target">
                <TextField id=id("target") label=t(Word::TargetName) value=name />
                <div class="target-figures">
                    <TextField id=id("year") label=t(Word::TargetYear) value=year inputmode="numeric" />
                    <NumberField id=id("value") label=t(Word::TargetValue) value=value />
                    <TextField id=id("unit") label=t(Word::MeasureUnit) value=unit capitals="none" />
                    <IconButton label icon="close" on_press=take_out />
                </div>
                <Checkbox id=id("verified") label=t(Word::TargetIsVerified) checked=is_verified />
            </li>
        }
    };
    let error = draft.problems.beside("targets");
    let shown_error = move || error.get().map(|words| view! { <p class="field-error">{words}</p> });
    let add = move || {
        let press = Callback::new(move |()| draft.add_target());
        draft.used.with(|used| used.len() < MOST_TARGETS).then(|| {
            view! { <Button label=t(Word::TargetAdd) icon="plus" on_press=press /> }
        })
    };
    view! {
        <fieldset class="choice" id="targets" tabindex="-1">
            <legend>{t(Word::TargetsTitle)}</legend>
            <p class="field-hint">{t(Word::TargetsHint)}</p>
            {shown_error}
            <ul class="targets">
                <For each=move || draft.used.get() key=|slot| *slot children=line />
            </ul>
            {add}
        </fieldset>
    }
}
