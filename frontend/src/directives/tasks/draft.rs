use leptos::{prelude::*, task::spawn_local};
use shared::{DueRule, OrganizationKind, RefusalCode, TaskSetInput as Input};

use super::{
    super::outline::cut_short,
    line::TaskSummary,
    wire::{self, Clause},
};
use crate::{
    api::{Unanswered, UserError},
    audit::take_back,
    drafts::Draft,
    session::Session,
    ui::{Problems, Toasts, Versions},
    words::Word,
};

pub const MOST_MEASURES: usize = 12;

/// Who is responsible by name.
#[derive(Clone, Copy)]
pub struct Named {
    /// Ids and names.
    pub all: RwSignal<Vec<(String, String)>>,
    /// Chosen, and not among them yet.
    pub picked: RwSignal<String>,
    pub picked_name: RwSignal<String>,
}

/// Until when.
#[derive(Clone, Copy)]
pub struct Due {
    pub rule: RwSignal<String>,
    pub day: RwSignal<String>,
    pub days: RwSignal<String>,
}

/// What is written here: a task of a clause, a new one or one that is there already.
#[derive(Clone, Default, PartialEq)]
pub struct Of {
    pub clause: String,
    /// The clause in its own words.
    pub text: String,
    /// The id of the task that is changed, and the version of it that was read.
    pub task: Option<(cynic::Id, i32)>,
}

/// A task while it is written. It lives beside its sheet, so that closing the sheet loses nothing.
#[derive(Clone, Copy)]
pub struct TaskDraft {
    pub of: RwSignal<Of>,
    pub open: RwSignal<bool>,
    pub title: RwSignal<String>,
    pub kinds: StoredValue<[RwSignal<bool>; OrganizationKind::ALL.len()]>,
    pub named: StoredValue<Named>,
    pub due: StoredValue<Due>,
    pub evidence: RwSignal<String>,
    /// A name and a unit each; those in use are in `measured`.
    pub measures: StoredValue<[(RwSignal<String>, RwSignal<String>); MOST_MEASURES]>,
    pub measured: RwSignal<Vec<usize>>,
    pub problems: Problems,
    pub busy: RwSignal<bool>,
    /// The task as another has left it meanwhile, if one did.
    pub(super) theirs: StoredValue<Option<TaskSummary>>,
    /// Its fields, as long as somebody must choose.
    pub versions: RwSignal<Vec<Versions>>,
    /// Where the device keeps it. Stored, as the session is.
    pub kept: StoredValue<Draft>,
    unanswered: Unanswered,
    /// Stored: whole, it would be too large to pass along.
    pub session: StoredValue<Session>,
    toasts: Toasts,
}

impl TaskDraft {
    pub fn empty() -> Self {
        let text = || RwSignal::new(String::new());
        let written = StoredValue::new(None::<Self>);
        let texts = move || written.get_value().map(Self::texts).unwrap_or_default();
        let draft = Self {
            of: RwSignal::new(Of::default()),
            open: RwSignal::new(false),
            title: text(),
            kinds: StoredValue::new(std::array::from_fn(|_| RwSignal::new(false))),
            named: StoredValue::new(Named {
                all: RwSignal::new(Vec::new()),
                picked: text(),
                picked_name: text(),
            }),
            due: StoredValue::new(Due {
                rule: RwSignal::new(DueRule::OnDay.tag().to_owned()),
                day: text(),
                days: text(),
            }),
            evidence: text(),
            measures: StoredValue::new(std::array::from_fn(|_| (text(), text()))),
            measured: RwSignal::new(Vec::new()),
            problems: Problems::none(),
            busy: RwSignal::new(false),
            theirs: StoredValue::new(None),
            versions: RwSignal::new(Vec::new()),
            kept: StoredValue::new(Draft::of(texts)),
            unanswered: Unanswered::nothing(),
            session: StoredValue::new(Session::get()),
            toasts: Toasts::get(),
        };
        written.set_value(Some(draft));
        draft
    }

    /// Opens the sheet for a new task; what was begun for the same clause is still there.
    pub fn begin(self, clause: &Clause) {
        let id = clause.id.inner();
        if self.of.with_untracked(|of| of.clause != id || of.task.is_some()) {
            self.clear();
            self.title.set(cut_short(&clause.title));
            self.of.set(Of { clause: id.to_owned(), text: clause.text.trim().to_owned(), task: None });
        }
        self.resume();
        self.open.set(true);
    }

