//! `schemeRestore`: what a scheme was at a version, as a new version, by the rules of every update.
use async_graphql::{Context, ID, Object};
use shared::{Capability, FieldPath, RefusalCode, RestoreInput as Input, SchemeId, Word};

use super::{SchemePayload, scheme_update::update};
use crate::{
    api::{ContextExt, Fault, Refusal, parse_id},
    directives::{entity::scheme::Model, scheme_form, schemes},
    identity::{Requires, Scope},
    platform::{Act, Done, Outcome, Tx, act, audit, settled},
};

async fn restore(
    tx: &Tx,
    scope: &Scope,
    id: Option<SchemeId>,
    input: &Input,
) -> Outcome<Done, Refusal<Model>> {
    let absent = || Ok(Err(Refusal::not_found(FieldPath::ID)));
    let Some(id) = id else { return absent() };
    let Some(now) = schemes::find(tx.db(), scope, id.0).await? else { return absent() };
    let (subject, mark) = (id.to_string(), scheme_form::MARK);
    let facts = audit::form_at(tx.db(), now.office_id, &subject, input.version, mark).await?;
    let Some(form) = facts.as_ref().and_then(scheme_form::of_facts) else {
        let gone = Word::RefusalVersionGone;
        return Ok(Err(Refusal::new(RefusalCode::WrongState, Input::VERSION, gone)));
    };
    let outcome = update(tx, scope, Some(id), &form.over(input.expected_version)).await?;
    Ok(outcome.map_err(|refusal| refusal.at(Input::VERSION)))
}

#[derive(Default)]
pub struct SchemeRestore;

#[Object]
impl SchemeRestore {
    /// Make a scheme and its targets again what they were at a version, as a new version. What does not fit today is
    /// refused.
    #[graphql(guard = "Requires(Capability::ManageDirectives)")]
    async fn scheme_restore(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The scheme's `id`.")] id: ID,
        #[graphql(desc = "Which version.")] input: Input,
    ) -> Result<SchemePayload, Fault> {
        let scope = ctx.scope(Capability::ManageDirectives);
        let asked = Act { operation: "schemeRestore", id: &id, input: &input, key: &input.idempotency_key };
        let outcome = act(ctx, asked, async |tx| restore(tx, &scope, parse_id(&id), &input).await).await?;
        let found = async |SchemeId(row)| schemes::find(ctx.db(), &scope, row).await;
        Ok(settled(outcome, found).await?.into())
    }
}
