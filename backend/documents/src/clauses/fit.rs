//! Runs of numbers: which marker continues one, and how deep it then stands.

use super::marker::{Kind, Marker, Number};

/// How a number follows the ones before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// Begins a run inside the clause that is open.
    First,
    /// The next number of its run.
    Next,
    /// One number is missing before it.
    Missing,
    /// Written twice, or begun anew beside a run that is still open.
    Again,
}

/// The clauses that are open, from the outermost in. Each kind is open once at most.
#[derive(Debug, Default)]
pub struct Runs {
    open: Vec<(Kind, Number)>,
    /// The last number of each kind anywhere, closed or not.
    last: [Option<Number>; Kind::COUNT],
}

impl Runs {
    /// Reads a marker in the place where it stands; `None` if its number fits no run.
    pub fn fit(&self, marker: &Marker<'_>) -> Option<(Kind, Number, Fit)> {
        let capital = super::lines::begins_capital(marker.text) || marker.text.is_empty();
        let mut readings =
            marker.readings.iter().flatten().filter_map(|&(kind, number)| {
                self.fit_as(kind, number, capital).map(|fit| (kind, number, fit))
            });
        let (first, second) = (readings.next()?, readings.next());
        // `I.` behind `H.` is a letter, unless the document counts in Roman numbers too.
        match second {
            Some(second)
                if second.2 == Fit::Next && first.2 == Fit::First && self.last(Kind::Roman).is_none() =>
            {
                Some(second)
            }
            _ => Some(first),
        }
    }

    /// Closes what the marker closes and opens it. Returns its level.
    pub fn open(&mut self, kind: Kind, number: Number) -> u8 {
        while self.open.last().is_some_and(|&(inner, _)| inner >= kind) {
            self.open.pop();
        }
        self.open.push((kind, number));
        self.last[kind as usize] = Some(number);
        // Twelve kinds, each open once: the conversion cannot fail.
        u8::try_from(self.open.len()).unwrap_or(u8::MAX)
    }

    pub fn is_open(&self, kind: Kind) -> bool {
        self.number(kind).is_some()
    }

    fn number(&self, kind: Kind) -> Option<Number> {
        self.open.iter().find_map(|&(open, number)| (open == kind).then_some(number))
    }

    fn last(&self, kind: Kind) -> Option<Number> {
        self.last[kind as usize]
    }

    fn fit_as(&self, kind: Kind, number: Number, capital: bool) -> Option<Fit> {
        match kind {
            Kind::Dash | Kind::Plus => Some(Fit::First),
            Kind::Pair => self.fit_pair(number, capital),
            Kind::Triple => self.fit_triple(number, capital),
            // Articles are counted through the whole document, whatever chapter they stand in.
            Kind::Article => {
                self.last(kind).map_or_else(|| first(number[0]), |last| step(last[0], number[0], capital))
            }
            _ => self.number(kind).map_or_else(
                || first(number[0]).or_else(|| self.carried_on(kind, number, capital)),
                |open| step(open[0], number[0], capital),
            ),
        }
    }

    /// Some documents go on counting over a heading: `3.` under `II.` after `2.` under `I.`
    fn carried_on(&self, kind: Kind, number: Number, capital: bool) -> Option<Fit> {
        let counts_on = capital && !matches!(kind, Kind::Capital | Kind::Letter);
        (counts_on && self.last(kind)?[0] + 1 == number[0]).then_some(Fit::Next)
    }

    fn fit_pair(&self, number: Number, capital: bool) -> Option<Fit> {
        let [outer, inner, _] = number;
        if let Some([open_outer, open_inner, _]) = self.number(Kind::Pair)
            && open_outer == outer
        {
            return step(open_inner, inner, capital);
        }
        // A slip in the number of the clause around it, one up or down, is forgiven where a sentence begins.
        let belongs = match (self.number(Kind::Arabic), self.number(Kind::Pair)) {
            (Some([arabic, ..]), _) => arabic == outer || (capital && arabic.abs_diff(outer) == 1),
            (None, Some([before, ..])) => before + 1 == outer,
            (None, None) => capital,
        };
        (inner == 1 && belongs).then_some(Fit::First)
    }

    fn fit_triple(&self, number: Number, capital: bool) -> Option<Fit> {
        let [outer, middle, inner] = number;
        if let Some([open_outer, open_middle, open_inner]) = self.number(Kind::Triple)
            && [open_outer, open_middle] == [outer, middle]
        {
            return step(open_inner, inner, capital);
        }
        let belongs = self.number(Kind::Pair).is_some_and(|pair| pair[..2] == [outer, middle]) || capital;
        (inner == 1 && belongs).then_some(Fit::First)
    }
}

fn first(number: u16) -> Option<Fit> {
    (number == 1).then_some(Fit::First)
}

fn step(last: u16, number: u16, capital: bool) -> Option<Fit> {
    match number.checked_sub(last) {
        Some(1) => Some(Fit::Next),
        Some(2) => Some(Fit::Missing),
        Some(0) if capital => Some(Fit::Again),
        _ if number == 1 && capital => Some(Fit::Again),
        _ => None,
    }
}