    pub fn clear(self) {
        for kind in self.kinds.get_value() {
            kind.set(false);
        }
        let (Named { all, picked, .. }, Due { rule, day, days }) =
            (self.named.get_value(), self.due.get_value());
        all.set(Vec::new());
        self.measured.set(Vec::new());
        for text in [picked, day, days, self.evidence] {
            text.set(String::new());
        }
        rule.set(DueRule::OnDay.tag().to_owned());
        self.problems.clear();
    }

    pub fn add_picked(self) {
        let Named { all, picked, picked_name } = self.named.get_value();
        let (id, name) = (picked.get_untracked(), picked_name.get_untracked());
        let is_new = all.with_untracked(|all| all.iter().all(|(known, _)| *known != id));
        if !id.is_empty() && is_new {
            all.update(|all| all.push((id, name)));
        }
        picked.set(String::new());
    }

    pub fn add_measure(self) {
        let free = self.measured.with_untracked(|used| (0..MOST_MEASURES).find(|slot| !used.contains(slot)));
        if let Some(slot) = free {
            self.measures.with_value(|measures| {
                measures[slot].0.set(String::new());
                measures[slot].1.set(String::new());
            });
            self.measured.update(|used| used.push(slot));
        }
    }

    pub fn send(self, is_draft: bool) {
        if self.busy.get_untracked() {
            return;
        }
        // Chosen and not yet in the list: it was meant.
        self.add_picked();
        let Some(mut input) = self.read() else { return };
        let Of { clause, task, .. } = self.of.get_untracked();
        let version = task.as_ref().map_or(0, |(_, version)| *version);
        let about = task.as_ref().map_or(clause.as_str(), |(id, _)| id.inner());
        input.idempotency_key = self.unanswered.key(&[about, &version.to_string()].concat(), &input);
        self.busy.set(true);
        spawn_local(async move {
            let answer = match task.clone() {
                None => wire::set(&clause, input).await.map(|errors| (None, errors)),
                Some((id, version)) => wire::update(id, input.over(version)).await,
            };
            if self.busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok((now, errors)) => {
                    self.unanswered.answered();
                    if errors.is_empty() {
                        self.done(is_draft, task.zip(now));
                    } else {
                        self.refused(now, errors, is_draft);
                    }
                }
                Err(error) => self.problems.failed(&error),
            }
        });
    }

    fn refused(self, task: Option<TaskSummary>, errors: Vec<UserError>, is_draft: bool) {
        if let Some(theirs) = task
            && errors.iter().any(|error| error.code == RefusalCode::StaleVersion)
        {
            return self.contest(theirs, is_draft);
        }
        self.problems.refused(
            errors,
            &[
                (Input::TITLE, "task-title"),
                (Input::KINDS, "kinds"),
                (Input::ORGANIZATION_IDS, "organization"),
                (Input::DUE_ON, "due-on"),
                (Input::DUE_DAYS, "due-days"),
                (Input::EXPECTED_EVIDENCE, "evidence"),
                (Input::MEASURES, "measures"),
            ],
        );
    }

    /// `changed` is what was there, by id and version, and what it became.
    fn done(self, is_draft: bool, changed: Option<((cynic::Id, i32), TaskSummary)>) {
        let (session, toasts) = (self.session.get_value(), self.toasts);
        let is_new = self.of.with_untracked(|of| of.task.is_none());
        let word = match (is_new, is_draft) {
            (true, true) => Word::TaskPrepared,
            (true, false) => Word::TaskGivenOut,
            (false, _) => Word::TaskChangedNow,
        };
        let words = word.said(session.locale.get_untracked()).to_owned();
        // What was given out has reached others: it is changed again, not taken back.
        match changed.filter(|_| is_draft) {
            None => toasts.say(words),
            Some(((id, before), now)) => toasts.say_with_undo(words, move || {
                take_back(session, toasts, id.inner().to_owned(), before, now.version);
            }),
        }
        self.kept.get_value().done();
        self.of.set(Of::default());
        self.open.set(false);
        session.changed();
    }
}
