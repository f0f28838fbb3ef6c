//! A file on this machine becomes a directive in draft, without anybody signed in: `densach import directive FILE`.
use documents::{clauses, reading};
use sea_orm::DbErr;
use serde_json::json;
use shared::DirectiveId;
use uuid::Uuid;

use super::import;
use crate::{
    clock::Means,
    places,
    platform::{Done, Tx},
};

/// Why nothing was imported.
#[derive(Debug, thiserror::Error)]
pub enum NotImported {
    #[error(transparent)]
    Unreadable(#[from] reading::Unreadable),
    #[error("There are several offices here. Name one of them by --office: {0}")]
    WhichOffice(String),
    #[error("There is no office with this id here.")]
    NoOffice,
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// The tree of a text: one line for each clause, its label and title by level.
pub fn tree(bytes: &[u8]) -> Result<(usize, String), reading::Unreadable> {
    let body = reading::read(bytes)?.body;
    let outline = clauses::outline(&body);
    let line = |clause: &clauses::Clause| {
        let indent = "  ".repeat(usize::from(clause.level.saturating_sub(1)));
        format!("{indent}{} {}\n", clause.label, clause.title)
    };
    Ok((outline.clauses.len(), outline.clauses.iter().map(line).collect()))
}

/// The `id` of the draft. None if there is no office yet that could have it.
pub async fn from_file(
    means: &Means,
    bytes: &[u8],
    title: Option<String>,
    office: Option<Uuid>,
) -> Result<Option<String>, NotImported> {
    let body = reading::read(bytes)?.body;
    let tx = Tx::begin(means, Uuid::nil()).await?;
    let offices = places::offices(tx.db()).await?;
    let office_id = match (office, offices.as_slice()) {
        (None, []) => return Ok(None),
        (None, [only]) => only.id,
        (None, several) => {
            let names: Vec<_> = several.iter().map(|one| format!("{} ({})", one.name, one.id)).collect();
            return Err(NotImported::WhichOffice(names.join(", ")));
        }
        (Some(id), known) if known.iter().any(|one| one.id == id) => id,
        (Some(_), _) => return Err(NotImported::NoOffice),
    };
    let imported = import(&tx, office_id, &body, title).await?;
    let done = Done {
        office_id,
        subject: DirectiveId(imported.directive.id).to_string(),
        version: imported.directive.version,
        before: json!(null),
        after: json!({ "title": imported.directive.title, "clauses": imported.clauses.len() }),
        topic: "directive.imported",
    };
    tx.commit("directiveImport", &done).await?;
    Ok(Some(done.subject))
}
