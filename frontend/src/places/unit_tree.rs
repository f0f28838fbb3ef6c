use leptos::prelude::*;
use shared::schema;

use super::succession::{Relative, Succession};
use crate::{
    api::Question,
    ui::{Branch, Tree},
    words::Word,
};

/// What the tree needs to know of a unit.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Unit")]
pub struct UnitInTree {
    id: cynic::Id,
    name: String,
    parent: Option<UnitId>,
    predecessors: Vec<Relative>,
    successors: Vec<Relative>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Unit")]
pub struct UnitId {
    id: cynic::Id,
}

/// The units of one day, each under the one above it.
#[component]
pub fn UnitTree(units: Question<Vec<UnitInTree>>, label: Signal<String>) -> impl IntoView {
    view! { <Tree label>{move || units.with(|units| tops(units))}</Tree> }
}

/// At the top stands who has nobody above among them.
fn tops(units: &[UnitInTree]) -> Vec<AnyView> {
    let is_top = |unit: &&UnitInTree| {
        unit.parent.as_ref().is_none_or(|parent| units.iter().all(|other| other.id != parent.id))
    };
    units.iter().filter(is_top).map(|unit| branch(unit, units)).collect()
}

fn branch(unit: &UnitInTree, all: &[UnitInTree]) -> AnyView {
    let is_child = |other: &&UnitInTree| other.parent.as_ref().is_some_and(|parent| parent.id == unit.id);
    let below: Vec<_> = all.iter().filter(is_child).map(|child| branch(child, all)).collect();
    let UnitInTree { id, name, predecessors, successors, .. } = unit.clone();
    let href = format!("/don-vi/{}", id.inner());
    let line = view! {
        <a href=href><span lang="vi">{name}</span></a>
        <Succession word=Word::UnitPredecessors units=predecessors />
        <Succession word=Word::UnitSuccessors units=successors />
    };
    view! { <Branch line=line.into_any() below /> }.into_any()
}
