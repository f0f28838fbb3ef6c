//! Two people have changed one scheme: field by field, and the targets as one.
use leptos::prelude::*;

use super::{
    draft::SchemeDraft,
    kept::{HEAD, OF_A_TARGET},
    wire::Scheme,
};
use crate::{
    merging::{Piece, merged, versions},
    ui::Versions,
    words::Word,
};

impl SchemeDraft {
    /// Where nobody touched what the other did, both stand; else somebody must choose.
    pub(super) fn contest(self, theirs: Scheme) {
        let locale = self.session.get_value().locale.get_untracked();
        let base = self.kept.get_value().known_base().map(|texts| pieces(&texts));
        let all = versions(base, &pieces(&self.texts_of(&theirs)), &pieces(&self.texts_now()), locale);
        self.theirs.set_value(Some(theirs));
        if all.iter().any(Versions::is_contested) {
            self.versions.set(all);
        } else {
            self.save_over(&all.iter().map(Versions::keeps_mine).collect::<Vec<_>>());
        }
    }

    /// Over what another has done: it was seen.
    pub fn save_over(self, keeps_mine: &[bool]) {
        if let Some(theirs) = self.theirs.get_value() {
            let texts = merged(pieces(&self.texts_of(&theirs)), pieces(&self.texts_now()), keeps_mine);
            self.put(&texts);
            self.of.set(Some((theirs.id, theirs.version)));
            self.send();
        }
    }
}

fn pieces(texts: &[String]) -> Vec<Piece> {
    let Some((head, targets)) = texts.split_at_checked(HEAD) else { return Vec::new() };
    let line = |target: &[String]| target[..OF_A_TARGET - 1].join(" ");
    let lines: Vec<_> = targets.chunks_exact(OF_A_TARGET).map(line).collect();
    vec![
        Piece::plain(Word::SchemeName, &head[0]),
        Piece::plain(Word::FromYear, &head[1]),
        Piece::plain(Word::ToYear, &head[2]),
        Piece::new(Word::SchemeDocument, &head[3..], head[4].clone()),
        Piece::new(Word::TargetsTitle, targets, lines.join("; ")),
    ]
}
