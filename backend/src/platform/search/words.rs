//! A text as words: how each is compared without its marks, and how with them.
use shared::fold_vi;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Longer ones are cut: a lexeme of PostgreSQL ends somewhere.
const MOST_LETTERS: usize = 40;

/// A word, where it stands in its text, and what it is compared by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    pub start: usize,
    pub end: usize,
    pub folded: String,
    /// Its tone first, then its letters without it: `hòa` and `hoà` are one, and `thuơ` begins `thuở` not.
    pub marked: String,
}

impl Word {
    /// Whether marks were written; without them they are not asked for.
    pub fn has_marks(&self) -> bool {
        self.marked.strip_prefix('0') != Some(&self.folded)
    }

    /// Whether this one, typed so far, may become `other`.
    pub fn begins(&self, other: &Self) -> bool {
        other.folded.starts_with(&self.folded)
    }

    pub fn begins_marked(&self, other: &Self) -> bool {
        !self.has_marks() || other.marked.starts_with(&self.marked)
    }
}

/// Letters, digits and what stands on them; what cannot be seen does not part a word.
fn belongs(letter: char) -> bool {
    letter.is_alphanumeric() || is_combining_mark(letter) || is_unseen(letter)
}

fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

pub fn words(text: &str) -> Vec<Word> {
    let mut all = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        match (belongs(letter), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                all.extend(word(text, from, at));
                start = None;
            }
            _ => {}
        }
    }
    all
}

fn word(text: &str, start: usize, end: usize) -> Option<Word> {
    let seen: String = text[start..end].chars().filter(|letter| !is_unseen(*letter)).collect();
    let folded: String =
        fold_vi(&seen).chars().filter(|letter| letter.is_alphanumeric()).take(MOST_LETTERS).collect();
    (!folded.is_empty()).then(|| Word { start, end, folded, marked: marked(&seen) })
}

fn marked(word: &str) -> String {
    let (mut tone, mut letters) = ('0', String::new());
    for letter in word.nfc().flat_map(char::to_lowercase).nfd() {
        match letter {
            '\u{300}' => tone = '1',
            '\u{309}' => tone = '2',
            '\u{303}' => tone = '3',
            '\u{301}' => tone = '4',
            '\u{323}' => tone = '5',
            _ => letters.push(letter),
        }
    }
    std::iter::once(tone).chain(letters.nfc().take(MOST_LETTERS)).collect()
}

/// What an engine keeps of a word, in letters that every tokenizer and every locale leaves alone.
pub fn lexeme(place: char, word: &str) -> String {
    let mut plain = String::from(place);
    for letter in word.chars() {
        if letter.is_ascii_alphanumeric() {
            plain.push(letter.to_ascii_lowercase());
        } else {
            plain.extend(["0", format!("{:x}", u32::from(letter)).as_str(), "0"]);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.folded).collect()
    }

    #[test]
    fn a_text_is_parted_where_a_reader_would() {
        assert_eq!(folded("Số 318/PGDĐT-GDTX"), ["so", "318", "pgddt", "gdtx"]);
        assert_eq!(folded("hoc\u{200b}tap 🎓"), ["hoctap"]);
        assert_eq!(folded("\u{301}\u{300} \" * ( ) -"), [""; 0]);
        let nfd: String = "Đường".nfd().collect();
        assert_eq!(
            (folded(&nfd), words(&nfd)[0].marked.clone()),
            (vec!["duong".to_owned()], words("đường")[0].marked.clone())
        );
    }

    #[test]
    fn marks_that_were_typed_count_and_their_place_does_not() {
        let one = |text: &str| words(text).remove(0);
        assert_eq!(one("hòa").marked, one("HOÀ").marked);
        assert!(one("đườn").begins_marked(&one("Đường")) && !one("đường").begins_marked(&one("Dương")));
        assert!(one("duong").begins_marked(&one("Đường")) && one("đường").begins(&one("Dương")));
    }

    #[test]
    fn an_engine_meets_plain_letters_only() {
        assert_eq!(lexeme('m', "1đương"), "m10111001b0001a10ng");
    }
}
