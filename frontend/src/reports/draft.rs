//! One part of the report while somebody words it.
use leptos::{prelude::*, task::spawn_local};
use shared::ReportSectionWriteInput;

use super::{
    report::ReportSection,
    section_form::Clash,
    write::{Before, Wording, Written, write},
};
use crate::{
    api::{ApiError, new_key},
    drafts,
    numbers::grouped,
    session::Session,
    ui::{Problem, Problems, Toasts, Versions, lead_to},
    words::{Word, said},
};

/// The most characters of one part.
pub const MOST: usize = 10_000;

/// What was typed, and what stood when the typing began; kept while its form is shut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    base: Wording,
    text: String,
}

#[derive(Clone, Copy)]
pub struct Draft {
    section: Memo<ReportSection>,
    /// The id of the heading, to which the focus goes back.
    heading: StoredValue<String>,
    field: StoredValue<String>,
    base: RwSignal<Wording>,
    pub text: RwSignal<String>,
    pub problems: Problems,
    pub busy: RwSignal<bool>,
    theirs: RwSignal<Option<Wording>>,
    clash: Clash,
    open: RwSignal<bool>,
    kept: RwSignal<Option<Typed>>,
    /// What was sent and not answered: sent again, it must carry the same key.
    unanswered: StoredValue<Option<ReportSectionWriteInput>>,
    pub keeping: drafts::Draft,
    session: Session,
    toasts: Toasts,
}

impl Draft {
    pub fn of(
        section: Memo<ReportSection>,
        heading: String,
        field: String,
        open: RwSignal<bool>,
        kept: RwSignal<Option<Typed>>,
        clash: Clash,
    ) -> Self {
        let stands = || {
            let base = section.with_untracked(wording);
            Typed { text: base.text.clone(), base }
        };
        let Typed { base, text } = kept.get_untracked().unwrap_or_else(stands);
        let (mut base, text) = (base, RwSignal::new(text));
        let keeping = drafts::Draft::of(move || vec![text.get()]);
        let id = section.with_untracked(|section| section.clause.id.inner().to_owned());
        let untouched = drafts::Typed { version: base.version, texts: vec![base.text.clone()] };
        if let Some(drafts::Typed { version, texts }) = keeping.begin("report", &id, untouched) {
            // Upon an older version: sending will show what another has written meanwhile.
            base.version = version;
            text.set(texts.into_iter().next().unwrap_or_default());
        }
        Self {
            section,
            heading: StoredValue::new(heading),
            field: StoredValue::new(field),
            base: RwSignal::new(base),
            text,
            problems: Problems::none(),
            busy: RwSignal::new(false),
            theirs: RwSignal::new(None),
            clash,
            open,
            kept,
            unanswered: StoredValue::new(None),
            keeping,
            session: Session::get(),
            toasts: Toasts::get(),
        }
    }

    /// As the clause is called in a sentence.
    pub fn name(self) -> String {
        self.section.with(|section| section.said(self.session.locale.get()))
    }

    /// What stood before, as far as it is known here: after a conflict it is theirs.
    fn before(self) -> Before {
        let before = untrack(|| self.section.with(|section| section.before(self.session.locale.get())));
        match self.theirs.get_untracked() {
            Some(theirs) => Before { text: theirs.is_edited.then_some(theirs.text), ..before },
            None => before,
        }
    }

    /// The page has read the report again. What was typed is kept; an untouched form follows.
    pub fn follow(self, section: &ReportSection) {
        if self.text.get_untracked() == self.base.get_untracked().text {
            self.take(wording(section));
        }
    }

    fn take(self, wording: Wording) {
        if self.base.with_untracked(|base| *base != wording) {
            self.text.set(wording.text.clone());
            let untouched = drafts::Typed { version: wording.version, texts: vec![wording.text.clone()] };
            self.keeping.rest_on(untouched);
            self.base.set(wording);
            self.problems.clear();
        }
    }

    pub fn yield_to_theirs(self) {
        if let Some(theirs) = self.theirs.get_untracked() {
            self.take(theirs);
            self.session.changed();
        }
    }

    /// Having seen the other's text, the person still wants their own.
    pub fn save_over(self) {
        if let Some(theirs) = self.theirs.get_untracked() {
            self.base.set(theirs);
            self.save();
        }
    }

    /// Shuts the form; what was typed can be had again.
    pub fn discard(self) {
        let (base, text) = (self.base.get_untracked(), self.text.get_untracked());
        let (open, kept) = (self.open, self.kept);
        if text != base.text {
            let words = said(
                Word::ReportDiscarded,
                self.session.locale.get_untracked(),
                &[("clause", untrack(|| self.name()))],
            );
            self.toasts.say_with_undo(words, move || {
                let _ = kept.try_set(Some(Typed { base: base.clone(), text: text.clone() }));
                let _ = open.try_set(true);
            });
        }
        self.shut();
    }

    fn shut(self) {
        let heading = self.heading.get_value();
        self.keeping.done();
        self.kept.set(None);
        self.open.set(false);
        lead_to(&heading);
    }

    pub fn save(self) {
        if self.busy.get_untracked() {
            return;
        }
        self.problems.clear();
        let text = self.text.get_untracked();
        if text.chars().count() > MOST {
            let locale = self.session.locale.get_untracked();
            let words = said(Word::ReportTextLong, locale, &[("most", grouped(MOST as u64))]);
            return self.problems.push(Problem { field: self.field.get_value(), words });
        }
        let id = self.section.with_untracked(|section| section.clause.id.clone());
        // Nothing written is no wording.
        let text = Some(text).filter(|text| !text.trim().is_empty());
        let input = self.input(text, self.base.with_untracked(|base| base.version));
        self.unanswered.set_value(Some(input.clone()));
        self.busy.set(true);

        spawn_local(async move {
            let answer = write(id, input).await;
            // The person may have left the page meanwhile; its signals are gone then.
            if self.busy.try_set(false).is_none() {
                self.receive(answer);
            }
        });
    }

    fn input(self, text: Option<String>, expected_version: i32) -> ReportSectionWriteInput {
        let again = self
            .unanswered
            .get_value()
            .filter(|sent| sent.text == text && sent.expected_version == expected_version);
        again.unwrap_or_else(|| ReportSectionWriteInput {
            text,
            expected_version,
            idempotency_key: new_key(),
        })
    }

    fn receive(self, answer: Result<Written, ApiError>) {
        match answer {
            Ok(Written::Done(now)) => {
                let before = self.before();
                self.shut();
                let word = if now.is_edited { Word::ReportSaved } else { Word::ReportDraftUsed };
                before.tell(self.session, self.toasts, word, now.version);
                return;
            }
            Ok(Written::Stale(theirs)) => self.compare(theirs),
            Ok(Written::Refused(errors)) => {
                let field = self.field.get_value();
                self.problems.refused(errors, &[(ReportSectionWriteInput::TEXT, &field)]);
            }
            Err(error) => return self.problems.failed(&error),
        }
        self.unanswered.set_value(None);
    }

    fn compare(self, theirs: Wording) {
        let locale = self.session.locale.get_untracked();
        self.clash.draft.set(Some(self));
        self.clash.versions.set(vec![Versions {
            label: self.section.with_untracked(|section| section.clause.name(locale)),
            base: self.base.get_untracked().text,
            theirs: theirs.text.clone(),
            mine: self.text.get_untracked(),
        }]);
        self.theirs.set(Some(theirs));
    }
}

fn wording(section: &ReportSection) -> Wording {
    Wording { version: section.version, text: section.text.clone(), is_edited: section.is_edited }
}
