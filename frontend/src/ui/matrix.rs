use leptos::prelude::*;

use super::{Icon, Tone};

/// Where a line and a column of a [`Matrix`] meet.
pub struct Square {
    pub tone: Tone,
    pub icon: &'static str,
    /// What is written in it: `2/3`.
    pub text: String,
    /// The whole of it, for the ear.
    pub name: String,
    /// Where it leads, if there is a way for the one who looks.
    pub href: Option<String>,
}

pub struct MatrixLine {
    /// Its mark: `2.1`.
    pub label: String,
    pub title: String,
    /// One for each column.
    pub squares: Vec<Option<Square>>,
}

/// A dense picture that is a table: a drawing, a number and a tone where two things meet. Its heads stay in sight.
///
/// Made at once and without a signal in any square: there may be thousands.
#[component]
pub fn Matrix(
    caption: Signal<String>,
    /// What the lines are.
    corner: Signal<String>,
    /// What an empty square says to the ear.
    hole: &'static str,
    columns: Vec<String>,
    lines: Vec<MatrixLine>,
    /// Lines without a square are not shown.
    only_filled: RwSignal<bool>,
) -> impl IntoView {
    let head = |column: String| view! { <th scope="col" lang="vi">{column}</th> }.into_any();
    view! {
        <div class="matrix-frame" role="region" tabindex="0" aria-label=caption>
            <table class="matrix" class:is-only-filled=only_filled>
                <caption class="visually-hidden">{caption}</caption>
                <thead><tr>
                    <th scope="col">{corner}</th>
                    {columns.into_iter().map(head).collect::<Vec<_>>()}
                </tr></thead>
                <tbody>{lines.into_iter().map(|one| line(one, hole)).collect::<Vec<_>>()}</tbody>
            </table>
        </div>
    }
}

fn line(MatrixLine { label, title, squares }: MatrixLine, hole: &'static str) -> AnyView {
    let whole = title.clone();
    let is_empty = squares.iter().all(Option::is_none);
    let squares: Vec<_> = squares.into_iter().map(|one| square(one, hole)).collect();
    view! {
        <tr class:is-empty=is_empty>
            <th scope="row" lang="vi" title=whole>
                <span class="matrix-head"><b>{label}</b> " " {title}</span>
            </th>
            {squares}
        </tr>
    }
    .into_any()
}

fn square(square: Option<Square>, hole: &'static str) -> AnyView {
    let Some(Square { tone, icon, text, name, href }) = square else {
        return view! { <td><span class="visually-hidden">{hole}</span></td> }.into_any();
    };
    let tone = tone.name();
    let seen = view! { <Icon name=icon /> {text} };
    match href {
        Some(href) => view! {
            <td><a class="square" data-tone=tone href=href aria-label=name>{seen}</a></td>
        }
        .into_any(),
        None => view! {
            <td>
                <span class="square" data-tone=tone aria-hidden="true">{seen}</span>
                <span class="visually-hidden">{name}</span>
            </td>
        }
        .into_any(),
    }
}

/// What the drawings of a picture mean.
#[component]
pub fn Legend(label: Signal<String>, signs: Vec<AnyView>) -> impl IntoView {
    let sign = |sign: AnyView| view! { <li>{sign}</li> }.into_any();
    view! { <ul class="legend" aria-label=label>{signs.into_iter().map(sign).collect::<Vec<_>>()}</ul> }
}
