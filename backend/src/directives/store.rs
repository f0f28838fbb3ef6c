//! Every query on directives and their clauses lives here, and every one takes a [`Sight`] or an id that was found by one.
use async_graphql::Enum;
use sea_orm::{
    ActiveValue::Set,
    QueryOrder, QuerySelect, QueryTrait,
    prelude::*,
    sea_query::{IntoCondition, SelectStatement},
};
use shared::DirectiveState;

use super::{
    entity::{
        body, citation, clause, clause_scheme,
        directive::{Column, Entity, Model},
    },
    sight::Sight,
};
use crate::{
    api::{Cursor, Page},
    platform::{Tx, Versioned},
};

/// The orders a list of directives can be had in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Enum)]
#[graphql(name = "DirectiveSort")]
pub enum Sort {
    /// The one entered last comes first.
    #[default]
    Entered,
    /// By title, in Vietnamese alphabetical order.
    Name,
}

/// The ids of what is in sight, to stand inside another statement.
pub fn seen(sight: &Sight) -> SelectStatement {
    Entity::find().select_only().column(Column::Id).filter(sight.rows()).into_query()
}

pub async fn find(db: &impl ConnectionTrait, sight: &Sight, id: Uuid) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(sight.rows()).filter(Column::Id.eq(id)).one(db).await
}

/// The same, held until the transaction ends: who changes it or publishes it waits.
pub async fn hold(tx: &Tx, sight: &Sight, id: Uuid) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(sight.rows()).filter(Column::Id.eq(id)).lock_exclusive().one(tx.db()).await
}

pub async fn find_many(
    db: &impl ConnectionTrait,
    sight: &Sight,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(sight.rows()).filter(Column::Id.is_in(ids)).all(db).await
}

