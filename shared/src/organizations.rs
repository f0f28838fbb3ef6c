//! Words of the slice `organizations`.
use crate::{Day, NodeId, Word, refusal::FieldPath, text::tidy};

#[cfg(feature = "client")]
use crate::schema;

/// What kind of body an organization is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "server", derive(async_graphql::Enum))]
#[cfg_attr(feature = "client", derive(cynic::Enum))]
pub enum OrganizationKind {
    /// An office or department of education.
    EducationOffice,
    /// A people's committee of a commune, district or province.
    PeoplesCommittee,
    /// A school or a continuing-education center.
    School,
    /// A community learning center.
    LearningCenter,
    /// Women's Union.
    WomensUnion,
    /// Farmers' Union.
    FarmersUnion,
    /// A Border Guard post.
    BorderGuard,
    /// Study-Encouragement Association.
    StudyEncouragement,
    /// Youth Union.
    YouthUnion,
    /// The office of home affairs.
    HomeAffairs,
    /// Any other body that takes part.
    Other,
}

impl OrganizationKind {
    pub const ALL: [Self; 11] = [
        Self::EducationOffice,
        Self::PeoplesCommittee,
        Self::School,
        Self::LearningCenter,
        Self::WomensUnion,
        Self::FarmersUnion,
        Self::BorderGuard,
        Self::StudyEncouragement,
        Self::YouthUnion,
        Self::HomeAffairs,
        Self::Other,
    ];

    /// As it is stored.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::EducationOffice => "education_office",
            Self::PeoplesCommittee => "peoples_committee",
            Self::School => "school",
            Self::LearningCenter => "learning_center",
            Self::WomensUnion => "womens_union",
            Self::FarmersUnion => "farmers_union",
            Self::BorderGuard => "border_guard",
            Self::StudyEncouragement => "study_encouragement",
            Self::YouthUnion => "youth_union",
            Self::HomeAffairs => "home_affairs",
            Self::Other => "other",
        }
    }

    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.tag() == tag)
    }

    /// What people call it.
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

/// What an organization is and how it is reached. The whole form: what is left out is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct OrganizationFormInput {
    /// 1 to 120 characters after trimming.
    pub name: String,
    /// What kind of body it is; it stays so once somebody works there or something was given out to it.
    pub kind: OrganizationKind,
    /// The unit it stands in.
    pub unit_id: NodeId,
    /// The organization above it.
    pub parent_id: Option<NodeId>,
    /// Its telephone, at most 32 characters.
    pub phone: Option<String>,
    /// Its mail address, at most 120 characters.
    pub email: Option<String>,
    /// Where letters go, at most 240 characters.
    pub address: Option<String>,
    /// Its first day.
    pub valid_from: Day,
}

/// Where a refusal may point: the server names the place, the form finds its field by it.
impl OrganizationFormInput {
    pub const NAME: FieldPath = FieldPath::new(&["input", "organization", "name"]);
    pub const KIND: FieldPath = FieldPath::new(&["input", "organization", "kind"]);
    pub const UNIT_ID: FieldPath = FieldPath::new(&["input", "organization", "unitId"]);
    pub const PARENT_ID: FieldPath = FieldPath::new(&["input", "organization", "parentId"]);
    pub const PHONE: FieldPath = FieldPath::new(&["input", "organization", "phone"]);
    pub const EMAIL: FieldPath = FieldPath::new(&["input", "organization", "email"]);
    pub const ADDRESS: FieldPath = FieldPath::new(&["input", "organization", "address"]);
    pub const VALID_FROM: FieldPath = FieldPath::new(&["input", "organization", "validFrom"]);
}

/// A new organization.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct OrganizationOpenInput {
    /// What it is.
    pub organization: OrganizationFormInput,
    /// 8 to 64 letters, digits or hyphens, new for each act: repeating it repeats the answer, not the act.
    pub idempotency_key: String,
}

/// What an organization is from now on.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct OrganizationUpdateInput {
    /// What it is.
    pub organization: OrganizationFormInput,
    /// The version you read; if another has changed the organization since, nothing is done.
    pub expected_version: i32,
    /// 8 to 64 letters, digits or hyphens, new for each act: repeating it repeats the answer, not the act.
    pub idempotency_key: String,
}

/// When an organization ends, or that it does not.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct OrganizationEndInput {
    /// The first day without it: the day before is its last. Left out, an end set before is taken back.
    pub on: Option<Day>,
    /// Why, for the trail; 1 to 500 characters.
    pub reason: String,
    /// The version you read; if another has changed the organization since, nothing is done.
    pub expected_version: i32,
    /// 8 to 64 letters, digits or hyphens, new for each act: repeating it repeats the answer, not the act.
    pub idempotency_key: String,
}

impl OrganizationEndInput {
    pub const ON: FieldPath = FieldPath::new(&["input", "on"]);
    pub const REASON: FieldPath = FieldPath::new(&["input", "reason"]);
}

/// A name of a record: NFC, trimmed, 1 to 120 characters, no control characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name(String);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("A name needs 1 to 120 characters and no control characters.")]
pub struct InvalidName;

impl Name {
    pub const MAX_CHARS: usize = 120;

    pub fn parse(raw: &str) -> Result<Self, InvalidName> {
        let name = tidy(raw);
        let fits = (1..=Self::MAX_CHARS).contains(&name.chars().count());
        // PostgreSQL refuses U+0000 in text: let in here, it would be a fault there.
        if fits && !name.contains(char::is_control) { Ok(Self(name)) } else { Err(InvalidName) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_parsed_name_parses_to_itself(raw in "\\PC{0,140}|.{0,20}") {
            if let Ok(name) = Name::parse(&raw) {
                prop_assert_eq!(Name::parse(name.as_str()), Ok(name));
            }
        }
    }

    #[test]
    fn a_name_typed_in_pieces_is_the_name_typed_whole() {
        assert_eq!(Name::parse(" Chie\u{302}\u{300}ng  An "), Name::parse("Chiềng An"));
        assert_eq!(Name::parse(" \u{a0} "), Err(InvalidName));
        assert_eq!(Name::parse("a\0b"), Err(InvalidName));
    }

    #[test]
    fn a_kind_is_found_again_by_its_tag() {
        for kind in OrganizationKind::ALL {
            assert_eq!(OrganizationKind::of_tag(kind.tag()), Some(kind));
        }
    }
}
