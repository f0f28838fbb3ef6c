//! Every query on the register of an office's legal documents, and who cites them.
use std::collections::HashMap;

use sea_orm::{
    QueryOrder, QuerySelect, QueryTrait,
    prelude::*,
    sea_query::{IntoCondition, SelectStatement},
};

use super::entity::{citation, legal_document};
use crate::{
    api::{Cursor, Page},
    identity::Scope,
};

/// Documents stand by name, in Vietnamese alphabetical order.
pub const BY_NAME: u8 = b'n';

pub fn cursor(row: &legal_document::Model) -> Cursor {
    Cursor { order: BY_NAME, id: row.id, key: row.name_sort.clone() }
}

pub async fn page(
    db: &impl ConnectionTrait,
    scope: &Scope,
    filter: impl IntoCondition,
    page: &Page,
) -> Result<Vec<legal_document::Model>, DbErr> {
    use legal_document::Column;
    let mut rows = legal_document::Entity::find()
        .filter(scope.offices(Column::OfficeId))
        .filter(filter.into_condition())
        .limit(page.limit());
    if let Some(cursor) = &page.after {
        rows = rows.filter(cursor.after(Column::NameSort, Column::Id));
    }
    rows.order_by_asc(Column::NameSort).order_by_asc(Column::Id).all(db).await
}

/// The ids of those of the scope's offices, to stand inside another statement.
pub fn seen(scope: &Scope) -> SelectStatement {
    legal_document::Entity::find()
        .select_only()
        .column(legal_document::Column::Id)
        .filter(scope.offices(legal_document::Column::OfficeId))
        .into_query()
}

/// For ids that a row in sight names.
pub async fn find_many(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<legal_document::Model>, DbErr> {
    legal_document::Entity::find().filter(legal_document::Column::Id.is_in(ids)).all(db).await
}

/// For an id that a caller names.
pub async fn find(
    db: &impl ConnectionTrait,
    scope: &Scope,
    id: Uuid,
) -> Result<Option<legal_document::Model>, DbErr> {
    use legal_document::Column;
    legal_document::Entity::find_by_id(id).filter(scope.offices(Column::OfficeId)).one(db).await
}

pub async fn citations(
    db: &impl ConnectionTrait,
    directives: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<(citation::Model, legal_document::Model)>, DbErr> {
    use citation::Column;
    let cited = citation::Entity::find()
        .filter(Column::DirectiveId.is_in(directives))
        .order_by_asc(Column::StartsAt)
        .all(db)
        .await?;
    let documents = find_many(db, cited.iter().map(|cited| cited.document_id)).await?;
    let documents: HashMap<_, _> = documents.into_iter().map(|row| (row.id, row)).collect();
    Ok(cited
        .into_iter()
        .filter_map(|cited| documents.get(&cited.document_id).cloned().map(|document| (cited, document)))
        .collect())
}
