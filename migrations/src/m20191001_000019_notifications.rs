//! Who was told of what, and how each wants to be told.
use sea_orm_migration::{
    prelude::*,
    schema::{
        boolean, integer, string_len, string_len_null, text, timestamp_with_time_zone,
        timestamp_with_time_zone_null, uuid,
    },
};

use crate::reference;

in_one_transaction!();

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let notification = Table::create()
        .table("notification")
        .col(uuid("id").primary_key())
        .col(uuid("office_id"))
        .col(uuid("account_id"))
        .col(string_len("kind", 24))
        // The node id of what it is about, and which time it is about it.
        .col(string_len("subject", 64))
        .col(string_len("occasion", 32))
        // What fills the gaps of its words, as JSON.
        .col(text("facts"))
        .col(timestamp_with_time_zone("at"))
        .col(timestamp_with_time_zone_null("read_at"))
        // False: it is told by mail alone.
        .col(boolean("is_shown"))
        // It goes out with the mail of the day.
        .col(boolean("waits_for_digest"))
        .foreign_key(&mut reference("notification", "office_id", "office"))
        .foreign_key(&mut reference("notification", "account_id", "account"))
        .index(
            Index::create()
                .unique()
                .name("notification_once")
                .col("subject")
                .col("kind")
                .col("account_id")
                .col("occasion"),
        )
        .take();
    // No row: nothing was set yet.
    let setting = Table::create()
        .table("notification_setting")
        .col(uuid("account_id").primary_key())
        .col(integer("version").default(1))
        .col(string_len_null("email", 254))
        .col(string_len("language", 2))
        .foreign_key(&mut reference("notification_setting", "account_id", "account"))
        .take();
    let choice = Table::create()
        .table("notification_choice")
        .col(uuid("account_id"))
        .col(string_len("kind", 24))
        .col(boolean("in_app"))
        .col(string_len("mail", 16))
        .primary_key(Index::create().col("account_id").col("kind"))
        .foreign_key(&mut reference("notification_choice", "account_id", "account"))
        .take();
    for table in [notification, setting, choice] {
        manager.create_table(table).await?;
    }
    for (name, columns) in [
        ("notification_by_account", &["account_id", "is_shown", "id"][..]),
        ("notification_unread", &["account_id", "is_shown", "read_at", "id"]),
        ("notification_of_digest", &["office_id", "waits_for_digest", "account_id"]),
        ("notification_by_time", &["office_id", "at"]),
    ] {
        crate::index(manager, name, "notification", columns).await?;
    }
    Ok(())
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    crate::drop_tables(manager, &["notification_choice", "notification_setting", "notification"]).await
}
