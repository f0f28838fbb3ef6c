//! Two people have changed one task: field by field, each list as one.
use leptos::prelude::*;
use shared::{DueRule, OrganizationKind};

use super::{draft::TaskDraft, kept::HEAD, line::TaskSummary};
use crate::{
    calendar::Day,
    drafts::Texts,
    merging::{Piece, merged, versions},
    organizations::kind_word,
    ui::Versions,
    words::{Locale, Word, said},
};

impl TaskDraft {
    /// Where nobody touched what the other did, both stand; else somebody must choose.
    pub(super) fn contest(self, theirs: TaskSummary, is_draft: bool) {
        let locale = self.session.get_value().locale.get_untracked();
        let base = self.kept.get_value().known_base().map(|texts| pieces(&texts, locale));
        let other = pieces(&self.texts_of(&theirs), locale);
        let all = versions(base, &other, &pieces(&self.texts_now(), locale), locale);
        self.theirs.set_value(Some(theirs));
        if all.iter().any(Versions::is_contested) {
            self.versions.set(all);
        } else {
            self.save_over(is_draft, &all.iter().map(Versions::keeps_mine).collect::<Vec<_>>());
        }
    }

    /// Over what another has done: it was seen.
    pub fn save_over(self, is_draft: bool, keeps_mine: &[bool]) {
        if let Some(theirs) = self.theirs.get_value() {
            let locale = self.session.get_value().locale.get_untracked();
            let mine = pieces(&self.texts_now(), locale);
            let texts = merged(pieces(&self.texts_of(&theirs), locale), mine, keeps_mine);
            self.put(&texts);
            self.of.update(|of| of.task = Some((theirs.id, theirs.version)));
            self.send(is_draft);
        }
    }

    /// A task as the server has it, as the form would keep it. The form holds what it held before.
    fn texts_of(self, task: &TaskSummary) -> Texts {
        let (mine, of) = (self.texts_now(), self.of.get_untracked());
        self.take(task);
        let theirs = self.texts_now();
        self.put(&mine);
        self.of.set(of);
        theirs
    }
}

fn pieces(texts: &[String], locale: Locale) -> Vec<Piece> {
    let Some((head, lists)) = texts.split_at_checked(HEAD) else { return Vec::new() };
    let named = head[HEAD - 1].parse::<usize>().unwrap_or(0) * 2;
    let (named, measures) = lists.split_at(lists.len().min(named));
    let kinds =
        OrganizationKind::ALL.into_iter().filter(|kind| head[5].split(' ').any(|tag| tag == kind.tag()));
    let kinds: Vec<_> = kinds.map(|kind| kind_word(kind).said(locale)).collect();
    let titles: Vec<_> = named.chunks_exact(2).map(|pair| pair[1].as_str()).collect();
    let lines: Vec<_> = measures.chunks_exact(2).map(|pair| pair.join(" / ")).collect();
    // How many are named stands before the names.
    let of_names: Vec<_> = head[HEAD - 1..].iter().chain(named).cloned().collect();
    vec![
        Piece::plain(Word::TaskTitle, &head[0]),
        Piece::plain(Word::TaskExpectedEvidence, &head[1]),
        Piece::new(Word::TaskDue, &head[2..5], due(&head[2..5], locale)),
        Piece::new(Word::TaskKinds, &head[5..6], kinds.join(", ")),
        Piece::new(Word::TaskOrganizations, &of_names, titles.join(", ")),
        Piece::new(Word::TaskMeasuresAsked, measures, lines.join("; ")),
    ]
}

fn due(texts: &[String], locale: Locale) -> String {
    match DueRule::of_tag(&texts[0]) {
        Some(DueRule::DaysAfterPublication) => said(Word::DueAfter, locale, &[("days", texts[2].clone())]),
        Some(DueRule::EndOfPeriod) => Word::DueAtEnd.said(locale).to_owned(),
        _ => {
            let day = Day::of_iso(&texts[1]).map(Day::shown).unwrap_or_default();
            said(Word::DueOn, locale, &[("day", day)])
        }
    }
}
