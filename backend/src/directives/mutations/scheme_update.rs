//! `schemeUpdate`: a scheme and its targets, as the whole form.
use async_graphql::{Context, ID, Object};
use shared::{Capability, FieldPath, SchemeId, SchemeUpdateInput as Input};

use super::SchemePayload;
use crate::{
    api::{ContextExt, Fault, Refusal, parse_id},
    directives::{
        entity::scheme::Model,
        scheme_form::{self, Of},
        schemes,
    },
    identity::{Requires, Scope},
    platform::{Act, Done, Outcome, Tx, act, settled, write},
};

pub(super) async fn update(
    tx: &Tx,
    scope: &Scope,
    id: Option<SchemeId>,
    input: &Input,
) -> Outcome<Done, Refusal<Model>> {
    let Some(SchemeId(id)) = id else { return Ok(Err(Refusal::not_found(FieldPath::ID))) };
    schemes::take_turns(tx).await?;
    let Some(before) = schemes::find(tx.db(), scope, id).await? else {
        return Ok(Err(Refusal::not_found(FieldPath::ID)));
    };
    if before.version != input.expected_version {
        return Ok(Err(Refusal::stale(Some(before))));
    }
    let old = schemes::targets(tx.db(), [id]).await?;
    let of = Of { office_id: before.office_id, id, targets: &old };
    let (row, targets) = match scheme_form::read(tx, scope, &of, &input.clone().form()).await? {
        Ok(form) => form,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let Some(after) = write(tx, &before, row).await? else {
        return Ok(Err(Refusal::stale(schemes::find(tx.db(), scope, id).await?)));
    };
    schemes::replace_targets(tx, id, targets.clone()).await?;
    Ok(Ok(Done {
        office_id: after.office_id,
        subject: SchemeId(id).to_string(),
        version: after.version,
        before: scheme_form::facts(&before, &old),
        after: scheme_form::facts(&after, &targets),
        topic: "scheme.updated",
    }))
}

#[derive(Default)]
pub struct SchemeUpdate;

#[Object]
impl SchemeUpdate {
    /// Change a scheme and its targets: the whole form, so what is left out is empty.
    #[graphql(guard = "Requires(Capability::ManageDirectives)")]
    async fn scheme_update(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The scheme's `id`.")] id: ID,
        #[graphql(desc = "The scheme, as its document says.")] input: Input,
    ) -> Result<SchemePayload, Fault> {
        let scope = ctx.scope(Capability::ManageDirectives);
        let asked = Act { operation: "schemeUpdate", id: &id, input: &input, key: &input.idempotency_key };
        let outcome = act(ctx, asked, async |tx| update(tx, &scope, parse_id(&id), &input).await).await?;
        let found = async |SchemeId(row)| schemes::find(ctx.db(), &scope, row).await;
        Ok(settled(outcome, found).await?.into())
    }
}
