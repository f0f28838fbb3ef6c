//! Opening either database, and the transaction that writes.
use std::time::Duration;

use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
    sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous},
};
use sea_orm_migration::MigratorTrait;

pub async fn open(url: &str) -> Result<DatabaseConnection, DbErr> {
    connect(url, 4).await
}

/// Brings the tables up to date, on a connection of its own: a pool would spread the steps.
pub async fn migrate(url: &str) -> Result<(), DbErr> {
    let db = connect(url, 1).await?;
    migrations::Migrator::up(&db, None).await?;
    db.close().await
}

/// A transaction that will write. SQLite takes the write lock at once: a read that later wants to
/// write fails with `BUSY_SNAPSHOT`, which no time-out waits for.
pub async fn begin(db: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    db.begin_with_options(options).await
}

/// Makes transactions that name the same turn wait for each other until they end. SQLite writers do anyway.
pub async fn take_turns(tx: &DatabaseTransaction, turn: i64) -> Result<(), DbErr> {
    if tx.get_database_backend() == DbBackend::Postgres {
        let lock = Statement::from_sql_and_values(
            DbBackend::Postgres,
            "SELECT pg_advisory_xact_lock($1)",
            [turn.into()],
        );
        tx.execute_raw(lock).await?;
    }
    Ok(())
}

async fn connect(url: &str, connections: u32) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(url);
    options.max_connections(connections).sqlx_logging(false).map_sqlx_sqlite_opts(|sqlite| {
        sqlite
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(5))
            .foreign_keys(true)
    });
    Database::connect(options).await
}
