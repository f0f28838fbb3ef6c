//! The report as it comes.
use shared::schema;

use super::{
    clause::{ClauseName, DirectiveName, within},
    write::Before,
};
use crate::words::Locale;
#[derive(cynic::QueryVariables)]
pub struct ById {
    pub id: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "Query", variables = "ById")]
pub struct OneReport {
    #[arguments(id: $id)]
    pub directive_report: Option<Report>,
}

crate::api::listed!(query OneReport, ById);

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub directive: DirectiveName,
    pub sections: Vec<ReportSection>,
    pub href: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq, Eq)]
pub struct ReportSection {
    pub clause: ClauseName,
    pub version: i32,
    pub sentences: Vec<ReportSentence>,
    pub draft: String,
    pub text: String,
    pub is_edited: bool,
    pub is_source_changed: bool,
    pub is_by_hand: bool,
    pub missing: Vec<OrganizationName>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq, Eq)]
pub struct ReportSentence {
    pub text: String,
    pub assignments: Vec<Source>,
}

/// An answer that a sentence rests on.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "Assignment")]
pub struct Source {
    pub id: cynic::Id,
    pub organization: Option<OrganizationName>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "Organization")]
pub struct OrganizationName {
    pub id: cynic::Id,
    pub name: String,
}

impl OneReport {
    /// Only for where one is shown.
    pub fn report(&self) -> &Report {
        self.directive_report.as_ref().expect("an empty answer is not shown")
    }
}

impl Report {
    /// What is read, and what is folded away: the heading of a clause stays if one below it has words.
    pub fn parted(&self) -> (Vec<usize>, Vec<usize>) {
        let heads_words = |at: usize| {
            let level = self.sections[at].clause.level;
            let mut below = self.sections[at + 1..].iter().take_while(|one| one.clause.level > level);
            !self.sections[at].is_idle() || below.any(|one| !one.is_idle())
        };
        (0..self.sections.len()).partition(|at| heads_words(*at))
    }
}

impl ReportSentence {
    /// The organizations whose answers it rests on, each once.
    pub fn organizations(&self) -> usize {
        let mut ids: Vec<_> = self.assignments.iter().filter_map(|one| one.organization.as_ref()).collect();
        ids.sort_by(|one, other| one.id.inner().cmp(other.id.inner()));
        ids.dedup();
        ids.len()
    }
}

impl ReportSection {
    /// Nothing was given out for its clause, and the office has written nothing.
    pub const fn is_idle(&self) -> bool {
        self.text.is_empty() && self.sentences.is_empty() && self.missing.is_empty() && !self.is_edited
    }

    /// As its clause is called in a sentence.
    pub fn said(&self, locale: Locale) -> String {
        within(&self.clause.name(locale))
    }

    pub fn before(&self, locale: Locale) -> Before {
        Before {
            id: self.clause.id.clone(),
            name: self.said(locale),
            text: self.is_edited.then(|| self.text.clone()),
        }
    }
}
