//! What stands over a directive: its title, number, period and superior.
mod draft;
mod form;
mod wire;

pub use self::{draft::Describing, form::DescribePart};
