//! How one wants to be told, as it stands on the server.
use cynic::QueryBuilder;
use leptos::prelude::*;
use shared::{Locale, MailPace, NotificationKind, schema};

use super::settings_form::SettingsForm;
use crate::{
    api::{self, Question},
    ui::{Card, Remote},
    words::{Word, t},
};

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query")]
pub struct MySettings {
    pub notification_settings: Settings,
}

crate::api::listed!(query MySettings);

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "NotificationSettings")]
pub struct Settings {
    pub version: i32,
    pub email: Option<String>,
    pub language: Locale,
    pub sends_mail: bool,
    pub choices: Vec<NotificationChoice>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct NotificationChoice {
    pub kind: NotificationKind,
    pub in_app: bool,
    pub mail: MailPace,
}

#[component]
pub fn SettingsCard() -> impl IntoView {
    let settings = Question::new(|| api::run(MySettings::build(())));
    // Made anew when other settings come: a form in work is not written over by an answer.
    let form = move || settings.look(|mine: &MySettings| mine.notification_settings.clone());
    let form = Memo::new(move |_| form());
    view! {
        <Card title=t(Word::NotificationSettings) id="settings-title">
            <Remote
                question=settings
                is_empty=|_: &MySettings| false
                empty=t(Word::Opening)
                children=move || {
                    (move || form.get().map(|set| {
                        let again = Callback::new(move |()| settings.ask_again());
                        view! { <SettingsForm set on_saved=again /> }
                    }))
                    .into_any()
                }
            />
        </Card>
    }
}
