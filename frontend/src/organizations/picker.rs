use cynic::QueryBuilder;
use leptos::prelude::*;
use shared::{OrganizationKind, schema};

use super::organizations_page::OrganizationWhere;
use crate::{
    api::{self, Question, TextWhere},
    ui::{SearchInput, SelectField},
    words::{Word, t},
};

#[derive(cynic::QueryVariables)]
struct Selection {
    wanted: Option<OrganizationWhere>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Query", variables = "Selection")]
struct Choices {
    #[arguments(first: 50, where: $wanted)]
    organizations: Connection,
}

crate::api::listed!(query Choices, Selection);

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "OrganizationConnection")]
struct Connection {
    nodes: Vec<Named>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Organization")]
struct Named {
    id: cynic::Id,
    name: String,
    kind: Option<OrganizationKind>,
}

/// Chooses an organization: a few letters of its name, then the name itself. The value is its id.
#[component]
pub fn OrganizationPicker(
    id: &'static str,
    label: Signal<String>,
    error: Signal<Option<String>>,
    value: RwSignal<String>,
    /// The name of what is chosen, for who lists several.
    #[prop(optional)]
    name: Option<RwSignal<String>>,
    /// Follows what is chosen: its kind.
    #[prop(optional)]
    kind: Option<RwSignal<Option<OrganizationKind>>>,
) -> impl IntoView {
    let words = RwSignal::new(String::new());
    let choices = Question::new(move || {
        let name = Some(words.get()).filter(|words| !words.is_empty());
        api::run(Choices::build(Selection {
            wanted: Some(OrganizationWhere { name: TextWhere::of(name), kind: None, unit: None }),
        }))
    });
    let none = t(Word::ChooseOne);
    let options = Signal::derive(move || {
        let option = |one: &Named| (one.id.inner().to_owned(), Signal::stored(one.name.clone()));
        let found =
            choices.look(|choices: &Choices| choices.organizations.nodes.iter().map(option).collect());
        [(String::new(), none)].into_iter().chain(found.unwrap_or_else(Vec::new)).collect::<Vec<_>>()
    });
    // What was chosen and is no longer among the options is no choice.
    Effect::new(move |_| {
        let gone =
            options.with(|options| options.len() > 1 && options.iter().all(|(id, _)| *id != value.get()));
        if gone {
            value.set(String::new());
        }
    });
    if let Some(name) = name {
        let chosen = move || {
            let options = options.get();
            options.into_iter().find(|(id, _)| *id == value.get()).map(|(_, name)| name.get_untracked())
        };
        Effect::new(move |_| name.set(chosen().unwrap_or_default()));
    }
    if let Some(kind) = kind {
        let chosen = move |choices: &Choices| {
            let nodes = &choices.organizations.nodes;
            value.with(|value| nodes.iter().find(|one| one.id.inner() == value).and_then(|one| one.kind))
        };
        Effect::new(move |_| kind.set(choices.look(chosen).flatten()));
    }
    view! {
        <SearchInput
            id=format!("{id}-search")
            label=t(Word::OrganizationsSearch)
            hint=t(Word::SearchHint)
            start=String::new()
            on_search=Callback::new(move |typed: String| words.set(typed.trim().to_owned()))
        />
        <SelectField id label error options value />
    }
}
