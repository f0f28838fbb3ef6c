//! Quotations within a paragraph: lines that follow each other without a blank one between.

use std::ops::Range;

use super::lines::Lines;

/// Pairs of quotes, and the opening ones that have no partner.
#[derive(Debug, Default)]
pub struct Quotes {
    /// Outermost quotations, in order, without overlap; each from its opening quote up to its closing one.
    spans: Vec<Range<usize>>,
    /// Bytes at which quotes open that nothing closes, in order.
    pub unclosed: Vec<usize>,
}

impl Quotes {
    pub fn of(body: &str) -> Self {
        let mut pairing = Pairing::default();
        for line in Lines::of(body) {
            if line.is_blank() {
                pairing.end_paragraph();
            } else {
                pairing.line(line.text, line.text_at);
            }
        }
        pairing.end_paragraph();
        pairing.unclosed.sort_unstable();
        pairing.spans.sort_unstable_by_key(|span| span.start);
        let mut spans: Vec<Range<usize>> = Vec::new();
        for span in pairing.spans {
            match spans.last_mut() {
                Some(outer) if span.start < outer.end => outer.end = outer.end.max(span.end),
                _ => spans.push(span),
            }
        }
        Self { spans, unclosed: pairing.unclosed }
    }

    /// Does this byte stand within a quotation that both opened before it and closes behind it?
    pub fn hold(&self, at: usize) -> bool {
        let before = self.spans.partition_point(|span| span.start < at);
        before.checked_sub(1).is_some_and(|last| at < self.spans[last].end)
    }
}

#[derive(Debug, Default)]
struct Pairing {
    spans: Vec<Range<usize>>,
    unclosed: Vec<usize>,
    curly: Vec<usize>,
    /// Straight quotes cannot be nested: a second one that opens shows that the first was never closed.
    straight: Option<usize>,
}

impl Pairing {
    fn line(&mut self, text: &str, text_at: usize) {
        let mut before = None;
        let mut chars = text.char_indices().peekable();
        while let Some((offset, sign)) = chars.next() {
            let after = chars.peek().map(|&(_, c)| c);
            let at = text_at + offset;
            match sign {
                '"' if self.straight_opens(before, after) => self.open_straight(at),
                '"' => self.close(at, false),
                // Typed the wrong way round by some keyboards: the blanks around it tell.
                '“' | '«' | '„' if could_close(before, after) && !self.curly.is_empty() => {
                    self.close(at, true);
                }
                '”' | '»' if could_open(before, after) => self.curly.push(at),
                '“' | '«' | '„' => self.curly.push(at),
                '”' | '»' => self.close(at, true),
                _ => {}
            }
            before = Some(sign);
        }
    }

    fn straight_opens(&self, before: Option<char>, after: Option<char>) -> bool {
        match (could_open(before, after), could_close(before, after)) {
            (true, false) => true,
            (false, true) => false,
            _ => self.straight.is_none(),
        }
    }

    fn open_straight(&mut self, at: usize) {
        self.unclosed.extend(self.straight.replace(at));
    }

    /// A closing quote ends a quotation of its own form if one is open; a straight one ends the innermost of either form.
    fn close(&mut self, at: usize, curly: bool) {
        let inner_curly =
            self.curly.last().is_some_and(|&open| curly || self.straight.is_none_or(|s| s < open));
        let opened = if inner_curly { self.curly.pop() } else { self.straight.take() };
        self.spans.extend(opened.map(|open| open..at));
    }

    fn end_paragraph(&mut self) {
        self.unclosed.append(&mut self.curly);
        self.unclosed.extend(self.straight.take());
    }
}

fn could_open(before: Option<char>, after: Option<char>) -> bool {
    before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '“' | '/' | '|'))
        && after.is_some_and(|c| !c.is_whitespace() && !matches!(c, '.' | ',' | ';'))
}

fn could_close(before: Option<char>, after: Option<char>) -> bool {
    before.is_some_and(|c| !c.is_whitespace() && c != '(')
        && after.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '"' | '“'))
}
