use leptos::prelude::*;

use super::form::EditForm;
use crate::{
    ui::{Address, Button, Dialog, Kind, Shape},
    words::{Word, t},
};

/// The way to a new organization, and its form in a sheet; then its page.
#[component]
pub fn OpenOrganization() -> impl IntoView {
    let address = Address::get();
    let opening = RwSignal::new(false);
    let opened = Callback::new(move |id: String| {
        opening.set(false);
        address.go(&["/to-chuc/", &id].concat());
    });
    let press = Callback::new(move |()| opening.set(true));
    view! {
        <Button label=t(Word::OrganizationNew) kind=Kind::Primary icon="plus" on_press=press />
        <Dialog
            id="organization-open"
            title=t(Word::OrganizationNew)
            open=opening.into()
            shape=Shape::Sheet
            on_close=Callback::new(move |()| opening.set(false))
        >
            {move || opening.get().then(|| view! {
                <EditForm
                    current=Signal::stored(None)
                    labelled_by="organization-open-title"
                    on_opened=opened
                />
            })}
        </Dialog>
    }
}
