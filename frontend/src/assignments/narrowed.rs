use cynic::QueryBuilder;
use leptos::prelude::*;
use shared::schema;

use super::{assignment_row::OrganizationName, filter::Filter, known::clause_name};
use crate::{
    api::Question,
    ui::{Address, Note},
    words::{Word, fill, t},
};

#[derive(cynic::QueryVariables)]
struct Narrowing {
    directive: cynic::Id,
    unit: cynic::Id,
    organization: cynic::Id,
    clause: cynic::Id,
}

/// The names of what the list is narrowed to; an empty id is of nothing.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "Narrowing")]
struct Names {
    #[arguments(id: $directive)]
    directive: Option<DirectiveTitle>,
    #[arguments(id: $unit)]
    unit: Option<UnitName>,
    #[arguments(id: $organization)]
    organization: Option<OrganizationName>,
    #[arguments(id: $clause)]
    clause: Option<ClauseTitle>,
}

crate::api::listed!(query Names, Narrowing);

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Directive")]
struct DirectiveTitle {
    title: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Unit")]
struct UnitName {
    name: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Clause")]
struct ClauseTitle {
    label: String,
    title: String,
}

/// What a link of another page has narrowed the list to, and the way to all.
#[component]
pub fn Narrowed(filter: Filter) -> impl IntoView {
    let address = Address::get();
    let names = Question::kept(move || {
        let id = |memo: Memo<Option<String>>| cynic::Id::new(memo.get().unwrap_or_default());
        Names::build(Narrowing {
            directive: id(filter.directive),
            unit: id(filter.unit),
            organization: id(filter.organization),
            clause: id(filter.clause),
        })
    });
    let joined = move || {
        names.look(|names: &Names| {
            let Names { directive, unit, organization, clause } = names.clone();
            let names = [
                directive.map(|directive| directive.title),
                clause.map(|clause| clause_name(&clause.label, &clause.title)),
                unit.map(|unit| unit.name),
                organization.map(|organization| organization.name),
            ];
            names.into_iter().flatten().collect::<Vec<_>>().join(" · ")
        })
    };
    let words = fill(Word::AssignmentsNarrowed, move || vec![("names", joined().unwrap_or_default())]);
    view! { <Note icon="search">{words} " " <a href=address.path()>{t(Word::AssignmentsNotNarrowed)}</a></Note> }
}
