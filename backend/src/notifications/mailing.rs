//! One mail to one account: what happened at once, or all that waited for the mail of the day.
use async_graphql::async_trait;
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{settings, store, wording};
use crate::{
    clock::Means,
    identity::{Scope, find_account},
    platform::{
        jobs::{Failure, Job, Turn, Work},
        mail::NotSent,
    },
};

#[derive(Deserialize)]
struct Payload {
    account: Uuid,
    /// None: all that waits for the mail of the day.
    notifications: Option<Vec<Uuid>>,
}

pub struct Mail;

#[async_trait::async_trait]
impl Work for Mail {
    /// A mail that was taken is sent again only if the worker dies before it could write that down.
    async fn outside(&self, means: &Means, job: &Job) -> Result<Value, Failure> {
        let Payload { account, notifications } = job.read()?;
        let rows = store::to_mail(&means.db, account, notifications).await?;
        let told = json!(rows.iter().map(|row| row.id).collect::<Vec<_>>());
        let person = find_account(&means.db, &Scope::whole(job.office_id), account).await?;
        let (setting, _) = settings::find(&means.db, account).await?;
        // Who was locked out, or wants no mail any more, gets none.
        let Some(person) = person.filter(|person| person.disabled_at.is_none()) else { return Ok(told) };
        let Some(email) = setting.email.as_deref().filter(|_| !rows.is_empty()) else { return Ok(told) };
        let Some(post) = &means.post else { return Ok(told) };
        let letter = wording::letter(&rows, &person.full_name, settings::language(&setting), post);
        let sent = post.send(email, &letter.subject, letter.text).await;
        sent.map(|()| told).map_err(|cause| match cause {
            NotSent::NotNow(_) => Failure::Told(cause.to_string()),
            NotSent::Address | NotSent::Never(_) => Failure::Hopeless(cause.to_string()),
        })
    }

    async fn inside(&self, turn: &Turn, _: &Job, told: Value) -> Result<(), Failure> {
        let told: Vec<Uuid> = serde_json::from_value(told).unwrap_or_default();
        Ok(store::mailed(turn.db(), told).await?)
    }
}
