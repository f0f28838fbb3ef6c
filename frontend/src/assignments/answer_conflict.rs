//! Two people have answered at once.
use leptos::prelude::*;

use super::{
    acts::Standing,
    answer_draft::{Act, AnswerDraft},
    kept::Filled,
    settle::{Settled, settle},
};
use crate::{ui::Versions, words::Word};

impl AnswerDraft {
    /// The server has another version than this was typed on. Only where both changed a field, somebody must choose.
    pub(super) fn compare(self, act: Act, sent: &Filled, theirs: Standing) {
        let there = Filled::of(&theirs);
        let base = self.base.get_untracked();
        match settle(act == Act::Submit, &base, sent, &theirs) {
            Settled::Arrived => return self.done(act, sent, &theirs),
            Settled::Again(_) => {
                self.rest_upon(&theirs);
                return self.send(act);
            }
            Settled::Contested => {}
        }
        let locale = self.session.locale.get_untracked();
        let field = |label: String, none: Word, [base, theirs, mine]: [&String; 3]| {
            let shown = |text: &String| {
                if text.is_empty() { none.said(locale).to_owned() } else { text.clone() }
            };
            Versions { label, base: shown(base), theirs: shown(theirs), mine: shown(mine) }
        };
        let label = Word::AnswerLabel.said(locale).to_owned();
        let answers = [&base, &there, sent].map(|filled| &filled.answer);
        let mut versions = vec![field(label, Word::AnswerNone, answers)];
        self.figures.with_value(|all| {
            for (at, (measure, _)) in all.iter().enumerate() {
                let blank = String::new();
                let texts = [&base, &there, sent].map(|filled| filled.figures.get(at).unwrap_or(&blank));
                versions.push(field(measure.name.clone(), Word::FigureBlank, texts));
            }
        });
        self.theirs.set_value(Some((act, theirs)));
        self.versions.set(versions);
    }

    pub fn yield_to_theirs(self) {
        if let Some((_, theirs)) = self.theirs.get_value() {
            self.fill(&Filled::of(&theirs));
            self.rest_upon(&theirs);
            self.session.changed();
        }
    }

    /// Having seen the other's answer, the person keeps their own where they chose so, and sends it.
    pub fn send_over(self, keeps_mine: &[bool]) {
        let Some((act, theirs)) = self.theirs.get_value() else { return };
        let there = Filled::of(&theirs);
        let mut merged = untrack(|| self.typed());
        if keeps_mine.first() == Some(&false) {
            merged.answer = there.answer;
        }
        for ((mine, text), keeps) in merged.figures.iter_mut().zip(there.figures).zip(&keeps_mine[1..]) {
            if !keeps {
                *mine = text;
            }
        }
        self.fill(&merged);
        self.rest_upon(&theirs);
        self.send(act);
    }

    fn rest_upon(self, standing: &Standing) {
        self.version.set(standing.version);
        self.base.set(Filled::of(standing));
    }
}
