mod change;
mod job_discard;
mod job_retry;

use async_graphql::{MergedObject, SimpleObject};

use super::{entity::job::Model, types::JobObject};
use crate::api::UserError;

#[derive(Default, MergedObject)]
pub struct JobMutation(job_retry::JobRetry, job_discard::JobDiscard);

/// What became of it.
#[derive(SimpleObject)]
struct JobPayload {
    /// The job as it now stands, also if your version was stale; null if it was refused otherwise.
    job: Option<JobObject>,
    /// Why it was refused; empty if it was done.
    user_errors: Vec<UserError>,
}

impl From<(Option<Model>, Vec<UserError>)> for JobPayload {
    fn from((row, user_errors): (Option<Model>, Vec<UserError>)) -> Self {
        Self { job: row.map(JobObject), user_errors }
    }
}
