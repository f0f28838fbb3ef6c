use shared::{OrganizationKind, Word};

pub const fn kind_word(kind: OrganizationKind) -> Word {
    match kind {
        OrganizationKind::EducationOffice => Word::KindEducationOffice,
        OrganizationKind::PeoplesCommittee => Word::KindPeoplesCommittee,
        OrganizationKind::School => Word::KindSchool,
        OrganizationKind::LearningCenter => Word::KindLearningCenter,
        OrganizationKind::WomensUnion => Word::KindWomensUnion,
        OrganizationKind::FarmersUnion => Word::KindFarmersUnion,
        OrganizationKind::BorderGuard => Word::KindBorderGuard,
        OrganizationKind::StudyEncouragement => Word::KindStudyEncouragement,
        OrganizationKind::YouthUnion => Word::KindYouthUnion,
        OrganizationKind::HomeAffairs => Word::KindHomeAffairs,
        OrganizationKind::Other => Word::KindOther,
    }
}
