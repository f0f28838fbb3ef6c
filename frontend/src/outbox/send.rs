//! One item on its way: its file first, then the act that names the file.
use shared::{Locale, Word};

use super::{
    body,
    item::{Fault, Item},
    rules::Heard,
    store,
};
use crate::{
    api::{self, ApiError, Json, UploadError, new_key},
    assignments::{Settled, settle_waiting},
};

/// So often an item follows a record that moves on while it travels.
const MOST_ROUNDS: usize = 3;

enum Answer {
    Done,
    /// The record as it now stands.
    Stale(Json),
    Refused(Vec<Fault>),
}

pub async fn send(item: &Item, locale: Locale) -> Heard {
    let fault = |word: Word| Fault { path: Vec::new(), words: word.said(locale).to_owned() };
    let mut body = match with_its_file(item).await {
        Ok(body) => body,
        Err(UploadError::Refused(words) | UploadError::Kind(words)) => {
            return Heard::Refused(vec![Fault { path: of_a_file(), words }]);
        }
        Err(UploadError::Failed(ApiError::NotLoaded)) => {
            return Heard::Refused(vec![fault(Word::OutboxFileGone)]);
        }
        Err(UploadError::Failed(error)) => return unanswered(&error, &fault),
    };
    for _ in 0..MOST_ROUNDS {
        let answer = match api::send_as(&item.account, &body).await {
            Ok(data) => read(&data),
            Err(error) => return unanswered(&error, &fault),
        };
        match answer {
            Answer::Done => return Heard::Done,
            Answer::Refused(faults) => return Heard::Refused(faults),
            Answer::Stale(record) => match settle_waiting(item, record) {
                Settled::Arrived => return Heard::Done,
                Settled::Contested => return Heard::Contested,
                Settled::Again(version) => body = body::upon_version(&body, version, &new_key()),
            },
        }
    }
    Heard::Failed(fault(Word::ServerBusy))
}

async fn with_its_file(item: &Item) -> Result<String, UploadError> {
    let Some(name) = &item.file_name else { return Ok(item.body.clone()) };
    let file = store::file(&item.key).await.ok_or(UploadError::Failed(ApiError::NotLoaded))?;
    let kept = api::upload_as(&item.account, &file, name).await?;
    Ok(body::with_file(&item.body, &kept.sha256))
}

fn of_a_file() -> Vec<String> {
    ["input", "sha256"].map(str::to_owned).to_vec()
}

/// `{ "assignmentSave": { "assignment": …, "userErrors": … } }`, whatever the act is called.
fn read(data: &Json) -> Answer {
    let Some((_, payload)) = data.fields().into_iter().next() else { return Answer::Refused(Vec::new()) };
    let text =
        |error: &Json, field: &str| error.get(field).and_then(|value| value.text()).unwrap_or_default();
    let errors = payload.get("userErrors").map(|errors| errors.items()).unwrap_or_default();
    let is_stale = errors.iter().any(|error| text(error, "code") == "STALE_VERSION");
    match payload.get("assignment") {
        _ if errors.is_empty() => Answer::Done,
        Some(record) if is_stale => Answer::Stale(record),
        _ => {
            let steps = |error: &Json| {
                let steps = error.get("path").map(|path| path.items()).unwrap_or_default();
                steps.iter().filter_map(Json::text).collect()
            };
            let fault = |error: &Json| Fault { path: steps(error), words: text(error, "message") };
            Answer::Refused(errors.iter().map(fault).collect())
        }
    }
}

fn unanswered(error: &ApiError, fault: &impl Fn(Word) -> Fault) -> Heard {
    match error {
        ApiError::Network(_) | ApiError::Busy | ApiError::SignedOut | ApiError::NotLoaded => Heard::Unheard,
        ApiError::Forbidden => Heard::Refused(vec![fault(Word::ForbiddenPart)]),
        ApiError::Server(_) => Heard::Failed(fault(Word::OutboxServerFault)),
    }
}
