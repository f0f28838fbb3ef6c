//! The trail keeps what a record held, and so what is somebody's own; whoever reads the trail without reading that where it
//! stands is told that it is withheld. A service token may be given the one without the other.
use std::borrow::Cow;

use serde_json::{Value, json};
use shared::{AccountId, Capability};

use crate::identity::Viewer;

/// The fields of entries that are personal, and who reads them on the record's own page.
const PERSONAL: [(&str, Capability); 3] = [
    ("phone", Capability::ReadContacts),
    ("email", Capability::ReadContacts),
    ("login", Capability::ReadAccounts),
];

/// What stood before or after, as this viewer is told it: in the place of a personal value stands the reason, never null.
pub fn told<'a>(viewer: &Viewer, subject: &str, payload: &'a str) -> Cow<'a, str> {
    let whose = subject.parse().ok().map(|AccountId(id)| id);
    // Where mail reaches somebody nobody else reads anywhere.
    let is_anothers = |name: &str| name == "email" && whose.is_some() && whose != viewer.account_id;
    let hidden: Vec<_> =
        PERSONAL.into_iter().filter(|(name, reads)| !viewer.can(*reads) || is_anothers(name)).collect();
    let Some(Value::Object(mut fields)) =
        (!hidden.is_empty()).then(|| serde_json::from_str(payload).ok()).flatten()
    else {
        return Cow::Borrowed(payload);
    };
    for (name, _) in hidden {
        if let Some(value) = fields.get_mut(name) {
            *value = json!({ "withheld": "ROLE" });
        }
    }
    Cow::Owned(Value::Object(fields).to_string())
}
