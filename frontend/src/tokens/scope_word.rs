use shared::{Capability, Word};

/// What a token reads, as a person would name it.
pub fn scope_word(capability: Capability) -> Word {
    match capability {
        Capability::ReadOrganizations => Word::TokenReadOrganizations,
        Capability::ReadContacts => Word::TokenReadContacts,
        Capability::ReadDirectives => Word::TokenReadDirectives,
        Capability::ReadAssignments => Word::TokenReadAssignments,
        Capability::ReadReports => Word::TokenReadReports,
        Capability::ReadAccounts => Word::TokenReadAccounts,
        Capability::ReadAudit => Word::TokenReadAudit,
        _ => Word::TokenReadOther,
    }
}
