use leptos::prelude::*;
use shared::FieldPath;

use crate::{
    api::{ApiError, UserError},
    session::Session,
    words::{Locale, Word},
};

/// What is wrong with a form, in the order of its fields.
#[derive(Clone, Copy)]
pub struct Problems {
    all: RwSignal<Vec<Problem>>,
    locale: RwSignal<Locale>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The id of the field; empty if no field is at fault.
    pub field: String,
    pub words: String,
}

impl Problems {
    pub fn none() -> Self {
        Self { all: RwSignal::new(Vec::new()), locale: Session::get().locale }
    }

    pub fn all(self) -> Signal<Vec<Problem>> {
        self.all.into()
    }

    pub fn is_empty(self) -> bool {
        self.all.with_untracked(Vec::is_empty)
    }

    pub fn clear(self) {
        if !self.is_empty() {
            self.all.set(Vec::new());
        }
    }

    /// It may be called when the form has gone.
    pub fn push(self, problem: Problem) {
        let _ = self.all.try_update(|all| all.push(problem));
    }

    /// Found by the form itself.
    pub fn add(self, field: &str, word: Word) {
        let words = word.said(self.locale.get_untracked()).to_owned();
        self.push(Problem { field: field.to_owned(), words });
    }

    /// Found by the server. `fields` tells which field shows which argument.
    pub fn refused(self, errors: Vec<UserError>, fields: &[(FieldPath, &str)]) {
        let problem = |UserError { path, message, .. }: UserError| {
            let field = fields.iter().find(|(argument, _)| argument.is(&path)).map_or("", |(_, field)| field);
            Problem { field: field.to_owned(), words: message }
        };
        let _ = self.all.try_set(errors.into_iter().map(problem).collect());
    }

    /// The server did not answer. It may be called when the form has gone.
    pub fn failed(self, error: &ApiError) {
        let words = error.unsent().said(self.locale.get_untracked()).to_owned();
        let _ = self.all.try_set(vec![Problem { field: String::new(), words }]);
    }

    /// The words to show beside a field.
    pub fn beside(self, field: &'static str) -> Signal<Option<String>> {
        let found =
            move |all: &Vec<Problem>| all.iter().find(|one| one.field == field).map(|one| one.words.clone());
        Signal::derive(move || self.all.with(found))
    }
}
