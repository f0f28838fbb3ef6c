use leptos::prelude::*;
use shared::SearchKind;

use super::{
    kind_word::kind_word,
    marked::Marked,
    wire::{SearchAnswer, SearchCount, SearchHit, search},
};
use crate::{
    api::Question,
    session::Session,
    ui::{Address, Card, Filters, Heading, Item, Items, Lead, Remote, SearchBox},
    words::{Word, fill, t},
};

const MOST: i32 = 50;

/// All that was found, by kind.
#[component]
pub fn SearchPage() -> impl IntoView {
    let (session, address) = (Session::get(), Address::get());
    let (words, kind) = (address.value("q"), address.value("loai"));
    let chosen = move || kind.get().as_deref().and_then(SearchKind::of_tag);
    let found = Question::new(move || {
        session.changes.track();
        search(words.get().unwrap_or_default(), chosen(), MOST)
    });
    let asks = Memo::new(move |_| words.with(Option::is_some));
    let answer = move || {
        if asks.get() {
            let groups = move || found.with(|answer: &SearchAnswer| groups(answer));
            view! {
                <Remote
                    question=found
                    is_empty=|answer: &SearchAnswer| answer.hits.is_empty()
                    empty=t(Word::FindNone)
                    children=move || groups.into_any()
                />
            }
            .into_any()
        } else {
            view! { <Lead words=t(Word::FindStart) /> }.into_any()
        }
    };
    let every = move || {
        kind.get().map(|_| {
            view! { <p><a href=address.with("loai", "")>{t(Word::FindEveryKind)}</a></p> }
        })
    };
    view! {
        <Heading title=t(Word::FindTitle) />
        <Filters>
            <SearchBox
                id="search"
                label=t(Word::FindLabel)
                hint=t(Word::SearchHint)
                value=words
                on_search=Callback::new(move |words: String| address.type_in("q", words.trim()))
            />
        </Filters>
        {every}
        {answer}
    }
}

fn groups(answer: &SearchAnswer) -> AnyView {
    let group = |count: &SearchCount| {
        let hits = answer.hits.iter().filter(|hit| hit.kind == count.kind).cloned().collect();
        group(count.kind, count.count, hits)
    };
    answer.counts.iter().map(group).collect_view().into_any()
}

fn group(kind: SearchKind, count: i32, hits: Vec<SearchHit>) -> AnyView {
    let name = t(kind_word(kind));
    let gaps = move || vec![("kind", name.get()), ("count", count.to_string())];
    let is_cut = usize::try_from(count).is_ok_and(|count| count > hits.len());
    let href = Address::get().with("loai", kind.tag());
    let rest = is_cut.then(|| {
        let words = fill(Word::FindGroupAll, move || vec![("count", count.to_string())]);
        view! { <p><a href=href>{words} <span class="visually-hidden">" – "{name}</span></a></p> }
    });
    let lines = hits.into_iter().map(line).collect_view();
    view! {
        <Card title=fill(Word::FindGroup, gaps)>
            <Items label=name>{lines}</Items>
            {rest}
        </Card>
    }
    .into_any()
}

fn line(hit: SearchHit) -> AnyView {
    let SearchHit { title, snippet, path, .. } = hit;
    let title = view! { <Marked parts=title /> };
    let title = match path {
        Some(path) => view! { <a href=path>{title}</a> }.into_any(),
        None => title.into_any(),
    };
    let snippet = (!snippet.is_empty()).then(|| view! { <p class="muted"><Marked parts=snippet /></p> });
    view! { <Item>{title}{snippet}</Item> }.into_any()
}
