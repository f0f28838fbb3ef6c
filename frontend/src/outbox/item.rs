//! One thing that waits to be sent, as the device keeps it.
use serde::{Deserialize, Serialize};
use shared::Word;

/// What the field may do without a network. All else waits for the person, not for the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Act {
    AnswerSave,
    AnswerSubmit,
    EvidenceAdd,
}

impl Act {
    const ALL: [Self; 3] = [Self::AnswerSave, Self::AnswerSubmit, Self::EvidenceAdd];

    const fn tag(self) -> &'static str {
        match self {
            Self::AnswerSave => "assignmentSave",
            Self::AnswerSubmit => "assignmentSubmit",
            Self::EvidenceAdd => "evidenceAdd",
        }
    }

    pub const fn word(self) -> Word {
        match self {
            Self::AnswerSave => Word::OutboxActSave,
            Self::AnswerSubmit => Word::OutboxActSubmit,
            Self::EvidenceAdd => Word::OutboxActEvidence,
        }
    }

    /// An answer is one whole form: a later one takes the place of an earlier one that was not sent.
    pub const fn is_answer(self) -> bool {
        matches!(self, Self::AnswerSave | Self::AnswerSubmit)
    }
}

impl From<String> for Act {
    fn from(tag: String) -> Self {
        Self::ALL.into_iter().find(|act| act.tag() == tag).unwrap_or(Self::AnswerSave)
    }
}

impl From<Act> for String {
    fn from(act: Act) -> Self {
        act.tag().to_owned()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum State {
    /// It goes with the next network.
    Waiting,
    /// The person changes it; it goes when they say so.
    Held,
    /// The server will not have it; the person must mend it.
    Refused,
    /// Another has changed the same meanwhile; the person must compare.
    Contested,
    /// Thrown away; it can be brought back until the app is opened anew.
    Dropped,
}

impl State {
    const ALL: [Self; 5] = [Self::Waiting, Self::Held, Self::Refused, Self::Contested, Self::Dropped];

    const fn tag(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Held => "held",
            Self::Refused => "refused",
            Self::Contested => "contested",
            Self::Dropped => "dropped",
        }
    }

    /// Whether it will not go before the person has looked at it.
    pub const fn needs_person(self) -> bool {
        matches!(self, Self::Refused | Self::Contested)
    }
}

impl From<String> for State {
    fn from(tag: String) -> Self {
        // Of a state that this version does not know, a person decides.
        Self::ALL.into_iter().find(|state| state.tag() == tag).unwrap_or(Self::Held)
    }
}

impl From<State> for String {
    fn from(state: State) -> Self {
        state.tag().to_owned()
    }
}

/// Why the server will not have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// Which argument it is about.
    pub path: Vec<String>,
    pub words: String,
}

/// The form as it stood: where its draft is kept, and what is kept there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    pub place: String,
    pub content: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// The idempotency key: sent twice, it is done once.
    pub key: String,
    /// The login of who wrote it. Nobody else sees it, nobody else sends it.
    pub account: String,
    /// When, by the clock of the device.
    pub at: String,
    pub act: Act,
    /// The record it is about: the id of an assignment.
    pub subject: String,
    /// What people call that record.
    pub title: String,
    /// What was typed, to be read here whatever becomes of the record.
    pub text: String,
    /// The request, word for word: a newer version of the app still sends what an older one wrote.
    pub body: String,
    pub form: Form,
    /// Of the file that goes with it; its content lies beside the item.
    pub file_name: Option<String>,
    pub state: State,
    pub faults: Vec<Fault>,
    /// How often the server failed at it.
    pub tries: u32,
}
