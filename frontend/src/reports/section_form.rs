use leptos::prelude::*;

use super::{
    draft::{Draft, MOST, Typed},
    report::ReportSection,
};
use crate::{
    ui::{Actions, Button, Conflict, DraftNote, ErrorSummary, Form, Kind, TextArea, Versions, focus},
    words::{Word, fill, t},
};

/// The one conflict screen of the page, and whose conflict it shows.
#[derive(Clone, Copy)]
pub struct Clash {
    pub versions: RwSignal<Vec<Versions>>,
    pub draft: RwSignal<Option<Draft>>,
}

impl Clash {
    pub fn none() -> Self {
        Self { versions: RwSignal::new(Vec::new()), draft: RwSignal::new(None) }
    }
}

#[component]
pub fn ClashScreen(clash: Clash) -> impl IntoView {
    let with = move |act: fn(Draft)| {
        if let Some(draft) = clash.draft.get_untracked() {
            act(draft);
        }
    };
    view! {
        <Conflict
            versions=clash.versions
            on_keep_theirs=Callback::new(move |()| with(Draft::yield_to_theirs))
            on_keep_mine=Callback::new(move |_| with(Draft::save_over))
        />
    }
}

#[component]
pub fn SectionForm(
    section: Memo<ReportSection>,
    heading: String,
    open: RwSignal<bool>,
    kept: RwSignal<Option<Typed>>,
    clash: Clash,
) -> impl IntoView {
    let field = format!("{heading}-text");
    let draft = Draft::of(section, heading.clone(), field.clone(), open, kept, clash);
    Effect::new(move |_| draft.follow(&section.get()));
    let id = field.clone();
    request_animation_frame(move || focus(&id));
    let error = Signal::derive(move || {
        draft
            .problems
            .all()
            .with(|all| all.iter().find(|one| !one.field.is_empty()).map(|one| one.words.clone()))
    });
    view! {
        <Form labelled_by=heading on_submit=Callback::new(move |()| draft.save())>
            <DraftNote draft=draft.keeping on_throw_away=Callback::new(move |()| draft.discard()) />
            <ErrorSummary problems=draft.problems />
            <TextArea
                id=field
                label=fill(Word::ReportText, move || vec![("clause", draft.name())])
                hint=t(Word::ReportTextHint)
                error
                value=draft.text
                rows=8
                most=MOST
            />
            <Actions>
                <Button label=t(Word::ReportDiscard) on_press=Callback::new(move |()| draft.discard()) />
                <Button label=t(Word::ReportSave) kind=Kind::Submit busy=draft.busy />
            </Actions>
        </Form>
    }
}