/// What stands directly below these, the oldest first.
pub async fn find_below(
    db: &impl ConnectionTrait,
    sight: &Sight,
    superiors: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<Model>, DbErr> {
    let below = Column::SuperiorDirectiveId.is_in(superiors);
    Entity::find().filter(sight.rows()).filter(below).order_by_asc(Column::Id).all(db).await
}

pub async fn page(
    db: &impl ConnectionTrait,
    sight: &Sight,
    filter: impl IntoCondition,
    sort: Sort,
    page: &Page,
) -> Result<Vec<Model>, DbErr> {
    let mut rows = Entity::find().filter(sight.rows()).filter(filter.into_condition()).limit(page.limit());
    if let Some(cursor) = &page.after {
        rows = rows.filter(match sort {
            Sort::Entered => Column::Id.lt(cursor.id),
            Sort::Name => cursor.after(Column::NameSort, Column::Id),
        });
    }
    rows = match sort {
        Sort::Entered => rows.order_by_desc(Column::Id),
        Sort::Name => rows.order_by_asc(Column::NameSort).order_by_asc(Column::Id),
    };
    rows.all(db).await
}

impl Sort {
    pub fn cursor(self, row: &Model) -> Cursor {
        let key = match self {
            Self::Entered => Vec::new(),
            Self::Name => row.name_sort.clone(),
        };
        Cursor { order: self.tag(), id: row.id, key }
    }

    pub const fn tag(self) -> u8 {
        match self {
            Self::Entered => b'e',
            Self::Name => b'n',
        }
    }
}

impl Versioned for Entity {
    const ID: Column = Column::Id;
    const VERSION: Column = Column::Version;
}

pub async fn body(db: &impl ConnectionTrait, directive_id: Uuid) -> Result<Option<body::Model>, DbErr> {
    body::Entity::find_by_id(directive_id).one(db).await
}

pub async fn bodies(
    db: &impl ConnectionTrait,
    directives: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<body::Model>, DbErr> {
    body::Entity::find().filter(body::Column::DirectiveId.is_in(directives)).all(db).await
}

pub async fn set_closing(tx: &Tx, directive_id: Uuid, closing: i32) -> Result<(), DbErr> {
    let row =
        body::ActiveModel { directive_id: Set(directive_id), closing: Set(closing), ..Default::default() };
    row.update(tx.db()).await.map(|_| ())
}

pub async fn clauses(
    db: &impl ConnectionTrait,
    directives: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<clause::Model>, DbErr> {
    clause::Entity::find()
        .filter(clause::Column::DirectiveId.is_in(directives))
        .order_by_asc(clause::Column::DirectiveId)
        .order_by_asc(clause::Column::Position)
        .all(db)
        .await
}

/// Puts `new` in the place of `old`; a clause with the same id is the same. What goes hands what hangs on it to the
/// clause that took its first byte, or to the first.
pub async fn replace_clauses(
    tx: &Tx,
    old: &[clause::Model],
    new: &[clause::Model],
    rehome: impl AsyncFnOnce(&Tx, &[(Uuid, Uuid)]) -> Result<(), DbErr>,
) -> Result<(), DbErr> {
    let gone: Vec<_> = old.iter().filter(|old| new.iter().all(|new| new.id != old.id)).collect();
    let heir = |old: &clause::Model| {
        let holds = |new: &&clause::Model| (new.starts_at..new.ends_at).contains(&old.starts_at);
        new.iter().find(holds).or_else(|| new.first()).map(|new| (old.id, new.id))
    };
    let added = new.iter().filter(|new| old.iter().all(|old| old.id != new.id));
    let added: Vec<_> = added.cloned().map(clause::ActiveModel::from).collect();
    if !added.is_empty() {
        clause::Entity::insert_many(added).exec_without_returning(tx.db()).await?;
    }
    for row in new.iter().filter(|new| old.iter().any(|old| old.id == new.id && old != *new)) {
        let change = clause::ActiveModel::from(row.clone()).reset_all();
        clause::Entity::update(change).exec(tx.db()).await?;
    }
    rehome(tx, &gone.iter().filter_map(|old| heir(old)).collect::<Vec<_>>()).await?;
    let gone: Vec<_> = gone.iter().map(|old| old.id).collect();
    if !gone.is_empty() {
        clause_scheme::Entity::delete_many()
            .filter(clause_scheme::Column::ClauseId.is_in(gone.clone()))
            .exec(tx.db())
            .await?;
        clause::Entity::delete_many().filter(clause::Column::Id.is_in(gone)).exec(tx.db()).await?;
    }
    Ok(())
}

/// The clauses with these ids whose directives are in sight.
pub async fn find_clauses(
    db: &impl ConnectionTrait,
    sight: &Sight,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<clause::Model>, DbErr> {
    clause::Entity::find()
        .filter(clause::Column::Id.is_in(ids))
        .filter(clause::Column::DirectiveId.in_subquery(seen(sight)))
        .all(db)
        .await
}

/// A draft that was never given out leaves without a trace but the audit trail's. Its tasks have gone before.
pub async fn discard(tx: &Tx, draft: &Model) -> Result<bool, DbErr> {
    let clauses = clause::Entity::find()
        .select_only()
        .column(clause::Column::Id)
        .filter(clause::Column::DirectiveId.eq(draft.id))
        .into_query();
    clause_scheme::Entity::delete_many()
        .filter(clause_scheme::Column::ClauseId.in_subquery(clauses))
        .exec(tx.db())
        .await?;
    citation::Entity::delete_many().filter(citation::Column::DirectiveId.eq(draft.id)).exec(tx.db()).await?;
    clause::Entity::delete_many().filter(clause::Column::DirectiveId.eq(draft.id)).exec(tx.db()).await?;
    body::Entity::delete_by_id(draft.id).exec(tx.db()).await?;
    let gone = Entity::delete_many()
        .filter(Column::Id.eq(draft.id))
        .filter(Column::Version.eq(draft.version))
        .filter(Column::State.eq(DirectiveState::Draft.tag()))
        .exec(tx.db())
        .await?;
    Ok(gone.rows_affected == 1)
}
