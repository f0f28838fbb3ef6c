//! `jobRetry`: a job is tried at once, and as often as a new one.
use async_graphql::{Context, ID, Object};
use sea_orm::ActiveValue::Set;
use shared::{Capability, JobId, JobState, StepInput as Input};

use super::{JobPayload, change::change};
use crate::{
    api::{ContextExt, Fault, parse_id},
    identity::Requires,
    platform::{
        Act, act,
        jobs::{entity::job::ActiveModel, store},
        settled,
    },
};

#[derive(Default)]
pub struct JobRetry;

#[Object]
impl JobRetry {
    /// Have a job that waits, is dead or was given up tried at once, and as often as a new one.
    #[graphql(guard = "Requires(Capability::ManageJobs)")]
    async fn job_retry(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The job's `id`.")] id: ID,
        #[graphql(desc = "The version you decided on.")] input: Input,
    ) -> Result<JobPayload, Fault> {
        let scope = ctx.scope(Capability::ManageJobs);
        let asked = Act { operation: "jobRetry", id: &id, input: &input, key: &input.idempotency_key };
        let outcome = act(ctx, asked, async |tx| {
            let anew = ActiveModel {
                state: Set(JobState::Waiting.tag().to_owned()),
                attempts: Set(0),
                next_at: Set(Some(tx.now)),
                ended_at: Set(None),
                ..ActiveModel::default()
            };
            change(tx, &scope, parse_id(&id), &input, JobState::can_be_retried, (anew, "job.retried")).await
        })
        .await?;
        let found = async |JobId(row)| store::find(ctx.db(), &scope, row).await;
        Ok(settled(outcome, found).await?.into())
    }
}
