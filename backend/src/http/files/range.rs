//! Which part of a file is asked for.
use std::ops::Range;

use poem::Request;

/// What an answer holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    Whole,
    Of(Range<u64>),
    /// It lies behind the end.
    None,
}

/// One range of bytes is answered. Of several the whole is, as HTTP allows: nobody has a file cut up for them. A range
/// that counts on another version of the file (`If-Range`) gets the whole too.
pub fn part(request: &Request, tag: &str, whole: u64) -> Part {
    let is_same = request.header("if-range").is_none_or(|version| version.trim() == tag);
    request.header("range").filter(|_| is_same).map_or(Part::Whole, |range| one(range, whole))
}

/// Whether the caller has it already.
pub fn is_known(request: &Request, tag: &str) -> bool {
    let tags = request.header("if-none-match").unwrap_or_default();
    tags.split(',').map(str::trim).any(|one| one == "*" || one.strip_prefix("W/").unwrap_or(one) == tag)
}

fn one(range: &str, whole: u64) -> Part {
    let Some((from, to)) = range.trim().strip_prefix("bytes=").and_then(|range| range.split_once('-')) else {
        return Part::Whole;
    };
    let part = match (number(from), number(to)) {
        (Some(from), Some(to)) if to < from => return Part::Whole,
        (Some(from), Some(to)) => from..to.saturating_add(1).min(whole),
        (Some(from), None) if to.is_empty() => from..whole,
        (None, Some(last)) if from.is_empty() => whole.saturating_sub(last)..whole,
        _ => return Part::Whole,
    };
    if part.is_empty() { Part::None } else { Part::Of(part) }
}

/// One that no file is long enough for counts as the largest there is.
fn number(digits: &str) -> Option<u64> {
    let is_number = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    is_number.then(|| digits.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_part_of_a_file_is_what_the_range_says() {
        let huge = "9".repeat(400);
        let many = format!("bytes={}", vec!["0-0"; 10_000].join(","));
        for (range, expected) in [
            ("bytes=0-0", Part::Of(0..1)),
            ("bytes=2-", Part::Of(2..10)),
            ("bytes=8-99", Part::Of(8..10)),
            ("bytes=-3", Part::Of(7..10)),
            ("bytes=-99", Part::Of(0..10)),
            ("bytes=10-", Part::None),
            ("bytes=-0", Part::None),
            ("bytes=5-2", Part::Whole),
            ("bytes=-", Part::Whole),
            ("bytes=0-1,4-5", Part::Whole),
            ("bytes=+1-2", Part::Whole),
            ("bytes=1-2-3", Part::Whole),
            ("bytes=--1", Part::Whole),
            ("lines=1-2", Part::Whole),
            ("bytes=0-18446744073709551615", Part::Of(0..10)),
            (&format!("bytes=0-{huge}"), Part::Of(0..10)),
            (&format!("bytes={huge}-"), Part::None),
            (&format!("bytes=-{huge}"), Part::Of(0..10)),
            (&many, Part::Whole),
        ] {
            assert_eq!(one(range, 10), expected, "{range:.60}");
        }
    }
}
