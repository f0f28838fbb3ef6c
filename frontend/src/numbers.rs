//! Numbers as people here write them: `1.234,5`.
pub use shared::grouped;

/// A count that was typed: `1.234`, `1234` and `1 234` are the same; the comma is decimal, so it is no count.
pub fn count(text: &str) -> Option<u64> {
    let digits: String = text.chars().filter(|letter| !matches!(letter, '.' | ' ' | '\u{a0}')).collect();
    digits.parse().ok()
}

/// The size of a file: `6,2 MB`, `300 kB`.
pub fn bytes(size: u64) -> String {
    if size < 1_000_000 {
        format!("{} kB", size.div_ceil(1_000))
    } else {
        let tenths = size / 100_000;
        format!("{},{} MB", grouped(tenths / 10), tenths % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_it_is_written() {
        for (number, text) in [(0, "0"), (999, "999"), (1_234, "1.234"), (12_500_000, "12.500.000")] {
            assert_eq!(grouped(number), text);
            assert_eq!(count(text), Some(number));
        }
        assert_eq!(count("1234"), Some(1234));
        for text in ["", "12,5", "-3", "ba"] {
            assert_eq!(count(text), None, "{text}");
        }
        assert_eq!(
            (bytes(1), bytes(300_000), bytes(6_250_000)),
            ("1 kB".into(), "300 kB".into(), "6,2 MB".into())
        );
    }
}
