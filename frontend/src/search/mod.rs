//! Finding: the page of all that was found, and the palette that opens records and pages from the keyboard.
mod kind_word;
mod marked;
mod matching;
mod names;
mod palette;
mod palette_lines;
mod palette_list;
mod search_page;
mod wire;

pub use self::{palette::Palette, search_page::SearchPage};
