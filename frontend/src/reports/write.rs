//! Writing a part of the report, apart from its form: an undo repeats it from elsewhere.
use cynic::MutationBuilder;
use leptos::{prelude::*, task::spawn_local};
use shared::{RefusalCode, ReportSectionWriteInput, schema};

use crate::{
    api::{self, ApiError, UserError, new_key},
    session::Session,
    ui::Toasts,
    words::{Word, said},
};

/// What stands in a part of the report, and in which version.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "ReportSection")]
pub struct Wording {
    pub version: i32,
    pub text: String,
    pub is_edited: bool,
}

#[derive(cynic::QueryVariables)]
struct Write {
    id: cynic::Id,
    input: ReportSectionWriteInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Write")]
struct ReportSectionWrite {
    #[arguments(id: $id, input: $input)]
    report_section_write: ReportSectionPayload,
}

crate::api::listed!(mutation ReportSectionWrite, Write);

#[derive(cynic::QueryFragment)]
struct ReportSectionPayload {
    section: Option<Wording>,
    user_errors: Vec<UserError>,
}

pub enum Written {
    Done(Wording),
    /// Another was quicker: the part as it now stands.
    Stale(Wording),
    Refused(Vec<UserError>),
}

/// `id`: the clause's.
pub async fn write(id: cynic::Id, input: ReportSectionWriteInput) -> Result<Written, ApiError> {
    let ReportSectionPayload { section, user_errors } =
        api::run(ReportSectionWrite::build(Write { id, input })).await?.report_section_write;
    let stale = user_errors.iter().any(|error| error.code == RefusalCode::StaleVersion);
    match section {
        Some(section) if user_errors.is_empty() => Ok(Written::Done(section)),
        Some(section) if stale => Ok(Written::Stale(section)),
        _ => Ok(Written::Refused(user_errors)),
    }
}

/// A clause, and what its part of the report said before an act: the way back.
#[derive(Clone)]
pub struct Before {
    pub id: cynic::Id,
    /// As it is called in a sentence.
    pub name: String,
    /// Nothing if the draft stood.
    pub text: Option<String>,
}

impl Before {
    /// Says what was done, with the way back.
    pub fn tell(self, session: Session, toasts: Toasts, word: Word, version: i32) {
        let words = said(word, session.locale.get_untracked(), &[("clause", self.name.clone())]);
        session.changed();
        toasts.say_with_undo(words, move || self.clone().bring_back(session, toasts, version));
    }

    /// Outlives the page: it may be pressed from another one.
    fn bring_back(self, session: Session, toasts: Toasts, version: i32) {
        let input = ReportSectionWriteInput {
            text: self.text,
            expected_version: version,
            idempotency_key: new_key(),
        };
        spawn_local(async move {
            let locale = session.locale.get_untracked();
            toasts.say(match write(self.id, input).await {
                Ok(Written::Done(_)) => said(Word::ReportBroughtBack, locale, &[("clause", self.name)]),
                Ok(_) => Word::UndoRefused.said(locale).to_owned(),
                Err(error) => error.word().said(locale).to_owned(),
            });
            session.changed();
        });
    }
}

/// The draft from the evidence stands again.
pub fn use_draft(session: Session, toasts: Toasts, before: Before, version: i32, busy: RwSignal<bool>) {
    if busy.get_untracked() {
        return;
    }
    busy.set(true);
    let input = ReportSectionWriteInput { text: None, expected_version: version, idempotency_key: new_key() };
    spawn_local(async move {
        let answer = write(before.id.clone(), input).await;
        let _ = busy.try_set(false);
        let locale = session.locale.get_untracked();
        match answer {
            Ok(Written::Done(now)) => before.tell(session, toasts, Word::ReportDraftUsed, now.version),
            Ok(Written::Stale(_)) => {
                toasts.say(Word::ReportStale.said(locale).to_owned());
                session.changed();
            }
            Ok(Written::Refused(errors)) => {
                toasts.say(errors.into_iter().map(|error| error.message).collect());
            }
            Err(error) => toasts.say(error.word().said(locale).to_owned()),
        }
    });
}
