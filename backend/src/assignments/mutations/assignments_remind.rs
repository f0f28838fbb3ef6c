//! `assignmentsRemind`: several organizations are reminded at once, all or none.
use async_graphql::{Context, Object, SimpleObject};
use sea_orm::ActiveValue::Set;
use serde_json::json;
use shared::{AssignmentId, AssignmentsRemindInput as Input, Capability, ListKind};

use crate::{
    api::{ContextExt, Fault, Refusal, Several, UserError},
    assignments::{
        entity::assignment::{ActiveModel, Model},
        reminding, step, store,
        types::Assignment,
    },
    identity::{Requires, Scope},
    platform::{Act, Done, Outcome, Receipt, Tx, act_on_many},
};

/// What became of them.
#[derive(SimpleObject)]
struct AssignmentsPayload {
    /// The assignments as they now stand, in the order in which they were named; empty if it was refused.
    assignments: Vec<Assignment>,
    /// Why it was refused, one for each assignment at fault; empty if it was done.
    user_errors: Vec<UserError>,
}

async fn remind(
    tx: &Tx,
    scope: &Scope,
    ids: &[AssignmentId],
) -> Outcome<(Receipt, Vec<Done>), Refusal<Model>> {
    let rows = store::hold_many(tx, scope, ids.iter().map(|id| id.0)).await?;
    let errors = reminding::refusals(ids, &rows, Input::IDS, tx.now);
    if !errors.is_empty() {
        return Ok(Err(Refusal::Told(errors)));
    }
    let change = ActiveModel { reminded_at: Set(Some(tx.now)), ..ActiveModel::default() };
    store::write_all(tx, rows.iter().map(|row| row.id).collect(), change).await?;
    let done = rows.into_iter().map(|row| {
        let (before, after) = (json!({ "remindedAt": row.reminded_at }), json!({ "remindedAt": tx.now }));
        let row = Model { version: row.version + 1, ..row };
        step::done(&row, before, after, "assignment.reminded")
    });
    Ok(Ok((Receipt { subject: format!("list:{}", ListKind::Assignments.tag()), version: 1 }, done.collect())))
}

#[derive(Default)]
pub struct AssignmentsRemind;

#[Object]
impl AssignmentsRemind {
    /// Remind several organizations of what they have not handed in, each at most once a day: all of them, or none
    /// and why. `assignmentsRemindPreview` says it before.
    #[graphql(guard = "Requires(Capability::ReviewAssignments)", complexity = "100 * child_complexity")]
    async fn assignments_remind(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which, and the key of the act.")] input: Input,
    ) -> Result<AssignmentsPayload, Fault> {
        let scope = ctx.scope(Capability::ReviewAssignments);
        let ids = match Several::<AssignmentId>::read(input.ids.iter(), Input::IDS) {
            Ok(ids) => ids.0,
            Err(user_errors) => return Ok(AssignmentsPayload { assignments: vec![], user_errors }),
        };
        let asked =
            Act { operation: "assignmentsRemind", id: "", input: &input, key: &input.idempotency_key };
        let outcome = act_on_many(ctx, asked, async |tx| remind(tx, &scope, &ids).await).await?;
        if let Err(refusal) = outcome {
            return Ok(AssignmentsPayload { assignments: vec![], user_errors: refusal.into_parts().1 });
        }
        let mut rows = store::find_many(ctx.db(), &scope, ids.iter().map(|id| id.0)).await?;
        rows.sort_by_key(|row| ids.iter().position(|id| id.0 == row.id));
        Ok(AssignmentsPayload {
            assignments: rows.into_iter().map(Assignment).collect(),
            user_errors: vec![],
        })
    }
}
