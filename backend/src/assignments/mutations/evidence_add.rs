//! `evidenceAdd`: a note, a link or a file that proves what was done.
use async_graphql::{Context, ID, Object};
use serde_json::json;
use shared::{
    AssignmentId, Capability, EvidenceAddInput as Input, EvidenceKind, FieldPath, RefusalCode, Said, Word,
};

use super::AssignmentPayload;
use crate::{
    api::{ContextExt, Fault, Refusal, parse_id},
    assignments::{
        entity::assignment::{ActiveModel, Model},
        piece,
        rules::Step,
        step,
        store::{self, evidence},
    },
    identity::{Requires, Scope},
    platform::{Act, Done, Outcome, Tx, act, settled},
};

async fn add(
    tx: &Tx,
    scope: &Scope,
    id: Option<AssignmentId>,
    input: &Input,
) -> Outcome<Done, Refusal<Model>> {
    let (row, next) = match step::begin(tx, scope, id, None, Step::Enter).await? {
        Ok(found) => found,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if evidence::count(tx.db(), row.id).await? >= evidence::MOST_PIECES {
        let said = Said::with(Word::RefusalEvidenceMany, "most", &evidence::MOST_PIECES);
        return Ok(Err(Refusal::new(RefusalCode::WrongState, FieldPath::ID, said)));
    }
    let piece = match piece::read(tx, &row, input).await? {
        Ok(piece) => piece,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let kind = EvidenceKind::of_tag(&piece.kind).map(EvidenceKind::tag);
    let facts = json!({ "kind": kind, "text": piece.text, "url": piece.url, "sha256": piece.sha256 });
    evidence::insert(tx, piece).await?;
    step::finish(tx, scope, &row, next, ActiveModel::default(), ("evidence.added", facts)).await
}

#[derive(Default)]
pub struct EvidenceAdd;

#[Object]
impl EvidenceAdd {
    /// Add a note, a link or a file to an assignment; at most 40.
    #[graphql(guard = "Requires(Capability::AnswerAssignments)")]
    async fn evidence_add(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The assignment's `id`.")] id: ID,
        #[graphql(desc = "The piece of evidence.")] input: Input,
    ) -> Result<AssignmentPayload, Fault> {
        let scope = ctx.scope(Capability::AnswerAssignments);
        let asked = Act { operation: "evidenceAdd", id: &id, input: &input, key: &input.idempotency_key };
        let outcome = act(ctx, asked, async |tx| add(tx, &scope, parse_id(&id), &input).await).await?;
        let found = async |AssignmentId(row)| store::find(ctx.db(), &scope, row).await;
        Ok(settled(outcome, found).await?.into())
    }
}
