//! One file per change, up and down, the same on both databases.
use sea_orm_migration::prelude::*;

/// Makes `up` and `down` of the file a migration that runs in one transaction.
///
/// sea-orm's default is a transaction on PostgreSQL only: on SQLite a failing step would stay half applied.
macro_rules! in_one_transaction {
    () => {
        #[derive(sea_orm_migration::prelude::DeriveMigrationName)]
        pub struct Migration;

        #[sea_orm_migration::prelude::async_trait::async_trait]
        impl MigrationTrait for Migration {
            fn use_transaction(&self) -> Option<bool> {
                Some(true)
            }

            async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
                up(manager).await
            }

            async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
                down(manager).await
            }
        }
    };
}

mod m20191001_000001_places;
mod m20191001_000002_organizations;
mod m20191001_000003_audit;
mod m20191001_000004_receipts;
mod m20191001_000005_identity;
mod m20191001_000006_directives;
mod m20191001_000007_assignments;
mod m20191001_000008_reports;
mod m20191001_000010_files;
mod m20191001_000011_cost;
mod m20191001_000012_changes;
mod m20191001_000013_organization_succession;
mod m20191001_000014_second_factor;
mod m20191001_000015_invitations;
mod m20191001_000016_service_tokens;
mod m20191001_000017_token_field_use;
mod m20191001_000018_jobs;
mod m20191001_000019_notifications;
mod m20191001_000020_storage;
mod m20191001_000021_search;
mod m20191001_000022_saved_views;
mod m20191001_000023_imports;
mod m20191001_000024_personal_reads;
mod m20191001_000025_old_receipts;

pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20191001_000001_places::Migration),
            Box::new(m20191001_000002_organizations::Migration),
            Box::new(m20191001_000003_audit::Migration),
            Box::new(m20191001_000004_receipts::Migration),
            Box::new(m20191001_000005_identity::Migration),
            Box::new(m20191001_000006_directives::Migration),
            Box::new(m20191001_000007_assignments::Migration),
            Box::new(m20191001_000008_reports::Migration),
            Box::new(m20191001_000010_files::Migration),
            Box::new(m20191001_000011_cost::Migration),
            Box::new(m20191001_000012_changes::Migration),
            Box::new(m20191001_000013_organization_succession::Migration),
            Box::new(m20191001_000014_second_factor::Migration),
            Box::new(m20191001_000015_invitations::Migration),
            Box::new(m20191001_000016_service_tokens::Migration),
            Box::new(m20191001_000017_token_field_use::Migration),
            Box::new(m20191001_000020_storage::Migration),
            Box::new(m20191001_000018_jobs::Migration),
            Box::new(m20191001_000019_notifications::Migration),
            Box::new(m20191001_000021_search::Migration),
            Box::new(m20191001_000022_saved_views::Migration),
            Box::new(m20191001_000023_imports::Migration),
            Box::new(m20191001_000024_personal_reads::Migration),
            Box::new(m20191001_000025_old_receipts::Migration),
        ]
    }
}

async fn drop_tables(manager: &SchemaManager<'_>, tables: &'static [&'static str]) -> Result<(), DbErr> {
    for table in tables {
        manager.drop_table(Table::drop().table(*table).take()).await?;
    }
    Ok(())
}

async fn index(
    manager: &SchemaManager<'_>,
    name: &'static str,
    table: &'static str,
    columns: &'static [&'static str],
) -> Result<(), DbErr> {
    let mut index = Index::create().name(name).table(table).take();
    for column in columns {
        index.col(*column);
    }
    manager.create_index(index).await
}

fn reference(from: &'static str, column: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(from, column).to(to, "id").take()
}

/// A text column compared as bytes on both databases; SQLite compares so by itself.
fn bytewise(manager: &SchemaManager<'_>, name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name).text().take();
    if manager.get_database_backend() == sea_orm_migration::sea_orm::DbBackend::Postgres {
        column.extra("COLLATE \"C\"");
    }
    column
}
