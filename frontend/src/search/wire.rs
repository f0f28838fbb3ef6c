//! What the server is asked to find.
use cynic::QueryBuilder;
use shared::{SearchKind, schema};

use crate::api::{self, ApiError};

#[derive(cynic::QueryVariables)]
struct Asked {
    words: String,
    kinds: Option<Vec<SearchKind>>,
    first: i32,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Query", variables = "Asked")]
struct Search {
    #[arguments(query: $words, kinds: $kinds, first: $first)]
    search: SearchAnswer,
}

crate::api::listed!(query Search, Asked);

#[derive(cynic::QueryFragment, Clone, Debug, Default)]
pub struct SearchAnswer {
    pub hits: Vec<SearchHit>,
    pub counts: Vec<SearchCount>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct SearchCount {
    pub kind: SearchKind,
    pub count: i32,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct SearchHit {
    pub kind: SearchKind,
    pub title: Vec<SearchPart>,
    pub snippet: Vec<SearchPart>,
    pub path: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct SearchPart {
    pub text: String,
    pub is_match: bool,
}

impl SearchHit {
    pub fn name(&self) -> String {
        self.title.iter().map(|part| part.text.as_str()).collect()
    }
}

/// Nothing is asked without words.
pub async fn search(words: String, kind: Option<SearchKind>, first: i32) -> Result<SearchAnswer, ApiError> {
    if words.is_empty() {
        return Ok(SearchAnswer::default());
    }
    let asked = Asked { words, kinds: kind.map(|kind| vec![kind]), first };
    Ok(api::run(Search::build(asked)).await?.search)
}
