//! How one comes in: asked once for the cards of the page on oneself.
use cynic::QueryBuilder;
use leptos::prelude::Track;
use shared::schema;

use crate::{
    api::{self, Question, WireMoment},
    session::Session,
};

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query")]
pub struct Mine {
    pub viewer: Option<Myself>,
}

crate::api::listed!(query Mine);

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Viewer")]
pub struct Myself {
    pub second_factor: Option<SecondFactor>,
    pub sessions: Vec<OneSession>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct SecondFactor {
    pub since: WireMoment,
    pub recovery_codes_left: i32,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Session")]
pub struct OneSession {
    pub id: cynic::Id,
    pub client: Option<String>,
    pub created_at: WireMoment,
    pub seen_at: WireMoment,
    pub current: bool,
    pub only_reads: bool,
}

pub fn ask() -> Question<Mine> {
    let session = Session::get();
    Question::new(move || {
        session.changes.track();
        api::run(Mine::build(()))
    })
}
