use leptos::{prelude::*, task::spawn_local};
use serde::Serialize;

use crate::{
    api,
    lists::Desk,
    session::Session,
    ui::{Menu, Toasts},
    words::{Word, said, t},
};

/// The body of a request for a file.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Body {
    #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
    filter: Option<serde_json::Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sort: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<String>,
    columns: Vec<&'static str>,
}

/// What is shown, as a file: all pages of it.
#[component]
pub fn Download(desk: Desk) -> impl IntoView {
    let (session, toasts) = (Session::get(), Toasts::get());
    let busy = RwSignal::new(false);
    let fetch = move |ending: &'static str| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let (file, body) = ([desk.list.tag(), ".", ending].concat(), body(desk));
        let locale = session.locale.get_untracked();
        toasts.say(Word::DownloadBegun.said(locale).to_owned());
        spawn_local(async move {
            let came = api::download(&file, body).await;
            let _ = busy.try_set(false);
            toasts.say(match came {
                Ok(name) => said(Word::DownloadDone, locale, &[("name", name)]),
                Err(error) => error.said(locale),
            });
        });
    };
    view! {
        <Menu label=t(Word::DownloadLabel) icon="download">
            <button type="button" on:click=move |_| fetch("xlsx")>{t(Word::DownloadXlsx)}</button>
            <button type="button" on:click=move |_| fetch("csv")>{t(Word::DownloadCsv)}</button>
        </Menu>
    }
}

fn body(desk: Desk) -> String {
    let asked = desk.asked.get_untracked();
    let columns = desk.shown.untracked().names();
    let body = Body {
        filter: asked.filter.and_then(|json| serde_json::from_str(&json).ok()),
        sort: asked.sort,
        as_of: asked.as_of,
        columns,
    };
    serde_json::to_string(&body).unwrap_or_default()
}
