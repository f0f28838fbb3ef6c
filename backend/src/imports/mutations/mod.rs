mod import_check;
mod import_commit;
mod import_undo;

use async_graphql::{MergedObject, SimpleObject};

use super::{entity::batch::Model, types::Import};
use crate::api::UserError;

#[derive(Default, MergedObject)]
pub struct ImportMutation(
    import_check::ImportCheckMutation,
    import_commit::ImportCommit,
    import_undo::ImportUndo,
);

/// What became of it.
#[derive(SimpleObject)]
struct ImportPayload {
    /// The import as it now stands, also if your version was stale; null if it was refused otherwise.
    import: Option<Import>,
    /// Why it was refused; empty if it was done.
    user_errors: Vec<UserError>,
}

impl From<(Option<Model>, Vec<UserError>)> for ImportPayload {
    fn from((row, user_errors): (Option<Model>, Vec<UserError>)) -> Self {
        Self { import: row.map(Import), user_errors }
    }
}
