use leptos::prelude::*;
use shared::{ListKind, Word};

use crate::{
    session::{forget, keep, kept},
    ui::{Address, CellKind, Column},
    words::t,
};

/// Where the columns of a saved view stand in the address.
pub const COLUMNS: &str = "cot";
/// Where the saved view stands that was chosen.
pub const VIEW: &str = "che-do";

/// A column that a list can show. Its name is that of the server's files and views.
pub struct Offered {
    pub name: &'static str,
    pub word: Word,
    kind: CellKind,
    ascending: Option<&'static str>,
    descending: Option<&'static str>,
    is_extra: bool,
}

impl Offered {
    pub const fn new(name: &'static str, word: Word) -> Self {
        Self { name, word, kind: CellKind::Plain, ascending: None, descending: None, is_extra: false }
    }

    #[must_use]
    pub const fn kind(mut self, kind: CellKind) -> Self {
        self.kind = kind;
        self
    }

    #[must_use]
    pub const fn sorts(mut self, ascending: &'static str) -> Self {
        self.ascending = Some(ascending);
        self
    }

    #[must_use]
    pub const fn sorts_down(mut self, descending: &'static str) -> Self {
        self.descending = Some(descending);
        self
    }

    /// Not shown until somebody wants it.
    #[must_use]
    pub const fn extra(mut self) -> Self {
        self.is_extra = true;
        self
    }

    fn column(&self) -> Column {
        let mut column = Column::new(t(self.word)).kind(self.kind);
        if let Some(key) = self.ascending {
            column = column.sorts(key);
        }
        if let Some(key) = self.descending {
            column = column.sorts_down(key);
        }
        column
    }
}

/// The columns that are shown now, for a row to look at.
#[derive(Clone, Copy)]
pub struct Seen {
    offered: &'static [Offered],
    /// One bit for each that is offered.
    pub bits: u32,
}

impl Seen {
    pub fn has(self, name: &str) -> bool {
        self.offered.iter().position(|one| one.name == name).is_some_and(|at| self.bits & (1 << at) != 0)
    }

    pub fn names(self) -> Vec<&'static str> {
        self.offered.iter().map(|one| one.name).filter(|name| self.has(name)).collect()
    }

    pub fn columns(self) -> Vec<Column> {
        self.offered.iter().filter(|one| self.has(one.name)).map(Offered::column).collect()
    }
}

/// Which columns of a list are shown: those of the view that was chosen, else what this browser has kept, else the
/// list's own. The first is always shown.
#[derive(Clone, Copy)]
pub struct Shown {
    pub offered: &'static [Offered],
    pub now: Memo<u32>,
    list: ListKind,
    address: Address,
    kept: RwSignal<Option<String>>,
}

impl Shown {
    pub fn of(list: ListKind, offered: &'static [Offered]) -> Self {
        let kept = RwSignal::new(kept(&key(list)));
        let address = Address::get();
        let asked = address.value(COLUMNS);
        let now = Memo::new(move |_| {
            let names = asked.get().or_else(|| kept.get());
            names.map_or_else(|| first(offered), |names| read(offered, &names))
        });
        Self { offered, now, list, address, kept }
    }

    pub fn seen(self) -> Seen {
        Seen { offered: self.offered, bits: self.now.get() }
    }

    /// As they are now, whoever asks.
    pub fn untracked(self) -> Seen {
        Seen { offered: self.offered, bits: self.now.get_untracked() }
    }

    /// While a view is in use the choice belongs to it, and stands in the address until it is saved.
    pub fn choose(self, bits: u32) {
        let names = Seen { offered: self.offered, bits: bits | 1 }.names().join(",");
        if self.address.has(VIEW) {
            return self.address.choose(COLUMNS, &names);
        }
        if bits | 1 == first(self.offered) {
            forget(&key(self.list));
            return self.kept.set(None);
        }
        keep(&key(self.list), &names);
        self.kept.set(Some(names));
    }

    pub fn choose_first(self) {
        self.choose(first(self.offered));
    }
}

fn key(list: ListKind) -> String {
    ["densach.columns.", list.tag()].concat()
}

fn first(offered: &[Offered]) -> u32 {
    bits(offered, |one| !one.is_extra)
}

/// A name that nobody offers any more is passed over.
fn read(offered: &[Offered], names: &str) -> u32 {
    bits(offered, |one| names.split(',').any(|name| name == one.name)) | 1
}

fn bits(offered: &[Offered], is_shown: impl Fn(&Offered) -> bool) -> u32 {
    offered.iter().enumerate().filter(|(_, one)| is_shown(one)).fold(0, |bits, (at, _)| bits | (1 << at))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OFFERED: [Offered; 3] = [
        Offered::new("name", Word::OrganizationName),
        Offered::new("kind", Word::OrganizationKind),
        Offered::new("from", Word::AddressLabel).extra(),
    ];

    #[test]
    fn the_first_column_is_always_shown_and_what_is_unknown_is_passed_over() {
        assert_eq!(first(&OFFERED), 0b011);
        assert_eq!(read(&OFFERED, "from"), 0b101);
        assert_eq!(read(&OFFERED, "name,kind,from,gone"), 0b111);
        let seen = Seen { offered: &OFFERED, bits: 0b101 };
        assert_eq!((seen.names(), seen.has("kind"), seen.has("x")), (vec!["name", "from"], false, false));
    }
}
