use leptos::prelude::*;

use crate::words::{Word, t};

/// A picture that can also be read: a sentence that states the finding, the picture, and the same numbers as a table.
#[component]
pub fn Figure(
    title: Signal<String>,
    headline: Signal<String>,
    /// The names of the columns of the table.
    columns: Vec<Signal<String>>,
    /// The same values as the picture shows; the first of a row names it.
    rows: Signal<Vec<Vec<String>>>,
    /// The picture: [`Tiles`], [`Bars`].
    children: Children,
) -> impl IntoView {
    let head = |column: Signal<String>| view! { <th scope="col">{column}</th> };
    let row = |values: Vec<String>| {
        let mut values = values.into_iter();
        let name = values.next();
        let cells = values.map(|value| view! { <td data-kind="number">{value}</td> }).collect_view();
        view! { <tr><th scope="row">{name}</th>{cells}</tr> }
    };
    view! {
        <figure class="figure">
            <figcaption><h2>{title}</h2><p>{headline}</p></figcaption>
            {children()}
            <details>
                <summary>{t(Word::AsTable)}</summary>
                <div class="figure-twin">
                    <table class="table is-small">
                        <caption>{title}</caption>
                        <thead><tr>{columns.into_iter().map(head).collect_view()}</tr></thead>
                        <tbody>{move || rows.get().into_iter().map(row).collect_view()}</tbody>
                    </table>
                </div>
            </details>
        </figure>
    }
}

/// One place on the lamp ramp.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tile {
    pub name: String,
    /// 0 to 100.
    pub percent: u32,
    /// Where it leads.
    pub href: Option<String>,
}

impl Tile {
    /// 0 · 1–25 · 26–50 · 51–75 · 76–100
    const fn step(&self) -> u32 {
        self.percent.div_ceil(25)
    }
}

/// One square for each place: the lamp is lit by what is done there.
#[component]
pub fn Tiles(tiles: Signal<Vec<Tile>>) -> impl IntoView {
    let square = |tile: Tile| {
        let step = tile.step();
        let inside = view! {
            <span class="tile-name">{tile.name}</span>
            <span class="tile-value">{format!("{}%", tile.percent)}</span>
        };
        let inside = match tile.href {
            Some(href) => view! { <a href=href>{inside}</a> }.into_any(),
            None => inside.into_any(),
        };
        view! { <li class="tile" data-step=step>{inside}</li> }
    };
    view! { <ul class="tiles" lang="vi">{move || tiles.get().into_iter().map(square).collect_view()}</ul> }
}

/// One line of a bar chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    pub name: String,
    pub count: u64,
    /// What is written at its end: the number, with its unit.
    pub shown: String,
}

/// Bars from the left, the number on each. The longest sets the scale.
#[component]
pub fn Bars(bars: Signal<Vec<Bar>>) -> impl IntoView {
    let line = |bar: Bar, most: u64| {
        let width = format!("{}%", bar.count * 100 / most.max(1));
        view! {
            <li class="bar-line">
                <span class="bar-name">{bar.name}</span>
                <span class="bar-track"><span class="bar-fill" style:width=width></span></span>
                <span class="bar-value">{bar.shown}</span>
            </li>
        }
    };
    let lines = move || {
        let bars = bars.get();
        let most = bars.iter().map(|bar| bar.count).max().unwrap_or_default();
        bars.into_iter().map(|bar| line(bar, most)).collect_view()
    };
    view! { <ul class="bars" lang="vi">{lines}</ul> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ramp_changes_where_the_palette_says() {
        let step = |percent| Tile { name: String::new(), percent, href: None }.step();
        assert_eq!([0, 1, 25, 26, 50, 51, 75, 76, 100].map(step), [0, 1, 1, 2, 2, 3, 3, 4, 4]);
    }
}
