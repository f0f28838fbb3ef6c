//! One walk over the lines of a body, which decides where it is cut.

use super::{
    Clause, Hint, MAX_CLAUSES, Outline, broken,
    closing::{self, Phrase},
    fit::{Fit, Runs},
    glue,
    letterhead::{Letterhead, is_listed_basis},
    lines::{Line, Lines, in_capitals},
    marker::{self, Kind, Marker, Number},
    quotes::Quotes,
    signature::Place,
    title,
};

/// Slips of one body that are reported; more would help nobody.
const MAX_HINTS: usize = 200;

/// A closing phrase was read. It closes unless a marker behind it shows that the document goes on.
struct Farewell {
    at: usize,
    phrase: Phrase,
}

/// A clause whose end is not known yet.
struct Begun {
    label: String,
    level: u8,
    start: usize,
}

/// Does a line begin with a marker that is not the next word of the sentence above?
pub fn is_marker(above: &str, line: &str) -> bool {
    marker::read(line).is_some_and(|marker| !broken::is_continuation(above, &marker))
}

pub struct Walk<'a> {
    body: &'a str,
    letterhead: Letterhead,
    quotes: Quotes,
    runs: Runs,
    begun: Vec<Begun>,
    hints: Vec<Hint>,
    /// The line right above, unless it is blank.
    above: Option<&'a str>,
    /// The line right above belongs to a heading in capitals.
    below_heading: bool,
    /// Within a list of legal bases with bullets.
    in_bases: bool,
    farewell: Option<Farewell>,
    closing: Option<usize>,
}

impl<'a> Walk<'a> {
    pub fn over(body: &'a str) -> Self {
        let mut walk = Self {
            body,
            letterhead: Letterhead::of(body),
            quotes: Quotes::of(body),
            runs: Runs::default(),
            begun: Vec::new(),
            hints: Vec::new(),
            above: None,
            below_heading: false,
            in_bases: false,
            farewell: None,
            closing: None,
        };
        let mut lines = Lines::of(body);
        while walk.closing.is_none()
            && let Some(line) = lines.next()
        {
            walk.line(&line, &lines);
        }
        walk
    }

    fn line(&mut self, line: &Line<'a>, following: &Lines<'a>) {
        if line.is_blank() {
            self.above = None;
            self.below_heading = false;
            return;
        }
        let mut read = 0;
        if !self.quotes.hold(line.text_at) {
            if self.has_text(line) && closing::is_end(line.text, self.place()) {
                self.close(line.start);
                return;
            }
            let marker = marker::read(line.text);
            self.in_bases = marker.as_ref().is_some_and(|marker| self.is_basis(marker));
            match marker {
                Some(marker) => {
                    if self.take(line, &marker) {
                        read = line.text.len() - marker.text.len();
                        self.below_heading = in_capitals(marker.text) || marker.text.is_empty();
                    }
                }
                None => self.note_farewell(line, following),
            }
        }
        self.take_glued(line, read);
        self.below_heading &= read > 0 || in_capitals(line.text);
        self.above = Some(line.text);
    }

    fn place(&self) -> Place {
        if self.begun.is_empty() && self.farewell.is_none() {
            Place::BeforeClauses
        } else if self.below_heading && self.above.is_some_and(broken::heading_hangs) {
            Place::BelowHeading
        } else {
            Place::WithinClauses
        }
    }

    /// Has anything begun that a closing could end?
    fn has_text(&self, line: &Line<'_>) -> bool {
        !self.begun.is_empty() || line.start > self.letterhead.opens
    }

    fn is_basis(&self, marker: &Marker<'_>) -> bool {
        marker.is_bullet() && self.begun.is_empty() && (self.in_bases || is_listed_basis(marker.text))
    }

    fn note_farewell(&mut self, line: &Line<'a>, following: &Lines<'a>) {
        if self.farewell.is_none()
            && self.has_text(line)
            && let Some(phrase) = closing::phrase(line.text, following.clone())
        {
            self.farewell = Some(Farewell { at: line.start, phrase });
        }
    }

