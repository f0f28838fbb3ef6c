use cynic::QueryBuilder;
use leptos::{prelude::*, task::spawn_local};
use shared::schema;

use crate::{
    api::{self, ApiError},
    ui::{Button, Failed, Note, Toolbar},
    words::{Word, fill, t},
};

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query")]
struct Verify {
    audit_verify: AuditVerdict,
}

crate::api::listed!(query Verify);

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
struct AuditVerdict {
    intact: bool,
    entries: Option<i32>,
    broken_at: Option<i32>,
}

/// Walks the whole chain; asked for only when somebody wants to know, for it reads every entry.
#[component]
pub fn Verdict() -> impl IntoView {
    let busy = RwSignal::new(false);
    let answer = RwSignal::new(None::<Result<AuditVerdict, ApiError>>);
    let ask = Callback::new(move |()| {
        busy.set(true);
        spawn_local(async move {
            let verdict = api::run(Verify::build(())).await.map(|answer| answer.audit_verify);
            if busy.try_set(false).is_none() {
                answer.set(Some(verdict));
            }
        });
    });
    let shown = move || {
        answer.get().map(|answer| match answer {
            Ok(AuditVerdict { intact: true, entries, .. }) => {
                let count = entries.unwrap_or_default().to_string();
                let words = fill(Word::AuditIntact, move || vec![("count", count.clone())]);
                view! { <Note icon="active">{words}</Note> }.into_any()
            }
            Ok(AuditVerdict { broken_at, .. }) => {
                let place = broken_at.unwrap_or_default().to_string();
                let words = fill(Word::AuditBroken, move || vec![("place", place.clone())]);
                view! { <Note icon="alert">{words}</Note> }.into_any()
            }
            Err(error) => view! { <Failed why=error.word() on_again=ask /> }.into_any(),
        })
    };
    view! {
        <Toolbar><Button label=t(Word::AuditVerify) icon="shield" busy on_press=ask /></Toolbar>
        <div role="status">{shown}</div>
    }
}
