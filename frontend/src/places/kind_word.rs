use shared::{UnitKind, Word};

pub const fn kind_word(kind: UnitKind) -> Word {
    match kind {
        UnitKind::Province => Word::UnitProvince,
        UnitKind::District => Word::UnitDistrict,
        UnitKind::Commune => Word::UnitCommune,
        UnitKind::Ward => Word::UnitWard,
        UnitKind::Township => Word::UnitTownship,
        UnitKind::Village => Word::UnitVillage,
    }
}
