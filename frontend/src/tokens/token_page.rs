use cynic::QueryBuilder;
use leptos::prelude::*;
use shared::{Capability, TokenState, schema};

use super::{
    revoke::RevokeToken,
    state::{StateChip, scope_line},
    token_row::Holder,
    used::{FieldUse, UsedFields},
};
use crate::{
    api::{self, Question, WireMoment},
    audit::HistoryLink,
    session::Session,
    ui::{Breadcrumb, Button, Card, Fact, Facts, Heading, Kind, Remote},
    words::{Word, t},
};

#[derive(cynic::QueryVariables)]
struct ById {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "ById")]
struct OneToken {
    #[arguments(id: $id)]
    token: Option<ServiceToken>,
}

crate::api::listed!(query OneToken, ById);

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
struct ServiceToken {
    version: i32,
    name: String,
    purpose: String,
    organization: Option<Holder>,
    scope: Vec<Capability>,
    state: TokenState,
    issued_by: Option<Issuer>,
    issued_at: WireMoment,
    expires_at: WireMoment,
    revoked_at: Option<WireMoment>,
    last_used_at: Option<WireMoment>,
    field_use: Vec<FieldUse>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Account")]
struct Issuer {
    full_name: String,
}

/// One token: whose it is, what it reads, and what it asked for.
#[component]
pub fn TokenPage(id: Signal<String>) -> impl IntoView {
    let session = Session::get();
    let question = Question::new(move || {
        session.changes.track();
        api::run(OneToken::build(ById { id: cynic::Id::new(id.get()) }))
    });
    let title = t(Word::TokenLabel);
    let found = move || question.look(|answer: &OneToken| answer.token.clone()).flatten();
    let title = Signal::derive(move || found().map_or_else(|| title.get(), |token| token.name));
    view! {
        <Breadcrumb above=vec![("/quan-tri/ma-truy-cap", t(Word::TokensTitle))] />
        <Heading title />
        <Remote
            question
            is_empty=|answer: &OneToken| answer.token.is_none()
            empty=t(Word::TokenNotFound)
            children=move || {
                let found = Signal::derive(move || found().expect("an empty answer is not shown"));
                view! { <Known id found /> }.into_any()
            }
        />
    }
}

#[component]
fn Known(id: Signal<String>, found: Signal<ServiceToken>) -> impl IntoView {
    let asking = RwSignal::new(false);
    let facts = move || found.with(|token| view! { <About token=token.clone() /> });
    let works = Memo::new(move |_| found.with(|token| token.state == TokenState::Active));
    let press = Callback::new(move |()| asking.set(true));
    let revoke = move || {
        works.get().then(|| view! { <Button label=t(Word::TokenRevoke) kind=Kind::Danger on_press=press /> })
    };
    let history = move || view! { <HistoryLink id=id.get() /> };
    view! {
        {facts}
        {revoke}
        <Card title=t(Word::TokenUse)>
            <p>{t(Word::TokenUseHelp)}</p>
            <UsedFields used=Signal::derive(move || found.with(|token| token.field_use.clone())) />
        </Card>
        {history}
        <RevokeToken id version=Signal::derive(move || found.with(|token| token.version)) asking />
    }
}

#[component]
fn About(token: ServiceToken) -> impl IntoView {
    let organization = token.organization.map(|organization| {
        let href = ["/to-chuc/", organization.id.inner()].concat();
        view! { <a href=href>{organization.name}</a> }
    });
    let revoked =
        token.revoked_at.map(|at| view! { <Fact label=t(Word::TokenRevokedAt)>{at.shown()}</Fact> });
    let last = token.last_used_at.map_or_else(|| "–".to_owned(), |at| at.shown());
    view! {
        <Facts>
            <Fact label=t(Word::StateLabel)><StateChip state=token.state /></Fact>
            <Fact label=t(Word::TokenPurpose)><span lang="vi">{token.purpose}</span></Fact>
            <Fact label=t(Word::OrganizationLabel)><span lang="vi">{organization}</span></Fact>
            <Fact label=t(Word::TokenScope)>{scope_line(&token.scope)}</Fact>
            <Fact label=t(Word::TokenIssuedAt)>{token.issued_at.shown()}</Fact>
            <Fact label=t(Word::TokenIssuedBy)>
                <span lang="vi">{token.issued_by.map(|account| account.full_name)}</span>
            </Fact>
            <Fact label=t(Word::TokenExpires)>{token.expires_at.shown()}</Fact>
            {revoked}
            <Fact label=t(Word::TokenLastUse)>{last}</Fact>
        </Facts>
    }
}
