//! Words of notifications: who is told of what, how, and in which words.
use crate::{Locale, Said, Word, refusal::FieldPath};

#[cfg(feature = "client")]
use crate::schema;

/// What somebody is told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "server", derive(async_graphql::Enum))]
#[cfg_attr(feature = "client", derive(cynic::Enum))]
pub enum NotificationKind {
    /// Something was given to your organization to do.
    Assigned,
    /// Its last day is near.
    DueSoon,
    /// Its last day is over; to the office, how many of a directive's became late.
    Overdue,
    /// The office gave it back.
    Returned,
    /// The office accepted it.
    Accepted,
    /// The office reminds you of it.
    Reminded,
    /// To the office: it was handed in.
    HandedIn,
}

impl NotificationKind {
    pub const ALL: [Self; 7] = [
        Self::Assigned,
        Self::DueSoon,
        Self::Overdue,
        Self::Returned,
        Self::Accepted,
        Self::Reminded,
        Self::HandedIn,
    ];

    /// As it is stored.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Assigned => "assigned",
            Self::DueSoon => "due_soon",
            Self::Overdue => "overdue",
            Self::Returned => "returned",
            Self::Accepted => "accepted",
            Self::Reminded => "reminded",
            Self::HandedIn => "handed_in",
        }
    }

    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.tag() == tag)
    }

    /// What it is called in the settings.
    pub const fn word(self) -> Word {
        match self {
            Self::Assigned => Word::NotifiesAssigned,
            Self::DueSoon => Word::NotifiesDueSoon,
            Self::Overdue => Word::NotifiesOverdue,
            Self::Returned => Word::NotifiesReturned,
            Self::Accepted => Word::NotifiesAccepted,
            Self::Reminded => Word::NotifiesReminded,
            Self::HandedIn => Word::NotifiesHandedIn,
        }
    }

    /// The same event in the words of whoever it is told to: an organization, or (with `count`) the office.
    pub fn said(self, facts: &Facts<'_>) -> Said {
        let word = match self {
            Self::Assigned => Word::NotifiedAssigned,
            Self::DueSoon => Word::NotifiedDueSoon,
            Self::Overdue if facts.count.is_some() => Word::NotifiedOverdueOffice,
            Self::Overdue => Word::NotifiedOverdue,
            Self::Returned => Word::NotifiedReturned,
            Self::Accepted => Word::NotifiedAccepted,
            Self::Reminded => Word::NotifiedReminded,
            Self::HandedIn => Word::NotifiedHandedIn,
        };
        Said::with(word, "title", facts.title)
            .and("organization", facts.organization.unwrap_or_default())
            .and("due", facts.due.unwrap_or_default())
            .and("reason", facts.reason.unwrap_or_default())
            .and("count", &facts.count.unwrap_or_default())
    }
}

/// What fills the gaps of a notification's words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Facts<'a> {
    /// Of the task; of the directive, where `count` tells how many tasks of it.
    pub title: &'a str,
    pub organization: Option<&'a str>,
    /// As people write days.
    pub due: Option<&'a str>,
    pub reason: Option<&'a str>,
    pub count: Option<i32>,
}

/// Whether and when a mail tells of it too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "server", derive(async_graphql::Enum))]
#[cfg_attr(feature = "client", derive(cynic::Enum))]
pub enum MailPace {
    /// No mail.
    Never,
    /// As soon as it happens.
    AtOnce,
    /// Once a day, with all else that happened.
    Daily,
}

impl MailPace {
    pub const ALL: [Self; 3] = [Self::Never, Self::AtOnce, Self::Daily];

    /// As it is stored.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::AtOnce => "at_once",
            Self::Daily => "daily",
        }
    }

    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|pace| pace.tag() == tag)
    }
}

/// How you are told of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct NotificationChoiceInput {
    /// What you are told of; each kind once. A kind that is left out is told as it is at first.
    pub kind: NotificationKind,
    /// Whether it stands among your notifications.
    pub in_app: bool,
    /// Whether and when a mail tells of it.
    pub mail: MailPace,
}

/// How you are told: the whole form.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "server", derive(async_graphql::InputObject))]
#[cfg_attr(feature = "client", derive(cynic::InputObject))]
pub struct NotificationSettingsUpdateInput {
    /// Where mail goes, at most 254 characters; left out, nowhere.
    pub email: Option<String>,
    /// The language of the mail.
    pub language: Locale,
    /// How you are told of each kind.
    pub choices: Vec<NotificationChoiceInput>,
    /// The version you read; 0 if you have set nothing yet.
    pub expected_version: i32,
    /// 8 to 64 letters, digits or hyphens, new for each act: repeating it repeats the answer, not the act.
    pub idempotency_key: String,
}

impl NotificationSettingsUpdateInput {
    pub const EMAIL: FieldPath = FieldPath::new(&["input", "email"]);
    pub const CHOICES: FieldPath = FieldPath::new(&["input", "choices"]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_and_a_pace_are_found_again_by_their_tags() {
        for kind in NotificationKind::ALL {
            assert_eq!(NotificationKind::of_tag(kind.tag()), Some(kind));
        }
        for pace in MailPace::ALL {
            assert_eq!(MailPace::of_tag(pace.tag()), Some(pace));
        }
    }

    #[test]
    fn the_office_and_the_organization_hear_of_the_same_in_other_words() {
        let facts = Facts { title: "Mở lớp", due: Some("15/04/2020"), ..Facts::default() };
        let theirs = NotificationKind::Overdue.said(&facts).said(Locale::Vi);
        let office = NotificationKind::Overdue.said(&Facts { count: Some(7), ..facts }).said(Locale::Vi);
        assert!(theirs.contains("15/04/2020") && !theirs.contains('7'), "{theirs}");
        assert!(office.contains("7 việc") && office.contains("Mở lớp"), "{office}");
    }
}
