use leptos::prelude::*;

use super::{Age, Empty, Failed, Waiting};
use crate::{
    api::{Phase, Question},
    session::Session,
};

/// What the server is asked for: not here yet, failed, empty, or here.
///
/// The children are made once and follow the answer, so a table keeps its focus while its rows change.
#[component]
pub fn Remote<T, F>(
    question: Question<T>,
    is_empty: fn(&T) -> bool,
    empty: Signal<String>,
    /// Only shown while there is an answer.
    children: F,
) -> impl IntoView
where
    T: 'static,
    F: Fn() -> AnyView + 'static,
{
    let again = Callback::new(move |()| question.ask_again());
    let as_of = Memo::new(move |_| question.as_of());
    let is_empty = Box::new(move || question.look(is_empty).unwrap_or(true));
    shown(Box::new(move || question.phase()), is_empty, empty, again, Box::new(children), as_of)
}

fn shown(
    phase: Box<dyn Fn() -> Phase>,
    is_empty: Box<dyn Fn() -> bool>,
    empty: Signal<String>,
    on_again: Callback<()>,
    children: Box<dyn Fn() -> AnyView>,
    as_of: Memo<Option<String>>,
) -> AnyView {
    let reached = Session::get().reached;
    // What was read from the device is asked anew when the server is back.
    Effect::new(move |before: Option<bool>| {
        let is_back = reached.get() && before == Some(false);
        if is_back && as_of.with_untracked(Option::is_some) {
            on_again.run(());
        }
        reached.get()
    });
    let (phase, is_empty) = (StoredValue::new_local(phase), StoredValue::new_local(is_empty));
    let phase = Memo::new(move |_| phase.with_value(|phase| phase()));
    let nothing =
        Memo::new(move |_| phase.get() == Phase::Here && is_empty.with_value(|is_empty| is_empty()));
    let children = StoredValue::new_local(children);
    let view = move || match phase.get() {
        Phase::Waiting => view! { <Waiting /> }.into_any(),
        Phase::Failed(error) => view! { <Failed why=error.word() on_again /> }.into_any(),
        Phase::Here if nothing.get() => view! { <Empty words=empty /> }.into_any(),
        Phase::Here => children.with_value(|children| children()),
    };
    let age = move || as_of.get().map(|at| view! { <Age at /> });
    view! { {age} {view} }.into_any()
}
