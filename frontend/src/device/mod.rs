//! What the browser keeps on this device beyond a line of text, and what its tabs must agree upon.
pub mod answers;
mod database;
mod now;
mod shelf;
mod turn;

pub use self::{
    database::{Store, all, ask_to_stay, read, write},
    now::{is_online, now},
    turn::in_turn,
};
