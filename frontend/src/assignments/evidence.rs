use leptos::{prelude::*, task::spawn_local};
use shared::{EvidenceKind, KeyedInput, schema};

use super::{
    acts::{self, Acted},
    unanswered::Unanswered,
};
use crate::{
    api::WireMoment,
    numbers::bytes,
    session::Session,
    ui::{Actions, Button, Dialog, Item, Items, Kind, Line, Muted, Preview, Row, Rows, Toasts, Typed},
    words::{Word, fill, t},
};

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Evidence {
    pub id: cynic::Id,
    pub kind: EvidenceKind,
    pub text: Option<String>,
    pub url: Option<String>,
    pub file_name: Option<String>,
    pub href: Option<String>,
    pub small_href: Option<String>,
    pub bytes: Option<i32>,
    pub added_at: WireMoment,
    pub added_by: Option<Author>,
}

#[derive(cynic::InlineFragments, Clone, Debug, PartialEq)]
pub enum Author {
    PersonName(PersonName),
    #[cynic(fallback)]
    Withheld,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct PersonName {
    full_name: String,
}

impl Evidence {
    /// What to call it in a sentence.
    fn name(&self) -> String {
        let name = self.file_name.as_ref().or(self.text.as_ref()).or(self.url.as_ref());
        name.map(|name| name.chars().take(60).collect()).unwrap_or_default()
    }
}

/// What proves it. Who may answer may take a piece back.
#[component]
pub fn EvidenceList(evidence: Memo<Vec<Evidence>>, can_withdraw: bool) -> impl IntoView {
    let asked = RwSignal::new(None::<Evidence>);
    let row = move |piece: Evidence| {
        Row::new(piece.id.inner().to_owned(), move || {
            let take_back = can_withdraw.then(|| {
                let piece = piece.clone();
                let ask = Callback::new(move |()| asked.set(Some(piece.clone())));
                view! { <Button label=t(Word::EvidenceWithdraw) kind=Kind::Quiet on_press=ask /> }
            });
            view! { <Item><Piece piece=piece.clone() /><Line><Added piece />{take_back}</Line></Item> }
        })
    };
    let none = move || evidence.with(Vec::is_empty).then(|| view! { <p>{t(Word::EvidenceNone)}</p> });
    view! {
        {none}
        <Items label=t(Word::EvidenceTitle)><Rows rows=move || evidence.get().into_iter().map(row).collect() /></Items>
        {can_withdraw.then(|| view! { <WithdrawDialog asked /> })}
    }
}

#[component]
fn Piece(piece: Evidence) -> impl IntoView {
    let Evidence { kind, text, url, file_name, href, small_href, bytes: size, .. } = piece;
    match kind {
        EvidenceKind::Note => view! { <Typed text=text.unwrap_or_default() /> }.into_any(),
        EvidenceKind::Link => {
            let url = url.unwrap_or_default();
            let href = url.clone();
            view! {
                <a href=href target="_blank" rel="noopener noreferrer">{url}</a>
                {text.map(|text| view! { <Typed text /> })}
            }
            .into_any()
        }
        EvidenceKind::File => {
            let (name, href) = (file_name.unwrap_or_default(), href.unwrap_or_default());
            let size = size.and_then(|size| u64::try_from(size).ok()).map(bytes);
            // The link below keeps the file; the picture, told by its words, shows it.
            let alt = text.clone().unwrap_or_else(|| name.clone());
            let file = name.clone();
            let photo = small_href.map(|src| {
                let shown = alt.clone();
                let label = fill(Word::EvidenceSee, move || vec![("name", shown.clone())]);
                view! { <Preview src href=href.clone() alt label /> }
            });
            view! {
                {photo}
                <Line><a href=href download=file lang="vi">{name}</a> <Muted>{size}</Muted></Line>
                {text.map(|text| view! { <Typed text /> })}
            }
            .into_any()
        }
    }
}

#[component]
fn Added(piece: Evidence) -> impl IntoView {
    let by = match piece.added_by {
        Some(Author::PersonName(PersonName { full_name })) => format!("{full_name}, "),
        Some(Author::Withheld) | None => String::new(),
    };
    view! { <Muted><span lang="vi">{by}</span>{piece.added_at.shown()}</Muted> }
}

#[component]
fn WithdrawDialog(asked: RwSignal<Option<Evidence>>) -> impl IntoView {
    let (session, toasts) = (Session::get(), Toasts::get());
    let busy = RwSignal::new(false);
    let unanswered = Unanswered::none();
    let withdraw = Callback::new(move |()| {
        let Some(piece) = asked.get_untracked().filter(|_| !busy.get_untracked()) else { return };
        let input = KeyedInput { idempotency_key: unanswered.key(piece.id.inner().to_owned()) };
        busy.set(true);
        spawn_local(async move {
            let answer = acts::withdraw_evidence(piece.id, input).await;
            if busy.try_set(false).is_some() {
                return;
            }
            let locale = session.locale.get_untracked();
            toasts.say(match answer {
                Ok(Acted::Refused(errors)) => errors.into_iter().map(|error| error.message).collect(),
                Ok(_) => Word::EvidenceWithdrawn.said(locale).to_owned(),
                Err(error) => return toasts.say(error.unsent().said(locale).to_owned()),
            });
            unanswered.answered();
            asked.set(None);
            session.changed();
        });
    });
    let name = move || asked.with(|piece| piece.as_ref().map(Evidence::name).unwrap_or_default());
    view! {
        <Dialog
            id="withdraw"
            title=t(Word::EvidenceWithdrawTitle)
            open=Signal::derive(move || asked.with(Option::is_some))
            on_close=Callback::new(move |()| asked.set(None))
        >
            <p>{fill(Word::EvidenceWithdrawHelp, move || vec![("name", name())])}</p>
            <Actions>
                <Button label=t(Word::EvidenceKeep) on_press=Callback::new(move |()| asked.set(None)) />
                <Button label=t(Word::EvidenceWithdraw) kind=Kind::Danger busy on_press=withdraw />
            </Actions>
        </Dialog>
    }
}
