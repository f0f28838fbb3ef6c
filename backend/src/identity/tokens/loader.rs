use std::{collections::HashMap, sync::Arc};

use async_graphql::dataloader::Loader;
use chrono::NaiveDate;
use sea_orm::{
    DatabaseConnection, DbErr, FromQueryResult,
    prelude::*,
    sea_query::{ExprTrait, Func, Query},
};

use super::entity::token_field_use::{Column, Entity};

/// What a token that was itself read within a scope asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FieldUseByToken(pub Uuid);

pub struct FieldUseLoader(pub DatabaseConnection);

/// A field over all its days.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Used {
    pub token_id: Uuid,
    pub field: String,
    pub requests: i64,
    pub last_day: NaiveDate,
}

impl Loader<FieldUseByToken> for FieldUseLoader {
    type Value = Vec<Used>;
    type Error = Arc<DbErr>;

    async fn load(
        &self,
        keys: &[FieldUseByToken],
    ) -> Result<HashMap<FieldUseByToken, Vec<Used>>, Arc<DbErr>> {
        // PostgreSQL sums whole numbers up to a decimal.
        let sum = Func::cast_as(Expr::col(Column::Requests).sum(), "bigint");
        let select = Query::select()
            .columns([Column::TokenId, Column::Field])
            .expr_as(sum, "requests")
            .expr_as(Expr::col(Column::Day).max(), "last_day")
            .from(Entity)
            .and_where(Column::TokenId.is_in(keys.iter().map(|key| key.0)))
            .group_by_columns([Column::TokenId, Column::Field])
            .take();
        let rows = Used::find_by_statement(self.0.get_database_backend().build(&select)).all(&self.0).await?;
        let mut found: HashMap<_, Vec<_>> = HashMap::with_capacity(keys.len());
        for row in rows {
            found.entry(FieldUseByToken(row.token_id)).or_default().push(row);
        }
        // Here, because the databases do not sort names alike.
        for used in found.values_mut() {
            used.sort_unstable_by(|a, b| b.requests.cmp(&a.requests).then_with(|| a.field.cmp(&b.field)));
        }
        Ok(found)
    }
}
