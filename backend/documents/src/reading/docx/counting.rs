//! Counts the paragraphs of each list and writes their numbers.

use std::collections::{HashMap, HashSet};

use super::{
    numbering::{DEEPEST_LEVEL, Level, Numbering, Scheme},
    paragraph::ListPlace,
    styles::Styles,
};

const LETTERS_IN_ALPHABET: u32 = 26;
const ROMAN: [(u32, &str); 13] = [
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];
/// Beyond this, letters and Roman numbers would grow without end; Word itself stops here.
const MOST_ROMAN: u32 = 3999;
const MOST_LETTERS: u32 = 780;
const HIGHEST_START: u32 = 32_767;

type Counts = [Option<u32>; DEEPEST_LEVEL as usize + 1];

pub struct Counting<'p> {
    styles: &'p Styles,
    numbering: &'p Numbering,
    counts: HashMap<u32, Counts>,
    /// Lists with their own start that have begun: they start once.
    begun: HashSet<(u32, u8)>,
}

impl<'p> Counting<'p> {
    pub fn new(styles: &'p Styles, numbering: &'p Numbering) -> Self {
        Self { styles, numbering, counts: HashMap::new(), begun: HashSet::new() }
    }

    /// What Word prints before the text of the next paragraph, with its blank; empty if it is in no list.
    pub fn next(&mut self, style: Option<&str>, own: ListPlace) -> String {
        self.find(style, own)
            .map_or_else(String::new, |(list, scheme, level)| self.count(list, scheme, level))
    }

    fn find(&self, style: Option<&str>, own: ListPlace) -> Option<(u32, Scheme<'p>, u8)> {
        // A paragraph with list 0 of its own has left the list of its style.
        if let Some(list) = own.list {
            let scheme = self.numbering.scheme(list, self.styles)?;
            return Some((list, scheme, own.level.unwrap_or(0).min(DEEPEST_LEVEL)));
        }
        let (place, named_by) = self.styles.place(style)?;
        let list = place.list?;
        let scheme = self.numbering.scheme(list, self.styles)?;
        let level = own
            .level
            .or_else(|| scheme.level_of_style(style?))
            .or(place.level)
            .or_else(|| scheme.level_of_style(named_by))
            .unwrap_or(0);
        Some((list, scheme, level.min(DEEPEST_LEVEL)))
    }

    fn count(&mut self, list: u32, scheme: Scheme<'p>, number: u8) -> String {
        let Some(level) = scheme.level(number) else { return String::new() };
        let counts = self.counts.entry(scheme.pattern_id).or_default();
        let place = usize::from(number);
        let start = scheme.start(number).filter(|_| self.begun.insert((list, number)));
        counts[place] = Some(match (start, counts[place]) {
            (Some(start), _) => start.min(HIGHEST_START),
            (None, Some(before)) => before + 1,
            (None, None) => first(scheme, number),
        });
        for deeper in number + 1..=DEEPEST_LEVEL {
            let restart = scheme.level(deeper).and_then(|level| level.restart);
            if restart.is_none_or(|after| number < after) {
                counts[usize::from(deeper)] = None;
            }
        }
        written(level, scheme, counts)
    }
}

fn first(scheme: Scheme<'_>, number: u8) -> u32 {
    let of_level = || scheme.level(number).and_then(|level| level.start).unwrap_or(1);
    scheme.start(number).unwrap_or_else(of_level).min(HIGHEST_START)
}

fn written(level: &Level, scheme: Scheme<'_>, counts: &Counts) -> String {
    let mut text = if level.format == "bullet" {
        // The signs of bullets lie in symbol fonts; only a plus sign is a kind of its own.
        (if level.text.trim() == "+" { "+" } else { "-" }).to_owned()
    } else {
        filled(level, scheme, counts)
    };
    if !text.trim().is_empty() && !level.is_glued {
        text.push(' ');
    }
    text
}

/// `%1.%2.` with its numbers; a level that was left out counts as begun.
fn filled(level: &Level, scheme: Scheme<'_>, counts: &Counts) -> String {
    let mut pieces = level.text.split('%');
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let number = piece.chars().next().and_then(|digit| digit.to_digit(10)).unwrap_or(0);
        let Some(place) = u8::try_from(number).ok().and_then(|number| number.checked_sub(1)) else {
            text.push('%');
            text.push_str(piece);
            continue;
        };
        let count = counts[usize::from(place)].unwrap_or_else(|| first(scheme, place));
        let format = scheme.level(place).map_or("decimal", |level| level.format.as_str());
        text.push_str(&numeral(count, if level.is_legal { "decimal" } else { format }));
        text.push_str(&piece[1..]);
    }
    text
}

fn numeral(count: u32, format: &str) -> String {
    match format {
        "none" | "bullet" => String::new(),
        "decimalZero" => format!("{count:02}"),
        "lowerRoman" if count <= MOST_ROMAN => roman(count),
        "upperRoman" if count <= MOST_ROMAN => roman(count).to_uppercase(),
        "lowerLetter" if (1..=MOST_LETTERS).contains(&count) => letters(count),
        "upperLetter" if (1..=MOST_LETTERS).contains(&count) => letters(count).to_uppercase(),
        _ => count.to_string(),
    }
}

fn roman(mut count: u32) -> String {
    let mut numeral = String::new();
    for (value, sign) in ROMAN {
        while count >= value {
            numeral.push_str(sign);
            count -= value;
        }
    }
    numeral
}

/// After z Word goes on with aa, bb, cc.
fn letters(count: u32) -> String {
    let (rounds, place) = ((count - 1) / LETTERS_IN_ALPHABET, (count - 1) % LETTERS_IN_ALPHABET);
    (0..=rounds).filter_map(|_| char::from_digit(place + 10, 36)).collect()
}
