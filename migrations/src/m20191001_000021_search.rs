//! What a search looks in: one row for each record, and a mark for each record whose row is no longer right. The
//! database sets the marks itself, so nothing that writes can forget them.
use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, text, uuid},
    sea_orm::DbBackend,
};

in_one_transaction!();

const ENTRY: &str = "search_entry";
const STALE: &str = "search_stale";

/// Pairs of (kind, table).
const SOURCES: [(&str, &str); 10] = [
    ("directive", "directive"),
    ("clause", "clause"),
    ("task", "task"),
    ("assignment", "assignment"),
    ("organization", "organization"),
    ("unit", "unit"),
    ("scheme", "scheme"),
    ("document", "legal_document"),
    ("evidence", "evidence"),
    ("account", "account"),
];

/// Their names stand in the rows of assignments: pairs of (table, what changes there, the assignment's column).
const NAMED: [(&str, &str, &str); 2] =
    [("task", "title", "task_id"), ("organization", "name", "organization_id")];

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let entry = Table::create()
        .table(ENTRY)
        .col(big_integer("id").primary_key().auto_increment())
        .col(text("kind"))
        .col(uuid("record_id"))
        .col(uuid("holder_id"))
        .col(text("title"))
        .col(text("body"))
        .col(text("words"))
        .take();
    manager.create_table(entry).await?;
    let one =
        Index::create().name("search_entry_record").table(ENTRY).col("kind").col("record_id").unique().take();
    manager.create_index(one).await?;
    let stale = Table::create()
        .table(STALE)
        .col(big_integer("seq").primary_key().auto_increment())
        .col(text("kind"))
        .col(uuid("record_id"))
        .take();
    manager.create_table(stale).await?;
    let db = manager.get_connection();
    let statements = match manager.get_database_backend() {
        DbBackend::Postgres => postgres(),
        _ => sqlite(),
    };
    for statement in statements {
        db.execute_unprepared(&statement).await?;
    }
    // What is there already is found with the next start.
    for (kind, table) in SOURCES {
        let all = format!("INSERT INTO {STALE} (kind, record_id) SELECT '{kind}', id FROM {table}");
        db.execute_unprepared(&all).await?;
    }
    Ok(())
}

fn postgres() -> Vec<String> {
    let mut all = vec![
        format!(
            "ALTER TABLE {ENTRY} ADD COLUMN vector tsvector NOT NULL
             GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED"
        ),
        format!("CREATE INDEX search_entry_vector ON {ENTRY} USING gin (vector)"),
        format!(
            "CREATE FUNCTION search_mark() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
               INSERT INTO {STALE} (kind, record_id) VALUES (TG_ARGV[0], COALESCE(NEW.id, OLD.id));
               RETURN NULL; END $$"
        ),
        format!(
            "CREATE FUNCTION search_mark_assignments() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
               EXECUTE format('INSERT INTO {STALE} (kind, record_id) SELECT ''assignment'', id FROM assignment
                 WHERE %I = $1', TG_ARGV[0]) USING NEW.id;
               RETURN NULL; END $$"
        ),
    ];
    all.extend(SOURCES.map(|(kind, table)| {
        format!(
            "CREATE TRIGGER search_{table} AFTER INSERT OR UPDATE OR DELETE ON {table}
             FOR EACH ROW EXECUTE FUNCTION search_mark('{kind}')"
        )
    }));
    all.extend(NAMED.map(|(table, name, column)| {
        format!(
            "CREATE TRIGGER search_{table}_name AFTER UPDATE ON {table} FOR EACH ROW
             WHEN (OLD.{name} IS DISTINCT FROM NEW.{name}) EXECUTE FUNCTION search_mark_assignments('{column}')"
        )
    }));
    all
}

fn sqlite() -> Vec<String> {
    let mut all = vec![
        format!(
            "CREATE VIRTUAL TABLE search_words USING fts5(words, content='{ENTRY}', content_rowid='id',
             tokenize='ascii', detail='none', prefix='2 3 4')"
        ),
        format!(
            "CREATE TRIGGER search_entry_insert AFTER INSERT ON {ENTRY} BEGIN
               INSERT INTO search_words (rowid, words) VALUES (NEW.id, NEW.words); END"
        ),
        format!(
            "CREATE TRIGGER search_entry_delete AFTER DELETE ON {ENTRY} BEGIN
               INSERT INTO search_words (search_words, rowid, words) VALUES ('delete', OLD.id, OLD.words); END"
        ),
    ];
    for (kind, table) in SOURCES {
        all.extend([("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")].map(|(act, row)| {
            format!(
                "CREATE TRIGGER search_{table}_{act} AFTER {act} ON {table} BEGIN
                   INSERT INTO {STALE} (kind, record_id) VALUES ('{kind}', {row}.id); END"
            )
        }));
    }
    all.extend(NAMED.map(|(table, name, column)| {
        format!(
            "CREATE TRIGGER search_{table}_name AFTER UPDATE ON {table} WHEN OLD.{name} IS NOT NEW.{name} BEGIN
               INSERT INTO {STALE} (kind, record_id) SELECT 'assignment', id FROM assignment
                 WHERE {column} = NEW.id; END"
        )
    }));
    all
}

async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let db = manager.get_connection();
    let is_postgres = manager.get_database_backend() == DbBackend::Postgres;
    let drop = |name: String, table: &str| {
        let on = if is_postgres { format!(" ON {table}") } else { String::new() };
        format!("DROP TRIGGER {name}{on}")
    };
    for (table, ..) in NAMED {
        db.execute_unprepared(&drop(format!("search_{table}_name"), table)).await?;
    }
    for (_, table) in SOURCES {
        let ends: &[&str] = if is_postgres { &[""] } else { &["_INSERT", "_UPDATE", "_DELETE"] };
        for end in ends {
            db.execute_unprepared(&drop(format!("search_{table}{end}"), table)).await?;
        }
    }
    if is_postgres {
        db.execute_unprepared("DROP FUNCTION search_mark(), search_mark_assignments()").await?;
    } else {
        db.execute_unprepared("DROP TABLE search_words").await?;
    }
    crate::drop_tables(manager, &[STALE, ENTRY]).await
}
