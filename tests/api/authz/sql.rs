//! Statements of the walk's world, as both databases understand them.
use crate::harness::TestApp;

/// A statement written for SQLite as its database understands it; 32 digits are an id there.
pub fn spoken(app: &TestApp, sql: &str) -> String {
    if !app.is_postgres() {
        return sql.replace("randombytes()", "randomblob(32)").replace("digest'", "x'");
    }
    let sql = sql.replace("randombytes()", "uuid_send(gen_random_uuid())").replace("digest'", r"'\x");
    sql.replace("randomblob(16)", "gen_random_uuid()").replace("x'00'", r"'\x00'::bytea").replace("x'", "'")
}

/// A unit of the office's own district that ended, or the one that took its place.
pub fn of_the_district(column: &str) -> String {
    format!(
        "SELECT {column} FROM unit_succession AS s JOIN unit AS u ON u.id = s.predecessor_id
         WHERE u.parent_id = (SELECT unit_id FROM office)"
    )
}
