use leptos::prelude::*;

use super::{finder::Find, newer::Newer, person_menu::PersonMenu};
use crate::{
    identity::Viewer,
    notifications::Bell,
    outbox::SyncChip,
    session::{Session, Theme},
    ui::IconButton,
    words::{Locale, Word, fill, t},
};

#[component]
pub fn TopBar() -> impl IntoView {
    let session = Session::get();
    let office = move |part: fn(&Viewer) -> Option<String>| {
        session.viewer.with(|viewer| viewer.as_ref().and_then(part))
    };
    let name = move || office(|viewer| viewer.office.as_ref().map(|office| office.name.clone()));
    let signed_in = Memo::new(move |_| session.viewer.with(Option::is_some));
    view! {
        <header class="top">
            <a href="/" class="brand">
                <BrandMark />
                <span>"Đèn Sách"</span>
            </a>
            <p class="office" lang="vi">{name}</p>
            {move || signed_in.get().then(|| view! { <SyncChip /> })}
            <div class="tools">
                {move || signed_in.get().then(|| view! { <Find /> <Bell /> })}
                <LanguageButton />
                <ThemeButton />
                {move || signed_in.get().then(|| view! { <PersonMenu /> })}
            </div>
        </header>
        <div class="banners">
            {move || office(demo_day).map(|day| {
                let words = fill(Word::DemoBanner, move || vec![("day", day.clone())]);
                view! { <aside class="banner" aria-label=t(Word::DemoLabel)><p>{words}</p></aside> }
            })}
            <Newer />
        </div>
    }
}

/// The day at which an office of demonstration data stands.
fn demo_day(viewer: &Viewer) -> Option<String> {
    viewer.office.as_ref().filter(|office| office.is_demo).map(|office| office.today.shown())
}

#[component]
fn LanguageButton() -> impl IntoView {
    let locale = Session::get().locale;
    let other = move || if locale.get() == Locale::Vi { Locale::En } else { Locale::Vi };
    // In the language it leads to: who needs it does not read the other. It begins as the button reads, for who
    // speaks to the machine.
    let words = move || Word::LanguageSwitch.said(other());
    view! {
        <button
            type="button"
            class="icon-button"
            lang=move || other().tag()
            aria-label=words
            title=words
            on:click=move |_| locale.set(other())
        >
            <span class="language" aria-hidden="true">{move || other().tag().to_ascii_uppercase()}</span>
        </button>
    }
}

#[component]
fn ThemeButton() -> impl IntoView {
    let theme = Session::get().theme;
    // What `boot.js` has put on, also when the wish is to follow the device.
    let is_dark = move || match theme.get() {
        Theme::Dark => true,
        Theme::Light => false,
        Theme::System => {
            let root = document().document_element();
            root.is_some_and(|root| root.get_attribute("data-theme").as_deref() == Some("dark"))
        }
    };
    let (light, dark) = (t(Word::ThemeToLight), t(Word::ThemeToDark));
    let label = Signal::derive(move || if is_dark() { light.get() } else { dark.get() });
    let turn = Callback::new(move |()| theme.set(if is_dark() { Theme::Light } else { Theme::Dark }));
    view! { <IconButton label icon="theme" on_press=turn /> }
}

/// Inline, so that its ink follows the theme; the file is for the icon of the tab.
#[component]
fn BrandMark() -> impl IntoView {
    view! {
        <svg class="mark" viewBox="0 0 64 64" aria-hidden="true">
            <path class="mark-book" d="M32 50C25 44.5 16 43 6 44.5V21.5C15 20 24 21.5 32 27c8-5.5 17-7 26-5.5v23C48 43 39 44.5 32 50ZM32 27v23" />
            <path class="mark-flame" d="M32 3c5 5.2 8 8.6 8 12.4A8 8 0 0 1 32 23.2a8 8 0 0 1-8-7.8C24 11.6 27 8.2 32 3Z" />
        </svg>
    }
}
