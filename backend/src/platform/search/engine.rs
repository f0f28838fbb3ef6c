//! Which rows hold the words, as each database asks it. An engine yields candidates; [`super::rank`] puts them in order.
use sea_orm::{DbBackend, sea_query::Expr};

use super::words::{Word, lexeme};

/// Where words are looked for.
#[derive(Clone, Copy)]
pub enum Look {
    Anywhere,
    InTitle,
    /// As they were typed, marks and all.
    Marked,
}

pub trait Engine: Sync {
    /// True for rows of the index that hold the beginning of each of the lexemes.
    fn holds(&self, lexemes: &[String]) -> Expr;
}

struct Sqlite;
struct Postgres;

impl Engine for Sqlite {
    fn holds(&self, lexemes: &[String]) -> Expr {
        let asked = lexemes.iter().map(|lexeme| format!("{lexeme}*")).collect::<Vec<_>>().join(" ");
        Expr::cust_with_values(
            "search_entry.id IN (SELECT rowid FROM search_words WHERE search_words MATCH ?)",
            [asked],
        )
    }
}

impl Engine for Postgres {
    fn holds(&self, lexemes: &[String]) -> Expr {
        let asked = lexemes.iter().map(|lexeme| format!("{lexeme}:*")).collect::<Vec<_>>().join(" & ");
        Expr::cust_with_values("search_entry.vector @@ CAST($1 AS tsquery)", [asked])
    }
}

pub fn engine(backend: DbBackend) -> &'static dyn Engine {
    match backend {
        DbBackend::Postgres => &Postgres,
        _ => &Sqlite,
    }
}

/// What was asked, as the engines keep it; nothing if nothing of that sort was typed.
pub fn lexemes(asked: &[Word], look: Look) -> Vec<String> {
    match look {
        Look::Anywhere => asked.iter().map(|word| lexeme('f', &word.folded)).collect(),
        Look::InTitle => asked.iter().map(|word| lexeme('t', &word.folded)).collect(),
        Look::Marked => {
            asked.iter().filter(|word| word.has_marks()).map(|word| lexeme('m', &word.marked)).collect()
        }
    }
}
