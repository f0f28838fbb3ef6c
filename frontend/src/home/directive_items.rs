use leptos::prelude::*;
use shared::schema;

use crate::{
    ui::{Card, Item, Items, Line},
    words::{Word, t},
};

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct DirectiveConnection {
    pub nodes: Vec<Directive>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Directive {
    id: cynic::Id,
    title: String,
}

/// Directives that still are drafts.
#[component]
pub fn Drafts(directives: Vec<Directive>) -> impl IntoView {
    (!directives.is_empty()).then(|| {
        view! {
            <Card title=t(Word::DeskDrafts)><Links label=Word::DeskDrafts directives /></Card>
        }
    })
}

/// What was issued lately: for who reads directives and nothing of what became of them.
#[component]
pub fn Issued(directives: Vec<Directive>) -> impl IntoView {
    let inside = if directives.is_empty() {
        view! { <p>{t(Word::DeskOutcomesNone)}</p> }.into_any()
    } else {
        view! { <Links label=Word::DeskIssued directives /> }.into_any()
    };
    view! { <Card title=t(Word::DeskIssued)>{inside}</Card> }
}

#[component]
fn Links(label: Word, directives: Vec<Directive>) -> impl IntoView {
    let item = |Directive { id, title }: Directive| {
        view! { <Item><a href=format!("/van-ban/{}", id.inner()) lang="vi">{title}</a></Item> }
    };
    view! { <Items label=t(label)>{directives.into_iter().map(item).collect_view()}</Items> }
}

/// What became of directives: for who reads and does nothing else.
#[component]
pub fn Outcomes(directives: Vec<Directive>) -> impl IntoView {
    let item = |Directive { id, title }: Directive| {
        let [matrix, report] = ["ma-tran", "bao-cao"].map(|page| format!("/{page}/{}", id.inner()));
        view! {
            <Item>
                <span lang="vi">{title}</span>
                <Line>
                    <a href=matrix>{t(Word::DeskMatrix)}</a>
                    <a href=report>{t(Word::DeskReport)}</a>
                </Line>
            </Item>
        }
    };
    let inside = if directives.is_empty() {
        view! { <p>{t(Word::DeskOutcomesNone)}</p> }.into_any()
    } else {
        view! { <Items label=t(Word::DeskOutcomes)>{directives.into_iter().map(item).collect_view()}</Items> }
            .into_any()
    };
    view! { <Card title=t(Word::DeskOutcomes)>{inside}</Card> }
}
