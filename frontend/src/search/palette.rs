use leptos::prelude::*;

use super::{names::Record, palette_lines::Does, palette_list::PaletteList};
use crate::{
    session::Session,
    shell::Finder,
    ui::{Address, Dialog},
    words::{Word, t},
};

/// How many records are remembered, until the window closes: others use this machine too.
const MOST_RECENT: usize = 8;

/// Opens records and pages, and does small things, without a mouse.
#[component]
pub fn Palette() -> impl IntoView {
    let (session, address) = (Session::get(), Address::get());
    let Finder(open) = Finder::get();
    let recent = RwSignal::new(Vec::<Record>::new());
    let known = RwSignal::new(Vec::<Record>::new());
    let target = StoredValue::new(None::<String>);
    let on_choose = Callback::new(move |does: Does| {
        match does {
            Does::Go(path) => target.set_value(Some(path)),
            Does::Open(record) => {
                target.set_value(Some(record.path.clone()));
                recent.update(|recent| {
                    recent.retain(|one| one.path != record.path);
                    recent.insert(0, record);
                    recent.truncate(MOST_RECENT);
                });
            }
            Does::Dress(theme) => session.theme.set(theme),
            Does::Speak(locale) => session.locale.set(locale),
        }
        open.set(false);
    });
    // Only then: a dialog gives the focus back when it closes, and a page takes it when it opens.
    let on_close = Callback::new(move |()| {
        open.set(false);
        if let Some(path) = target.try_update_value(Option::take).flatten() {
            address.go(&path);
        }
    });
    // What changed has perhaps another name now.
    Effect::new(move |_| {
        session.changes.track();
        known.set(Vec::new());
    });
    let list = move || open.get().then(|| view! { <PaletteList recent=recent.into() known on_choose /> });
    view! {
        <Dialog id="palette" title=t(Word::FindOpen) open=open.into() on_close>
            <div class="palette">{list}</div>
        </Dialog>
    }
}
