//! What the server is asked for, and what it answered last. One machine for all types: the types are put on at
//! its rim, so that a page costs what it shows and not what it asks.
use std::{any::Any, future::Future, marker::PhantomData, pin::Pin, rc::Rc};

use leptos::{prelude::*, task::spawn_local};

use super::ApiError;

type Shared = Rc<dyn Any>;
type Asking = Pin<Box<dyn Future<Output = Result<Shared, ApiError>>>>;

/// Asks when it is made, when what it depends on changes, and when it is asked again.
pub struct Question<T> {
    core: Core,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Question<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Question<T> {}

/// Where an answer stands; while a new one is on its way, the old one stays.
#[derive(Clone, PartialEq)]
pub enum Phase {
    Waiting,
    Failed(ApiError),
    Here,
}

#[derive(Clone, Copy)]
struct Core {
    phase: RwSignal<Phase>,
    latest: RwSignal<Option<Shared>, LocalStorage>,
    rounds: RwSignal<u32>,
}

impl<T: 'static> Question<T> {
    /// Whatever `ask` reads before its first wait is what the question depends on.
    pub fn new<F>(ask: impl Fn() -> F + 'static) -> Self
    where
        F: Future<Output = Result<T, ApiError>> + 'static,
    {
        let core = Core::new(Box::new(move || {
            let asked = ask();
            Box::pin(async move { asked.await.map(|answer| Rc::new(answer) as Shared) })
        }));
        Self { core, of: PhantomData }
    }

    pub fn phase(self) -> Phase {
        self.core.phase.get()
    }

    pub fn ask_again(self) {
        self.core.rounds.update(|rounds| *rounds += 1);
    }

    /// A look at the latest answer, if there is one.
    pub fn look<U>(self, look: impl FnOnce(&T) -> U) -> Option<U> {
        self.core.latest.with(|latest| latest.as_ref().and_then(|shared| shared.downcast_ref()).map(look))
    }

    /// The latest answer; only for where one is known to be.
    pub fn with<U>(self, look: impl FnOnce(&T) -> U) -> U {
        self.look(look).expect("what is shown has been answered")
    }
}

impl Core {
    fn new(ask: Box<dyn Fn() -> Asking>) -> Self {
        let core = Self {
            phase: RwSignal::new(Phase::Waiting),
            latest: RwSignal::new_local(None),
            rounds: RwSignal::new(0),
        };
        let newest = StoredValue::new(0_u32);
        Effect::new(move |_| {
            core.rounds.track();
            let asked = ask();
            newest.update_value(|number| *number += 1);
            let number = newest.get_value();
            spawn_local(async move {
                let answer = asked.await;
                // An older answer may come later, and the page may be gone.
                if newest.try_get_value() == Some(number) {
                    core.receive(answer);
                }
            });
        });
        core
    }

    fn receive(self, answer: Result<Shared, ApiError>) {
        let phase = match answer {
            Ok(answer) => {
                self.latest.set(Some(answer));
                Phase::Here
            }
            Err(error) => Phase::Failed(error),
        };
        if self.phase.with_untracked(|before| *before != phase) {
            self.phase.set(phase);
        }
    }
}
