use sea_orm::{
    ActiveValue::Set,
    prelude::*,
    sea_query::{ExprTrait, OnConflict},
};

use super::Budget;

mod row {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "cost_lease")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub payer: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub minute: i64,
        pub leased: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub struct Leased {
    pub granted: bool,
    /// By all instances, but for the slice that each further one has at first.
    pub total: i64,
}

/// One more slice, if the budget still holds one. One statement takes it, so two instances never take the same.
pub async fn one_slice(
    db: &DatabaseConnection,
    payer: &str,
    minute: i64,
    budget: Budget,
) -> Result<Leased, DbErr> {
    use row::Column as C;
    let first =
        row::ActiveModel { payer: Set(payer.to_owned()), minute: Set(minute), leased: Set(budget.slice) };
    let nothing = OnConflict::columns([C::Payer, C::Minute]).do_nothing().to_owned();
    row::Entity::insert(first).on_conflict(nothing).exec_without_returning(db).await?;
    let grown = Expr::col(C::Leased).add(budget.slice);
    let taken = row::Entity::update_many()
        .col_expr(C::Leased, grown.clone())
        .filter(C::Payer.eq(payer))
        .filter(C::Minute.eq(minute))
        .filter(grown.lte(budget.per_minute))
        .exec_with_returning(db)
        .await?;
    row::Entity::delete_many().filter(C::Minute.lt(minute - 1)).exec(db).await?;
    Ok(match taken.first() {
        Some(row) => Leased { granted: true, total: row.leased },
        None => Leased { granted: false, total: budget.per_minute },
    })
}
