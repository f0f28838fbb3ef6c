use leptos::prelude::*;
use shared::{DirectiveState, schema};

use super::{
    citations::LegalDocument,
    directive_row::{Progress, StateChip, reference},
};
use crate::{
    api::{WireDay, WireMoment},
    assignments::AssignmentCounts,
    session::Session,
    ui::{Fact, Facts},
    words::{Word, t},
};

/// What stands over a directive.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Directive")]
pub struct DirectiveHead {
    pub id: cynic::Id,
    pub version: i32,
    pub state: DirectiveState,
    pub title: String,
    kind: Option<String>,
    number: Option<String>,
    issued_on: Option<WireDay>,
    issuer: Option<String>,
    period_from: Option<WireDay>,
    period_to: Option<WireDay>,
    published_at: Option<WireMoment>,
    superior_document: Option<LegalDocument>,
    superior_directive: Option<DirectiveName>,
    subordinates: Vec<DirectiveName>,
    counts: AssignmentCounts,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Directive")]
pub struct DirectiveName {
    pub id: cynic::Id,
    pub title: String,
}

#[component]
pub fn Known(directive: DirectiveHead) -> impl IntoView {
    let DirectiveHead { state, kind, number, issued_on, issuer, counts, .. } = directive;
    let locale = Session::get().locale;
    let reference = move || {
        let words = reference(kind.as_deref(), number.as_deref(), issued_on.as_ref(), locale.get());
        if words.is_empty() { Word::NotGiven.said(locale.get()).to_owned() } else { words }
    };
    let shown = |day: Option<WireDay>| day.map_or_else(|| "…".to_owned(), |day| day.shown());
    let has_period = directive.period_from.is_some() || directive.period_to.is_some();
    let period = [shown(directive.period_from), " – ".to_owned(), shown(directive.period_to)].concat();
    let above = directive.superior_document;
    let above = above.map(|document| view! { <span lang="vi">{move || document.said(locale.get())}</span> });
    let chain = directive
        .superior_directive
        .map(|one| view! { <Fact label=t(Word::SuperiorDirective)><Linked one /></Fact> });
    let below = directive.subordinates;
    let below = (!below.is_empty()).then(|| {
        let links = below.into_iter().map(|one| view! { <span class="below"><Linked one /></span> });
        view! { <Fact label=t(Word::Subordinates)>{links.collect_view()}</Fact> }
    });
    let published = directive.published_at.map(|at| view! { " " {at.day()} });
    view! {
        <Facts>
            <Fact label=t(Word::DirectiveReference)><span lang="vi">{reference}</span></Fact>
            {issuer.map(|issuer| view! { <Fact label=t(Word::DirectiveIssuer)><span lang="vi">{issuer}</span></Fact> })}
            {has_period.then(|| view! { <Fact label=t(Word::DirectivePeriod)>{period}</Fact> })}
            <Fact label=t(Word::StateLabel)><StateChip state /> {published}</Fact>
            {(state == DirectiveState::Published).then(|| view! { <Fact label=t(Word::ProgressLabel)><Progress counts /></Fact> })}
            {above.map(|above| view! { <Fact label=t(Word::SuperiorDocument)>{above}</Fact> })}
            {chain}
            {below}
        </Facts>
    }
}

#[component]
fn Linked(one: DirectiveName) -> impl IntoView {
    view! { <a href=["/van-ban/", one.id.inner()].concat() lang="vi">{one.title}</a> }
}
