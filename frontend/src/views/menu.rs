use leptos::{prelude::*, task::spawn_local};
use shared::{Role, ViewVisibility};

use super::{
    remember::href,
    wire::{self, View},
};
use crate::{
    api::{ApiError, Question, UserError},
    lists::Desk,
    session::Session,
    ui::{Address, Icon, Menu, Muted, Toasts},
    words::{Word, fill, said, t},
};

/// The kept views of the list, and what can be done with the one that is shown.
#[component]
pub fn ViewsMenu(
    desk: Desk,
    views: Question<Vec<View>>,
    current: Memo<Option<View>>,
    saving: RwSignal<bool>,
) -> impl IntoView {
    let address = Address::get();
    let plain = t(Word::ViewLabel);
    let label = Signal::derive(move || {
        current.with(|view| view.as_ref().map(|view| view.name.clone())).unwrap_or_else(|| plain.get())
    });
    let one = move |view: &View| {
        let is_here = current.with(|here| here.as_ref().is_some_and(|here| here.id == view.id));
        let words = VisibilityOf { visibility: view.visibility, role: view.role }.words();
        let opens = view.is_default.then(|| view! { " · " {t(Word::ViewOpens)} });
        view! {
            <a href=href(address, view, desk) aria-current=is_here.then_some("true")>
                <Icon name=if is_here { "active" } else { "view" } />
                <span>
                    <span lang="vi">{view.name.clone()}</span>
                    <Muted><span class="below">{words} {opens}</span></Muted>
                </span>
            </a>
        }
        .into_any()
    };
    let all = move || views.look(|views| views.iter().map(one).collect::<Vec<_>>()).unwrap_or_default();
    view! {
        <Menu label icon="view">
            <a href=address.path()><Icon name="back" /> <span>{t(Word::ViewPlain)}</span></a>
            {all}
            <hr />
            <button type="button" on:click=move |_| saving.set(true)>
                <Icon name="plus" /> <span>{t(Word::ViewSave)}</span>
            </button>
            {move || current.get().map(|view| view! { <OfCurrent desk view /> })}
        </Menu>
    }
}

/// What can be done with the view that is shown.
#[component]
fn OfCurrent(desk: Desk, view: View) -> impl IntoView {
    let (session, toasts, address) = (Session::get(), Toasts::get(), Address::get());
    let is_first = view.is_default;
    let chosen = view.clone();
    let choose = move |_| {
        let (view, id) = (chosen.clone(), (!is_first).then(|| chosen.id.clone()));
        spawn_local(async move {
            let word = if id.is_some() { Word::ViewFirstNow } else { Word::ViewNotFirstNow };
            if tell(session, toasts, wire::choose(desk.list, id).await).is_ok() {
                let locale = session.locale.get_untracked();
                toasts.say(said(word, locale, &[("name", view.name)]));
            }
            session.changed();
        });
    };
    let removed = view.clone();
    let remove = move |_| {
        let view = removed.clone();
        address.choose(crate::lists::VIEW, "");
        spawn_local(async move {
            if tell(session, toasts, wire::remove(&view).await).is_ok() {
                let words =
                    said(Word::ViewRemoved, session.locale.get_untracked(), &[("name", view.name.clone())]);
                toasts.say_with_undo(words, move || keep_again(session, toasts, desk, view.clone()));
            }
            session.changed();
        });
    };
    let word = if is_first { Word::ViewNotFirst } else { Word::ViewMakeFirst };
    let name = view.name.clone();
    let words = fill(Word::ViewRemove, move || vec![("name", name.clone())]);
    let remove = view.can_change.then(|| {
        view! { <button type="button" on:click=remove><Icon name="close" /> <span>{words}</span></button> }
    });
    view! {
        <button type="button" on:click=choose><Icon name="today" /> <span>{t(word)}</span></button>
        {remove}
    }
}

/// The undo of a removal: the same view, under another id.
fn keep_again(session: Session, toasts: Toasts, desk: Desk, view: View) {
    spawn_local(async move {
        if let Ok(Some(kept)) = tell(session, toasts, wire::save(None, view.input(desk.list)).await) {
            let locale = session.locale.get_untracked();
            toasts.say(said(Word::ViewSaved, locale, &[("name", kept.name)]));
        }
        session.changed();
    });
}

/// Nothing became of it, and the person was told why.
struct Told;

/// What became of an act; why there was none is said.
fn tell(session: Session, toasts: Toasts, acted: wire::Acted) -> Result<Option<View>, Told> {
    let refused = |errors: Vec<UserError>| errors.into_iter().map(|error| error.message).collect();
    match acted {
        Ok(Ok(view)) => Ok(view),
        Ok(Err(errors)) => {
            toasts.say(refused(errors));
            Err(Told)
        }
        Err(error) => {
            let error: ApiError = error;
            toasts.say(error.unsent().said(session.locale.get_untracked()).to_owned());
            Err(Told)
        }
    }
}

/// Whom a view is for.
#[derive(Clone, Copy)]
pub struct VisibilityOf {
    pub visibility: ViewVisibility,
    pub role: Option<Role>,
}

impl VisibilityOf {
    pub fn words(self) -> Signal<String> {
        match (self.visibility, self.role) {
            (ViewVisibility::Own, _) => t(Word::ViewForMe),
            (ViewVisibility::Role, Some(role)) => {
                let locale = Session::get().locale;
                fill(Word::ViewForRole, move || vec![("role", role.word().said(locale.get()).to_owned())])
            }
            _ => t(Word::ViewForOffice),
        }
    }
}
