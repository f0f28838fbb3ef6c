use leptos::{prelude::*, task::spawn_local};
use shared::{DirectiveDescribeInput as Input, RefusalCode, tidy};

use super::wire::{
    DIRECTIVE, DOCUMENT, Description, ISSUED_ON, PERIOD_FROM, PERIOD_TO, TITLE, Values, describe, input_of,
};
use crate::{
    api::{Unanswered, UserError},
    calendar::Day,
    session::Session,
    ui::{Problems, Toasts, Versions},
    words::Word,
};

/// The ids of the fields, in their order.
pub const FIELDS: [&str; 9] = [
    "title", "kind", "number", "issued-on", "issuer", "period-from", "period-to", "superior-document",
    "superior-directive",
];

pub const LABELS: [Word; 9] = [
    Word::DirectiveTitle,
    Word::DirectiveKind,
    Word::DirectiveNumber,
    Word::DirectiveIssuedOn,
    Word::DirectiveIssuer,
    Word::PeriodFrom,
    Word::PeriodTo,
    Word::SuperiorDocument,
    Word::SuperiorDirective,
];

/// What is chosen from, and its words.
pub type Choices = Vec<(String, String)>;

/// What is being said of a directive. It lives as long as its page, so that another tab of it costs nothing.
#[derive(Clone, Copy)]
pub struct Describing {
    pub id: StoredValue<String>,
    pub fields: StoredValue<[RwSignal<String>; 9]>,
    pub documents: RwSignal<Choices>,
    pub directives: RwSignal<Choices>,
    pub problems: Problems,
    pub busy: RwSignal<bool>,
    pub versions: RwSignal<Vec<Versions>>,
    /// As the server had it, and its version; nothing before it was read.
    base: StoredValue<Option<(i32, Values)>>,
    theirs: StoredValue<Option<(i32, Values)>>,
    unanswered: Unanswered,
    /// Stored: whole, it would be too large to pass along.
    session: StoredValue<Session>,
    toasts: Toasts,
}

impl Describing {
    pub fn of(id: String) -> Self {
        Self {
            id: StoredValue::new(id),
            fields: StoredValue::new(std::array::from_fn(|_| RwSignal::new(String::new()))),
            documents: RwSignal::new(Vec::new()),
            directives: RwSignal::new(Vec::new()),
            problems: Problems::none(),
            busy: RwSignal::new(false),
            versions: RwSignal::new(Vec::new()),
            base: StoredValue::new(None),
            theirs: StoredValue::new(None),
            unanswered: Unanswered::nothing(),
            session: StoredValue::new(Session::get()),
            toasts: Toasts::get(),
        }
    }

    pub fn field(self, at: usize) -> RwSignal<String> {
        self.fields.with_value(|fields| fields[at])
    }

    fn values(self) -> Values {
        std::array::from_fn(|at| tidy(&self.field(at).get_untracked()))
    }

    /// Whether something is typed and not saved.
    pub fn is_touched(self) -> bool {
        let now: Values = std::array::from_fn(|at| tidy(&self.field(at).get()));
        self.base.with_value(|base| base.as_ref().is_some_and(|(_, base)| *base != now))
    }

    /// The server has been asked again. What was typed is kept; an untouched form follows.
    pub fn follow(self, description: &Description) {
        let (version, now) = (description.version, description.values());
        let base = self.base.get_value();
        let is_same = base.as_ref().is_some_and(|(_, base)| *base == now);
        let is_touched = base.is_some_and(|(_, base)| base != self.values());
        if is_same {
            self.base.set_value(Some((version, now)));
        } else if !is_touched {
            self.take(version, now);
        }
    }

    fn take(self, version: i32, values: Values) {
        for (at, value) in values.iter().enumerate() {
            self.field(at).set(value.clone());
        }
        self.base.set_value(Some((version, values)));
    }

