//! What every list has: its columns, its search, its tools and the rows somebody picked. It comes with the app; the
//! tools themselves are in `views`, and come later.
mod desk;
mod found;
mod later;
mod picked;
mod search;
mod shown;

pub use self::{
    desk::{Asked, Desk, Tools, told},
    found::{ListOf, SORT},
    later::Later,
    picked::{Pick, PickCell, Picked},
    search::{ListSearch, SEARCH},
    shown::{COLUMNS, Offered, Seen, Shown, VIEW},
};
