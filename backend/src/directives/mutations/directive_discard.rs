//! `directiveDiscard`: a draft that never had effect goes; the audit trail keeps that it was there.
use async_graphql::{Context, ID, Object, SimpleObject};
use serde_json::json;
use shared::{Capability, DirectiveId, FieldPath, RefusalCode, StepInput as Input, Word};

use crate::{
    api::{Fault, Refusal, UserError, parse_id},
    assignments::discard_tasks,
    directives::{change, entity::directive::Model, sight::Sight, store},
    identity::Requires,
    platform::{Act, Done, Outcome, Tx, act},
};

/// What became of it.
#[derive(SimpleObject)]
struct DirectiveDiscardPayload {
    /// Indicates whether the draft is gone.
    done: bool,
    /// Why it was refused; empty if it was done.
    user_errors: Vec<UserError>,
}

async fn discard(
    tx: &Tx,
    sight: &Sight,
    id: Option<DirectiveId>,
    input: &Input,
) -> Outcome<Done, Refusal<Model>> {
    let draft = match change::begin_draft(tx, sight, id, input.expected_version).await? {
        Ok(draft) => draft,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let id = draft.id;
    if !store::find_below(tx.db(), sight, [id]).await?.is_empty() {
        return Ok(Err(Refusal::new(RefusalCode::WrongState, FieldPath::ID, Word::RefusalHasSubordinates)));
    }
    discard_tasks(tx, id).await?;
    if !store::discard(tx, &draft).await? {
        return Ok(Err(Refusal::stale(store::find(tx.db(), sight, id).await?)));
    }
    Ok(Ok(Done {
        office_id: draft.office_id,
        subject: DirectiveId(id).to_string(),
        version: draft.version + 1,
        before: json!({ "title": draft.title }),
        after: json!(null),
        topic: "directive.discarded",
    }))
}

#[derive(Default)]
pub struct DirectiveDiscard;

#[Object]
impl DirectiveDiscard {
    /// Take a draft and its tasks back. What was published stays.
    #[graphql(guard = "Requires(Capability::ManageDirectives)")]
    async fn directive_discard(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The directive's `id`.")] id: ID,
        #[graphql(desc = "The version you decided on.")] input: Input,
    ) -> Result<DirectiveDiscardPayload, Fault> {
        let sight = Sight::to_manage(ctx);
        let asked =
            Act { operation: "directiveDiscard", id: &id, input: &input, key: &input.idempotency_key };
        let outcome = act(ctx, asked, async |tx| discard(tx, &sight, parse_id(&id), &input).await).await?;
        Ok(match outcome {
            Ok(_) => DirectiveDiscardPayload { done: true, user_errors: vec![] },
            Err(refusal) => DirectiveDiscardPayload { done: false, user_errors: refusal.into_parts().1 },
        })
    }
}
