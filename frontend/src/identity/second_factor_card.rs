use leptos::prelude::*;

use super::{
    mine::Mine,
    second_factor_forms::{BeginForm, ConfirmForm, ProofForm, Setup},
};
use crate::{
    api::Question,
    ui::{Actions, Button, Card, Kind},
    words::{Word, fill, t},
};

const TITLE: &str = "second-factor-title";

/// A code by the clock of one's phone: turned on, kept, turned off.
#[component]
pub fn SecondFactorCard(mine: Question<Mine>) -> impl IntoView {
    let factor = Memo::new(move |_| {
        mine.look(|mine| mine.viewer.as_ref().and_then(|me| me.second_factor.clone())).flatten()
    });
    let setup = RwSignal::new(None::<Setup>);
    let codes = RwSignal::new(None::<Vec<String>>);
    let body = move || match (codes.get(), setup.get(), factor.with(Option::is_some)) {
        (Some(told), ..) => view! { <Codes told codes /> }.into_any(),
        (None, Some(found), false) => view! {
            <Scan found=found.clone() />
            <ConfirmForm labelled_by=TITLE setup codes />
        }
        .into_any(),
        (None, _, true) => {
            let state = fill(Word::SecondFactorOn, move || {
                let factor = factor.get();
                let left = factor.as_ref().map_or(0, |factor| factor.recovery_codes_left);
                let day = factor.map(|factor| factor.since.day()).unwrap_or_default();
                vec![("day", day), ("left", left.to_string())]
            });
            view! { <p>{state}</p> <ProofForm labelled_by=TITLE codes /> }.into_any()
        }
        (None, None, false) => {
            view! { <p>{t(Word::SecondFactorAbout)}</p> <BeginForm labelled_by=TITLE setup /> }.into_any()
        }
    };
    view! { <Card title=t(Word::SecondFactorTitle) id=TITLE>{body}</Card> }
}

/// The secret, to scan or to type.
#[component]
fn Scan(found: Setup) -> impl IntoView {
    let side = (found.size + 8).to_string();
    let view_box = ["-4 -4 ", &side, " ", &side].concat();
    let label = t(Word::SecondFactorQr);
    view! {
        <p>{t(Word::SecondFactorScan)}</p>
        <svg class="qr" role="img" aria-label=label viewBox=view_box><path d=found.path /></svg>
        <p>{t(Word::SecondFactorKey)} " " <code class="secret">{found.secret}</code></p>
    }
}

/// The codes to write down; they are gone when the page is.
#[component]
fn Codes(told: Vec<String>, codes: RwSignal<Option<Vec<String>>>) -> impl IntoView {
    let items = told.into_iter().map(|code| view! { <li><code>{code}</code></li> }).collect_view();
    let kept = Callback::new(move |()| codes.set(None));
    view! {
        <p>{t(Word::RecoveryCodesHelp)}</p>
        <ol class="codes" aria-label=t(Word::RecoveryCodesTitle)>{items}</ol>
        <Actions><Button label=t(Word::RecoveryCodesKept) kind=Kind::Primary on_press=kept /></Actions>
    }
}
