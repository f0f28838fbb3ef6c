//! Words of jobs: what the server does by itself, after an act or by the clock.

#[cfg(feature = "client")]
use crate::schema;

/// What a job does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "server", derive(async_graphql::Enum))]
#[cfg_attr(feature = "client", derive(cynic::Enum))]
pub enum JobKind {
    /// Tells of an act whom it concerns.
    Notify,
    /// Looks, once a day, for what is due soon or overdue.
    Deadlines,
    /// Gathers, once a day, what is told by mail once a day.
    Digest,
    /// Sends a mail.
    Mail,
    /// Takes away, once a day, what nobody needs any more.
    Tidy,
}

impl JobKind {
    pub const ALL: [Self; 5] = [Self::Notify, Self::Deadlines, Self::Digest, Self::Mail, Self::Tidy];

    /// As it is stored.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Notify => "notify",
            Self::Deadlines => "deadlines",
            Self::Digest => "digest",
            Self::Mail => "mail",
            Self::Tidy => "tidy",
        }
    }

    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.tag() == tag)
    }
}

/// How far a job has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "server", derive(async_graphql::Enum))]
#[cfg_attr(feature = "client", derive(cynic::Enum))]
pub enum JobState {
    /// It waits for its time, or for its next try.
    Waiting,
    /// A worker is at it.
    Running,
    /// It is done.
    Done,
    /// It failed as often as it may and is tried no more by itself.
    Dead,
    /// Somebody gave it up.
    Discarded,
}

impl JobState {
    pub const ALL: [Self; 5] = [Self::Waiting, Self::Running, Self::Done, Self::Dead, Self::Discarded];

    /// As it is stored.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Done => "done",
            Self::Dead => "dead",
            Self::Discarded => "discarded",
        }
    }

    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.tag() == tag)
    }

    /// Whether somebody may have it tried at once.
    pub const fn can_be_retried(self) -> bool {
        matches!(self, Self::Waiting | Self::Dead | Self::Discarded)
    }

    /// Whether somebody may give it up.
    pub const fn can_be_discarded(self) -> bool {
        matches!(self, Self::Waiting | Self::Dead)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_and_a_state_are_found_again_by_their_tags() {
        for kind in JobKind::ALL {
            assert_eq!(JobKind::of_tag(kind.tag()), Some(kind));
        }
        for state in JobState::ALL {
            assert_eq!(JobState::of_tag(state.tag()), Some(state));
        }
    }
}
