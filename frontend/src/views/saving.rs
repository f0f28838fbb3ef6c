use leptos::{prelude::*, task::spawn_local};
use shared::{Capability, Role, SavedViewSaveInput, ViewVisibility};

use super::{
    remember::href,
    wire::{self, View},
};
use crate::{
    api::Unanswered,
    lists::Desk,
    session::Session,
    ui::{
        Actions, Address, Button, Checkbox, Choice, Dialog, ErrorSummary, Form, Kind, Problems, SelectField,
        Shape, TextField, Toasts,
    },
    words::{Word, fill, said, t},
};

/// Keeps what is shown: as a new view, or over the one that is shown if it may be changed.
#[component]
pub fn SaveSheet(desk: Desk, current: Memo<Option<View>>, open: RwSignal<bool>) -> impl IntoView {
    let close = Callback::new(move |()| open.set(false));
    let form = move || {
        let over = current.get_untracked().filter(|view| view.can_change);
        open.get().then(|| view! { <SaveForm desk over open /> })
    };
    view! {
        <Dialog id="view-save" title=t(Word::ViewSave) open=open.into() shape=Shape::Sheet on_close=close>
            {form}
        </Dialog>
    }
}

#[derive(Clone, Copy)]
struct Fields {
    name: RwSignal<String>,
    visibility: RwSignal<ViewVisibility>,
    role: RwSignal<String>,
    is_first: RwSignal<bool>,
}

impl Fields {
    fn input(self, desk: Desk, version: Option<i32>) -> SavedViewSaveInput {
        let asked = desk.asked.get_untracked();
        let seen = desk.shown.untracked();
        let visibility = self.visibility.get_untracked();
        let role = self.role.with_untracked(|tag| Role::of_tag(tag));
        SavedViewSaveInput {
            list: desk.list,
            name: self.name.get_untracked(),
            filter: asked.filter,
            sort: asked.sort.map(str::to_owned),
            columns: seen.names().into_iter().map(str::to_owned).collect(),
            visibility,
            role: role.filter(|_| visibility == ViewVisibility::Role),
            expected_version: version,
            idempotency_key: String::new(),
        }
    }
}

#[component]
fn SaveForm(desk: Desk, over: Option<View>, open: RwSignal<bool>) -> impl IntoView {
    let (session, toasts, address) = (Session::get(), Toasts::get(), Address::get());
    let fields = Fields {
        name: RwSignal::new(over.as_ref().map(|view| view.name.clone()).unwrap_or_default()),
        visibility: RwSignal::new(over.as_ref().map_or(ViewVisibility::Own, |view| view.visibility)),
        role: RwSignal::new(
            over.as_ref().and_then(|view| view.role).map(|role| role.tag().to_owned()).unwrap_or_default(),
        ),
        is_first: RwSignal::new(over.as_ref().is_some_and(|view| view.is_default)),
    };
    let (problems, busy, unanswered) = (Problems::none(), RwSignal::new(false), Unanswered::nothing());
    let save = move |over: Option<View>| {
        if busy.get_untracked() {
            return;
        }
        problems.clear();
        let mut input = fields.input(desk, over.as_ref().map(|view| view.version));
        if input.name.trim().is_empty() {
            problems.add("view-name", Word::ViewNameMissing);
        }
        if input.visibility == ViewVisibility::Role && input.role.is_none() {
            problems.add("view-role", Word::ViewRoleMissing);
        }
        if !problems.is_empty() {
            return;
        }
        let id = over.as_ref().map(|view| view.id.clone());
        input.idempotency_key = unanswered.key(id.as_ref().map_or("", cynic::Id::inner), &input);
        let (is_first, was_first) =
            (fields.is_first.get_untracked(), over.is_some_and(|view| view.is_default));
        busy.set(true);
        spawn_local(async move {
            let acted = wire::save(id, input).await;
            let _ = busy.try_set(false);
            match acted {
                Ok(Ok(Some(view))) => {
                    if is_first != was_first {
                        let chosen = is_first.then(|| view.id.clone());
                        if let Err(error) = wire::choose(desk.list, chosen).await {
                            problems.failed(&error);
                        }
                    }
                    let locale = session.locale.get_untracked();
                    toasts.say(said(Word::ViewSaved, locale, &[("name", view.name.clone())]));
                    address.replace(&href(address, &view, desk));
                    let _ = open.try_set(false);
                }
                Ok(Ok(None)) => {}
                Ok(Err(errors)) => problems.refused(
                    errors,
                    &[(SavedViewSaveInput::NAME, "view-name"), (SavedViewSaveInput::ROLE, "view-role")],
                ),
                Err(error) => return problems.failed(&error),
            }
            unanswered.answered();
            session.changed();
        });
    };
    let may_share = session.can(Capability::ShareViews);
    let sharing = may_share.then(|| view! { <Sharing fields problems /> });
    let over_it = over.clone().map(|view| {
        let name = view.name.clone();
        let label = fill(Word::ViewSaveOver, move || vec![("name", name.clone())]);
        let press = Callback::new(move |()| save(Some(view.clone())));
        view! { <Button label busy on_press=press /> }
    });
    view! {
        <p>{t(Word::ViewSaveHelp)}</p>
        <Form labelled_by="view-save-title" on_submit=Callback::new(move |()| save(None))>
            <ErrorSummary problems />
            <TextField
                id="view-name"
                label=t(Word::ViewName)
                hint=t(Word::ViewNameHint)
                error=problems.beside("view-name")
                value=fields.name
            />
            {sharing}
            <Checkbox id="view-first" label=t(Word::ViewFirst) checked=fields.is_first />
            <Actions>
                {over_it}
                <Button label=t(Word::ViewSaveNew) kind=Kind::Submit busy />
            </Actions>
        </Form>
    }
}

/// Whom it is for, for those who may share.
#[component]
fn Sharing(fields: Fields, problems: Problems) -> impl IntoView {
    let options = vec![
        (ViewVisibility::Own, t(Word::ViewOwn)),
        (ViewVisibility::Role, t(Word::ViewRole)),
        (ViewVisibility::Office, t(Word::ViewOffice)),
    ];
    let roles: Vec<_> = [(String::new(), t(Word::ChooseOne))]
        .into_iter()
        .chain(Role::ALL.map(|role| (role.tag().to_owned(), t(role.word()))))
        .collect();
    let roles = Signal::stored(roles);
    let role = move || {
        (fields.visibility.get() == ViewVisibility::Role).then(|| {
            view! {
                <SelectField
                    id="view-role"
                    label=t(Word::ViewRoleLabel)
                    error=problems.beside("view-role")
                    options=roles
                    value=fields.role
                />
            }
        })
    };
    view! {
        <Choice name="view-visibility" label=t(Word::ViewVisibility) options chosen=fields.visibility />
        {role}
    }
}
