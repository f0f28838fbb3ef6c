//! What was typed into a longer form and not yet received by the server: kept on this device, of one person, one form
//! and one record, and offered again when the form is opened. It only reads the fields: who types is not disturbed.
use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use leptos::{ev, prelude::*};
use serde::{Deserialize, Serialize};

use crate::{
    api::Json,
    session::{self, Session},
};

/// So long a hand rests before it is written down.
const PAUSE: Duration = Duration::from_millis(400);

/// The fields of a form as texts, in an order of its own.
pub type Texts = Vec<String>;

/// What was typed, and upon which version of the record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Typed {
    pub version: i32,
    pub texts: Texts,
}

/// A place, and what is to be kept there; nothing if it is to be forgotten.
type Pending = Option<(String, Option<String>)>;

#[derive(Clone, Copy)]
pub struct Draft {
    /// Where it is kept; nothing while its form is shut.
    place: RwSignal<Option<String>>,
    /// The form as it stood before anybody typed.
    base: RwSignal<Typed>,
    /// Not where the form goes on upon a version that the server has no more.
    is_base_known: StoredValue<bool>,
    /// Whether something was found on the device.
    pub restored: RwSignal<bool>,
    pending: StoredValue<Arc<Mutex<Pending>>>,
    session: Session,
}

impl Draft {
    /// `typed` reads the fields; whatever it reads is watched while the form is open.
    pub fn of(typed: impl Fn() -> Texts + 'static) -> Self {
        let pending = Arc::new(Mutex::new(None));
        let session = Session::get();
        let draft = Self {
            place: RwSignal::new(None),
            base: RwSignal::new(Typed { version: 0, texts: Texts::new() }),
            is_base_known: StoredValue::new(true),
            restored: RwSignal::new(false),
            pending: StoredValue::new(Arc::clone(&pending)),
            session,
        };
        let later = Arc::clone(&pending);
        Effect::new(move |before: Option<Option<String>>| {
            let place = draft.place.get();
            if let Some(Some(before)) = before.filter(|before| *before != place) {
                session.mark_unsent(&before, false);
            }
            if let Some(place) = &place {
                let (texts, base) = (typed(), draft.base.get());
                let is_touched = texts != base.texts;
                session.mark_unsent(place, is_touched);
                if !is_touched {
                    draft.restored.set(false);
                }
                let text = serde_json::to_string(&Typed { version: base.version, texts }).ok();
                *later.lock().unwrap_or_else(PoisonError::into_inner) =
                    Some((place.clone(), text.filter(|_| is_touched)));
                let later = Arc::clone(&later);
                set_timeout(move || write(&later), PAUSE);
            }
            place
        });
        // A page that is closed or left does not wait.
        let (closing, leaving) = (Arc::clone(&pending), pending);
        let closed = window_event_listener(ev::pagehide, move |_| write(&closing));
        on_cleanup(move || {
            closed.remove();
            write(&leaving);
            if let Some(Some(place)) = draft.place.try_get_untracked() {
                session.mark_unsent(&place, false);
            }
        });
        draft
    }

    /// Whether the form is open for this record already.
    pub fn is_for(self, form: &str, record: &str) -> bool {
        let place = self.place_of(form, record);
        self.place.with_untracked(|now| now.as_ref() == Some(&place))
    }

    fn place_of(self, form: &str, record: &str) -> String {
        format!("densach.draft.{}.{form}.{record}", self.session.login_now())
    }

    /// The form is opened for a record, filled from this version of it: what was typed there before, if anything was.
    pub fn begin(self, form: &str, record: &str, base: Typed) -> Option<Typed> {
        // What another record still waits to have written down.
        write(&self.pending.get_value());
        let place = self.place_of(form, record);
        let found = session::kept(&place).and_then(|text| Json::parse(&text)?.read::<Typed>().ok());
        let found = found.filter(|found| found.texts != base.texts);
        self.restored.set(found.is_some());
        // A form that goes on upon an older version says so to the server, which then shows what changed.
        let version = found.as_ref().map_or(base.version, |found| found.version);
        self.is_base_known.set_value(version == base.version);
        self.base.set(Typed { version, ..base });
        self.place.set(Some(place));
        found
    }

    /// An untouched form has followed the record.
    pub fn rest_on(self, base: Typed) {
        self.base.set(base);
        self.is_base_known.set_value(true);
    }

    /// The server has it, or it was thrown away.
    pub fn done(self) {
        *self.pending.get_value().lock().unwrap_or_else(PoisonError::into_inner) = None;
        if let Some(place) = self.place.get_untracked() {
            session::forget(&place);
            self.session.mark_unsent(&place, false);
        }
        self.place.set(None);
        self.restored.set(false);
    }

    /// The version that was typed upon, if it is still known.
    pub fn known_base(self) -> Option<Texts> {
        self.is_base_known.get_value().then(|| self.untouched())
    }

    /// The form as it stood before anybody typed.
    pub fn untouched(self) -> Texts {
        self.base.with_untracked(|base| base.texts.clone())
    }
}

fn write(pending: &Mutex<Pending>) {
    match pending.lock().unwrap_or_else(PoisonError::into_inner).take() {
        Some((place, Some(text))) => session::keep(&place, &text),
        Some((place, None)) => session::forget(&place),
        None => {}
    }
}
