//! Is this Vietnamese? Every word is one syllable, and its syllables are a closed set.

use std::{collections::HashSet, sync::LazyLock};

use unicode_normalization::UnicodeNormalization as _;

const ONSETS: [&str; 28] = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p",
    "ph", "qu", "r", "s", "t", "th", "tr", "v", "x",
];
static RHYMES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "a ac ach ai am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êc êch êm ên êng ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh \
    ip it iu y ych yêm yên yêng yêt yêu yn ynh yt yu ya o oa oac oach oai oam oan oang oanh oao oap oat oay \
    oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt \
    ơ ơi ơm ơn ơng ơp ơt u ua uâc uân uâng uât uây uc ui um un ung up ut uê uêch uên uênh uôc uôi uôm uôn \
    uông uôt uơ uy uya uych uyên uyêt uyn uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu \
    ưt ưu"
        .split(' ')
        .collect()
});
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];
/// Signs of windows-1258 that stand in Vietnamese texts; a text full of other signs is another encoding.
const SIGNS: &str = "\u{A0}–—‘’‚“”„…•·«»§°±×÷²³½¼€©®™";

/// How many words of all those that have letters beyond ASCII are Vietnamese syllables.
#[derive(Clone, Copy, Debug, Default)]
pub struct Share {
    pub words: usize,
    vietnamese: usize,
}

impl Share {
    pub fn percent(self) -> usize {
        (self.vietnamese * 100).checked_div(self.words).unwrap_or(0)
    }
}

/// Words in plain ASCII are the same in every encoding and prove nothing.
pub fn share(text: &str) -> Share {
    words(text).filter(|word| !word.is_ascii() && !is_abbreviation(word)).fold(
        Share::default(),
        |share, word| Share {
            words: share.words + 1,
            vietnamese: share.vietnamese + usize::from(is_syllable(word)),
        },
    )
}

/// Text in another encoding, decoded as windows-1258, is anything but this.
pub fn is_vietnamese(text: &str) -> bool {
    let share = share(text);
    let has_proof = share.words > 0 || words(text).all(str::is_ascii);
    let mut signs = text.chars().filter(|&letter| !letter.is_ascii() && !is_letter(letter));
    has_proof && share.vietnamese * 100 >= share.words * 85 && signs.all(|sign| SIGNS.contains(sign))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter| !is_letter(letter)).filter(|word| !word.is_empty())
}

fn is_letter(letter: char) -> bool {
    letter.is_alphabetic() || matches!(letter, '\u{300}'..='\u{36F}')
}

/// `SGDĐT`: no syllable, and no sign of another encoding either.
fn is_abbreviation(word: &str) -> bool {
    word.chars().all(|letter| letter.is_ascii_uppercase() || "ĂÂĐÊÔƠƯ".contains(letter)) && !is_syllable(word)
}

fn is_syllable(word: &str) -> bool {
    let mut tones = 0;
    let bare: String = word
        .nfd()
        .filter(|letter| {
            let is_tone = TONES.contains(letter);
            tones += usize::from(is_tone);
            !is_tone
        })
        .nfc()
        .flat_map(char::to_lowercase)
        .collect();
    tones <= 1
        && ONSETS.iter().any(|onset| bare.strip_prefix(onset).is_some_and(|rhyme| RHYMES.contains(rhyme)))
}
