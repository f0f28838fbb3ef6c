//! What the product says, in Vietnamese and English, to people at a screen, in mail, on paper and in refusals.
mod generated {
    include!(concat!(env!("OUT_DIR"), "/words.rs"));

    impl Word {
        pub(super) const fn texts(self) -> &'static (&'static str, [&'static str; 2]) {
            &TEXTS[self as usize]
        }
    }
}

#[cfg(feature = "client")]
use crate::schema;

pub use generated::Word;

/// A language that the product speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "server", derive(async_graphql::Enum))]
#[cfg_attr(feature = "client", derive(cynic::Enum))]
pub enum Locale {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

impl Locale {
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// The first language of an `Accept-Language` that we speak; Vietnamese if there is none.
    pub fn of_header(header: &str) -> Self {
        let english = |tag: &str| tag.trim().get(..2).is_some_and(|tag| tag.eq_ignore_ascii_case("en"));
        let spoken = |tag: &&str| {
            english(tag) || tag.trim().get(..2).is_some_and(|tag| tag.eq_ignore_ascii_case("vi"))
        };
        if header.split(',').find(spoken).is_some_and(english) { Self::En } else { Self::Vi }
    }
}

impl Word {
    /// As it is written in the files: `sign-in-title`.
    pub const fn id(self) -> &'static str {
        self.texts().0
    }

    /// The text; gaps stand as `{name}`.
    pub const fn said(self, locale: Locale) -> &'static str {
        self.texts().1[locale as usize]
    }

    /// The text with its gaps filled.
    pub fn fill(self, locale: Locale, gaps: &[(&str, &str)]) -> String {
        let mut text = String::new();
        let mut rest = self.said(locale);
        // In one walk: what fills a gap may look like a gap itself.
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            text.push_str(before);
            text.push_str(gaps.iter().find(|(gap, _)| *gap == name).map_or("", |(_, value)| value));
            rest = after;
        }
        text.push_str(rest);
        text
    }
}

/// A word and what fills its gaps: it is said when the language is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub word: Word,
    pub gaps: Vec<(&'static str, String)>,
}

impl Said {
    pub fn with(word: Word, gap: &'static str, value: &(impl ToString + ?Sized)) -> Self {
        Self { word, gaps: vec![(gap, value.to_string())] }
    }

    #[must_use]
    pub fn and(mut self, gap: &'static str, value: &(impl ToString + ?Sized)) -> Self {
        self.gaps.push((gap, value.to_string()));
        self
    }

    pub fn said(&self, locale: Locale) -> String {
        let gaps: Vec<_> = self.gaps.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.word.fill(locale, &gaps)
    }
}

impl From<Word> for Said {
    fn from(word: Word) -> Self {
        Self { word, gaps: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_we_speak_is_taken() {
        for (header, locale) in [
            ("", Locale::Vi),
            ("fr, en-GB;q=0.8, vi", Locale::En),
            ("vi-VN,vi;q=0.9,en", Locale::Vi),
            ("x", Locale::Vi),
        ] {
            assert_eq!(Locale::of_header(header), locale, "{header}");
        }
    }

    #[cfg(not(feature = "client"))]
    #[test]
    fn a_gap_is_filled_in_both_languages() {
        let said = Said::with(Word::RefusalTooManyTries, "minutes", &15);
        assert!(said.said(Locale::Vi).contains("15 phút"));
        assert!(said.said(Locale::En).contains("15 minutes"));
        let like_a_gap = Said::with(Word::RefusalSignIn, "left", "{minutes}").and("minutes", &15);
        assert!(like_a_gap.said(Locale::En).contains("{minutes}"));
    }
}
