use std::io;

use sea_orm::{ActiveValue::Set, prelude::*};
use tokio::{fs::File, io::AsyncReadExt};

use super::{
    entity::{ActiveModel, Entity, Model},
    sender,
    take::MOST_FILE_BYTES,
};
use crate::clock::Means;

/// The file with this hash, if this office has it.
pub async fn find(db: &impl ConnectionTrait, office_id: Uuid, sha256: &str) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id((office_id, sha256.to_owned())).one(db).await
}

/// Whether somebody has sent this file, be it as the first or after others.
pub async fn is_sent_by(db: &impl ConnectionTrait, file: &Model, account_id: Uuid) -> Result<bool, DbErr> {
    let key = (file.office_id, file.sha256.clone(), account_id);
    Ok(sender::Entity::find_by_id(key).one(db).await?.is_some())
}

/// Its bytes, never more than a file may hold; None if there is no such file.
pub async fn read(means: &Means, office_id: Uuid, sha256: &str) -> io::Result<Option<Vec<u8>>> {
    let Some(file) = open(means, office_id, sha256).await? else { return Ok(None) };
    let mut bytes = Vec::new();
    file.take(MOST_FILE_BYTES).read_to_end(&mut bytes).await?;
    Ok(Some(bytes))
}

/// For whoever sends it on piece by piece.
pub async fn open(means: &Means, office_id: Uuid, sha256: &str) -> io::Result<Option<File>> {
    let Some(place) = means.files.place(office_id, sha256) else { return Ok(None) };
    match File::open(place).await {
        Ok(file) => Ok(Some(file)),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(cause),
    }
}

/// The row as it stands: that of the first who sent the file.
pub(super) async fn keep(db: &impl ConnectionTrait, file: Model) -> Result<Model, DbErr> {
    let row = ActiveModel {
        office_id: Set(file.office_id),
        sha256: Set(file.sha256.clone()),
        bytes: Set(file.bytes),
        media_type: Set(file.media_type.clone()),
        name: Set(file.name.clone()),
        account_id: Set(file.account_id),
        created_at: Set(file.created_at),
    };
    Entity::insert(row).on_conflict_do_nothing().exec_without_returning(db).await?;
    let sender = sender::ActiveModel {
        office_id: Set(file.office_id),
        sha256: Set(file.sha256.clone()),
        account_id: Set(file.account_id),
    };
    sender::Entity::insert(sender).on_conflict_do_nothing().exec_without_returning(db).await?;
    Ok(find(db, file.office_id, &file.sha256).await?.unwrap_or(file))
}
