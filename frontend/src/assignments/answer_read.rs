use leptos::prelude::*;

use super::assignment::{Assignment, Figure};
use crate::{
    numbers::grouped,
    ui::{Card, Fact, Facts, Typed},
    words::{Word, t},
};

/// The answer for who only reads it.
#[component]
pub fn AnswerRead(found: Memo<Option<Assignment>>) -> impl IntoView {
    let figure = |Figure { measure, value }: Figure| {
        let value = value.and_then(|value| u64::try_from(value).ok());
        let shown = match value {
            Some(value) => format!("{} {}", grouped(value), measure.unit).into_any(),
            None => t(Word::FigureBlank).into_any(),
        };
        view! { <Fact label=Signal::stored(measure.name)>{shown}</Fact> }
    };
    let facts = move || {
        let figures = found.get().map(|found| found.figures).filter(|figures| !figures.is_empty());
        figures.map(|figures| view! { <Facts>{figures.into_iter().map(figure).collect_view()}</Facts> })
    };
    let words = move || match found.get().and_then(|found| found.answer) {
        Some(text) => view! { <Typed text /> }.into_any(),
        None => view! { <p>{t(Word::AnswerNone)}</p> }.into_any(),
    };
    view! { <Card title=t(Word::AnswerTitle)>{facts} {words}</Card> }
}
