use leptos::prelude::*;

use crate::{
    lists::{Desk, Offered},
    ui::{Actions, Button, Checkboxes, Dialog, Kind, Shape},
    words::{Word, t},
};

/// Which columns are shown; each press shows at once.
#[component]
pub fn ColumnsSheet(desk: Desk, open: RwSignal<bool>) -> impl IntoView {
    let close = Callback::new(move |()| open.set(false));
    view! {
        <Dialog id="columns" title=t(Word::ColumnsLabel) open=open.into() shape=Shape::Sheet on_close=close>
            {move || open.get().then(|| view! { <Choices desk close /> })}
        </Dialog>
    }
}

#[component]
fn Choices(desk: Desk, close: Callback<()>) -> impl IntoView {
    let shown = desk.shown;
    let bits = shown.now.get_untracked();
    let option = |(at, one): (usize, &Offered)| (t(one.word), RwSignal::new(bits & (1 << at) != 0), at);
    // The first column is what a row is about.
    let options: Vec<_> = shown.offered.iter().enumerate().skip(1).map(option).collect();
    let boxes: Vec<_> = options.iter().map(|(label, checked, _)| (*label, *checked)).collect();
    let checked: Vec<_> = options.into_iter().map(|(_, checked, at)| (checked, at)).collect();
    let again = checked.clone();
    Effect::new(move |before: Option<u32>| {
        let bits = checked.iter().fold(1, |bits, (one, at)| if one.get() { bits | (1 << at) } else { bits });
        if before.is_some_and(|before| before != bits) {
            shown.choose(bits);
        }
        bits
    });
    let as_before = Callback::new(move |()| {
        shown.choose_first();
        let bits = shown.now.get_untracked();
        for (one, at) in &again {
            one.set(bits & (1 << at) != 0);
        }
    });
    view! {
        <p>{t(Word::ColumnsHelp)}</p>
        <Checkboxes id="columns-shown" label=t(Word::ColumnsLabel) options=boxes />
        <Actions>
            <Button label=t(Word::ColumnsAsBefore) on_press=as_before />
            <Button label=t(Word::Close) kind=Kind::Primary on_press=close />
        </Actions>
    }
}
