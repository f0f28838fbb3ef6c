//! Whether a name holds the words, without asking the server.

/// Lower case, without diacritics, đ as d; the browser has the tables of Unicode.
#[cfg(target_arch = "wasm32")]
pub fn fold(text: &str) -> String {
    let text = String::from(js_sys::JsString::from(text.to_lowercase().as_str()).normalize("NFD"));
    let bare = |letter| if letter == 'đ' { 'd' } else { letter };
    text.chars().filter(|letter| !('\u{300}'..='\u{36f}').contains(letter)).map(bare).collect()
}

#[cfg(not(target_arch = "wasm32"))]
pub fn fold(text: &str) -> String {
    shared::fold_vi(text)
}

fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The folded name holds every folded word by its beginning.
pub fn holds(name: &str, asked: &str) -> bool {
    words(asked).all(|word| words(name).any(|other| other.starts_with(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_met_by_their_beginnings_in_any_order() {
        let name = fold("Trung tâm học tập cộng đồng xã Mường Và");
        for asked in ["mường", "MUONG trung", "cong dong xa", "đ", ""] {
            assert!(holds(&name, &fold(asked)), "{asked}");
        }
        assert!(!holds(&name, &fold("ương")) && !holds(&name, &fold("mường lèo")));
    }
}
