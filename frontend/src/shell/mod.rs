//! What stays while pages change: the bars, the way in, and the pages that stand for others.
mod finder;
mod frame;
mod guard;
mod navigation;
mod part;
mod person_menu;
mod places;
mod top_bar;

pub use self::{
    finder::{Finder, KEYS},
    frame::Frame,
    guard::{Arrival, Guard},
    navigation::{Place, places_for},
    part::Part,
};
