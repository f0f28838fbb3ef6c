//! What the shell asks of the registry, where nobody is signed in.
use sea_orm::{DatabaseConnection, DbErr};
use serde_json::json;
use shared::OrganizationId;
use thiserror::Error;
use uuid::Uuid;

use super::{entity::Model, store};
use crate::{
    clock::Means,
    platform::{Done, Tx, files},
};

/// Why no organization was meant.
#[derive(Debug, Error)]
pub enum NotNamed {
    #[error("There is no organization with this id or name here.")]
    Nothing,
    #[error("There are several organizations of this name. Name one of them by its id: {0}")]
    Several(String),
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// By its id, or by its whole name.
pub async fn the_one_named(db: &DatabaseConnection, id_or_name: &str) -> Result<Model, NotNamed> {
    let mut found = store::named(db, id_or_name).await?;
    if found.len() > 1 {
        let ids: Vec<_> = found.iter().map(|one| OrganizationId(one.id).to_string()).collect();
        return Err(NotNamed::Several(ids.join(", ")));
    }
    found.pop().ok_or(NotNamed::Nothing)
}

/// `densach files room`: from now on it may keep so many bytes here. The trail has it, done by the system.
pub async fn give_room(means: &Means, organization: &Model, most: i64) -> Result<(), DbErr> {
    let tx = Tx::begin(means, Uuid::nil()).await?;
    let before = files::room(tx.db(), organization.id).await?;
    files::allow(&tx, organization.id, most).await?;
    let done = Done {
        office_id: organization.office_id,
        subject: OrganizationId(organization.id).to_string(),
        version: organization.version,
        before: json!({ "mostBytes": before.most }),
        after: json!({ "mostBytes": most }),
        topic: "organization.room_given",
    };
    tx.commit("fileRoomGive", &done).await
}
