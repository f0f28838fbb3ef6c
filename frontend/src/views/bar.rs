use leptos::prelude::*;

use super::{
    columns::ColumnsSheet,
    download::Download,
    menu::ViewsMenu,
    print::{PrintButton, PrintHead},
    remember::open_first,
    saving::SaveSheet,
    wire,
};
use crate::{
    api::Question,
    lists::{Desk, VIEW},
    session::Session,
    ui::{Address, Button},
    words::{Word, t},
};

/// Views, columns, files and paper, in one line above a list.
#[component]
pub fn Bar() -> impl IntoView {
    let (desk, session): (Desk, _) = (expect_context(), Session::get());
    let here = Address::get().value(VIEW);
    let views = Question::new(move || {
        session.changes.track();
        wire::views(desk.list)
    });
    open_first(move || views.look(Clone::clone), desk);
    let current = Memo::new(move |_| {
        let here = here.get()?;
        views.look(|views: &Vec<wire::View>| views.iter().find(|view| view.id.inner() == here).cloned())?
    });
    let (saving, choosing) = (RwSignal::new(false), RwSignal::new(false));
    view! {
        <div class="list-bar" role="group" aria-label=t(Word::ViewTools)>
            <ViewsMenu desk views current saving />
            <Button
                label=t(Word::ColumnsLabel)
                icon="columns"
                on_press=Callback::new(move |()| choosing.set(true))
            />
            <Download desk />
            <PrintButton />
        </div>
        <PrintHead desk current />
        <ColumnsSheet desk open=choosing />
        <SaveSheet desk current open=saving />
    }
}
