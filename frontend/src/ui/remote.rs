use leptos::{either::EitherOf4, prelude::*};

use super::{Empty, Failed, Waiting};
use crate::api::ApiError;

#[derive(Clone, PartialEq)]
enum Phase {
    Waiting,
    Failed(ApiError),
    Empty,
    Loaded,
}

/// What the server is asked for: not here yet, failed, empty, or here.
///
/// The children are made once and follow the value, so a table keeps its focus while its rows change.
#[component]
pub fn Remote<T, F, V>(
    answer: LocalResource<Result<T, ApiError>>,
    is_empty: fn(&T) -> bool,
    empty: Signal<String>,
    children: F,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
    F: Fn(Signal<T>) -> V + Send + 'static,
    V: IntoView + 'static,
{
    let latest = Memo::new(move |before: Option<&Option<T>>| match answer.get() {
        Some(Ok(value)) => Some(value),
        _ => before.cloned().flatten(),
    });
    let phase = Memo::new(move |_| match answer.get() {
        None => Phase::Waiting,
        Some(Err(error)) => Phase::Failed(error),
        Some(Ok(value)) if is_empty(&value) => Phase::Empty,
        Some(Ok(_)) => Phase::Loaded,
    });
    move || match phase.get() {
        Phase::Waiting => EitherOf4::A(view! { <Waiting /> }),
        Phase::Failed(error) => EitherOf4::B(
            view! { <Failed why=error.word() on_again=Callback::new(move |()| answer.refetch()) /> },
        ),
        Phase::Empty => EitherOf4::C(view! { <Empty words=empty /> }),
        Phase::Loaded => {
            let value = Signal::derive(move || latest.get().expect("it was loaded before it was shown"));
            EitherOf4::D(children(value))
        }
    }
}
