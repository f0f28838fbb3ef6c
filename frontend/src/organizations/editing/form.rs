use cynic::QueryBuilder;
use leptos::prelude::*;
use shared::{OrganizationKind, UnitKind, schema};

use super::{
    super::{kind_word, organization_row::UnitName, organizations_page::OrganizationWhere},
    draft::{Editing, FIELDS, LABELS},
    finder::Finder,
    wire::{ADDRESS, EMAIL, Editable, FROM, KIND, NAME, PARENT, PHONE, ParentName, UNIT},
};
use crate::{
    api::{self, Question, TextWhere},
    ui::{Button, Conflict, DateField, DraftNote, ErrorSummary, Form, Kind, SelectField, TextField},
    words::{Word, t},
};

#[derive(cynic::InputObject, Debug)]
struct UnitKindWhere {
    #[cynic(rename = "in")]
    one_of: Option<Vec<UnitKind>>,
}

#[derive(cynic::InputObject, Debug)]
struct UnitFilter {
    kind: Option<UnitKindWhere>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    name: Option<TextWhere>,
}

#[derive(cynic::QueryVariables)]
struct UnitSelection {
    wanted: Option<UnitFilter>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Query", variables = "UnitSelection")]
struct Units {
    #[arguments(first: 50, where: $wanted)]
    units: UnitConnection,
}

crate::api::listed!(query Units, UnitSelection);

#[derive(cynic::QueryFragment, Clone, Debug)]
struct UnitConnection {
    nodes: Vec<UnitName>,
}

#[derive(cynic::QueryVariables)]
struct ParentSelection {
    wanted: Option<OrganizationWhere>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Query", variables = "ParentSelection")]
struct Parents {
    #[arguments(first: 50, where: $wanted)]
    organizations: ParentConnection,
}

crate::api::listed!(query Parents, ParentSelection);

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "OrganizationConnection")]
struct ParentConnection {
    nodes: Vec<ParentName>,
}

/// Villages are no place of an organization in the registry.
const KINDS: [UnitKind; 5] =
    [UnitKind::Province, UnitKind::District, UnitKind::Commune, UnitKind::Ward, UnitKind::Township];

/// What an organization is. `current` is none for a new one.
#[component]
pub fn EditForm(
    current: Signal<Option<Editable>>,
    labelled_by: &'static str,
    #[prop(optional)] on_opened: Option<Callback<String>>,
) -> impl IntoView {
    let editing = Editing::new(current.get_untracked(), on_opened);
    Effect::new(move |_| {
        if let Some(current) = current.get() {
            editing.follow(current);
        }
    });
    view! {
        <Form labelled_by on_submit=Callback::new(move |()| editing.save())>
            <DraftNote draft=editing.draft on_throw_away=Callback::new(move |()| editing.throw_away()) />
            <Fields editing />
            <Button
                label=t(if on_opened.is_some() { Word::OrganizationNew } else { Word::OrganizationSave })
                kind=Kind::Submit
                busy=editing.busy
            />
        </Form>
        <Conflict
            versions=editing.versions
            on_keep_theirs=Callback::new(move |()| editing.yield_to_theirs())
            on_keep_mine=Callback::new(move |mine: Vec<bool>| editing.save_over(&mine))
        />
    }
}

#[component]
fn Fields(editing: Editing) -> impl IntoView {
    let problems = editing.problems;
    let (unit_words, parent_words) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let words = |words: RwSignal<String>| TextWhere::of(Some(words.get()).filter(|words| !words.is_empty()));
    let units = Question::new(move || {
        let kind = Some(UnitKindWhere { one_of: Some(KINDS.to_vec()) });
        api::run(Units::build(UnitSelection { wanted: Some(UnitFilter { kind, name: words(unit_words) }) }))
    });
    let parents = Question::new(move || {
        let wanted = Some(OrganizationWhere { name: words(parent_words), kind: None, unit: None });
        api::run(Parents::build(ParentSelection { wanted }))
    });
    let found_units = Signal::derive(move || {
        let pair = |unit: &UnitName| (unit.id.inner().to_owned(), unit.name.clone());
        units.look(|found: &Units| found.units.nodes.iter().map(pair).collect::<Vec<_>>()).unwrap_or_default()
    });
    let found_parents = Signal::derive(move || {
        let pair = |one: &ParentName| (one.id.inner().to_owned(), one.name.clone());
        let found = |found: &Parents| found.organizations.nodes.iter().map(pair).collect::<Vec<_>>();
        parents.look(found).unwrap_or_default()
    });
    let kinds = OrganizationKind::ALL.map(|kind| (kind.tag().to_owned(), t(kind_word(kind))));
    let kinds: Vec<_> = [(String::new(), t(Word::ChooseOne))].into_iter().chain(kinds).collect();
    let optional = move |at: usize, capitals: &'static str, inputmode: &'static str| {
        view! {
            <TextField
                id=FIELDS[at]
                label=t(LABELS[at])
                error=problems.beside(FIELDS[at])
                value=editing.field(at)
                optional=true
                capitals
                inputmode
            />
        }
        .into_any()
    };
    view! {
        <ErrorSummary problems />
        <TextField
            id=FIELDS[NAME]
            label=t(LABELS[NAME])
            hint=t(Word::OrganizationNameHint)
            error=problems.beside(FIELDS[NAME])
            value=editing.field(NAME)
            capitals="words"
        />
        <SelectField
            id=FIELDS[KIND]
            label=t(LABELS[KIND])
            error=problems.beside(FIELDS[KIND])
            options=Signal::stored(kinds)
            value=editing.field(KIND)
        />
        <Finder
            id=FIELDS[UNIT]
            label=t(LABELS[UNIT])
            search=Word::UnitSearch
            none=Word::ChooseOne
            error=problems.beside(FIELDS[UNIT])
            value=editing.field(UNIT)
            names=editing.names
            found=found_units
            on_search=Callback::new(move |typed| unit_words.set(typed))
            optional=false
        />
        <Finder
            id=FIELDS[PARENT]
            label=t(LABELS[PARENT])
            search=Word::ParentSearch
            none=Word::ChooseNone
            error=problems.beside(FIELDS[PARENT])
            value=editing.field(PARENT)
            names=editing.names
            found=found_parents
            on_search=Callback::new(move |typed| parent_words.set(typed))
            optional=true
        />
        {optional(PHONE, "none", "tel")}
        {optional(EMAIL, "none", "email")}
        {optional(ADDRESS, "sentences", "text")}
        <DateField
            id=FIELDS[FROM]
            label=t(LABELS[FROM])
            error=problems.beside(FIELDS[FROM])
            value=editing.field(FROM)
        />
    }
    .into_any()
}
