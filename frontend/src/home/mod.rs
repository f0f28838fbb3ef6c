//! The desk: what waits for the one who sits here.
mod assignment_items;
mod desk;
mod directive_items;
mod home_page;

pub use self::home_page::HomePage;
