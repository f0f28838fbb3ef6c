mod saved_view_default;
mod saved_view_remove;
mod saved_view_save;

use async_graphql::{Context, MergedObject, SimpleObject};
use shared::ViewId;

use super::{entity::saved_view::Model, sight::Sight, store, types::SavedView};
use crate::{
    api::{ContextExt, Fault, Refusal, UserError},
    platform::Receipt,
};

/// What became of it.
#[derive(SimpleObject)]
pub struct SavedViewPayload {
    /// The view as it now stands, or, if your version was stale, as another left it; null if it is gone or refused.
    saved_view: Option<SavedView>,
    /// Why it was refused; empty if it was done.
    user_errors: Vec<UserError>,
}

/// What the payload shows after an act on a view.
async fn payload(
    ctx: &Context<'_>,
    sight: &Sight,
    outcome: Result<Receipt, Refusal<Model>>,
) -> Result<SavedViewPayload, Fault> {
    let (shown, user_errors) = match outcome {
        Err(refusal) => {
            let (row, errors) = refusal.into_parts();
            (store::shown(ctx.db(), sight, row.into_iter().collect()).await?.pop(), errors)
        }
        // A default that was taken away names the list.
        Ok(receipt) => match receipt.subject.parse() {
            Ok(ViewId(id)) => (store::find_shown(ctx.db(), sight, id).await?, vec![]),
            Err(_) => (None, vec![]),
        },
    };
    Ok(SavedViewPayload { saved_view: shown.map(SavedView), user_errors })
}

#[derive(Default, MergedObject)]
pub struct ViewMutation(
    saved_view_save::SavedViewSave,
    saved_view_remove::SavedViewRemove,
    saved_view_default::SavedViewDefault,
);
