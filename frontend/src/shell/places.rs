use leptos::prelude::*;
use leptos_router::components::A;

use super::navigation::{Place, places_for};
use crate::{
    session::Session,
    ui::{Dialog, Icon, Shape},
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
    let class = if is_over { "place is-over" } else { "place" };
    view! {
        <A href=place.href exact=place.href == "/" attr:class=class>
            <Icon name=place.icon /><span>{t(place.name)}</span>
        </A>
    }
}
