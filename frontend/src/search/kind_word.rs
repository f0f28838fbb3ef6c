use shared::SearchKind;

use crate::words::Word;

/// What records of a kind are called together.
pub const fn kind_word(kind: SearchKind) -> Word {
    match kind {
        SearchKind::Directive => Word::DirectivesTitle,
        SearchKind::Clause => Word::FindClauses,
        SearchKind::Task => Word::FindTasks,
        SearchKind::Assignment => Word::AssignmentsTitle,
        SearchKind::Organization => Word::OrganizationsTitle,
        SearchKind::Unit => Word::UnitsTitle,
        SearchKind::Scheme => Word::SchemesTitle,
        SearchKind::LegalDocument => Word::FindDocuments,
        SearchKind::Evidence => Word::EvidenceTitle,
        SearchKind::Account => Word::AccountsTitle,
    }
}