    pub fn save(self) {
        if self.busy.get_untracked() {
            return;
        }
        self.problems.clear();
        let values = self.values();
        if !(1..=300).contains(&values[TITLE].chars().count()) {
            self.problems.add(FIELDS[TITLE], Word::DirectiveTitleWrong);
        }
        for at in [ISSUED_ON, PERIOD_FROM, PERIOD_TO] {
            if !values[at].is_empty() && Day::of_iso(&values[at]).is_none() {
                self.problems.add(FIELDS[at], Word::DateUnreadable);
            }
        }
        let Some((version, _)) = self.base.get_value().filter(|_| self.problems.is_empty()) else { return };
        let mut input = input_of(&values, version);
        input.idempotency_key = self.unanswered.key("", &input);
        self.busy.set(true);
        spawn_local(async move {
            let answer = describe(&self.id.get_value(), input).await;
            if self.busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok((Some(directive), errors)) if errors.is_empty() => self.saved(directive.version, values),
                Ok((directive, errors)) => self.refused(directive, errors),
                Err(error) => return self.problems.failed(&error),
            }
            self.unanswered.answered();
        });
    }

    fn saved(self, version: i32, values: Values) {
        self.base.set_value(Some((version, values)));
        self.toasts.say(Word::DescribeSaved.said(self.session.get_value().locale.get_untracked()).to_owned());
        self.session.get_value().changed();
    }

    fn refused(self, directive: Option<Description>, errors: Vec<UserError>) {
        let stale = errors.iter().any(|error| error.code == RefusalCode::StaleVersion);
        match directive.filter(|_| stale) {
            Some(theirs) => self.compare(theirs.version, theirs.values()),
            None => self.problems.refused(
                errors,
                &[
                    (Input::TITLE, FIELDS[TITLE]),
                    (Input::KIND, FIELDS[1]),
                    (Input::NUMBER, FIELDS[2]),
                    (Input::ISSUER, FIELDS[4]),
                    (Input::PERIOD_TO, FIELDS[PERIOD_TO]),
                    (Input::SUPERIOR_DOCUMENT_ID, FIELDS[DOCUMENT]),
                    (Input::SUPERIOR_DIRECTIVE_ID, FIELDS[DIRECTIVE]),
                ],
            ),
        }
    }

    fn compare(self, version: i32, theirs: Values) {
        let (base, mine) = (self.base.get_value().map(|(_, base)| base).unwrap_or_default(), self.values());
        if theirs == base {
            // Another part of the directive was changed: nothing here is contested.
            self.base.set_value(Some((version, base)));
            return self.save();
        }
        let locale = self.session.get_value().locale.get_untracked();
        let versions = |at: usize| Versions {
            label: LABELS[at].said(locale).to_owned(),
            base: self.shown(at, &base[at]),
            theirs: self.shown(at, &theirs[at]),
            mine: self.shown(at, &mine[at]),
        };
        self.versions.set((0..FIELDS.len()).map(versions).collect());
        self.theirs.set_value(Some((version, theirs)));
    }

    /// As a person reads it.
    fn shown(self, at: usize, value: &str) -> String {
        let choices = match at {
            DOCUMENT => self.documents,
            DIRECTIVE => self.directives,
            _ => return Day::of_iso(value).map_or_else(|| value.to_owned(), Day::shown),
        };
        let found =
            |choices: &Choices| choices.iter().find(|(id, _)| id == value).map(|(_, words)| words.clone());
        choices.with_untracked(found).unwrap_or_default()
    }

    pub fn yield_to_theirs(self) {
        if let Some((version, theirs)) = self.theirs.get_value() {
            self.take(version, theirs);
        }
        self.session.get_value().changed();
    }

    /// Over what another has done: theirs where mine is not wanted.
    pub fn save_over(self, mine: &[bool]) {
        let Some((version, theirs)) = self.theirs.get_value() else { return };
        for (at, value) in theirs.iter().enumerate() {
            if mine.get(at) != Some(&true) {
                self.field(at).set(value.clone());
            }
        }
        self.base.set_value(Some((version, theirs)));
        self.save();
    }
}
