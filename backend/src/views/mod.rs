//! Views: a list as somebody looks at it, which is its filter, its order and its columns. A view is kept for oneself or
//! shared, and a file of a list shows the same columns.
mod content;
pub mod entity; // public for the test builders alone
mod lists;
mod mutations;
mod query;
mod saving;
mod sight;
mod store;
mod types;

pub use self::{
    lists::{Column, Reading, Table, table},
    mutations::ViewMutation,
    query::ViewQuery,
    types::SavedView,
};

/// The columns of one view or file, at most.
pub const MOST_COLUMNS: usize = 30;
