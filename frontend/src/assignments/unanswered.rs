use leptos::prelude::*;

use crate::api::new_key;

/// The key of what was sent and not answered: sent again, the same must carry the same key, so that an answer lost
/// on the way doubles nothing.
#[derive(Clone, Copy)]
pub struct Unanswered(StoredValue<Option<(String, String)>>);

impl Unanswered {
    pub fn none() -> Self {
        Self(StoredValue::new(None))
    }

    /// The key to send `content` with.
    pub fn key(self, content: String) -> String {
        let again = self.0.with_value(|sent| sent.clone().filter(|(sent, _)| *sent == content));
        let (content, key) = again.unwrap_or_else(|| (content, new_key()));
        self.0.set_value(Some((content, key.clone())));
        key
    }

    pub fn answered(self) {
        let _ = self.0.try_set_value(None);
    }
}
