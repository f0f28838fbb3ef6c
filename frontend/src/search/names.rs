//! The names of records that the palette knows by heart, asked for once.
use cynic::QueryBuilder;
use shared::{SearchKind, schema};

use super::matching::fold;
use crate::api::{self, ApiError};

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Query")]
struct Names {
    #[arguments(first: 100)]
    directives: Directives,
    #[arguments(first: 100)]
    organizations: Organizations,
}

crate::api::listed!(query Names);

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "DirectiveConnection")]
struct Directives {
    nodes: Vec<Titled>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Directive")]
struct Titled {
    id: cynic::Id,
    title: String,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "OrganizationConnection")]
struct Organizations {
    nodes: Vec<Named>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Organization")]
struct Named {
    id: cynic::Id,
    name: String,
}

/// A record that can be opened.
#[derive(Clone, PartialEq)]
pub struct Record {
    pub kind: SearchKind,
    pub name: String,
    pub folded: String,
    pub path: String,
}

impl Record {
    pub fn new(kind: SearchKind, name: String, path: String) -> Self {
        Self { kind, folded: fold(&name), name, path }
    }
}

pub async fn names() -> Result<Vec<Record>, ApiError> {
    let Names { directives, organizations } = api::run(Names::build(())).await?;
    let path = |place: &str, id: &cynic::Id| [place, id.inner()].concat();
    let directives = directives
        .nodes
        .into_iter()
        .map(|one| Record::new(SearchKind::Directive, one.title, path("/van-ban/", &one.id)));
    let organizations = organizations
        .nodes
        .into_iter()
        .map(|one| Record::new(SearchKind::Organization, one.name, path("/to-chuc/", &one.id)));
    Ok(directives.chain(organizations).collect())
}
