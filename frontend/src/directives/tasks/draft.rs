use leptos::{prelude::*, task::spawn_local};
use shared::{Day, DueRule, MeasureInput, OrganizationKind, TaskSetInput as Input, tidy};

use super::{super::outline::cut_short, wire};
use crate::{
    api::Unanswered,
    calendar,
    numbers::count,
    session::Session,
    ui::{Problems, Toasts},
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

/// A task while it is written. It lives beside its sheet, so that closing the sheet loses nothing.
#[derive(Clone, Copy)]
pub struct TaskDraft {
    /// The id and the title of the clause it is for.
    pub clause: RwSignal<(String, String)>,
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
    unanswered: Unanswered,
    /// Stored: whole, it would be too large to pass along.
    session: StoredValue<Session>,
    toasts: Toasts,
}

impl TaskDraft {
    pub fn empty() -> Self {
        let text = || RwSignal::new(String::new());
        Self {
            clause: RwSignal::new((String::new(), String::new())),
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
            unanswered: Unanswered::nothing(),
            session: StoredValue::new(Session::get()),
            toasts: Toasts::get(),
        }
    }

    /// Opens the sheet; what was begun for the same clause is still there.
    pub fn begin(self, clause: &str, title: &str) {
        if self.clause.with_untracked(|(id, _)| id != clause) {
            self.clear();
            self.title.set(cut_short(title));
            self.clause.set((clause.to_owned(), title.to_owned()));
        }
        self.open.set(true);
    }

    fn clear(self) {
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
        let (clause, _) = self.clause.get_untracked();
        input.idempotency_key = self.unanswered.key(&clause, &input);
        self.busy.set(true);
        spawn_local(async move {
            let answer = wire::set(&clause, input).await;
            if self.busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(errors) if errors.is_empty() => self.done(is_draft),
                Ok(errors) => self.problems.refused(
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
                ),
                Err(error) => return self.problems.failed(&error),
            }
            self.unanswered.answered();
        });
    }

    fn done(self, is_draft: bool) {
        let session = self.session.get_value();
        let word = if is_draft { Word::TaskPrepared } else { Word::TaskGivenOut };
        self.toasts.say(word.said(session.locale.get_untracked()).to_owned());
        self.clause.set((String::new(), String::new()));
        self.open.set(false);
        session.changed();
    }

    /// What to send, without its key; nothing if something is wrong, then that is said.
    fn read(self) -> Option<Input> {
        let problems = self.problems;
        problems.clear();
        let title = tidy(&self.title.get_untracked());
        if !(1..=300).contains(&title.chars().count()) {
            problems.add("task-title", Word::TaskTitleWrong);
        }
        let chosen = OrganizationKind::ALL.into_iter().zip(self.kinds.get_value());
        let kinds: Vec<_> = chosen.filter(|(_, on)| on.get_untracked()).map(|(kind, _)| kind).collect();
        let organization_ids: Vec<_> = self
            .named
            .get_value()
            .all
            .with_untracked(|all| all.iter().map(|(id, _)| cynic::Id::new(id)).collect());
        let Due { rule, day, days } = self.due.get_value();
        if kinds.is_empty() && organization_ids.is_empty() {
            problems.add("kinds", Word::TaskNobody);
        }
        let due_rule = DueRule::of_tag(&rule.get_untracked()).unwrap_or(DueRule::OnDay);
        let on_day = due_rule == DueRule::OnDay;
        let due_on = calendar::Day::of_iso(&day.get_untracked()).filter(|_| on_day);
        if on_day && due_on.is_none() {
            problems.add("due-on", Word::TaskDayMissing);
        }
        let in_days = due_rule == DueRule::DaysAfterPublication;
        let days = count(&days.get_untracked()).filter(|days| in_days && (1..=366).contains(days));
        let due_days = days.and_then(|days| i32::try_from(days).ok());
        if in_days && due_days.is_none() {
            problems.add("due-days", Word::TaskDaysWrong);
        }
        let evidence = self.evidence.get_untracked().trim().to_owned();
        let measures: Vec<_> = self.measures_now();
        if measures.iter().any(|MeasureInput { name, unit }| name.is_empty() || unit.is_empty()) {
            problems.add("measures", Word::MeasureIncomplete);
        }
        problems.is_empty().then(|| Input {
            title,
            kinds,
            organization_ids,
            due_rule,
            due_on: due_on.map(|day| Day(day.iso())),
            due_days,
            expected_evidence: Some(evidence).filter(|text| !text.is_empty()),
            measures,
            idempotency_key: String::new(),
        })
    }

    /// A row with nothing in it asks for nothing.
    fn measures_now(self) -> Vec<MeasureInput> {
        let all = self.measures.get_value();
        let measure = |slot: usize| MeasureInput {
            name: tidy(&all[slot].0.get_untracked()),
            unit: tidy(&all[slot].1.get_untracked()),
        };
        let used = self.measured.get_untracked().into_iter().map(measure);
        used.filter(|measure| !(measure.name.is_empty() && measure.unit.is_empty())).collect()
    }
}
