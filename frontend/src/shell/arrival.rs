use std::time::Duration;

use leptos::prelude::*;

use crate::{
    api::{ApiError, Question},
    device::answers,
    identity::{Viewer, forget, remember, remembered, who_am_i},
    session::Session,
};

const ASKS_AGAIN: Duration = Duration::from_secs(20);

/// Who is here is asked when the app opens. Without a network it is whoever was here last, until the server is back.
#[derive(Clone, Copy)]
pub struct Arrival(pub(super) Question<()>);

impl Arrival {
    pub fn provide(session: Session) {
        let arrival = Question::new(move || async move {
            match who_am_i().await {
                Ok(viewer) => arrive(session, viewer),
                Err(error) => guess(session, error)?,
            }
            Ok(())
        });
        provide_context(Self(arrival));

        let again = move || {
            if session.is_guess.get_untracked() {
                arrival.ask_again();
            }
        };
        Effect::new(move |_| {
            if session.reached.get() {
                again();
            }
        });
        set_interval(again, ASKS_AGAIN);
        Effect::new(move |before: Option<bool>| {
            session.viewer.with(|viewer| match viewer {
                Some(viewer) => remember(viewer),
                // Signed out.
                None if before == Some(true) => forget(),
                None => answers::read_by(""),
            });
            session.viewer.with(Option::is_some)
        });
    }
}

fn arrive(session: Session, viewer: Option<Viewer>) {
    let login = |viewer: &Option<Viewer>| viewer.as_ref().map(|viewer| viewer.login.clone());
    let is_another = session.is_guess.get_untracked()
        && viewer.is_some()
        && session.viewer.with_untracked(|guessed| login(guessed) != login(&viewer));
    if viewer.is_none() || is_another {
        forget();
    }
    if is_another {
        // What is on the page belongs to another person.
        let _ = window().location().reload();
        return;
    }
    session.is_guess.set(false);
    session.viewer.set(viewer);
}

/// Whoever is at work stays at work.
fn guess(session: Session, error: ApiError) -> Result<(), ApiError> {
    if session.viewer.with_untracked(Option::is_some) {
        return Ok(());
    }
    match (error, remembered()) {
        (ApiError::Network(_), Some(viewer)) => {
            session.is_guess.set(true);
            session.viewer.set(Some(viewer));
            Ok(())
        }
        (error, _) => Err(error),
    }
}
