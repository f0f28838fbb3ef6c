use leptos::prelude::*;
use shared::AssignmentState;

use crate::{
    calendar::Day,
    session::Session,
    ui::Muted,
    words::{Word, fill},
};

/// The last day, and how far off it is while something is still to be done.
#[component]
pub fn Due(on: Option<Day>, state: AssignmentState) -> impl IntoView {
    let left = on.filter(|_| state.is_theirs()).map(|day| day.since(Session::get().today()));
    let words = left.map(|days| {
        let word = match days {
            0 => Word::DueToday,
            1.. => Word::DueLeft,
            _ => Word::DueOver,
        };
        fill(word, move || vec![("days", days.unsigned_abs().to_string())])
    });
    view! { {on.map(Day::shown)} {words.map(|words| view! { " " <Muted>{words}</Muted> })} }
}
