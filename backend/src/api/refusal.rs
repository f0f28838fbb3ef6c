use shared::{FieldPath, RefusalCode, Said, Word};

use super::UserError;
use crate::platform::KeyRefused;

/// Why a mutation did nothing: what the caller can mend, or the row as another has left it.
#[derive(Debug)]
pub enum Refusal<Row> {
    Told(Vec<UserError>),
    /// The version was stale; the record as it now stands.
    Stale(Box<Row>),
}

impl<Row> Refusal<Row> {
    pub fn new(code: RefusalCode, path: FieldPath, said: impl Into<Said>) -> Self {
        Self::Told(vec![UserError::new(code, path, said)])
    }

    pub fn invalid(path: FieldPath, said: impl Into<Said>) -> Self {
        Self::new(RefusalCode::Invalid, path, said)
    }

    /// Not there, or not yours: the two cannot be told apart.
    pub fn not_found(path: FieldPath) -> Self {
        Self::new(RefusalCode::NotFound, path, Word::RefusalNotFound)
    }

    /// What is wrong lies in something that the caller has not typed: it is told of `path`.
    #[must_use]
    pub fn at(self, path: FieldPath) -> Self {
        match self {
            Self::Told(errors) => Self::Told(errors.into_iter().map(|error| error.at(path)).collect()),
            stale @ Self::Stale(_) => stale,
        }
    }

    /// After an update that met no row: gone, or moved on?
    pub fn stale(current: Option<Row>) -> Self {
        current.map_or_else(|| Self::not_found(FieldPath::ID), |row| Self::Stale(Box::new(row)))
    }

    /// What the payload shows: the record, if another has changed it, and the errors.
    pub fn into_parts(self) -> (Option<Row>, Vec<UserError>) {
        match self {
            Self::Told(errors) => (None, errors),
            Self::Stale(row) => {
                let stale = UserError::new(
                    RefusalCode::StaleVersion,
                    FieldPath::EXPECTED_VERSION,
                    Word::RefusalStaleVersion,
                );
                (Some(*row), vec![stale])
            }
        }
    }
}

impl<Row> From<KeyRefused> for Refusal<Row> {
    fn from(refused: KeyRefused) -> Self {
        let (code, word) = match refused {
            KeyRefused::Malformed => (RefusalCode::Invalid, Word::RefusalKeyMalformed),
            KeyRefused::Reused => (RefusalCode::KeyReused, Word::RefusalKeyReused),
        };
        Self::new(code, FieldPath::IDEMPOTENCY_KEY, word)
    }
}
