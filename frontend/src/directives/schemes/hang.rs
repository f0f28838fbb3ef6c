use leptos::{prelude::*, task::spawn_local};
use shared::{ClauseSchemesInput as Input, RefusalCode};

use super::wire::{SchemeName, all_names, hang};
use crate::{
    api::{Question, Unanswered},
    session::Session,
    ui::{Button, Checkboxes, Dialog, ErrorSummary, Form, Kind, Problems, Remote, Shape, Toasts, focus},
    words::{Word, t},
};

/// The clause whose schemes are being chosen; with none the sheet is closed.
#[derive(Clone, PartialEq)]
pub struct HungClause {
    pub id: cynic::Id,
    pub name: String,
    /// The version of its directive.
    pub version: i32,
    pub schemes: Vec<SchemeName>,
}

#[derive(Clone, Copy)]
pub struct Hanging {
    pub clause: RwSignal<Option<HungClause>>,
    /// The ids that are ticked.
    chosen: RwSignal<Vec<String>>,
}

impl Hanging {
    pub fn none() -> Self {
        Self { clause: RwSignal::new(None), chosen: RwSignal::new(Vec::new()) }
    }

    pub fn begin(self, clause: HungClause) {
        self.chosen.set(clause.schemes.iter().map(|one| one.id.inner().to_owned()).collect());
        self.clause.set(Some(clause));
    }
}

/// Chooses the schemes that a clause serves.
#[component]
pub fn HangSchemes(hanging: Hanging) -> impl IntoView {
    let close = Callback::new(move |()| hanging.clause.set(None));
    let is_open = Memo::new(move |_| hanging.clause.with(Option::is_some));
    view! {
        <Dialog
            id="clause-schemes"
            title=t(Word::ClauseSchemesTitle)
            open=is_open.into()
            shape=Shape::Sheet
            on_close=close
        >
            {move || is_open.get().then(|| view! { <Choose hanging /> })}
        </Dialog>
    }
}

#[component]
fn Choose(hanging: Hanging) -> impl IntoView {
    let (session, toasts) = (Session::get(), Toasts::get());
    let problems = Problems::none();
    let busy = RwSignal::new(false);
    let unanswered = Unanswered::nothing();
    let all = Question::new(all_names);
    let send = Callback::new(move |()| {
        let Some(HungClause { id, version, .. }) = hanging.clause.get_untracked() else { return };
        if busy.get_untracked() {
            return;
        }
        problems.clear();
        let mut input = Input {
            scheme_ids: hanging.chosen.get_untracked().into_iter().map(cynic::Id::new).collect(),
            expected_version: version,
            idempotency_key: String::new(),
        };
        input.idempotency_key = unanswered.key(id.inner(), &input);
        busy.set(true);
        spawn_local(async move {
            let row = id.inner().to_owned();
            let answer = hang(id, input).await;
            if busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok((_, errors)) if errors.is_empty() => {
                    toasts.say(Word::ClauseSchemesSaved.said(session.locale.get_untracked()).to_owned());
                    hanging.clause.set(None);
                    session.changed();
                    // The list is made anew; whoever works by keys goes on from the same clause.
                    set_timeout(move || focus(&row), std::time::Duration::from_millis(400));
                }
                Ok((hung, errors)) => {
                    // What is ticked stays; sent again it is decided on what is there now.
                    if let Some(hung) = hung
                        && errors.iter().any(|error| error.code == RefusalCode::StaleVersion)
                    {
                        hanging.clause.update(|clause| {
                            if let Some(clause) = clause {
                                clause.version = hung.directive.version;
                                clause.schemes = hung.schemes;
                            }
                        });
                        problems.add("", Word::ClauseSchemesStale);
                    } else {
                        problems.refused(errors, &[(Input::SCHEME_IDS, "clause-schemes-all")]);
                    }
                }
                Err(error) => return problems.failed(&error),
            }
            unanswered.answered();
        });
    });
    let name = move || hanging.clause.with(|of| of.as_ref().map(|of| of.name.clone()).unwrap_or_default());
    view! {
        <Form labelled_by="clause-schemes-title" on_submit=send>
            <p><strong lang="vi">{name}</strong></p>
            <ErrorSummary problems />
            <Remote
                question=all
                is_empty=Vec::is_empty
                empty=t(Word::SchemesNoneYet)
                children=move || {
                    let option = |one: &SchemeName| {
                        let id = one.id.inner().to_owned();
                        let checked = RwSignal::new(hanging.chosen.with_untracked(|chosen| chosen.contains(&id)));
                        Effect::new(move |_| {
                            let on = checked.get();
                            hanging.chosen.update(|chosen| {
                                chosen.retain(|one| *one != id);
                                if on {
                                    chosen.push(id.clone());
                                }
                            });
                        });
                        (Signal::stored(one.name.clone()), checked)
                    };
                    let options = all.with(|all| all.iter().map(option).collect());
                    let error = problems.beside("clause-schemes-all");
                    view! {
                        <Checkboxes id="clause-schemes-all" label=t(Word::ClauseSchemesLabel) error options />
                        <Button label=t(Word::ClauseSchemesSave) kind=Kind::Submit busy />
                    }
                    .into_any()
                }
            />
            <p><a href="/van-ban/de-an">{t(Word::SchemesOpen)}</a></p>
        </Form>
    }
}
