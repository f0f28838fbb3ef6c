use cynic::QueryBuilder;
use serde::Serialize;
use shared::{Capability, schema};

use super::memberships::Membership;
use crate::{
    api::{self, ApiError, WireDay},
    calendar::Day,
};

/// What the shell needs to know of the one who sits here.
#[derive(cynic::QueryFragment, Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct Viewer {
    pub login: String,
    pub full_name: String,
    pub office: Option<Office>,
    capabilities: Vec<Capability>,
    pub memberships: Vec<Membership>,
}

#[derive(cynic::QueryFragment, Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct Office {
    pub name: String,
    pub today: WireDay,
    pub is_demo: bool,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query")]
struct WhoAmI {
    viewer: Option<Viewer>,
}

crate::api::listed!(query WhoAmI);

impl Viewer {
    pub fn can(&self, capability: Capability) -> bool {
        self.capabilities.contains(&capability)
    }

    pub fn today(&self) -> Option<Day> {
        self.office.as_ref().and_then(|office| office.today.day())
    }
}

/// Null if nobody is signed in.
pub async fn who_am_i() -> Result<Option<Viewer>, ApiError> {
    Ok(api::run_once(WhoAmI::build(())).await?.viewer)
}
