//! The title of a clause: its first paragraph, shortened.

use super::{
    broken,
    lines::{Line, Lines, ends_sentence},
    marker::{self, Kind},
    walk::is_marker,
};

/// Characters, without the `…` that shows a cut.
const MAX_CHARS: usize = 160;

/// The title of a clause, from its text with the marker it begins with. Empty only if nothing but the marker is there.
pub fn title(segment: &str) -> String {
    let mut lines = Lines::of(segment).skip_while(Line::is_blank);
    let Some(first) = lines.next() else { return String::new() };
    let marker = marker::read(first.text);
    let mut above = marker.as_ref().map_or(first.text, |marker| marker.text);
    let mut title = Title::default();
    if above.is_empty() {
        // `Chương I`, `II.`: the title is the next line, even behind a blank one.
        match lines.by_ref().find(|line| !line.is_blank()) {
            Some(next) if marker::read(next.text).is_none() => above = next.text,
            _ => return String::new(),
        }
    }
    title.add(above);
    let may_be_letterless = marker.and_then(|marker| marker.kind()).is_some_and(Kind::is_bullet);
    let mut broken = false;
    for line in lines {
        let next = line.text;
        if title.is_full() || line.is_blank() {
            break;
        }
        let heading = !broken && !may_be_letterless && broken::heading_goes_on(above, next);
        broken |= broken::goes_on(above, next);
        if is_marker(above, next) || !(heading || (broken && !ends_sentence(above))) {
            break;
        }
        title.add(next);
        above = next;
    }
    title.finish()
}

/// Words joined by one blank, until more characters are there than a title may have.
#[derive(Default)]
struct Title {
    text: String,
    chars: usize,
    /// Bytes of the whole words that fit.
    fitting: usize,
}

impl Title {
    const fn is_full(&self) -> bool {
        // Two more than fit: a stop behind the last character that fits is still dropped rather than counted.
        self.chars > MAX_CHARS + 1
    }

    fn add(&mut self, line: &str) {
        for word in line.split_whitespace() {
            if self.is_full() {
                return;
            }
            if self.chars > 0 {
                self.text.push(' ');
                self.chars += 1;
            }
            for letter in word.chars().take(MAX_CHARS + 2) {
                self.text.push(letter);
                self.chars += 1;
            }
            if self.chars <= MAX_CHARS {
                self.fitting = self.text.len();
            }
        }
    }

    fn finish(mut self) -> String {
        drop_stop(&mut self.text);
        if self.text.chars().nth(MAX_CHARS).is_none() {
            return self.text;
        }
        if self.fitting == 0 {
            // A single word longer than a title.
            self.fitting = self.text.char_indices().nth(MAX_CHARS).map_or(self.text.len(), |(at, _)| at);
        }
        self.text.truncate(self.fitting);
        drop_stop(&mut self.text);
        self.text.push('…');
        self.text
    }
}

fn drop_stop(text: &mut String) {
    // `./.` is one sign: it ends an official document.
    let kept = text.strip_suffix("./.").or_else(|| text.strip_suffix([';', ':', '.', ','])).map(str::len);
    text.truncate(kept.unwrap_or(text.len()));
    text.truncate(text.trim_end().len());
}
