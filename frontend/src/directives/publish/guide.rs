use leptos::prelude::*;

use super::{
    ending::{End, Ending},
    wire::readiness_of,
};
use crate::{
    api::Question,
    ui::{Actions, Address, Button, Card, Dialog, ErrorSummary, Kind, Muted, Note, choose_tab},
    words::{Word, fill, t},
};

/// The three steps from an import to a directive that is given out, and how far each is.
#[component]
pub fn Guide(
    id: String,
    /// The key of the tabs in the address.
    key: &'static str,
    /// Whether something in a tab is not saved yet.
    is_unsaved: Signal<bool>,
) -> impl IntoView {
    let ending = Ending::of(id.clone());
    let question = Question::new(move || {
        ending.session.changes.track();
        let id = id.clone();
        async move { readiness_of(&id).await }
    });
    Effect::new(move |_| question.look(|readiness| ending.readiness.set(*readiness)));
    let now = ending.readiness;
    let outline = fill(Word::StepOutlineState, move || {
        let now = now.get();
        vec![("clauses", now.clauses.to_string()), ("hints", now.hints.to_string())]
    });
    let (bare, filled) = (t(Word::StepDescribeBare), t(Word::StepDescribeDone));
    let describe = Signal::derive(move || if now.get().is_bare { bare.get() } else { filled.get() });
    let tasks = fill(Word::StepTasksState, move || vec![("tasks", now.get().tasks.to_string())]);
    let address = Address::get();
    let step = move |value: &'static str, word: Word, state: Signal<String>| {
        let press = Callback::new(move |()| choose_tab(address, key, value));
        view! {
            <li class="step">
                <Button label=t(word) kind=Kind::Quiet on_press=press />
                <Muted>{state}</Muted>
            </li>
        }
    };
    view! {
        <Card title=t(Word::GuideTitle)>
            <ol class="steps">
                {step("sua", Word::StepOutline, outline)}
                {step("thong-tin", Word::StepDescribe, describe)}
                {step("giao-viec", Word::StepTasks, tasks)}
            </ol>
            <Actions>
                <Button
                    label=t(Word::Discard)
                    kind=Kind::Danger
                    on_press=Callback::new(move |()| ending.ask(End::Discard))
                />
                <Button
                    label=t(Word::Publish)
                    kind=Kind::Primary
                    on_press=Callback::new(move |()| ending.ask(End::Publish))
                />
            </Actions>
        </Card>
        <Asking ending end=End::Publish><PublishWords ending is_unsaved /></Asking>
        <Asking ending end=End::Discard><p>{t(Word::DiscardHelp)}</p></Asking>
    }
}

#[component]
fn PublishWords(ending: Ending, is_unsaved: Signal<bool>) -> impl IntoView {
    let tasks = move || ending.readiness.get().tasks;
    let (nothing, given) =
        (t(Word::PublishNothing), fill(Word::PublishHelp, move || vec![("count", tasks().to_string())]));
    let words = move || if tasks() == 0 { nothing.get() } else { given.get() };
    let unsaved =
        move || is_unsaved.get().then(|| view! { <Note icon="alert">{t(Word::PublishUnsaved)}</Note> });
    view! { <p>{words}</p> {unsaved} }
}

/// Asks once more before a draft ends.
#[component]
fn Asking(ending: Ending, end: End, children: Children) -> impl IntoView {
    let (name, word, kind) = match end {
        End::Publish => ("publish", Word::Publish, Kind::Primary),
        End::Discard => ("discard", Word::Discard, Kind::Danger),
    };
    // Only its own: the other may have been asked for meanwhile.
    let close = Callback::new(move |()| {
        if ending.asked.get_untracked() == Some(end) {
            ending.asked.set(None);
        }
    });
    view! {
        <Dialog
            id=name
            title=t(word)
            open=Signal::derive(move || ending.asked.get() == Some(end))
            on_close=close
        >
            {move || (ending.asked.get() == Some(end)).then(|| view! { <ErrorSummary problems=ending.problems /> })}
            {children()}
            <Actions>
                <Button label=t(Word::NotYet) on_press=close />
                <Button
                    label=t(word)
                    kind=kind
                    busy=ending.busy
                    on_press=Callback::new(move |()| ending.decide(end))
                />
            </Actions>
        </Dialog>
    }
}
