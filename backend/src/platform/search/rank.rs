//! In which order what was found is shown: one pure function, so it is the same on both databases.
use std::cmp::Reverse;

use uuid::Uuid;

use super::{
    Found,
    words::{Word, words},
};

/// How well a record answers; the least is the best. What was typed with its marks comes first, then the whole title,
/// then words that stand together and in order, then whole words before beginnings, then what was entered last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    marks_missed: usize,
    place: Place,
    beginnings: usize,
    recency: Reverse<Uuid>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    WholeTitle,
    TitleBegins,
    TitleTogether,
    TitleInOrder,
    Title,
    TextTogether,
    Elsewhere,
}

/// The best first; what does not hold every word falls out.
pub fn rank(asked: &[Word], found: Vec<Found>) -> Vec<Found> {
    let mut ranked: Vec<_> = found.into_iter().filter_map(|one| Some((of(asked, &one)?, one))).collect();
    ranked.sort_by(|(rank, one), (other, two)| rank.cmp(other).then_with(|| one.kind.cmp(&two.kind)));
    ranked.into_iter().map(|(_, one)| one).collect()
}

fn of(asked: &[Word], found: &Found) -> Option<Rank> {
    let (title, body) = (words(&found.title), words(&found.body));
    let anywhere = || title.iter().chain(&body);
    if !asked.iter().all(|word| anywhere().any(|other| word.begins(other))) {
        return None;
    }
    let missed = |word: &&Word| !anywhere().any(|other| word.begins(other) && word.begins_marked(other));
    let beginning = |word: &&Word| !anywhere().any(|other| word.folded == other.folded);
    Some(Rank {
        marks_missed: asked.iter().filter(missed).count(),
        place: place(asked, &title, &body),
        beginnings: asked.iter().filter(beginning).count(),
        recency: Reverse(found.record_id),
    })
}

fn place(asked: &[Word], title: &[Word], body: &[Word]) -> Place {
    let begin = |words: &[Word]| asked.iter().zip(words).all(|(word, other)| word.begins(other));
    let together = |words: &[Word]| words.windows(asked.len()).position(begin);
    let whole =
        title.len() == asked.len() && title.iter().zip(asked).all(|(one, two)| one.folded == two.folded);
    match together(title) {
        _ if whole => Place::WholeTitle,
        Some(0) => Place::TitleBegins,
        Some(_) => Place::TitleTogether,
        None if in_order(asked, title) => Place::TitleInOrder,
        None if asked.iter().all(|word| title.iter().any(|other| word.begins(other))) => Place::Title,
        None if together(body).is_some() => Place::TextTogether,
        None => Place::Elsewhere,
    }
}

fn in_order(asked: &[Word], title: &[Word]) -> bool {
    let mut rest = title.iter();
    asked.iter().all(|word| rest.any(|other| word.begins(other)))
}

#[cfg(test)]
mod tests {
    use shared::SearchKind;

    use super::*;

    fn ranked(query: &str, titles: &[&str]) -> Vec<String> {
        let found = titles.iter().zip(0_u128..).map(|(title, id)| Found {
            kind: SearchKind::Organization,
            record_id: Uuid::from_u128(id),
            holder_id: Uuid::nil(),
            title: (*title).to_owned(),
            body: String::new(),
            many: 0,
        });
        rank(&words(query), found.collect()).into_iter().map(|found| found.title).collect()
    }

    #[test]
    fn typed_marks_come_before_the_same_letters() {
        let titles = ["Dương Phố", "Đường Phố", "phố đường"];
        assert_eq!(ranked("đường", &titles), ["Đường Phố", "phố đường", "Dương Phố"]);
        assert_eq!(ranked("duong pho", &titles), ["Đường Phố", "Dương Phố", "phố đường"]);
    }

    #[test]
    fn the_whole_title_then_words_together_then_in_order_then_any() {
        let titles = ["lớp mở", "mở các lớp", "nay mở lớp", "mở lớp mới", "mở lớp", "mở ra"];
        assert_eq!(ranked("mo lop", &titles), ["mở lớp", "mở lớp mới", "nay mở lớp", "mở các lớp", "lớp mở"]);
        assert_eq!(ranked("xa", &["xanh", "xã"]), ["xã", "xanh"]);
    }

    #[test]
    fn what_was_entered_last_breaks_a_tie() {
        assert_eq!(ranked("hop", &["họp một", "họp hai"]), ["họp hai", "họp một"]);
    }
}
