use leptos::prelude::*;
use shared::{DirectiveState, schema};

use crate::{
    api::{WireDay, WireMoment},
    assignments::AssignmentCounts,
    lists::{Offered, Seen},
    session::Session,
    ui::{Cell, CellKind, Chip, Muted, RowHead, Tone},
    words::{Locale, Word, fill, said, t},
};

/// What a list of directives can show.
pub static OFFERED: [Offered; 5] = [
    Offered::new("title", Word::DirectiveTitle).sorts("ten"),
    Offered::new("state", Word::StateLabel),
    Offered::new("progress", Word::ProgressLabel),
    Offered::new("entered", Word::DirectiveEntered).kind(CellKind::Date).sorts_down(""),
    Offered::new("issuer", Word::DirectiveIssuer).extra(),
];

/// What a [`DirectiveRow`] needs to know of a directive.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Directive")]
pub struct DirectiveSummary {
    id: cynic::Id,
    version: i32,
    state: DirectiveState,
    title: String,
    kind: Option<String>,
    number: Option<String>,
    issued_on: Option<WireDay>,
    issuer: Option<String>,
    entered_at: WireMoment,
    counts: AssignmentCounts,
}

impl DirectiveSummary {
    /// What is done elsewhere changes the counts, not the version.
    pub fn key(&self) -> String {
        let AssignmentCounts { total, accepted, late, .. } = self.counts;
        format!("{} {} {total} {accepted} {late}", self.id.inner(), self.version)
    }
}

#[component]
pub fn DirectiveRow(directive: DirectiveSummary, seen: Seen) -> impl IntoView {
    let href = format!("/van-ban/{}", directive.id.inner());
    let locale = Session::get().locale;
    let DirectiveSummary { kind, number, issued_on, .. } = directive;
    let reference = move || reference(kind.as_deref(), number.as_deref(), issued_on.as_ref(), locale.get());
    let (state, counts, entered_at) = (directive.state, directive.counts, directive.entered_at);
    let state = seen.has("state").then(|| view! { <Cell><StateChip state /></Cell> });
    let progress = seen.has("progress").then(|| view! { <Cell><Progress counts /></Cell> });
    let entered = seen.has("entered").then(|| {
        view! { <Cell kind=CellKind::Date label=t(Word::DirectiveEntered)>{entered_at.day()}</Cell> }
    });
    let issuer = directive.issuer;
    let issuer = seen.has("issuer").then(|| {
        view! { <Cell label=t(Word::DirectiveIssuer)><span lang="vi">{issuer}</span></Cell> }
    });
    view! {
        <tr>
            <RowHead>
                <span lang="vi"><a href=href>{directive.title}</a></span>
                <Muted><span class="below" lang="vi">{reference}</span></Muted>
            </RowHead>
            {state}
            {progress}
            {entered}
            {issuer}
        </tr>
    }
}

/// `Công văn 1592/SGDĐT-GDTX ngày 04/09/2019`; what is not known is left out.
pub fn reference(kind: Option<&str>, number: Option<&str>, day: Option<&WireDay>, locale: Locale) -> String {
    let day = day.map(|day| said(Word::IssuedOn, locale, &[("day", day.shown())]));
    let parts = [kind, number, day.as_deref()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

#[component]
pub fn StateChip(state: DirectiveState) -> impl IntoView {
    match state {
        DirectiveState::Draft => {
            view! { <Chip tone=Tone::Waiting icon="draft" label=t(Word::DirectiveDraft) /> }
        }
        DirectiveState::Published => {
            view! { <Chip tone=Tone::Success icon="active" label=t(Word::DirectivePublished) /> }
        }
    }
}

/// How many of what was given out are done, in words.
#[component]
pub fn Progress(counts: AssignmentCounts) -> impl IntoView {
    let AssignmentCounts { total, accepted, late, .. } = counts;
    if total == 0 {
        return t(Word::NothingGivenOut);
    }
    let word = if late == 0 { Word::ProgressOf } else { Word::ProgressLate };
    fill(word, move || {
        vec![("done", accepted.to_string()), ("all", total.to_string()), ("late", late.to_string())]
    })
}
