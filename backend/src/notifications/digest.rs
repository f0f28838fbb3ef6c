//! Once a day: a mail for each account with what has happened since the last one.
use async_graphql::async_trait;
use serde::Deserialize;
use serde_json::{Value, json};
use shared::{AccountId, JobKind};

use super::store;
use crate::platform::jobs::{self, Failure, Job, NewJob, Turn, Work};

#[derive(Deserialize)]
struct Payload {
    day: chrono::NaiveDate,
}

pub struct Digest;

#[async_trait::async_trait]
impl Work for Digest {
    async fn inside(&self, turn: &Turn, job: &Job, _: Value) -> Result<(), Failure> {
        let Payload { day } = job.read()?;
        for account_id in store::awaiting_digest(turn.db(), job.office_id).await? {
            let mail = NewJob {
                office_id: job.office_id,
                kind: JobKind::Mail,
                subject: AccountId(account_id).to_string(),
                payload: json!({ "account": account_id }),
                once: format!("digest:{account_id}:{day}"),
            };
            jobs::put(turn.db(), turn.new_id(), turn.now, mail).await?;
        }
        Ok(())
    }
}
