//! `directiveDescribe`: what stands over a directive, as the whole form.
use async_graphql::{Context, ID, Object};
use sea_orm::ActiveValue::Set;
use shared::{Capability, DirectiveDescribeInput as Input, DirectiveId, LegalDocumentId, NodeId, Word};
use uuid::Uuid;

use super::DirectivePayload;
use crate::{
    api::{ContextExt, Fault, Refusal, parse_id},
    directives::{
        change,
        entity::directive::{ActiveModel, Model},
        form, register,
        sight::Sight,
        store,
    },
    identity::{Requires, Scope},
    platform::{Act, Done, Outcome, Tx, act, settled, write},
};

/// Who stands above must be in sight; a circle of two is refused, a longer one is never followed.
async fn above(
    tx: &Tx,
    (scope, sight): (&Scope, &Sight),
    id: Uuid,
    input: &Input,
) -> Outcome<(Option<Uuid>, Option<Uuid>), Refusal<Model>> {
    let named = |node: &Option<NodeId>| node.as_ref().filter(|node| !node.is_empty()).cloned();
    let document = match named(&input.superior_document_id) {
        None => None,
        Some(node) => match parse_id(&node) {
            Some(LegalDocumentId(row)) if register::find(tx.db(), scope, row).await?.is_some() => Some(row),
            _ => return Ok(Err(Refusal::not_found(Input::SUPERIOR_DOCUMENT_ID))),
        },
    };
    let Some(node) = named(&input.superior_directive_id) else { return Ok(Ok((document, None))) };
    let Some(DirectiveId(superior)) = parse_id(&node) else {
        return Ok(Err(Refusal::not_found(Input::SUPERIOR_DIRECTIVE_ID)));
    };
    match store::find(tx.db(), sight, superior).await? {
        None => Ok(Err(Refusal::not_found(Input::SUPERIOR_DIRECTIVE_ID))),
        Some(row) if superior == id || row.superior_directive_id == Some(id) => {
            Ok(Err(Refusal::invalid(Input::SUPERIOR_DIRECTIVE_ID, Word::RefusalSuperiorSelf)))
        }
        Some(_) => Ok(Ok((document, Some(superior)))),
    }
}

async fn describe(
    tx: &Tx,
    reach: (&Scope, &Sight),
    id: Option<DirectiveId>,
    input: &Input,
) -> Outcome<Done, Refusal<Model>> {
    let before = match change::begin(tx, reach.1, id, input.expected_version).await? {
        Ok(before) => before,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let id = before.id;
    let written = match form::read(input) {
        Ok(written) => written,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let (document, superior) = match above(tx, reach, id, input).await? {
        Ok(above) => above,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let written =
        ActiveModel { superior_document_id: Set(document), superior_directive_id: Set(superior), ..written };
    let Some(after) = write(tx, &before, written).await? else {
        return Ok(Err(Refusal::stale(store::find(tx.db(), reach.1, id).await?)));
    };
    Ok(Ok(Done {
        office_id: after.office_id,
        subject: DirectiveId(id).to_string(),
        version: after.version,
        before: form::facts(&before),
        after: form::facts(&after),
        topic: "directive.described",
    }))
}

#[derive(Default)]
pub struct DirectiveDescribe;

#[Object]
impl DirectiveDescribe {
    /// Say what stands over a directive: the whole form, so what is left out is empty.
    #[graphql(guard = "Requires(Capability::ManageDirectives)")]
    async fn directive_describe(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The directive's `id`.")] id: ID,
        #[graphql(desc = "What stands over it.")] input: Input,
    ) -> Result<DirectivePayload, Fault> {
        let sight = Sight::to_manage(ctx);
        let scope = ctx.scope(Capability::ManageDirectives);
        let asked =
            Act { operation: "directiveDescribe", id: &id, input: &input, key: &input.idempotency_key };
        let outcome =
            act(ctx, asked, async |tx| describe(tx, (&scope, &sight), parse_id(&id), &input).await).await?;
        let found = async |DirectiveId(row)| store::find(ctx.db(), &sight, row).await;
        Ok(settled(outcome, found).await?.into())
    }
}
