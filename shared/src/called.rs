//! What kinds, states and roles are called: on the screen, in files, on paper.
use crate::{
    AssignmentState, Capability, DirectiveState, OrganizationKind, Role, TokenState, UnitKind, Word,
};

impl OrganizationKind {
    pub const fn word(self) -> Word {
        match self {
            Self::EducationOffice => Word::KindEducationOffice,
            Self::PeoplesCommittee => Word::KindPeoplesCommittee,
            Self::School => Word::KindSchool,
            Self::LearningCenter => Word::KindLearningCenter,
            Self::WomensUnion => Word::KindWomensUnion,
            Self::FarmersUnion => Word::KindFarmersUnion,
            Self::BorderGuard => Word::KindBorderGuard,
            Self::StudyEncouragement => Word::KindStudyEncouragement,
            Self::YouthUnion => Word::KindYouthUnion,
            Self::HomeAffairs => Word::KindHomeAffairs,
            Self::Other => Word::KindOther,
        }
    }
}

impl UnitKind {
    pub const fn word(self) -> Word {
        match self {
            Self::Province => Word::UnitProvince,
            Self::District => Word::UnitDistrict,
            Self::Commune => Word::UnitCommune,
            Self::Ward => Word::UnitWard,
            Self::Township => Word::UnitTownship,
            Self::Village => Word::UnitVillage,
        }
    }
}

impl AssignmentState {
    pub const fn word(self) -> Word {
        match self {
            Self::Open => Word::AssignmentOpen,
            Self::Working => Word::AssignmentWorking,
            Self::Submitted => Word::AssignmentSubmitted,
            Self::Accepted => Word::AssignmentAccepted,
            Self::Returned => Word::AssignmentReturned,
            Self::Cancelled => Word::AssignmentCancelled,
        }
    }
}

impl DirectiveState {
    pub const fn word(self) -> Word {
        match self {
            Self::Draft => Word::DirectiveDraft,
            Self::Published => Word::DirectivePublished,
        }
    }
}

impl TokenState {
    pub const fn word(self) -> Word {
        match self {
            Self::Active => Word::TokenActive,
            Self::Expired => Word::TokenExpired,
            Self::Revoked => Word::TokenRevoked,
        }
    }
}

impl Role {
    pub const fn word(self) -> Word {
        match self {
            Self::Admin => Word::RoleAdmin,
            Self::Officer => Word::RoleOfficer,
            Self::Leader => Word::RoleLeader,
            Self::Clerk => Word::RoleClerk,
            Self::CouncilMember => Word::RoleCouncilMember,
            Self::Director => Word::RoleDirector,
            Self::School => Word::RoleSchool,
            Self::Commune => Word::RoleCommune,
            Self::Partner => Word::RolePartner,
            Self::HomeAffairs => Word::RoleHomeAffairs,
            Self::Chairman => Word::RoleChairman,
            Self::Surveyor => Word::RoleSurveyor,
            Self::Province => Word::RoleProvince,
        }
    }
}

impl Capability {
    /// What a token with it reads.
    pub const fn reading_word(self) -> Word {
        match self {
            Self::ReadOrganizations => Word::TokenReadOrganizations,
            Self::ReadContacts => Word::TokenReadContacts,
            Self::ReadDirectives => Word::TokenReadDirectives,
            Self::ReadAssignments => Word::TokenReadAssignments,
            Self::ReadReports => Word::TokenReadReports,
            Self::ReadAccounts => Word::TokenReadAccounts,
            Self::ReadAudit => Word::TokenReadAudit,
            _ => Word::TokenReadOther,
        }
    }
}
