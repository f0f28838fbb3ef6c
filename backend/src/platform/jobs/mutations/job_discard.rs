//! `jobDiscard`: a job is given up.
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
pub struct JobDiscard;

#[Object]
impl JobDiscard {
    /// Give up a job that waits or is dead. It can still be tried again, until it is taken away after 30 days.
    #[graphql(guard = "Requires(Capability::ManageJobs)")]
    async fn job_discard(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The job's `id`.")] id: ID,
        #[graphql(desc = "The version you decided on.")] input: Input,
    ) -> Result<JobPayload, Fault> {
        let scope = ctx.scope(Capability::ManageJobs);
        let asked = Act { operation: "jobDiscard", id: &id, input: &input, key: &input.idempotency_key };
        let outcome = act(ctx, asked, async |tx| {
            let over = ActiveModel {
                state: Set(JobState::Discarded.tag().to_owned()),
                next_at: Set(None),
                ended_at: Set(Some(tx.now)),
                ..ActiveModel::default()
            };
            change(tx, &scope, parse_id(&id), &input, JobState::can_be_discarded, (over, "job.discarded"))
                .await
        })
        .await?;
        let found = async |JobId(row)| store::find(ctx.db(), &scope, row).await;
        Ok(settled(outcome, found).await?.into())
    }
}
