use std::{io, ops::Range};

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ActiveValue::Set,
    DatabaseConnection, QueryOrder, QuerySelect, TryInsertResult,
    prelude::*,
    sea_query::{ExprTrait, Func},
};

use super::{
    entity::{
        leaving, sender,
        stored_file::{ActiveModel, Column, Entity, Model},
    },
    file_store::{Pieces, key},
    room,
    take::MOST_FILE_BYTES,
};
use crate::{clock::Means, database, platform::Tx};

/// What is on its way in has arrived by then, or its bytes go.
const LONGEST_ON_ITS_WAY: TimeDelta = TimeDelta::hours(1);

/// The clocks of two instances differ by less.
const MARGIN: TimeDelta = TimeDelta::minutes(10);

/// The file with this hash, if this office has it. For whoever reads; a record takes [`name`].
pub async fn held(db: &impl ConnectionTrait, office_id: Uuid, sha256: &str) -> Result<Option<Model>, DbErr> {
    if !is_hash(sha256) {
        return Ok(None);
    }
    Entity::find_by_id((office_id, sha256.to_owned())).one(db).await
}

/// Whether somebody has sent this file, be it as the first or after others.
pub async fn is_sent_by(db: &impl ConnectionTrait, file: &Model, account_id: Uuid) -> Result<bool, DbErr> {
    let key = (file.office_id, file.sha256.clone(), account_id);
    Ok(sender::Entity::find_by_id(key).one(db).await?.is_some())
}

/// The file with this hash, which a record of this act names: it stays from now on. The mark is one statement, and
/// whoever collects what nobody names waits for it or is waited for.
pub async fn name(tx: &Tx, office_id: Uuid, sha256: &str) -> Result<Option<Model>, DbErr> {
    if !is_hash(sha256) {
        return Ok(None);
    }
    let first = Func::coalesce([Expr::col(Column::NamedAt), Expr::value(tx.now)]);
    let named = Entity::update_many()
        .col_expr(Column::NamedAt, first.into())
        .filter(Column::OfficeId.eq(office_id))
        .filter(Column::Sha256.eq(sha256))
        .exec_with_returning(tx.db())
        .await?;
    Ok(named.into_iter().next())
}

/// Its bytes, never more than a file may hold; none if there is no such file.
pub async fn read(means: &Means, office_id: Uuid, sha256: &str) -> io::Result<Option<Vec<u8>>> {
    let Some(file) = held(&means.db, office_id, sha256).await.map_err(io::Error::other)? else {
        return Ok(None);
    };
    bytes(means, &file).await
}

pub(super) async fn bytes(means: &Means, file: &Model) -> io::Result<Option<Vec<u8>>> {
    means.files.read(&key(file.office_id, &file.held_as), MOST_FILE_BYTES).await
}

/// For whoever sends it on piece by piece; the part lies within its length.
pub async fn open(means: &Means, file: &Model, part: Range<u64>) -> io::Result<Option<Pieces>> {
    means.files.open(&key(file.office_id, &file.held_as), part).await
}

/// Somebody has sent once more what is here: it is young again.
pub(super) async fn sent_again(
    db: &DatabaseConnection,
    office_id: Uuid,
    sha256: &str,
    (account_id, now): (Uuid, DateTime<Utc>),
) -> Result<Option<Model>, DbErr> {
    let tx = database::begin(db).await?;
    let young = Entity::update_many()
        .col_expr(Column::SentAt, Expr::value(now))
        .filter(Column::OfficeId.eq(office_id))
        .filter(Column::Sha256.eq(sha256))
        .exec_with_returning(&tx)
        .await?;
    let Some(file) = young.into_iter().next() else { return Ok(None) };
    note_sender(&tx, &file, account_id).await?;
    tx.commit().await?;
    Ok(Some(file))
}

/// They may name the file now, whoever sent it first.
async fn note_sender(db: &impl ConnectionTrait, file: &Model, account_id: Uuid) -> Result<(), DbErr> {
    let sender = sender::ActiveModel {
        office_id: Set(file.office_id),
        sha256: Set(file.sha256.clone()),
        account_id: Set(account_id),
    };
    sender::Entity::insert(sender).on_conflict_do_nothing().exec_without_returning(db).await.map(|_| ())
}

