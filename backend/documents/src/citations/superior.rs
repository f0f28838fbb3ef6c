//! The document that a dispatch carries out.

use super::{Citation, passage::Passages};
use crate::clauses::{Lines, Outline, opens_with};

/// Marks the first document that an opening phrase `Thực hiện …` names.
pub fn mark(citations: &mut [Citation], body: &str, outline: &Outline, passages: &Passages<'_>) {
    // Without numbering the opening paragraph is the beginning of the only clause.
    let unnumbered = outline.clauses.first().filter(|clause| clause.label.is_empty());
    let end = unnumbered.map_or(outline.preamble.end, |clause| clause.range.end);
    let opening = Lines::of(&body[..end])
        .filter(|line| opens_with(line.text, "Thực hiện"))
        .take(if unnumbered.is_some() { 1 } else { usize::MAX });
    for line in opening {
        let paragraph = line.text_at..line.text_at + passages.from(line.text_at).len();
        let named = citations.iter_mut().find(|citation| {
            citation.number.is_some() && citation.ranges.first().is_some_and(|range| paragraph.contains(&range.start))
        });
        if let Some(citation) = named {
            citation.superior = true;
            return;
        }
    }
}
