use cynic::QueryBuilder;
use leptos::prelude::*;
use shared::{UnitKind, schema};

use super::{
    kind_word::kind_word,
    succession::{Relative, Succession},
};
use crate::{
    api::{Question, WireDay},
    ui::{Branch, Breadcrumb, Card, Fact, Facts, Heading, Remote, Tree},
    words::{Word, t},
};

#[derive(cynic::InputObject, Debug)]
struct UnitFilter {
    parent: Option<cynic::Id>,
}

#[derive(cynic::QueryVariables)]
struct ById {
    id: cynic::Id,
}

#[derive(cynic::QueryVariables)]
struct Within {
    wanted: Option<UnitFilter>,
    as_of: Option<WireDay>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "ById")]
struct OneUnit {
    #[arguments(id: $id)]
    unit: Option<Unit>,
}

crate::api::listed!(query OneUnit, ById);

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
struct Unit {
    id: cynic::Id,
    name: String,
    code: String,
    kind: Option<UnitKind>,
    parent: Option<Relative>,
    valid_from: WireDay,
    valid_to: Option<WireDay>,
    predecessors: Vec<Relative>,
    successors: Vec<Relative>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "Within")]
struct Below {
    #[arguments(first: 100, asOf: $as_of, where: $wanted)]
    units: UnitConnection,
}

crate::api::listed!(query Below, Within);

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
struct UnitConnection {
    nodes: Vec<Relative>,
}

#[component]
pub fn UnitPage(id: Signal<String>) -> impl IntoView {
    let question = Question::kept(move || OneUnit::build(ById { id: cynic::Id::new(id.get()) }));
    let title = t(Word::UnitLabel);
    let name = move || {
        question.look(|answer: &OneUnit| answer.unit.as_ref().map(|unit| unit.name.clone())).flatten()
    };
    let title = Signal::derive(move || name().unwrap_or_else(|| title.get()));
    view! {
        <Breadcrumb above=vec![("/don-vi", t(Word::UnitsTitle))] />
        <Heading title />
        <Remote
            question
            is_empty=|answer: &OneUnit| answer.unit.is_none()
            empty=t(Word::UnitNotFound)
            children=move || {
                let unit = move || question.with(|answer: &OneUnit| answer.unit.clone());
                (move || unit().map(|unit| view! { <Known unit /> })).into_any()
            }
        />
    }
}

#[component]
fn Known(unit: Unit) -> impl IntoView {
    let since = unit.valid_from.shown();
    let until = unit.valid_to.as_ref().map(|day| format!(" – {}", day.shown()));
    let parent = unit.parent.clone().map(|parent| {
        view! { <a href=format!("/don-vi/{}", parent.id.inner())>{parent.name}</a> }
    });
    // Of a unit that has ended, those of its last day.
    let day = unit.valid_to.as_ref().and_then(WireDay::day).map(|day| ["&ngay=", &day.iso()].concat());
    let href = ["/to-chuc?don-vi=", unit.id.inner(), day.as_deref().unwrap_or_default()].concat();
    let side =
        |word, units: Vec<Relative>| (!units.is_empty()).then(|| view! { <p><Succession word units /></p> });
    let has_history = !unit.predecessors.is_empty() || !unit.successors.is_empty();
    view! {
        <Facts>
            <Fact label=t(Word::UnitKind)>{t(unit.kind.map_or(Word::UnitOther, kind_word))}</Fact>
            <Fact label=t(Word::UnitCode)>{unit.code.clone()}</Fact>
            <Fact label=t(Word::UnitParent)><span lang="vi">{parent}</span></Fact>
            <Fact label=t(Word::UnitValidity)>{since} {until}</Fact>
        </Facts>
        {has_history.then(|| view! {
            <Card title=t(Word::UnitHistory)>
                {side(Word::UnitPredecessors, unit.predecessors)}
                {side(Word::UnitSuccessors, unit.successors)}
            </Card>
        })}
        <p><a href=href>{t(Word::UnitOrganizations)}</a></p>
        <Card title=t(Word::UnitBelow)><BelowUnit id=unit.id as_of=unit.valid_to /></Card>
    }
}

/// What lies within: of a unit that has ended, as it was on its last day.
#[component]
fn BelowUnit(id: cynic::Id, as_of: Option<WireDay>) -> impl IntoView {
    let question = Question::kept(move || {
        let wanted = Some(UnitFilter { parent: Some(id.clone()) });
        Below::build(Within { wanted, as_of: as_of.clone() })
    });
    let branch = |unit: Relative| {
        let line =
            view! { <a href=format!("/don-vi/{}", unit.id.inner())><span lang="vi">{unit.name}</span></a> };
        view! { <Branch line=line.into_any() below=vec![] /> }
    };
    view! {
        <Remote
            question
            is_empty=|answer: &Below| answer.units.nodes.is_empty()
            empty=t(Word::UnitNoneBelow)
            children=move || {
                let units = move || question.with(|answer: &Below| answer.units.nodes.clone());
                view! {
                    <Tree label=t(Word::UnitBelow)>{move || units().into_iter().map(branch).collect_view()}</Tree>
                }
                .into_any()
            }
        />
    }
}
