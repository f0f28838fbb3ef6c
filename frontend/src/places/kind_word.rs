use shared::{UnitKind, Word};

pub const fn kind_word(kind: UnitKind) -> Word {
    kind.word()
}
