//! Keeps what a search looks in: the database marks each record that was written, and before an act ends its rows are
//! written anew.
use std::collections::BTreeSet;

use sea_orm::{
    ActiveValue::Set, DatabaseConnection, DatabaseTransaction, FromQueryResult, PaginatorTrait, Statement,
    prelude::*,
};
use shared::SearchKind;

use super::words::{lexeme, words};
use crate::database;

/// Who writes rows of the index takes turns: two acts may touch one record, and the last must have seen the first.
const SEARCH_TURN: i64 = 0x5345_4152;

/// How many marks are worked off at once.
const BATCH: i64 = 2_000;

/// How much of a record is read: the pages show all of it.
const MOST_CHARS: usize = 4_000;

const STALE: &str = "search_stale";

/// The rows of a kind: `r` is the table the marks are about.
const fn rows_of(kind: SearchKind) -> &'static str {
    use SearchKind as K;
    match kind {
        K::Directive => {
            "r.id AS holder_id, r.title AS title,
             COALESCE(r.number, '') || ' ' || COALESCE(r.kind, '') || ' ' || COALESCE(r.issuer, '') AS body
             FROM directive AS r"
        }
        K::Clause => {
            "r.directive_id AS holder_id, r.text AS body,
             CASE r.label WHEN '' THEN r.title ELSE r.label || '. ' || r.title END AS title FROM clause AS r"
        }
        K::Task => {
            "r.directive_id AS holder_id, r.title AS title, COALESCE(r.expected_evidence, '') AS body FROM task AS r"
        }
        K::Assignment => {
            "r.id AS holder_id, t.title || ' · ' || o.name AS title,
             COALESCE(r.answer, '') || ' ' || COALESCE(r.returned_reason, '') AS body
             FROM assignment AS r JOIN task AS t ON t.id = r.task_id JOIN organization AS o ON o.id = r.organization_id"
        }
        K::Organization => "r.id AS holder_id, r.name AS title, '' AS body FROM organization AS r",
        K::Unit => "r.id AS holder_id, r.name AS title, r.code AS body FROM unit AS r",
        K::Scheme => {
            "r.id AS holder_id, r.name AS title,
             CAST(r.from_year AS text) || ' ' || CAST(r.to_year AS text) AS body FROM scheme AS r"
        }
        K::LegalDocument => {
            "r.id AS holder_id, r.name AS title,
             COALESCE(r.number, '') || ' ' || COALESCE(r.kind, '') || ' ' || COALESCE(r.issuer, '') AS body
             FROM legal_document AS r"
        }
        K::Evidence => {
            "r.assignment_id AS holder_id, COALESCE(r.file_name, r.url, r.text, '') AS title,
             COALESCE(r.text, '') AS body FROM (SELECT * FROM evidence WHERE NOT is_withdrawn) AS r"
        }
        K::Account => "r.id AS holder_id, r.full_name AS title, r.login AS body FROM account AS r",
    }
}

const fn table_of(kind: SearchKind) -> &'static str {
    match kind {
        SearchKind::LegalDocument => "legal_document",
        _ => kind.tag(),
    }
}

#[derive(FromQueryResult)]
struct Marked {
    kind: String,
    top: i64,
    many: i64,
}

#[derive(FromQueryResult)]
struct Source {
    record_id: Uuid,
    holder_id: Uuid,
    title: String,
    body: String,
}

/// Works off every mark: one statement if there is none, and no more for more records of a kind.
pub async fn catch_up(db: &DatabaseTransaction) -> Result<(), DbErr> {
    loop {
        let next = format!(
            "SELECT kind, MAX(seq) AS top, COUNT(*) AS many
             FROM (SELECT kind, seq FROM {STALE} ORDER BY seq LIMIT {BATCH}) AS next GROUP BY kind"
        );
        let marked = Marked::find_by_statement(said(db, next)).all(db).await?;
        let Some(top) = marked.iter().map(|marked| marked.top).max() else { return Ok(()) };
        database::take_turns(db, SEARCH_TURN).await?;
        let outdated = format!(
            "DELETE FROM search_entry WHERE EXISTS (SELECT 1 FROM {STALE} AS s
             WHERE s.kind = search_entry.kind AND s.record_id = search_entry.record_id AND s.seq <= {top})"
        );
        db.execute_raw(said(db, outdated)).await?;
        for kind in marked.iter().filter_map(|marked| SearchKind::of_tag(&marked.kind)) {
            write(db, kind, top).await?;
        }
        db.execute_raw(said(db, format!("DELETE FROM {STALE} WHERE seq <= {top}"))).await?;
        if marked.iter().map(|marked| marked.many).sum::<i64>() < BATCH {
            return Ok(());
        }
    }
}

