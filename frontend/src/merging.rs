//! Two people have changed one form: its fields side by side, and the form that comes of the choice.
use crate::{
    drafts::Texts,
    ui::Versions,
    words::{Locale, Word},
};

/// One field of a form: its texts as the form keeps them, and the same as a person reads it.
#[derive(Clone)]
pub struct Piece {
    pub label: Word,
    pub texts: Texts,
    pub shown: String,
}

impl Piece {
    pub fn new(label: Word, texts: &[String], shown: String) -> Self {
        Self { label, texts: texts.to_vec(), shown }
    }

    /// A field of one text.
    pub fn plain(label: Word, text: &String) -> Self {
        Self::new(label, std::slice::from_ref(text), text.clone())
    }
}

/// `base` is the form before either wrote. Where that is not known any more, whatever differs has to be chosen.
pub fn versions(base: Option<Vec<Piece>>, theirs: &[Piece], mine: &[Piece], locale: Locale) -> Vec<Versions> {
    let base = base.filter(|base| base.len() == mine.len());
    let one = |at: usize, mine: &Piece| {
        let theirs = theirs[at].shown.clone();
        let unknown =
            || if theirs == mine.shown { theirs.clone() } else { Word::BaseUnknown.said(locale).to_owned() };
        let base = base.as_ref().map_or_else(unknown, |base| base[at].shown.clone());
        Versions { label: mine.label.said(locale).to_owned(), base, theirs, mine: mine.shown.clone() }
    };
    mine.iter().enumerate().map(|(at, mine)| one(at, mine)).collect()
}

/// The form as it is sent over what another has done.
pub fn merged(theirs: Vec<Piece>, mine: Vec<Piece>, keeps_mine: &[bool]) -> Texts {
    let both = theirs.into_iter().zip(mine).zip(keeps_mine);
    both.flat_map(|((theirs, mine), keeps_mine)| if *keeps_mine { mine.texts } else { theirs.texts })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(texts: [&str; 2]) -> Vec<Piece> {
        texts.map(|text| Piece::plain(Word::KeepMine, &text.to_owned())).to_vec()
    }

    #[test]
    fn what_only_one_has_changed_needs_no_choice() {
        let (theirs, mine) = (form(["a", "x"]), form(["b", "c"]));
        let all = versions(Some(form(["a", "c"])), &theirs, &mine, Locale::Vi);
        assert!(!all.iter().any(Versions::is_contested));
        let keeps: Vec<_> = all.iter().map(Versions::keeps_mine).collect();
        assert_eq!(merged(theirs, mine, &keeps), ["b", "x"]);
    }

    #[test]
    fn where_nobody_knows_what_it_was_each_difference_is_a_choice() {
        let all = versions(None, &form(["a", "c"]), &form(["b", "c"]), Locale::Vi);
        assert_eq!(all.iter().map(Versions::is_contested).collect::<Vec<_>>(), [true, false]);
    }
}
