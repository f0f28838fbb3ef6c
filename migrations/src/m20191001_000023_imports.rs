//! Files of rows that were looked at and written, with what it takes to undo them.
use sea_orm_migration::{
    prelude::*,
    schema::{
        integer, string_len, text, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
    },
};

in_one_transaction!();

/// What a file names is looked up by its folded name; and whoever takes a record back asks what refers to it.
const INDEXES: [(&str, &str, &[&str]); 7] = [
    ("import_by_entry", "import_batch", &["office_id", "id"]),
    ("unit_by_words", "unit", &["search_text"]),
    ("organization_by_words", "organization", &["office_id", "search_text"]),
    ("organization_by_parent", "organization", &["parent_id"]),
    ("membership_by_unit", "membership", &["unit_id"]),
    ("assignment_by_unit", "assignment", &["unit_id"]),
    ("responsible_by_organization", "task_responsible", &["organization_id"]),
];

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let batch = Table::create()
        .table("import_batch")
        .col(uuid("id").primary_key())
        .col(integer("version").default(1))
        .col(uuid("office_id"))
        .col(string_len("kind", 24))
        .col(string_len("state", 16))
        .col(string_len("sha256", 64))
        .col(string_len("file_name", 200))
        // Pairs of (column from 0, key of the field), as JSON.
        .col(text("mapping"))
        .col(integer("rows"))
        .col(integer("faulty"))
        .col(integer("written").default(0))
        .col(uuid("account_id"))
        .col(timestamp_with_time_zone("checked_at"))
        .col(timestamp_with_time_zone_null("committed_at"))
        .col(timestamp_with_time_zone_null("undone_at"))
        .col(uuid_null("undone_by"))
        .foreign_key(&mut crate::reference("import_batch", "office_id", "office"))
        .foreign_key(&mut crate::reference("import_batch", "account_id", "account"))
        .take();
    let row = Table::create()
        .table("import_row")
        .col(uuid("batch_id"))
        .col(uuid("record_id"))
        // As the file counts it.
        .col(integer("row"))
        .primary_key(Index::create().col("batch_id").col("record_id"))
        .foreign_key(&mut crate::reference("import_row", "batch_id", "import_batch"))
        .take();
    // The same bytes sent by two people are one file, and each of them has sent it.
    let sender = Table::create()
        .table("file_sender")
        .col(uuid("office_id"))
        .col(string_len("sha256", 64))
        .col(uuid("account_id"))
        .primary_key(Index::create().col("office_id").col("sha256").col("account_id"))
        .foreign_key(ForeignKey::create().from("file_sender", "office_id").to("office", "id"))
        .take();
    for table in [batch, row, sender] {
        manager.create_table(table).await?;
    }
    for (name, table, columns) in INDEXES {
        crate::index(manager, name, table, columns).await?;
    }
    let known = "INSERT INTO file_sender (office_id, sha256, account_id) SELECT office_id, sha256, account_id FROM stored_file";
    manager.get_connection().execute_unprepared(known).await.map(|_| ())
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for (name, table, _) in INDEXES {
        manager.drop_index(Index::drop().name(name).table(table).to_owned()).await?;
    }
    crate::drop_tables(manager, &["file_sender", "import_row", "import_batch"]).await
}
