//! Where the body of a dispatch opens, behind its letterhead and its addressees.

use std::ops::Range;

use super::{
    lines::{Line, Lines, begins_small, ends_sentence, in_capitals, opens_with},
    marker, signature,
};

const OPENINGS: [&str; 4] = ["Thực hiện", "Căn cứ", "Nhằm", "Để"];
/// Lines that stand in a letterhead alone.
const SIGNS: [&str; 9] =
    ["Số:", "Số ", "V/v", "v/v", "Về việc", "Độc lập", "(Kèm theo", "(Ban hành", "(ban hành"];
/// A letterhead is shorter; behind so many lines nobody looks for the opening phrase any more.
const MAX_LINES: usize = 80;
/// A line as long as this is text, even if its full stop is missing.
const SENTENCE_BYTES: usize = 160;

/// What stands before the body opens.
#[derive(Debug, Default)]
pub struct Letterhead {
    /// Byte at which the body opens.
    pub opens: usize,
    /// `Kính gửi` and its list: numbers in it are not clauses.
    pub addressees: Range<usize>,
}

/// Does the text open the body of a dispatch?
pub fn is_opening(text: &str) -> bool {
    OPENINGS.iter().any(|phrase| opens_with(text, phrase))
}

/// The legal bases may be a list: `- Căn cứ …`.
pub fn is_listed_basis(text: &str) -> bool {
    opens_with(text, "Căn cứ")
}

impl Letterhead {
    pub fn of(body: &str) -> Self {
        let mut reading = Reading::default();
        let mut lines = Lines::of(body);
        let mut read = 0;
        while let Some(line) = lines.next() {
            read += usize::from(!line.is_blank());
            if read > MAX_LINES {
                break;
            }
            if reading.opens_at(&line, lines.clone()) {
                return Self { opens: line.start, addressees: reading.addressees.unwrap_or_default() };
            }
        }
        let opens = reading.maybe.unwrap_or_default();
        Self { opens, addressees: reading.addressees.unwrap_or_default() }
    }
}

#[derive(Debug, Default)]
struct Reading {
    /// A sign of a letterhead was seen.
    begun: bool,
    /// The first line that is neither letterhead nor a whole sentence: the title of a plan, or the body after all.
    maybe: Option<usize>,
    addressees: Option<Range<usize>>,
    list: List,
}

/// Where we are in the list of addressees.
#[derive(Debug, Default, PartialEq, Eq)]
enum List {
    #[default]
    None,
    /// `Kính gửi:` stands alone: whatever comes next is its first item.
    Expected,
    /// Items with bullets or numbers.
    Marked,
    /// Plain lines; `true` while the sentence above goes on.
    Plain(bool),
    /// A blank line was seen behind it.
    Over,
}

impl Reading {
    fn opens_at(&mut self, line: &Line<'_>, following: Lines<'_>) -> bool {
        let text = line.text;
        if line.is_blank() {
            if matches!(self.list, List::Marked | List::Plain(_)) {
                self.list = List::Over;
            }
            return false;
        }
        if let Some(rest) = addressed(text) {
            self.begun = true;
            self.addressees = Some(line.start..line.start + text.len());
            self.list = if rest.is_empty() { List::Expected } else { List::Plain(is_unfinished(text)) };
            return false;
        }
        let found = marker::read(text);
        let bullet = found.as_ref().is_some_and(marker::Marker::is_bullet);
        let said = found.as_ref().filter(|_| bullet).map_or(text, |found| found.text);
        let opens = if bullet { is_listed_basis(said) } else { is_opening(said) };
        if opens && (is_text(text, following) || !self.begun) {
            return true;
        }
        if self.list != List::None {
            return !self.takes_addressee(line, bullet, found.is_some());
        }
        if found.is_some() && !bullet {
            return true;
        }
        if is_letterhead(text) || (self.begun && begins_small(text)) {
            self.begun = true;
            return false;
        }
        if !self.begun || ends_sentence(text) || text.len() > SENTENCE_BYTES || bullet {
            return true;
        }
        self.maybe = self.maybe.or(Some(line.start));
        false
    }

    /// Is the line another addressee? Otherwise the body opens with it.
    fn takes_addressee(&mut self, line: &Line<'_>, bullet: bool, marked: bool) -> bool {
        let text = line.text;
        let takes = match self.list {
            List::Expected => true,
            List::Marked => marked || begins_small(text),
            List::Plain(unfinished) => bullet || unfinished || begins_small(text),
            List::Over => bullet,
            List::None => false,
        };
        if takes {
            self.list = match self.list {
                _ if marked => List::Marked,
                List::Marked => List::Marked,
                _ => List::Plain(is_unfinished(text)),
            };
            if let Some(range) = &mut self.addressees {
                range.end = line.start + text.len();
            }
        }
        takes
    }
}

fn is_unfinished(text: &str) -> bool {
    text.ends_with([',', ';', ':', '-'])
}

/// What follows `Kính gửi`, which may stand in a table.
fn addressed(text: &str) -> Option<&str> {
    let first = signature::cells(text).next()?;
    let rest = first.strip_prefix("Kính gửi").or_else(|| first.strip_prefix("KÍNH GỬI"))?;
    let others = text.split_once(first).map_or("", |(_, behind)| behind);
    let rest = if rest.trim_matches([':', ' ']).is_empty() { others } else { rest };
    Some(rest.trim_matches(|c: char| c == ':' || c == '|' || c.is_whitespace()))
}

/// A title such as `Thực hiện nhiệm vụ năm học` under `KẾ HOẠCH` opens nothing: it is no sentence.
fn is_text(text: &str, mut following: Lines<'_>) -> bool {
    ends_sentence(text)
        || text.ends_with([',', '/'])
        || text.len() > SENTENCE_BYTES
        || following.next().is_some_and(|next| begins_small(next.text))
}

fn is_letterhead(text: &str) -> bool {
    signature::cells(text).all(|cell| {
        in_capitals(cell)
            || !cell.contains(char::is_alphanumeric)
            || SIGNS.iter().any(|sign| cell.starts_with(sign))
            || is_place_and_date(cell)
    })
}

/// `Mai Sơn, ngày 12 tháng 9 năm 2019`, with or without its numbers.
fn is_place_and_date(cell: &str) -> bool {
    cell.len() <= SENTENCE_BYTES && ["ngày", "tháng", "năm"].iter().all(|word| cell.contains(word))
}
