//! The tools of a list: kept views, columns, files and paper; and acts on several rows. They come in parts of their own.
mod bar;
mod columns;
mod download;
mod menu;
mod print;
mod remember;
mod saving;
mod several;
mod wire;

pub use self::{
    bar::Bar,
    several::{Plan, PlanSheet, SeveralBar, planned},
};
