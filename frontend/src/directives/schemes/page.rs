use leptos::prelude::*;
use shared::Capability;

use super::{
    card::SchemeCard,
    draft::SchemeDraft,
    end::{EndScheme, Ending},
    form::SchemeForm,
    wire::{Scheme, all},
};
use crate::{
    api::Question,
    session::Session,
    ui::{Address, Breadcrumb, Button, Dialog, Empty, Heading, Kind, Remote, Shape, Toolbar, focus},
    words::{Word, t},
};

/// The schemes that the office follows, each with what is to be reached.
#[component]
pub fn SchemesPage() -> impl IntoView {
    let session = Session::get();
    let manages = session.can(Capability::ManageDirectives);
    let question = Question::aged(move || {
        session.changes.track();
        all()
    });
    // Who comes from a clause goes on at the scheme that was named there.
    let named = Address::get().value("de-an");
    let is_shown = StoredValue::new(false);
    Effect::new(move |_| {
        let is_here = question.look(|_| ()).is_some();
        if let Some(id) = named.get().filter(|_| is_here && !is_shown.get_value()) {
            is_shown.set_value(true);
            request_animation_frame(move || focus(&id));
        }
    });
    let (draft, ending) = (SchemeDraft::empty(), Ending::none());
    let add = move || {
        let begin = Callback::new(move |()| draft.begin());
        view! { <Button label=t(Word::SchemeOpen) icon="plus" kind=Kind::Primary on_press=begin /> }
    };
    let close = Callback::new(move |()| draft.open.set(false));
    let (new, change) = (t(Word::SchemeOpen), t(Word::SchemeChange));
    let title = Signal::derive(move || if draft.is_new() { new.get() } else { change.get() });
    view! {
        <Breadcrumb above=vec![("/van-ban", t(Word::DirectivesTitle))] />
        <Toolbar>
            <Heading title=t(Word::SchemesTitle) />
            {manages.then(add)}
        </Toolbar>
        <p>{t(Word::SchemesAbout)}</p>
        <Remote
            question
            is_empty=|_| false
            empty=t(Word::SchemesNone)
            children=move || {
                let card = move |scheme: Scheme| view! { <SchemeCard scheme draft ending manages /> };
                (move || {
                    let schemes = question.with(Clone::clone);
                    if schemes.is_empty() {
                        return view! { <Empty words=t(Word::SchemesNone) /> }.into_any();
                    }
                    schemes.into_iter().map(card).collect_view().into_any()
                }).into_any()
            }
        />
        <Dialog id="scheme" title open=draft.open.into() shape=Shape::Sheet on_close=close>
            {move || draft.open.get().then(|| view! { <SchemeForm draft /> })}
        </Dialog>
        <EndScheme ending />
    }
}
