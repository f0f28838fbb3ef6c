//! Where people type and choose. While one types nothing rewrites a field: an input method that deletes and
//! retypes (UniKey, EVKey) would lose letters. A field is tidied when it is left.
mod area;
mod checkbox;
mod checkboxes;
mod choice;
mod copy;
mod date;
mod day_filter;
mod drop;
mod file;
mod frame;
mod number;
mod password;
mod photo;
mod select;
mod text;

pub use self::{
    area::TextArea,
    checkbox::Checkbox,
    checkboxes::Checkboxes,
    choice::Choice,
    copy::CopyField,
    date::DateField,
    day_filter::DayFilter,
    drop::FileDrop,
    file::{FilePicker, PickedFile},
    number::NumberField,
    password::PasswordField,
    select::{PlainSelect, Select, SelectField},
    text::TextField,
};
