//! The slice `imports`: a file is chosen, its columns matched, its rows checked, written and, if need be, undone.
mod draft;
mod earlier;
mod kind_word;
mod mapping;
mod outcome;
mod page;
mod source;
mod undo;
mod wire;

pub use self::page::ImportsPage;
