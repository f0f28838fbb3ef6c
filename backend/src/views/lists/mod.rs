//! The lists, and what of a row a file can show.
mod accounts;
mod assignments;
mod audit;
mod column;
mod directives;
mod organizations;
mod tokens;
mod units;

use shared::ListKind;

pub use self::column::{Column, Reading};

/// A list as the schema has it.
pub struct Table {
    /// The root field.
    pub root: &'static str,
    /// The type of its `where`, if it takes one.
    pub filter: Option<&'static str>,
    /// The type of its `sort`, if it takes one.
    pub sort: Option<&'static str>,
    /// Whether it can be asked for as it was on a day.
    pub is_dated: bool,
    /// What a file of it is called, before its date.
    pub file: &'static str,
    pub columns: &'static [Column],
}

pub const fn table(list: ListKind) -> &'static Table {
    match list {
        ListKind::Organizations => &organizations::TABLE,
        ListKind::Assignments => &assignments::TABLE,
        ListKind::Directives => &directives::TABLE,
        ListKind::Accounts => &accounts::TABLE,
        ListKind::Tokens => &tokens::TABLE,
        ListKind::Units => &units::TABLE,
        ListKind::Audit => &audit::TABLE,
    }
}

impl Table {
    pub fn column(&self, name: &str) -> Option<&'static Column> {
        self.columns.iter().find(|column| column.name == name)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_column_has_one_name() {
        for list in ListKind::ALL {
            let names: BTreeSet<_> = table(list).columns.iter().map(|column| column.name).collect();
            assert_eq!(names.len(), table(list).columns.len(), "{list:?}");
        }
    }
}
