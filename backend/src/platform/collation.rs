//! Vietnamese order as bytes, so that SQLite and PostgreSQL sort alike, whatever their locale.
use std::sync::LazyLock;

use icu_collator::{CollatorBorrowed, options::CollatorOptions};
use icu_locale::locale;
use shared::fold_words;

static VIETNAMESE: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| {
    CollatorBorrowed::try_new(locale!("vi").into(), CollatorOptions::default())
        .expect("the data for vi is compiled in")
});

/// Rebuild the column when ICU is upgraded: keys of two versions do not compare.
pub fn sort_key(text: &str) -> Vec<u8> {
    let mut key = Vec::new();
    let Ok(()) = VIETNAMESE.write_sort_key_to(text, &mut key);
    key
}

/// People stand by given name, then family name, then what is between: `Lò Thị Ăn` as `Ăn`, `Lò`, `Thị`.
pub fn person_sort_key(full_name: &str) -> Vec<u8> {
    let words: Vec<_> = full_name.split_whitespace().collect();
    match words.as_slice() {
        [family, between @ .., given] => {
            let mut order = vec![*given, *family];
            order.extend(between);
            sort_key(&order.join(" "))
        }
        _ => sort_key(full_name),
    }
}

/// What searches look in: ` trung tam chieng an`, with a blank before each word.
pub fn search_text(text: &str) -> String {
    fold_words(text).iter().flat_map(|word| [" ", word]).collect()
}