    /// Begins a clause with this line if its marker counts.
    fn take(&mut self, line: &Line<'_>, marker: &Marker<'_>) -> bool {
        if self.in_bases
            || self.letterhead.addressees.contains(&line.start)
            || self.above.is_some_and(|above| broken::is_continuation(above, marker))
            || (marker.is_bullet() && self.begun.is_empty() && line.start < self.letterhead.opens)
        {
            return false;
        }
        let Some((kind, number, fit)) = self.runs.fit(marker) else { return false };
        if !self.outlives_farewell(kind, fit) {
            return false;
        }
        self.begin(line.start, line.text_at, marker, kind, number, fit);
        true
    }

    /// After a closing phrase only a document that goes on has further clauses; what begins anew is an annex.
    fn outlives_farewell(&mut self, kind: Kind, fit: Fit) -> bool {
        let Some(farewell) = &self.farewell else { return true };
        let goes_on = match (farewell.phrase, fit) {
            (_, Fit::Next | Fit::Missing) | (Phrase::Demand, Fit::First) => true,
            (Phrase::Farewell, Fit::First) => self.begun.is_empty() && !kind.is_bullet(),
            (_, Fit::Again) => false,
        };
        if goes_on {
            self.farewell = None;
        } else if !kind.is_bullet() {
            self.close(farewell.at);
        }
        goes_on
    }

    fn begin(&mut self, start: usize, at: usize, marker: &Marker<'_>, kind: Kind, number: Number, fit: Fit) {
        if self.begun.len() == MAX_CLAUSES {
            if !self.hints.contains(&Hint::TooManyClauses) {
                self.hints.push(Hint::TooManyClauses);
            }
            return;
        }
        match fit {
            Fit::Missing => self.hint(Hint::NumberMissing { at }),
            Fit::Again => self.hint(Hint::NumberRepeated { at }),
            Fit::First | Fit::Next => {}
        }
        let level = self.runs.open(kind, number);
        self.begun.push(Begun { label: marker.label(), level, start });
    }

    fn take_glued(&mut self, line: &Line<'a>, mut read: usize) {
        while self.farewell.as_ref().is_none_or(|farewell| farewell.phrase == Phrase::Demand)
            && self.closing.is_none()
            && (!self.begun.is_empty() || line.start >= self.letterhead.opens)
        {
            let is_quoted = |at: usize| self.quotes.hold(line.text_at + at);
            let Some(glued) = glue::find(line.text, read, &self.runs, is_quoted) else { return };
            let at = line.text_at + glued.at;
            self.hint(Hint::GluedMarker { at });
            self.farewell = None;
            self.begin(at, at, &glued.marker, glued.kind, glued.number, glued.fit);
            self.below_heading = in_capitals(glued.marker.text);
            if self.begun.len() == MAX_CLAUSES {
                return;
            }
            read = line.text.len() - glued.marker.text.len();
        }
    }

    fn hint(&mut self, hint: Hint) {
        if self.hints.len() < MAX_HINTS {
            self.hints.push(hint);
        }
    }

    fn close(&mut self, at: usize) {
        self.closing = Some(self.farewell.as_ref().map_or(at, |farewell| farewell.at));
    }

    pub fn finish(mut self) -> Outline {
        let end = self.body.len();
        let farewell = self.farewell.as_ref().map(|farewell| farewell.at);
        let closing = self.closing.or(farewell).unwrap_or(end);
        if self.begun.is_empty() {
            let start = self.letterhead.opens.min(closing);
            self.begun.push(Begun { label: String::new(), level: 1, start });
            self.hints.insert(0, Hint::NoNumbering);
        }
        let unclosed = self.quotes.unclosed.iter().copied().take_while(|&at| at < closing);
        let room = MAX_HINTS.saturating_sub(self.hints.len());
        self.hints.extend(unclosed.take(room).map(|at| Hint::QuoteNotClosed { at }));
        let annexed = Lines::of(&self.body[closing..]).skip(1).find(|line| closing::begins_annex(line.text));
        self.hints.extend(annexed.map(|line| Hint::AnnexFound { at: closing + line.text_at }));
        let preamble = 0..self.begun.first().map_or(0, |first| first.start);
        let ends: Vec<usize> = self.begun.iter().skip(1).map(|next| next.start).chain([closing]).collect();
        let clauses = self.begun.into_iter().zip(ends).map(|(begun, end)| {
            let range = begun.start..end;
            let title = title::title(&self.body[range.clone()]);
            Clause { label: begun.label, level: begun.level, title, range }
        });
        Outline { preamble, clauses: clauses.collect(), closing: closing..end, hints: self.hints }
    }
}
