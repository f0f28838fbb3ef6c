//! The one statement of a search: of each kind the rows that promise most, and how many there are.
use sea_orm::{
    FromQueryResult,
    prelude::*,
    sea_query::{Expr, ExprTrait, Query, SelectStatement},
};
use shared::SearchKind;

use super::{
    Found, Row,
    engine::{Look, engine, lexemes},
    sight,
    words::Word,
};
use crate::identity::Viewer;

/// How many rows are put in order.
const MOST: usize = 200;

pub async fn candidates(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    asked: &[Word],
    kinds: &[SearchKind],
) -> Result<Vec<Found>, DbErr> {
    let engine = engine(db.get_database_backend());
    let first = |look| match lexemes(asked, look) {
        none if none.is_empty() => Expr::val(0),
        some => Expr::case(engine.holds(&some), Expr::val(0)).finally(1).into(),
    };
    let held = Query::select()
        .columns(["kind", "record_id", "holder_id", "title", "body"])
        .expr_as(first(Look::Marked), "marked")
        .expr_as(first(Look::InTitle), "titled")
        .from("search_entry")
        .and_where(engine.holds(&lexemes(asked, Look::Anywhere)))
        .cond_where(sight::rows(viewer, kinds))
        .take();
    let numbered = Query::select()
        .expr(Expr::cust(
            "held.*, COUNT(*) OVER (PARTITION BY kind) AS many,
             ROW_NUMBER() OVER (PARTITION BY kind ORDER BY marked, titled, record_id DESC) AS place",
        ))
        .from_subquery(held, "held")
        .take();
    let most: SelectStatement = Query::select()
        .columns(["kind", "record_id", "holder_id", "title", "body", "many"])
        .from_subquery(numbered, "numbered")
        .and_where(Expr::col("place").lte(i64::try_from(MOST / kinds.len().max(1)).unwrap_or(i64::MAX)))
        .take();
    let rows = Row::find_by_statement(db.get_database_backend().build(&most)).all(db).await?;
    Ok(rows.into_iter().filter_map(Row::found).collect())
}
