//! What is kept of what happened: enough to word it for anybody, in any language, at any later time.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use shared::{Facts, Locale, NotificationKind};

/// As it was when it happened.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Kept {
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_on: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<i32>,
}

impl Kept {
    /// What a row of a later version holds and this one does not know is left out.
    pub fn read(json: &str) -> Self {
        serde_json::from_str(json).unwrap_or_default()
    }

    pub fn written(&self) -> String {
        serde_json::json!(self).to_string()
    }

    pub fn said(&self, kind: NotificationKind, locale: Locale) -> String {
        let due = self.due_on.map(|day| day.format("%d/%m/%Y").to_string());
        let facts = Facts {
            title: &self.title,
            organization: self.organization.as_deref(),
            due: due.as_deref(),
            reason: self.reason.as_deref(),
            count: self.count,
        };
        kind.said(&facts).said(locale)
    }
}
