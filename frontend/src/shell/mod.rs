//! What stays while pages change: the bars, the way in, and the pages that stand for others.
mod arrival;
mod finder;
mod frame;
mod guard;
mod navigation;
mod newer;
mod part;
mod person_menu;
mod places;
mod top_bar;

pub use self::{
    arrival::Arrival,
    finder::{Finder, KEYS},
    frame::Frame,
    guard::Guard,
    navigation::{Place, places_for},
    part::Part,
};
