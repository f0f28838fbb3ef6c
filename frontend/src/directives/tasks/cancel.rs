use leptos::{prelude::*, task::spawn_local};
use shared::StepInput;

use super::{line::TaskSummary, wire};
use crate::{
    api::Unanswered,
    session::Session,
    ui::{Actions, Button, Dialog, ErrorSummary, Kind, Problems, Toasts},
    words::{Word, fill, t},
};

/// Asks before a task is taken back; with nothing to cancel it is closed.
#[component]
pub fn CancelTask(task: RwSignal<Option<TaskSummary>>, is_draft: bool) -> impl IntoView {
    let (session, toasts) = (Session::get(), Toasts::get());
    let problems = Problems::none();
    let busy = RwSignal::new(false);
    let unanswered = Unanswered::nothing();
    let close = Callback::new(move |()| {
        problems.clear();
        task.set(None);
    });
    let cancel = Callback::new(move |()| {
        let Some(TaskSummary { id, version, .. }) = task.get_untracked() else { return };
        let mut input = StepInput { expected_version: version, idempotency_key: String::new() };
        input.idempotency_key = unanswered.key(id.inner(), &input);
        problems.clear();
        busy.set(true);
        spawn_local(async move {
            let answer = wire::cancel(id, input).await;
            if busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(errors) if errors.is_empty() => {
                    toasts.say(Word::TaskCancelledNow.said(session.locale.get_untracked()).to_owned());
                    close.run(());
                }
                Ok(errors) => problems.refused(errors, &[]),
                Err(error) => return problems.failed(&error),
            }
            unanswered.answered();
            session.changed();
        });
    });
    let title = move || task.with(|task| task.as_ref().map(|task| task.title.clone()).unwrap_or_default());
    let word = if is_draft { Word::TaskCancelDraft } else { Word::TaskCancelPublished };
    view! {
        <Dialog
            id="task-cancel"
            title=t(Word::TaskCancel)
            open=Signal::derive(move || task.with(Option::is_some))
            on_close=close
        >
            <ErrorSummary problems />
            <p>{fill(word, move || vec![("title", title())])}</p>
            <Actions>
                <Button label=t(Word::KeepTask) on_press=close />
                <Button label=t(Word::TaskCancel) kind=Kind::Danger busy on_press=cancel />
            </Actions>
        </Dialog>
    }
}
