//! Every query on the `organization` table lives here, and every one takes a [`Scope`].
pub mod entering;

use async_graphql::Enum;
use chrono::NaiveDate;
use sea_orm::{
    ActiveValue::Set,
    Condition, QueryOrder, QuerySelect, QueryTrait,
    prelude::*,
    sea_query::{ExprTrait, IntoCondition, SelectStatement},
};
use shared::{OrganizationId, OrganizationKind};

use super::entity::{ActiveModel, Column, Entity, Model};
use crate::{
    api::{Cursor, Page},
    identity::Scope,
    platform::Tx,
};

/// The orders a list of organizations can be had in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Enum)]
#[graphql(name = "OrganizationSort")]
pub enum Sort {
    /// By name, in Vietnamese alphabetical order.
    #[default]
    Name,
    /// In the order in which they were entered, oldest first.
    Entered,
}

pub fn visible(scope: &Scope) -> Select<Entity> {
    Entity::find().filter(rows(scope))
}

fn rows(scope: &Scope) -> Condition {
    scope.rows(Column::OfficeId, Column::Id, Column::UnitId)
}

/// The ids of what is in scope, to stand inside another statement.
pub fn seen(scope: &Scope) -> SelectStatement {
    visible(scope).select_only().column(Column::Id).into_query()
}

pub async fn find(db: &impl ConnectionTrait, scope: &Scope, id: Uuid) -> Result<Option<Model>, DbErr> {
    visible(scope).filter(Column::Id.eq(id)).one(db).await
}

pub async fn find_many(
    db: &impl ConnectionTrait,
    scope: &Scope,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<Model>, DbErr> {
    visible(scope).filter(Column::Id.is_in(ids)).all(db).await
}

/// Their ids, for the tables of other slices that belong to an organization.
pub fn ids_within(scope: &Scope) -> SelectStatement {
    visible(scope).select_only().column(Column::Id).into_query()
}

/// All that a list goes through, page by page.
pub fn all(scope: &Scope, filter: impl IntoCondition) -> Select<Entity> {
    visible(scope).filter(filter.into_condition())
}

pub async fn page(
    db: &impl ConnectionTrait,
    scope: &Scope,
    filter: impl IntoCondition,
    sort: Sort,
    page: &Page,
) -> Result<Vec<Model>, DbErr> {
    let mut rows = all(scope, filter).limit(page.limit());
    if let Some(cursor) = &page.after {
        rows = rows.filter(sort.after(cursor));
    }
    if sort == Sort::Name {
        rows = rows.order_by_asc(Column::NameSort);
    }
    // The id breaks ties, and alone it is the order of entry: version 7 ids grow with time.
    rows.order_by_asc(Column::Id).all(db).await
}

/// For the shell alone, where nobody is signed in: by id, or by the whole name, in every office.
pub(super) async fn named(db: &impl ConnectionTrait, id_or_name: &str) -> Result<Vec<Model>, DbErr> {
    let named = match id_or_name.parse() {
        Ok(OrganizationId(id)) => Column::Id.eq(id),
        Err(_) => Column::Name.eq(id_or_name),
    };
    Entity::find().filter(named).order_by_asc(Column::Id).limit(10).all(db).await
}

/// What worked on that day.
pub fn working_on(day: NaiveDate) -> Condition {
    let not_over = Column::ValidTo.is_null().or(Column::ValidTo.gte(day));
    Condition::all().add(Column::ValidFrom.lte(day)).add(not_over)
}

/// Of an office these, whether they still work or not.
pub async fn of_office(
    db: &impl ConnectionTrait,
    office_id: Uuid,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::OfficeId.eq(office_id)).filter(Column::Id.is_in(ids)).all(db).await
}

/// Of an office those that work on a day and are of these kinds or named here.
pub async fn working(
    tx: &Tx,
    office_id: Uuid,
    kinds: impl IntoIterator<Item = OrganizationKind>,
    named: impl IntoIterator<Item = Uuid>,
    day: NaiveDate,
) -> Result<Vec<Model>, DbErr> {
    let of_kinds = Column::Kind.is_in(kinds.into_iter().map(OrganizationKind::tag));
    Entity::find()
        .filter(Column::OfficeId.eq(office_id))
        .filter(working_on(day))
        .filter(of_kinds.or(Column::Id.is_in(named)))
        .order_by_asc(Column::NameSort)
        .order_by_asc(Column::Id)
        // None of them ends while it is being given something.
        .lock_shared()
        .all(tx.db())
        .await
}

/// The row as it stands, until the transaction ends.
pub async fn hold(tx: &Tx, scope: &Scope, id: Uuid) -> Result<Option<Model>, DbErr> {
    visible(scope).filter(Column::Id.eq(id)).lock_exclusive().one(tx.db()).await
}

/// What stands directly above; the caller has found the row in scope.
pub async fn parent_of(tx: &Tx, id: Uuid) -> Result<Option<Uuid>, DbErr> {
    Ok(Entity::find_by_id(id).one(tx.db()).await?.and_then(|row| row.parent_id))
}

/// The names of what stands directly below and works on after a day.
pub async fn below_after(tx: &Tx, id: Uuid, day: NaiveDate) -> Result<Vec<String>, DbErr> {
    let works_on = Column::ValidTo.is_null().or(Column::ValidTo.gt(day));
    Entity::find()
        .select_only()
        .column(Column::Name)
        .filter(Column::ParentId.eq(id))
        .filter(works_on)
        .order_by_asc(Column::NameSort)
        .order_by_asc(Column::Id)
        .into_tuple()
        .all(tx.db())
        .await
}

pub async fn insert(tx: &Tx, row: ActiveModel) -> Result<Model, DbErr> {
    row.insert(tx.db()).await
}

/// What is set in `change`, of a row that is held.
pub async fn write(tx: &Tx, before: &Model, change: ActiveModel) -> Result<Model, DbErr> {
    let change = ActiveModel { id: Set(before.id), version: Set(before.version + 1), ..change };
    change.update(tx.db()).await
}

impl Sort {
    pub fn cursor(self, row: &Model) -> Cursor {
        let key = match self {
            Self::Name => row.name_sort.clone(),
            Self::Entered => Vec::new(),
        };
        Cursor { order: self.tag(), id: row.id, key }
    }

    pub const fn tag(self) -> u8 {
        match self {
            Self::Name => b'n',
            Self::Entered => b'e',
        }
    }

    fn after(self, cursor: &Cursor) -> Expr {
        match self {
            Self::Name => cursor.after(Column::NameSort, Column::Id),
            Self::Entered => Column::Id.gt(cursor.id),
        }
    }
}
