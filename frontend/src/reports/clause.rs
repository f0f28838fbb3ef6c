use shared::schema;

use crate::words::{Locale, Word, said};

/// What a page about a whole directive needs to know of one clause.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "Clause")]
pub struct ClauseName {
    pub id: cynic::Id,
    pub label: String,
    pub level: i32,
    pub title: String,
}

impl ClauseName {
    /// `Mục 2.1`; a bullet names nothing, so its clause is named by its title.
    pub fn name(&self, locale: Locale) -> String {
        match self.number() {
            "" => self.title.clone(),
            number => said(Word::ClauseSaid, locale, &[("label", number.to_owned())]),
        }
    }

    /// Its label, unless that is a bullet.
    pub fn number(&self) -> &str {
        if self.label.chars().any(char::is_alphanumeric) { &self.label } else { "" }
    }
}

/// What such a page needs to know of the directive itself.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "Directive")]
pub struct DirectiveName {
    pub id: cynic::Id,
    pub title: String,
    kind: Option<String>,
    number: Option<String>,
}

impl DirectiveName {
    /// `Công văn 1592/SGDĐT-GDTrH&GDTX` within a sentence; what has no number is named by its title.
    pub fn name(&self) -> String {
        match (&self.kind, &self.number) {
            (Some(kind), Some(number)) => [kind, " ", number].concat(),
            (None, Some(number)) => number.clone(),
            (_, None) => within(&self.title),
        }
    }
}

/// `Xã Mường Lạn` within a sentence: `xã Mường Lạn`.
pub fn within(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_is_named_by_its_number_and_else_by_its_title() {
        let named = |label: &str| {
            let clause = ClauseName {
                id: cynic::Id::new("clause:1"),
                label: label.to_owned(),
                level: 1,
                title: "Mở lớp xóa mù chữ".to_owned(),
            };
            clause.name(Locale::Vi)
        };
        assert_eq!(named("2.1"), "Mục 2.1");
        assert_eq!(named("-"), "Mở lớp xóa mù chữ");
        assert_eq!(named(""), "Mở lớp xóa mù chữ");
        assert_eq!(within("Xã Mường Lạn"), "xã Mường Lạn");
    }
}
