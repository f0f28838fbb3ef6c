use leptos::{either::Either, prelude::*};

use super::Icon;

/// A column and the ways to sort by it.
pub struct Column {
    title: Signal<String>,
    kind: CellKind,
    ascending: Option<&'static str>,
    descending: Option<&'static str>,
}

impl Column {
    pub const fn new(title: Signal<String>) -> Self {
        Self { title, kind: CellKind::Plain, ascending: None, descending: None }
    }

    #[must_use]
    pub const fn kind(mut self, kind: CellKind) -> Self {
        self.kind = kind;
        self
    }

    /// The value of the sort in the address; the empty one is the order of a list that nobody has sorted.
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

    /// What the header does when it is pressed while the list is sorted by `now`.
    fn next(&self, now: &str) -> Option<&'static str> {
        match (self.ascending, self.descending) {
            (Some(up), Some(down)) if now == up => Some(down),
            (up, down) => up.or(down),
        }
    }

    fn direction(&self, now: &str) -> Option<&'static str> {
        let is = |key: Option<&str>| key == Some(now);
        if is(self.ascending) { Some("ascending") } else { is(self.descending).then_some("descending") }
    }
}

/// How a cell stands in its column, and on a phone in its card.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum CellKind {
    #[default]
    Plain,
    /// A running number; a card needs none.
    Rank,
    Number,
    /// A day or a time: it does not break.
    Date,
    /// What can be done with the row.
    Actions,
    /// The box that picks the row.
    Pick,
}

impl CellKind {
    const fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Rank => "rank",
            Self::Number => "number",
            Self::Date => "date",
            Self::Actions => "actions",
            Self::Pick => "pick",
        }
    }
}

/// A table whose header stays while its rows change. On a phone each row is a card.
#[component]
pub fn Table(
    caption: Signal<String>,
    columns: Vec<Column>,
    /// The value in the address.
    #[prop(optional, into)]
    sorted_by: Signal<String>,
    #[prop(optional)] on_sort: Option<Callback<&'static str>>,
    /// The rows: a [`RowHead`] and [`Cell`]s each.
    children: Children,
) -> impl IntoView {
    let sortable = columns.iter().any(|column| column.ascending.or(column.descending).is_some());
    let header = move |column: Column| {
        let (title, kind) = (column.title, column.kind.name());
        let column = StoredValue::new(column);
        let sorted = move || column.with_value(|column| sorted_by.with(|now| column.direction(now)));
        let press = move |_| {
            let next = column.with_value(|column| sorted_by.with_untracked(|now| column.next(now)));
            if let (Some(sort), Some(key)) = (on_sort, next) {
                sort.run(key);
            }
        };
        let inside = if column.with_value(|column| column.next("").is_some()) {
            Either::Right(view! {
                <button type="button" class="sort" on:click=press>{title} <Icon name="up" /></button>
            })
        } else {
            Either::Left(title)
        };
        view! { <th scope="col" data-kind=kind aria-sort=sorted>{inside}</th> }
    };
    view! {
        <div class="table-frame" class:is-sortable=sortable>
            <table class="table">
                <caption>{caption}</caption>
                <thead><tr>{columns.into_iter().map(header).collect_view()}</tr></thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
}

/// What a row is about; on a phone the title of its card.
#[component]
pub fn RowHead(children: Children) -> impl IntoView {
    view! { <th scope="row">{children()}</th> }
}

#[component]
pub fn Cell(
    #[prop(optional)] kind: CellKind,
    /// Said before the value on a phone, where the header is not seen.
    #[prop(optional, into)]
    label: Option<Signal<String>>,
    children: Children,
) -> impl IntoView {
    view! {
        <td data-kind=kind.name()>
            {label.map(|label| view! { <span class="cell-label" aria-hidden="true">{label} ": "</span> })}
            {children()}
        </td>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_pressed_twice_turns_the_order_round() {
        let column = Column::new(Signal::stored(String::new())).sorts("").sorts_down("ten-nguoc");
        assert_eq!(column.next("ngay"), Some(""));
        assert_eq!(column.next(""), Some("ten-nguoc"));
        assert_eq!(column.next("ten-nguoc"), Some(""));
        assert_eq!(column.direction("ten-nguoc"), Some("descending"));
        assert_eq!(column.direction("ngay"), None);
    }
}
