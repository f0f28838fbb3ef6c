//! What was typed and not yet received by the server, kept on the device: a lost network, a reload or a closed tab
//! loses nothing. Of one person and one assignment.
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{acts::Standing, assignment::Figure};
use crate::{
    api::Json,
    numbers::{count, grouped},
    session::{self, Session},
};

/// What stands in the form: the words, and a figure's text for each measure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filled {
    pub answer: String,
    pub figures: Vec<String>,
}

impl Filled {
    pub fn new(answer: Option<&String>, figures: &[Figure]) -> Self {
        let text = |figure: &Figure| {
            figure.value.and_then(|value| u64::try_from(value).ok()).map(grouped).unwrap_or_default()
        };
        Self { answer: answer.cloned().unwrap_or_default(), figures: figures.iter().map(text).collect() }
            .tidied()
    }

    pub fn of(standing: &Standing) -> Self {
        Self::new(standing.answer.as_ref(), &standing.figures)
    }

    /// Two that say the same are the same.
    pub fn tidied(&self) -> Self {
        let text = |typed: &String| count(typed).map_or_else(|| typed.trim().to_owned(), grouped);
        Self { answer: self.answer.trim().to_owned(), figures: self.figures.iter().map(text).collect() }
    }
}

/// What is kept, and upon which version it was typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    pub version: i32,
    pub base: Filled,
    pub typed: Filled,
}

/// Where it is kept.
pub fn place(session: Session, assignment: &str) -> String {
    let login = session.viewer.with_untracked(|viewer| viewer.as_ref().map(|viewer| viewer.login.clone()));
    format!("densach.answer.{}.{assignment}", login.unwrap_or_default())
}

pub fn find(place: &str) -> Option<Kept> {
    Json::parse(&session::kept(place)?)?.read().ok()
}

pub fn keep(place: &str, kept: &Kept) {
    if let Ok(text) = serde_json::to_string(kept) {
        session::keep(place, &text);
    }
}