/// Before its bytes go to their place: if nothing comes of it, they are removed from there.
pub(super) async fn announce(db: &DatabaseConnection, file: &Model) -> Result<(), DbErr> {
    let on_its_way = leaving::ActiveModel {
        held_as: Set(file.held_as.clone()),
        office_id: Set(file.office_id),
        goes_at: Set(file.sent_at + LONGEST_ON_ITS_WAY),
    };
    leaving::Entity::insert(on_its_way).exec_without_returning(db).await.map(|_| ())
}

pub(super) enum Kept {
    Here,
    /// Somebody sent the same meanwhile.
    Twice,
    Full,
    /// It was on its way for so long that its bytes may be gone.
    Late,
}

/// Its bytes are in their place: the row promises so. Unless it is [`Kept::Here`], nothing has changed.
pub(super) async fn keep(db: &DatabaseConnection, file: Model, now: DateTime<Utc>) -> Result<Kept, DbErr> {
    let tx = database::begin(db).await?;
    let arrived = leaving::Entity::delete_by_id(file.held_as.clone())
        .filter(leaving::Column::GoesAt.gt(now + MARGIN))
        .exec(&tx)
        .await?;
    if arrived.rows_affected == 0 {
        return Ok(Kept::Late);
    }
    let (organization, bytes, sent) = (file.organization_id, file.bytes, file.clone());
    let inserted =
        Entity::insert(ActiveModel::from(file)).on_conflict_do_nothing().exec_without_returning(&tx).await?;
    if !matches!(inserted, TryInsertResult::Inserted(1)) {
        return Ok(Kept::Twice);
    }
    if let Some(organization) = organization
        && !room::take_up(&tx, organization, bytes).await?
    {
        return Ok(Kept::Full);
    }
    note_sender(&tx, &sent, sent.account_id).await?;
    tx.commit().await?;
    Ok(Kept::Here)
}

/// Some that no record names and nobody has sent since.
pub(super) async fn unnamed(
    db: &DatabaseConnection,
    since: DateTime<Utc>,
    most: u64,
) -> Result<Vec<Model>, DbErr> {
    let alone = Column::NamedAt.is_null().and(Column::SentAt.lt(since));
    Entity::find().filter(alone).order_by_asc(Column::SentAt).limit(most).all(db).await
}

/// Its row goes, and its bytes from now on. False if it was named or sent again before.
pub(super) async fn let_go(
    db: &DatabaseConnection,
    file: &Model,
    since: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let tx = database::begin(db).await?;
    // The condition is looked at once more when whoever names it meanwhile is done.
    let gone = Entity::delete_by_id((file.office_id, file.sha256.clone()))
        .filter(Column::NamedAt.is_null())
        .filter(Column::SentAt.lt(since))
        .exec(&tx)
        .await?;
    if gone.rows_affected == 0 {
        return Ok(false);
    }
    sender::Entity::delete_many()
        .filter(sender::Column::OfficeId.eq(file.office_id))
        .filter(sender::Column::Sha256.eq(file.sha256.as_str()))
        .exec(&tx)
        .await?;
    if let Some(organization) = file.organization_id {
        room::give_back(&tx, organization, file.bytes).await?;
    }
    let going = leaving::ActiveModel {
        held_as: Set(file.held_as.clone()),
        office_id: Set(file.office_id),
        goes_at: Set(now),
    };
    leaving::Entity::insert(going).exec_without_returning(&tx).await?;
    tx.commit().await?;
    Ok(true)
}

/// Whether there is a small picture; false if the file has gone meanwhile.
pub(super) async fn note_small(
    db: &DatabaseConnection,
    file: &Model,
    has_small: bool,
) -> Result<bool, DbErr> {
    let noted = Entity::update_many()
        .col_expr(Column::HasSmall, Expr::value(has_small))
        .filter(Column::OfficeId.eq(file.office_id))
        .filter(Column::HeldAs.eq(file.held_as.as_str()))
        .filter(Column::Sha256.eq(file.sha256.as_str()))
        .exec(db)
        .await?;
    Ok(noted.rows_affected > 0)
}

fn is_hash(sha256: &str) -> bool {
    sha256.len() == 64 && sha256.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
}