/// What was written while nobody looked: by a migration, or behind the application's back.
pub async fn catch_up_now(db: &DatabaseConnection) -> Result<(), DbErr> {
    let tx = database::begin(db).await?;
    catch_up(&tx).await?;
    tx.commit().await
}

/// Writes every row anew, and tells how many there are.
pub async fn rebuild(db: &DatabaseConnection) -> Result<u64, DbErr> {
    let tx = database::begin(db).await?;
    for statement in ["DELETE FROM search_entry".to_owned(), format!("DELETE FROM {STALE}")] {
        tx.execute_raw(said(&tx, statement)).await?;
    }
    for kind in SearchKind::ALL {
        let (tag, table) = (kind.tag(), table_of(kind));
        let all = format!("INSERT INTO {STALE} (kind, record_id) SELECT '{tag}', id FROM {table}");
        tx.execute_raw(said(&tx, all)).await?;
    }
    catch_up(&tx).await?;
    let many = row::Entity::find().count(&tx).await?;
    tx.commit().await?;
    Ok(many)
}

async fn write(db: &DatabaseTransaction, kind: SearchKind, top: i64) -> Result<(), DbErr> {
    let (tag, rows) = (kind.tag(), rows_of(kind));
    let marked = format!(
        "SELECT r.id AS record_id, {rows}
         WHERE r.id IN (SELECT record_id FROM {STALE} WHERE kind = '{tag}' AND seq <= {top}) ORDER BY r.id"
    );
    let sources = Source::find_by_statement(said(db, marked)).all(db).await?;
    for chunk in sources.chunks(500) {
        let entries = chunk.iter().map(|source| entry(kind, source));
        row::Entity::insert_many(entries).exec_without_returning(db).await?;
    }
    Ok(())
}

fn entry(kind: SearchKind, source: &Source) -> row::ActiveModel {
    let cut = |text: &str| text.trim().chars().take(MOST_CHARS).collect::<String>();
    let (title, body) = (cut(&source.title), cut(&source.body));
    row::ActiveModel {
        kind: Set(kind.tag().to_owned()),
        record_id: Set(source.record_id),
        holder_id: Set(source.holder_id),
        words: Set(lexemes(&title, &body)),
        title: Set(title),
        body: Set(body),
        ..Default::default()
    }
}

/// Each word once: as it reads without marks anywhere and in the title, and with them.
fn lexemes(title: &str, body: &str) -> String {
    let mut all = BTreeSet::new();
    for word in words(title) {
        all.insert(lexeme('t', &word.folded));
        all.extend([lexeme('f', &word.folded), lexeme('m', &word.marked)]);
    }
    for word in words(body) {
        all.extend([lexeme('f', &word.folded), lexeme('m', &word.marked)]);
    }
    all.into_iter().collect::<Vec<_>>().join(" ")
}

fn said(db: &impl ConnectionTrait, sql: String) -> Statement {
    Statement::from_string(db.get_database_backend(), sql)
}

pub mod row {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "search_entry")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        /// [`shared::SearchKind::tag`]
        pub kind: String,
        pub record_id: Uuid,
        /// Whose page shows it: who may see that one may see this.
        pub holder_id: Uuid,
        #[sea_orm(column_type = "Text")]
        pub title: String,
        #[sea_orm(column_type = "Text")]
        pub body: String,
        #[sea_orm(column_type = "Text")]
        pub words: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
