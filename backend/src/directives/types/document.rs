use async_graphql::{ID, Object, SimpleObject};
use chrono::NaiveDate;
use shared::LegalDocumentId;

use super::Clause;
use crate::{
    api::node_id,
    directives::entity::{citation, clause, legal_document},
};

/// A document that a directive names.
#[derive(SimpleObject)]
pub struct Citation {
    /// Which document.
    document: LegalDocument,
    /// The clauses that name it, in document order; empty if only the opening or the closing does.
    clauses: Vec<Clause>,
    /// Indicates whether the opening names it as what is carried out.
    is_superior: bool,
}

impl Citation {
    /// `cited` stands in the order of the text.
    pub fn grouped(
        cited: Vec<(citation::Model, legal_document::Model)>,
        clauses: &[clause::Model],
    ) -> Vec<Self> {
        let mut grouped: Vec<Self> = Vec::new();
        for (mention, document) in cited {
            let at = mention.starts_at;
            let clause = clauses.iter().find(|clause| (clause.starts_at..clause.ends_at).contains(&at));
            let known = grouped.iter().position(|citation| citation.document.0.id == document.id);
            let place = known.unwrap_or_else(|| {
                let (document, clauses) = (LegalDocument(document), Vec::new());
                grouped.push(Self { document, clauses, is_superior: false });
                grouped.len() - 1
            });
            let citation = &mut grouped[place];
            citation.is_superior |= mention.is_superior;
            if let Some(clause) = clause
                && citation.clauses.iter().all(|known| known.0.id != clause.id)
            {
                citation.clauses.push(Clause(clause.clone()));
            }
        }
        grouped
    }
}

#[derive(Clone)]
pub struct LegalDocument(pub(in crate::directives) legal_document::Model);

/// A document or scheme that directives of the office cite.
#[Object]
impl LegalDocument {
    /// Opaque, stable, unique across all types.
    async fn id(&self) -> ID {
        node_id(LegalDocumentId(self.0.id))
    }

    /// Its kind as it is written: `Thông tư`; null if the text does not say.
    async fn kind(&self) -> Option<&str> {
        self.0.kind.as_deref()
    }

    /// Its number as it is written; null if the text does not say.
    async fn number(&self) -> Option<&str> {
        self.0.number.as_deref()
    }

    /// The day it was issued; null if the text does not say.
    async fn issued_on(&self) -> Option<NaiveDate> {
        self.0.issued_on
    }

    /// Who issued it; null if the text does not say.
    async fn issuer(&self) -> Option<&str> {
        self.0.issuer.as_deref()
    }

    /// What it is about or called.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// Indicates whether somebody has compared it with the original.
    async fn is_verified(&self) -> bool {
        self.0.is_verified
    }
}
