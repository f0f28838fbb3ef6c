use leptos::prelude::*;

use crate::{
    api::{ApiError, Phase, Question},
    parts::Loading,
    ui::{Failed, Heading, Waiting},
    words::{Word, t},
};

/// A page that is fetched first; if it does not come, the rest of the app stays as it is.
#[component]
pub fn Part(load: fn() -> Loading, id: Signal<String>) -> impl IntoView {
    let page = Question::new(move || async move { load().await.map_err(|_| ApiError::NotLoaded) });
    let again = Callback::new(move |()| page.ask_again());
    move || match page.phase() {
        Phase::Waiting => view! { <Waiting /> }.into_any(),
        Phase::Failed(error) => {
            view! { <Heading title=t(Word::NotReached) /> <Failed why=error.word() on_again=again /> }
                .into_any()
        }
        Phase::Here => page.with(|view| *view)(id),
    }
}
