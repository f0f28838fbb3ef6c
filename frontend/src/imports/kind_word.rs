use shared::{ImportKind, Word};

pub const fn kind_word(kind: ImportKind) -> Word {
    match kind {
        ImportKind::Organizations => Word::ImportsOrganizations,
        ImportKind::Accounts => Word::ImportsAccounts,
        ImportKind::Villages => Word::ImportsVillages,
    }
}
