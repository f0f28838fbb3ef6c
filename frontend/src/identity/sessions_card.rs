use cynic::MutationBuilder;
use leptos::{prelude::*, task::spawn_local};
use shared::{KeyedInput, schema};

use super::mine::{Mine, OneSession};
use crate::{
    api::{self, ApiError, Question, UserError, new_key},
    session::Session,
    ui::{
        Actions, Button, Card, Cell, CellKind, Chip, Column, Kind, Row, RowHead, Rows, Table, Toasts, Tone,
    },
    words::{Word, t},
};

#[derive(cynic::QueryVariables)]
struct One {
    id: cynic::Id,
    input: KeyedInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "One")]
struct SessionRevoke {
    #[arguments(id: $id, input: $input)]
    session_revoke: SessionsPayload,
}

crate::api::listed!(mutation SessionRevoke, One);

#[derive(cynic::QueryVariables)]
struct Others {
    input: KeyedInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Others")]
struct SessionsRevokeOthers {
    #[arguments(input: $input)]
    sessions_revoke_others: SessionsPayload,
}

crate::api::listed!(mutation SessionsRevokeOthers, Others);

#[derive(cynic::QueryFragment)]
struct SessionsPayload {
    user_errors: Vec<UserError>,
}

/// Where one is signed in, and how to end it from here.
#[component]
pub fn SessionsCard(mine: Question<Mine>) -> impl IntoView {
    let (session, toasts) = (Session::get(), Toasts::get());
    let busy = RwSignal::new(false);
    let end = Callback::new(move |id: Option<cynic::Id>| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let input = KeyedInput { idempotency_key: new_key() };
            let (done, answer) = if let Some(id) = id {
                let answer = api::run(SessionRevoke::build(One { id, input })).await;
                (Word::SessionEnded, answer.map(|answer| answer.session_revoke))
            } else {
                let answer = api::run(SessionsRevokeOthers::build(Others { input })).await;
                (Word::SessionsEnded, answer.map(|answer| answer.sessions_revoke_others))
            };
            let _ = busy.try_set(false);
            tell(session, toasts, done, answer);
        });
    });
    let columns = vec![
        Column::new(t(Word::SessionClient)),
        Column::new(t(Word::SessionBegan)).kind(CellKind::Date),
        Column::new(t(Word::SessionSeen)).kind(CellKind::Date),
        Column::new(t(Word::StateLabel)),
        Column::new(t(Word::ActionsLabel)).kind(CellKind::Actions),
    ];
    let rows = move || {
        let row = |one: &OneSession| {
            let one = one.clone();
            Row::new(one.id.inner().to_owned(), move || view! { <SessionRow one busy end /> })
        };
        mine.look(|mine| mine.viewer.as_ref().map(|me| me.sessions.iter().map(row).collect()))
            .flatten()
            .unwrap_or_default()
    };
    let others = Callback::new(move |()| end.run(None));
    let end_others = move || {
        let several = mine.look(|mine| mine.viewer.as_ref().is_some_and(|me| me.sessions.len() > 1));
        several.unwrap_or_default().then(|| {
            view! { <Actions><Button label=t(Word::SessionsEndOthers) busy on_press=others /></Actions> }
        })
    };
    view! {
        <Card title=t(Word::SessionsTitle)>
            <p>{t(Word::SessionsAbout)}</p>
            <Table caption=t(Word::SessionsTitle) columns><Rows rows /></Table>
            {end_others}
        </Card>
    }
}

fn tell(session: Session, toasts: Toasts, done: Word, answer: Result<SessionsPayload, ApiError>) {
    let locale = session.locale.get_untracked();
    toasts.say(match answer.map(|answer| answer.user_errors) {
        Ok(errors) if errors.is_empty() => done.said(locale).to_owned(),
        Ok(errors) => errors.into_iter().map(|error| error.message).collect(),
        Err(error) => error.word().said(locale).to_owned(),
    });
    session.changed();
}

#[component]
fn SessionRow(one: OneSession, busy: RwSignal<bool>, end: Callback<Option<cynic::Id>>) -> impl IntoView {
    let unknown = t(Word::SessionUnknown);
    let name = one.client.as_deref().map(device);
    let name = move || name.clone().unwrap_or_else(|| unknown.get());
    let state = if one.current {
        view! { <Chip tone=Tone::Success icon="active" label=t(Word::SessionHere) /> }.into_any()
    } else if one.only_reads {
        view! { <Chip tone=Tone::Neutral icon="info" label=t(Word::SessionReads) /> }.into_any()
    } else {
        view! { <Chip tone=Tone::Neutral icon="active" label=t(Word::SessionElsewhere) /> }.into_any()
    };
    let act = (!one.current).then(|| {
        let id = one.id.clone();
        let press = Callback::new(move |()| end.run(Some(id.clone())));
        view! { <Button label=t(Word::SessionEndOne) kind=Kind::Quiet busy on_press=press /> }
    });
    view! {
        <tr>
            <RowHead>{name}</RowHead>
            <Cell kind=CellKind::Date label=t(Word::SessionBegan)>{one.created_at.shown()}</Cell>
            <Cell kind=CellKind::Date label=t(Word::SessionSeen)>{one.seen_at.shown()}</Cell>
            <Cell>{state}</Cell>
            <Cell kind=CellKind::Actions>{act}</Cell>
        </tr>
    }
}

/// What a browser calls itself is long, and names its rivals too: the first of these that it names is it.
fn device(agent: &str) -> String {
    const BROWSERS: [(&str, &str); 5] = [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 6] = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ];
    let of = |names: &[(&str, &'static str)]| {
        names.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
    };
    match (of(&BROWSERS), of(&SYSTEMS)) {
        (Some(browser), Some(system)) => [browser, ", ", system].concat(),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => agent.chars().take(40).collect(),
    }
}
