//! The same document cited twice is one.

use std::collections::HashMap;

use super::Citation;

/// How many documents with the same number are told apart by kind and date; more are not worth a longer search.
const MAX_NAMESAKES: usize = 16;

#[derive(Default)]
pub struct Register {
    citations: Vec<Citation>,
    /// By number, or by the name of a scheme in small letters.
    places: HashMap<String, Vec<usize>>,
}

impl Register {
    pub fn add(&mut self, citation: Citation) {
        let key = citation.number.clone().unwrap_or_else(|| {
            // A blank in front keeps `Đề án 89` apart from a document with the number 89.
            format!(" {}", citation.name.as_deref().unwrap_or_default().to_lowercase())
        });
        let namesakes = self.places.entry(key).or_default();
        let known = namesakes.iter().take(MAX_NAMESAKES).copied().find(|&place| {
            let known = &self.citations[place];
            agree(known.kind.as_ref(), citation.kind.as_ref())
                && agree(known.date.as_ref(), citation.date.as_ref())
        });
        if let Some(place) = known {
            complete(&mut self.citations[place], citation);
        } else {
            namesakes.push(self.citations.len());
            self.citations.push(citation);
        }
    }

    pub fn into_citations(self) -> Vec<Citation> {
        self.citations
    }
}

/// What one of them does not say cannot contradict the other.
fn agree<T: PartialEq>(known: Option<&T>, other: Option<&T>) -> bool {
    known.is_none() || other.is_none() || known == other
}

fn complete(known: &mut Citation, other: Citation) {
    known.kind = known.kind.take().or(other.kind);
    known.date = known.date.or(other.date);
    known.issuer = known.issuer.take().or(other.issuer);
    known.name = known.name.take().or(other.name);
    known.ranges.extend(other.ranges);
}
