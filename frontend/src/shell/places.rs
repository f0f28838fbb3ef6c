use leptos::prelude::*;

use super::navigation::{Place, places_for};
use crate::{
    session::Session,
    ui::{Address, Dialog, Icon, Shape},
    words::{Word, t},
};

/// How many slots the bar of a phone has.
const SLOTS: usize = 5;

/// The rail of a laptop, the icons of a tablet, the bar of a phone.
#[component]
pub fn Places() -> impl IntoView {
    let session = Session::get();
    let places = Memo::new(move |_| places_for(session));
    let more = RwSignal::new(false);
    let links = move || {
        let places = places.get();
        let crowded = places.len() > SLOTS;
        let link = |(at, place): (usize, Place)| {
            // On a phone the rest hides behind the last slot.
            let is_over = crowded && at + 1 >= SLOTS;
            view! { <PlaceLink place is_over /> }
        };
        let links = places.into_iter().enumerate().map(link).collect_view();
        let button = crowded.then(|| {
            view! {
                <button type="button" class="place is-more" aria-haspopup="dialog" on:click=move |_| more.set(true)>
                    <Icon name="more" /><span>{t(Word::More)}</span>
                </button>
            }
        });
        view! { {links} {button} }
    };
    let rest = move || {
        let rest = places.get().into_iter().skip(SLOTS - 1);
        rest.map(|place| view! { <PlaceLink place is_over=false /> }).collect_view()
    };
    view! {
        <nav class="places" aria-label=t(Word::Navigation)>{links}</nav>
        <Dialog
            id="more-places"
            title=t(Word::More)
            open=more.into()
            shape=Shape::Sheet
            on_close=Callback::new(move |()| more.set(false))
        >
            <div class="place-list" on:click=move |_| more.set(false)>{rest}</div>
        </Dialog>
    }
}

#[component]
fn PlaceLink(place: Place, is_over: bool) -> impl IntoView {
    let path = Address::get().path();
    // A page below belongs to the place above it; all pages lie below `/`.
    let is_here = move |path: &String| {
        path == place.href
            || place.href != "/" && path.strip_prefix(place.href).is_some_and(|rest| rest.starts_with('/'))
    };
    let current = move || path.with(is_here).then_some("page");
    view! {
        <a href=place.href class="place" class:is-over=is_over aria-current=current>
            <Icon name=place.icon /><span>{t(place.name)}</span>
        </a>
    }
}
