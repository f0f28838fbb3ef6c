use leptos::prelude::*;
use shared::{DueRule, OrganizationKind};

use super::draft::{Due, MOST_MEASURES, Named, TaskDraft};
use crate::{
    organizations::{OrganizationPicker, kind_word},
    ui::{
        Button, Checkboxes, Conflict, DateField, DraftNote, ErrorSummary, Form, IconButton, Kind, Note,
        NumberField, SelectField, TextArea, TextField, focus,
    },
    words::{Word, fill, t},
};

/// What must be done for a clause, by whom, until when, and what proves it.
#[component]
pub fn TaskForm(draft: TaskDraft, is_draft: bool) -> impl IntoView {
    let problems = draft.problems;
    let kinds = OrganizationKind::ALL.into_iter().zip(draft.kinds.get_value());
    let kinds = kinds.map(|(kind, checked)| (t(kind_word(kind)), checked)).collect();
    let is_new = draft.of.with_untracked(|of| of.task.is_none());
    let label = t(match (is_new, is_draft) {
        (true, true) => Word::TaskPrepare,
        (true, false) => Word::TaskGiveOut,
        (false, _) => Word::TaskSave,
    });
    let follows = (!is_new && !is_draft).then(|| view! { <Note>{t(Word::TaskChangeHelp)}</Note> });
    view! {
        <Form labelled_by="task-set-title" on_submit=Callback::new(move |()| draft.send(is_draft))>
            <details class="wording" open>
                <summary>{t(Word::ClauseWording)}</summary>
                <p lang="vi">{move || draft.of.get().text}</p>
            </details>
            {follows}
            <DraftNote
                draft=draft.kept.get_value()
                on_throw_away=Callback::new(move |()| draft.throw_away())
            />
            <ErrorSummary problems />
            <TextArea
                id="task-title"
                label=t(Word::TaskTitle)
                error=problems.beside("task-title")
                value=draft.title
                rows=3
                most=300
            />
            <Checkboxes id="kinds" label=t(Word::TaskKinds) error=problems.beside("kinds") options=kinds />
            <ByName draft />
            <Until draft />
            <TextArea
                id="evidence"
                label=t(Word::TaskExpectedEvidence)
                hint=t(Word::TaskEvidenceHint)
                error=problems.beside("evidence")
                value=draft.evidence
                rows=2
                most=500
                optional=true
            />
            <Measures draft />
            <Button label kind=Kind::Submit busy=draft.busy />
        </Form>
        <Conflict
            id="task-conflict"
            versions=draft.versions
            on_keep_theirs=Callback::new(move |()| draft.keep_theirs())
            on_keep_mine=Callback::new(move |mine: Vec<bool>| draft.save_over(is_draft, &mine))
        />
    }
}

/// Who is responsible by name, beside the kinds.
#[component]
fn ByName(draft: TaskDraft) -> impl IntoView {
    let Named { all, picked, picked_name } = draft.named.get_value();
    let line = move |(id, name): (String, String)| {
        let label = {
            let name = name.clone();
            fill(Word::OrganizationTakeOut, move || vec![("name", name.clone())])
        };
        let take_out = Callback::new(move |()| all.update(|all| all.retain(|(one, _)| *one != id)));
        view! { <li><span lang="vi">{name}</span> <IconButton label icon="close" on_press=take_out /></li> }
    };
    let lines = move || all.get().into_iter().map(line).collect_view();
    view! {
        <div class="field-group">
            <OrganizationPicker
                id="organization"
                label=t(Word::TaskOrganizations)
                error=draft.problems.beside("organization")
                value=picked
                name=picked_name
            />
            <Button label=t(Word::OrganizationAdd) icon="plus" on_press=Callback::new(move |()| draft.add_picked()) />
            <ul class="files" aria-label=t(Word::TaskOrganizations)>{lines}</ul>
        </div>
    }
}

#[component]
fn Until(draft: TaskDraft) -> impl IntoView {
    let Due { rule: chosen, day, days } = draft.due.get_value();
    let rules = [
        (DueRule::OnDay, Word::RuleOnDay),
        (DueRule::DaysAfterPublication, Word::RuleDaysAfter),
        (DueRule::EndOfPeriod, Word::RuleEndOfPeriod),
    ];
    let rules: Vec<_> = rules.into_iter().map(|(rule, word)| (rule.tag().to_owned(), t(word))).collect();
    let rule = Memo::new(move |_| DueRule::of_tag(&chosen.get()));
    let problems = draft.problems;
    let detail = move || match rule.get() {
        Some(DueRule::OnDay) => {
            let error = problems.beside("due-on");
            view! { <DateField id="due-on" label=t(Word::TaskDueOn) error value=day /> }.into_any()
        }
        Some(DueRule::DaysAfterPublication) => {
            let error = problems.beside("due-days");
            view! { <NumberField id="due-days" label=t(Word::TaskDueDays) error value=days /> }.into_any()
        }
        _ => view! { <p class="field-hint">{t(Word::RuleEndHint)}</p> }.into_any(),
    };
    view! {
        <SelectField id="due-rule" label=t(Word::TaskDue) options=Signal::stored(rules) value=chosen />
        {detail}
    }
}

/// The figures that are asked for.
#[component]
fn Measures(draft: TaskDraft) -> impl IntoView {
    let line = move |slot: usize| {
        let (name, unit) = draft.measures.with_value(|measures| measures[slot]);
        let number = slot.to_string();
        let label = fill(Word::MeasureTakeOut, move || vec![("name", name.get())]);
        let take_out = Callback::new(move |()| {
            draft.measured.update(|used| used.retain(|one| *one != slot));
            focus("measures");
        });
        view! {
            <li class="measure">
                <TextField id=["measure-", &number].concat() label=t(Word::MeasureName) value=name />
                <TextField id=["unit-", &number].concat() label=t(Word::MeasureUnit) value=unit capitals="none" />
                <IconButton label icon="close" on_press=take_out />
            </li>
        }
    };
    let error = draft.problems.beside("measures");
    let shown_error = move || error.get().map(|words| view! { <p class="field-error">{words}</p> });
    let add = move || {
        let press = Callback::new(move |()| draft.add_measure());
        draft.measured.with(|used| used.len() < MOST_MEASURES).then(|| {
            view! { <Button label=t(Word::MeasureAdd) icon="plus" on_press=press /> }
        })
    };
    view! {
        <fieldset class="choice" id="measures" tabindex="-1">
            <legend>{t(Word::TaskMeasuresAsked)}</legend>
            <p class="field-hint">{t(Word::TaskMeasuresHint)}</p>
            {shown_error}
            <ul class="measures">
                <For each=move || draft.measured.get() key=|slot| *slot children=line />
            </ul>
            {add}
        </fieldset>
    }
}
