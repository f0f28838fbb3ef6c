//! Text that a spreadsheet would take for a formula, or for a command of its import.

/// The signs a formula can begin with, also as wide letters, and those that a reader throws away before it looks.
const BEGINNINGS: [char; 12] = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'];

/// Whether a spreadsheet might calculate what was meant to be read.
pub fn is_taken_for_formula(text: &str) -> bool {
    text.starts_with(BEGINNINGS) || text.trim_start().starts_with(BEGINNINGS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_like_a_formula_is_found() {
        for text in ["=1+1", "+84", "-5", "@SUM(A1)", "\t=1", "\r=1", "\0=1", " =1", "＝1"] {
            assert!(is_taken_for_formula(text), "{text:?}");
        }
        for text in ["", "1=1", "Lò Thị An", "“=”", "a-b"] {
            assert!(!is_taken_for_formula(text), "{text:?}");
        }
    }
}
