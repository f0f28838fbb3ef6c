use leptos::prelude::*;

use super::wire::View;
use crate::{
    lists::Desk,
    session::Session,
    ui::Button,
    words::{Word, fill, t},
};

#[component]
pub fn PrintButton() -> impl IntoView {
    let print = Callback::new(move |()| {
        let _ = window().print();
    });
    view! { <Button label=t(Word::PrintLabel) icon="print" on_press=print /> }
}

/// What a sheet of paper says below its title: which rows, and from when. On the screen it is not seen.
#[component]
pub fn PrintHead(desk: Desk, current: Memo<Option<View>>) -> impl IntoView {
    let today = Session::get().today();
    let told = move || {
        let mut told = desk.told.get();
        told.extend(current.get().map(|view| format!("“{}”", view.name)));
        told.join(" · ")
    };
    let narrowed = fill(Word::PrintNarrowed, move || vec![("names", told())]);
    let all = t(Word::PrintAll);
    let narrowed = move || {
        let is_narrowed = current.with(Option::is_some) || desk.told.with(|told| !told.is_empty());
        if is_narrowed { narrowed.get() } else { all.get() }
    };
    let on = fill(Word::PrintOn, move || vec![("day", today.shown())]);
    view! { <p class="print-head"><span lang="vi">{narrowed}</span> <span>{on}</span></p> }
}
