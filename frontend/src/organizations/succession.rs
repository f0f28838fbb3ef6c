use cynic::QueryBuilder;
use leptos::prelude::*;
use shared::schema;

use crate::{
    api::Question,
    places::{Relative, Succession},
    ui::Card,
    words::{Word, t},
};

#[derive(cynic::QueryVariables)]
struct ById {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "ById")]
struct OneHistory {
    #[arguments(id: $id)]
    organization: Option<History>,
}

crate::api::listed!(query OneHistory, ById);

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
struct History {
    predecessors: Vec<Named>,
    successors: Vec<Named>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
struct Named {
    id: cynic::Id,
    name: String,
}

/// Whose place an organization took, and who took its place; nothing where nobody did.
#[component]
pub fn OrganizationHistory(id: Signal<String>) -> impl IntoView {
    let question = Question::kept(move || OneHistory::build(ById { id: cynic::Id::new(id.get()) }));
    let history = move || question.look(|answer: &OneHistory| answer.organization.clone()).flatten();
    move || {
        history().filter(|known| !known.predecessors.is_empty() || !known.successors.is_empty()).map(
            |known| {
                let side = |word, named: Vec<Named>| {
                    let units: Vec<_> =
                        named.into_iter().map(|Named { id, name }| Relative { id, name }).collect();
                    (!units.is_empty()).then(|| view! { <p><Succession word units page="/to-chuc/" /></p> })
                };
                view! {
                    <Card title=t(Word::UnitHistory)>
                        {side(Word::OrganizationPredecessors, known.predecessors)}
                        {side(Word::OrganizationSuccessors, known.successors)}
                    </Card>
                }
            },
        )
    }
}
