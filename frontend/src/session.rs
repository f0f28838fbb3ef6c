//! Who sits here, and how they like to read.
use std::collections::BTreeSet;

use leptos::{ev, prelude::*};
use shared::Capability;
use web_sys::Storage;

use crate::{api::when_reach_changes, calendar::Day, device::is_online, identity::Viewer, words::Locale};

const LOCALE: &str = "densach.locale";
const THEME: &str = "densach.theme";
const TEXT_SIZE: &str = "densach.size";

#[derive(Clone, Copy)]
pub struct Session {
    /// Null while nobody is signed in.
    pub viewer: RwSignal<Option<Viewer>>,
    pub locale: RwSignal<Locale>,
    pub theme: RwSignal<Theme>,
    pub text_size: RwSignal<TextSize>,
    /// The server could not be asked who sits here: it is the one who did last.
    pub is_guess: RwSignal<bool>,
    /// Grows when something has been changed here, so that every view of it asks again.
    pub changes: RwSignal<u32>,
    /// The session ended during work: the person is asked for the password, and nothing typed is lost.
    pub is_over: RwSignal<bool>,
    /// Whether the server was there when it was last asked.
    pub reached: RwSignal<bool>,
    /// The forms on the page that hold something unsent, by the place of their drafts.
    pub unsent: RwSignal<BTreeSet<String>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    System,
    Light,
    Dark,
}

impl Theme {
    const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    pub const fn key(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// In percent of what the browser was set to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextSize {
    Normal,
    Large,
    Larger,
    Largest,
}

impl TextSize {
    pub const ALL: [Self; 4] = [Self::Normal, Self::Large, Self::Larger, Self::Largest];

    pub const fn percent(self) -> &'static str {
        match self {
            Self::Normal => "100",
            Self::Large => "112",
            Self::Larger => "125",
            Self::Largest => "150",
        }
    }
}

impl Session {
    /// Once, at the root. Who sits here is known when the server has answered.
    pub fn provide() -> Self {
        let locale = if kept(LOCALE).as_deref() == Some("en") { Locale::En } else { Locale::Vi };
        let (theme, size) = (kept(THEME), kept(TEXT_SIZE));
        let theme = Theme::ALL.into_iter().find(|wish| theme.as_deref() == Some(wish.key()));
        let size = TextSize::ALL.into_iter().find(|wish| size.as_deref() == Some(wish.percent()));
        let session = Self {
            viewer: RwSignal::new(None),
            locale: RwSignal::new(locale),
            theme: RwSignal::new(theme.unwrap_or(Theme::System)),
            text_size: RwSignal::new(size.unwrap_or(TextSize::Normal)),
            is_guess: RwSignal::new(false),
            changes: RwSignal::new(0),
            is_over: RwSignal::new(false),
            reached: RwSignal::new(is_online()),
            unsent: RwSignal::new(BTreeSet::new()),
        };
        provide_context(session);
        session.heed_network();

        Effect::new(move |_| {
            let locale = session.locale.get();
            keep(LOCALE, locale.tag());
            if let Some(root) = document().document_element() {
                let _ = root.set_attribute("lang", locale.tag());
            }
        });
        Effect::new(move |_| {
            keep(THEME, session.theme.get().key());
            keep(TEXT_SIZE, session.text_size.get().percent());
            // boot.js alone knows how a wish is put on.
            if let Ok(event) = web_sys::Event::new("densach:dress") {
                let _ = window().dispatch_event(&event);
            }
        });
        session
    }

    pub fn get() -> Self {
        expect_context()
    }

    /// Whether the person may do this somewhere. Not tracked: another person begins with a fresh page.
    pub fn can(self, capability: Capability) -> bool {
        self.viewer.with_untracked(|viewer| viewer.as_ref().is_some_and(|viewer| viewer.can(capability)))
    }

    /// The business date of the office: deadlines count from here.
    pub fn today(self) -> Day {
        let today = self.viewer.with_untracked(|viewer| viewer.as_ref().and_then(Viewer::today));
        today.unwrap_or(Day::FIRST)
    }

    /// Who sits here; empty while nobody does.
    pub fn login(self) -> String {
        self.viewer.with(|viewer| viewer.as_ref().map(|viewer| viewer.login.clone()).unwrap_or_default())
    }

    pub fn login_now(self) -> String {
        untrack(|| self.login())
    }

    fn heed_network(self) {
        when_reach_changes(move |reached| {
            if self.reached.get_untracked() != reached {
                self.reached.set(reached);
            }
        });
        // Only what is asked tells whether the server is there; a network is the occasion to ask.
        let come = window_event_listener(ev::online, move |_| self.reached.set(true));
        let gone = window_event_listener(ev::offline, move |_| self.reached.set(false));
        on_cleanup(move || {
            come.remove();
            gone.remove();
        });
    }

    /// A form holds something unsent, or no longer does. It may be called when the form has gone.
    pub fn mark_unsent(self, form: &str, is_unsent: bool) {
        if self.unsent.with_untracked(|forms| forms.contains(form)) != is_unsent {
            self.unsent.update(|forms| {
                let _ = if is_unsent { forms.insert(form.to_owned()) } else { forms.remove(form) };
            });
        }
    }

    /// Something has been changed: views of it ask again.
    pub fn changed(self) {
        self.changes.update(|times| *times += 1);
    }
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// What this browser has kept.
pub fn kept(key: &str) -> Option<String> {
    storage().and_then(|storage| storage.get_item(key).ok().flatten())
}

/// A browser that keeps nothing still works.
pub fn keep(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, value);
    }
}

pub fn forget(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}
