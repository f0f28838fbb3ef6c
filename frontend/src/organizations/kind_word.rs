use shared::{OrganizationKind, Word};

pub const fn kind_word(kind: OrganizationKind) -> Word {
    kind.word()
}
