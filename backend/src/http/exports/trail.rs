//! One line in the trail for each file: who took which rows and columns of a list, and how many.
use documents::sheets::Form;
use sea_orm::DbErr;
use serde_json::json;
use shared::TokenId;
use uuid::Uuid;

use super::asked::Asked;
use crate::{
    clock::Means,
    identity::Viewer,
    platform::{Done, Tx},
};

/// What has left.
#[derive(Default)]
pub struct Left {
    pub rows: usize,
    /// The list was longer than a file may be.
    pub is_cut: bool,
    /// False if whoever asked went away before the end, or the file broke off.
    pub is_whole: bool,
}

pub async fn note(
    means: &Means,
    viewer: &Viewer,
    form: Form,
    asked: &Asked,
    left: &Left,
) -> Result<(), DbErr> {
    let Some(office) = &viewer.office else { return Ok(()) };
    // A system is no account: its token stands beside.
    let tx = Tx::begin(means, viewer.account_id.unwrap_or(Uuid::nil())).await?;
    let token = viewer.token.as_ref().map(|token| TokenId(token.id).to_string());
    let done = Done {
        office_id: office.id,
        subject: format!("list:{}", asked.list.tag()),
        version: 1,
        before: json!(null),
        after: json!({
            "form": form.ending(), "asked": asked.facts(), "rows": left.rows, "cut": left.is_cut,
            "whole": left.is_whole, "token": token,
        }),
        topic: "list.exported",
    };
    tx.commit("listExport", &done).await
}
