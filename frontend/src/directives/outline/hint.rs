use shared::{Word, schema};

/// Something that looks like a slip in the numbering. `at` counts bytes of the body.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "OutlineHint")]
pub struct Hint {
    pub kind: OutlineHintKind,
    pub at: Option<i32>,
    pub excerpt: Option<String>,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutlineHintKind {
    AnnexFound,
    GluedMarker,
    NoNumbering,
    NumberMissing,
    NumberRepeated,
    QuoteNotClosed,
    TooManyClauses,
}

impl OutlineHintKind {
    /// What was seen, and what to look at.
    pub const fn word(self) -> Word {
        match self {
            Self::AnnexFound => Word::HintAnnex,
            Self::GluedMarker => Word::HintGlued,
            Self::NoNumbering => Word::HintNoNumbering,
            Self::NumberMissing => Word::HintMissing,
            Self::NumberRepeated => Word::HintRepeated,
            Self::QuoteNotClosed => Word::HintQuote,
            Self::TooManyClauses => Word::HintTooMany,
        }
    }
}
