//! What the server is asked for, and what it answered last. One machine for all types: the types are put on at
//! its rim, so that a page costs what it shows and not what it asks.
use std::{any::Any, future::Future, marker::PhantomData, pin::Pin, rc::Rc};

use cynic::Operation;
use leptos::{prelude::*, task::spawn_local};
use serde::{Serialize, de::DeserializeOwned};

use super::{ApiError, Listed, run_kept};

type Shared = Rc<dyn Any>;
/// An answer, and when it came if it was kept on the device.
type Answer = (Shared, Option<String>);
type Asking = Pin<Box<dyn Future<Output = Result<Answer, ApiError>>>>;

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
    as_of: RwSignal<Option<String>>,
    rounds: RwSignal<u32>,
}

impl<T: 'static> Question<T> {
    /// Whatever `ask` reads before its first wait is what the question depends on.
    pub fn new<F>(ask: impl Fn() -> F + 'static) -> Self
    where
        F: Future<Output = Result<T, ApiError>> + 'static,
    {
        Self::aged(move || {
            let asked = ask();
            async move { asked.await.map(|answer| (answer, None)) }
        })
    }

    /// The same for a list or a record that is read again without a network, as it last was.
    pub fn kept<Variables: Serialize + 'static>(
        operation: impl Fn() -> Operation<T, Variables> + 'static,
    ) -> Self
    where
        T: DeserializeOwned + Listed,
    {
        Self::aged(move || run_kept(operation()))
    }

    /// The same where more than one request makes the answer; `ask` tells its age.
    pub fn aged<F>(ask: impl Fn() -> F + 'static) -> Self
    where
        F: Future<Output = Result<(T, Option<String>), ApiError>> + 'static,
    {
        let core = Core::new(Box::new(move || {
            let asked = ask();
            Box::pin(async move { asked.await.map(|(answer, at)| (Rc::new(answer) as Shared, at)) })
        }));
        Self { core, of: PhantomData }
    }

    /// When the latest answer came, if it was kept on the device.
    pub fn as_of(self) -> Option<String> {
        self.core.as_of.get()
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
            as_of: RwSignal::new(None),
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

    fn receive(self, answer: Result<Answer, ApiError>) {
        let phase = match answer {
            Ok((answer, at)) => {
                self.latest.set(Some(answer));
                self.as_of.set(at);
                Phase::Here
            }
            Err(error) => Phase::Failed(error),
        };
        if self.phase.with_untracked(|before| *before != phase) {
            self.phase.set(phase);
        }
    }
}
