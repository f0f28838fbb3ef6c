//! The outline of a draft while it is repaired: where its clauses begin. Bytes are those of the body in UTF-8.
use std::ops::Range;

use shared::tidy;

/// Deeper no dispatch goes.
const DEEPEST: i32 = 9;
const TITLE_CHARS: usize = 300;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cut {
    pub start: usize,
    pub label: String,
    pub level: i32,
    pub title: String,
}

/// Before the first cut is the preamble, from `closing` on the closing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cuts {
    pub cuts: Vec<Cut>,
    pub closing: usize,
}

impl Cuts {
    pub fn at(&self, start: usize) -> Option<&Cut> {
        self.cuts.iter().find(|cut| cut.start == start)
    }

    pub fn at_mut(&mut self, start: usize) -> Option<&mut Cut> {
        self.cuts.iter_mut().find(|cut| cut.start == start)
    }

    /// The bytes of the clause that starts here.
    pub fn range(&self, start: usize) -> Range<usize> {
        let next = self.cuts.iter().find(|cut| cut.start > start);
        start..next.map_or(self.closing, |cut| cut.start)
    }

    pub fn preamble(&self) -> Range<usize> {
        0..self.cuts.first().map_or(self.closing, |cut| cut.start)
    }

    /// The clause goes to the one before it; the first goes to the preamble. The last one left stays.
    pub fn merge(&mut self, start: usize) {
        if self.cuts.len() > 1 {
            self.cuts.retain(|cut| cut.start != start);
            self.settle();
        }
    }

    /// A clause begins at this line. Out of the closing, it takes the rest of the closing with it.
    pub fn split(&mut self, body: &str, start: usize) {
        let at = self.cuts.partition_point(|cut| cut.start < start);
        if self.cuts.get(at).is_some_and(|cut| cut.start == start) || !body.is_char_boundary(start) {
            return;
        }
        if start >= self.closing {
            self.closing = body.len();
        }
        let line = body[start..].lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let (label, title) = marked(line);
        let level = self.cuts.get(at.saturating_sub(1)).map_or(1, |before| before.level);
        self.cuts.insert(at, Cut { start, label, level, title });
        self.settle();
    }

    /// The closing begins at this line of the last clause.
    pub fn close_at(&mut self, start: usize) {
        if self.cuts.last().is_some_and(|last| last.start < start) {
            self.closing = start;
        }
    }

    pub fn can_sink(&self, start: usize) -> bool {
        let at = self.cuts.iter().position(|cut| cut.start == start).unwrap_or(0);
        let deepest = self.family(at).map(|at| self.cuts[at].level).max().unwrap_or(DEEPEST);
        at > 0 && deepest < DEEPEST && self.cuts[at].level <= self.cuts[at - 1].level
    }

    pub fn can_rise(&self, start: usize) -> bool {
        self.at(start).is_some_and(|cut| cut.level > 1)
    }

    /// One level deeper, with all that stands below it.
    pub fn sink(&mut self, start: usize) {
        if self.can_sink(start) {
            self.shift(start, 1);
        }
    }

    /// One level up, with all that stands below it.
    pub fn rise(&mut self, start: usize) {
        if self.can_rise(start) {
            self.shift(start, -1);
        }
    }

    fn shift(&mut self, start: usize, by: i32) {
        if let Some(at) = self.cuts.iter().position(|cut| cut.start == start) {
            for at in self.family(at) {
                self.cuts[at].level += by;
            }
            self.settle();
        }
    }

    /// The clause and all that stand below it.
    fn family(&self, at: usize) -> Range<usize> {
        let Some(head) = self.cuts.get(at) else { return 0..0 };
        let below = self.cuts[at + 1..].iter().take_while(|cut| cut.level > head.level).count();
        at..at + 1 + below
    }

    /// No level is left out on the way down: who has lost the clause above comes up, with all below.
    fn settle(&mut self) {
        let mut above = 0;
        for at in 0..self.cuts.len() {
            let too_deep = self.cuts[at].level - above - 1;
            if too_deep > 0 {
                let level = self.cuts[at].level;
                for cut in self.cuts[at..].iter_mut().take_while(|cut| cut.level >= level) {
                    cut.level -= too_deep;
                }
            }
            above = self.cuts[at].level;
        }
    }
}

/// The lines of this part of the body that hold something, each with its first byte.
pub fn lines(body: &str, range: Range<usize>) -> Vec<(usize, &str)> {
    let mut start = range.start;
    let part = body.get(range).unwrap_or_default();
    let line = |line| {
        let at = start;
        start += str::len(line);
        (at, line.trim())
    };
    part.split_inclusive('\n').map(line).filter(|(_, line)| !line.is_empty()).collect()
}

/// What a line begins with, and what it says: `1.2. Thi đua` is `1.2` and `Thi đua`.
fn marked(line: &str) -> (String, String) {
    let line = tidy(line);
    let (first, rest) = line.split_once(' ').unwrap_or((&line, ""));
    let bare = first.trim_end_matches(['.', ')', '/', ':']);
    let is_number = bare.starts_with(|letter: char| letter.is_ascii_digit())
        && bare.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
    let is_roman = !bare.is_empty() && bare.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X' | 'L'));
    let is_letter = bare.chars().count() == 1 && bare.chars().all(char::is_alphabetic);
    let label = match first {
        "-" | "–" | "—" | "*" | "•" | "·" => "-",
        "+" => "+",
        _ if bare.len() < first.len() && (is_number || is_roman || is_letter) => bare,
        _ => "",
    };
    let title = if label.is_empty() || rest.is_empty() { line.as_str() } else { rest };
    (label.to_owned(), cut_short(title))
}

/// As much as a title may have.
pub fn cut_short(title: &str) -> String {
    title.chars().take(TITLE_CHARS).collect()
}
