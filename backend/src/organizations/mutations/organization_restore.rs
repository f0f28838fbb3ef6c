//! `organizationRestore`: what an organization was at a version, as a new version, by the rules of every update.
use async_graphql::{Context, ID, Object};
use chrono::NaiveDate;
use shared::{
    Capability, FieldPath, OrganizationId, OrganizationUpdateInput, RefusalCode, RestoreInput as Input, Word,
};

use super::{OrganizationPayload, organization_update::update};
use crate::{
    api::{ContextExt, Fault, Refusal, parse_id},
    identity::{Requires, Scope},
    organizations::{entity::Model, form, store},
    platform::{Act, Done, Outcome, Tx, act, audit, settled},
};

async fn restore(
    tx: &Tx,
    scope: &Scope,
    id: Option<OrganizationId>,
    input: &Input,
    today: NaiveDate,
) -> Outcome<Done, Refusal<Model>> {
    let absent = || Ok(Err(Refusal::not_found(FieldPath::ID)));
    let Some(id) = id else { return absent() };
    let Some(now) = store::find(tx.db(), scope, id.0).await? else { return absent() };
    let facts = audit::form_at(tx.db(), now.office_id, &id.to_string(), input.version, form::MARK).await?;
    let Some(organization) = facts.as_ref().and_then(form::of_facts) else {
        let gone = Word::RefusalVersionGone;
        return Ok(Err(Refusal::new(RefusalCode::WrongState, Input::VERSION, gone)));
    };
    let Input { expected_version, idempotency_key, .. } = input.clone();
    let whole = OrganizationUpdateInput { organization, expected_version, idempotency_key };
    let outcome = update(tx, scope, Some(id), &whole, today).await?;
    Ok(outcome.map_err(|refusal| refusal.at(Input::VERSION)))
}

#[derive(Default)]
pub struct OrganizationRestore;

#[Object]
impl OrganizationRestore {
    /// Make an organization again what it was at a version, as a new version. What does not fit today is refused.
    #[graphql(guard = "Requires(Capability::ManageOrganizations)")]
    async fn organization_restore(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The organization's `id`.")] id: ID,
        #[graphql(desc = "Which version.")] input: Input,
    ) -> Result<OrganizationPayload, Fault> {
        let (scope, today) = (ctx.scope(Capability::ManageOrganizations), ctx.today());
        let asked =
            Act { operation: "organizationRestore", id: &id, input: &input, key: &input.idempotency_key };
        let outcome =
            act(ctx, asked, async |tx| restore(tx, &scope, parse_id(&id), &input, today).await).await?;
        let read = async |OrganizationId(row)| store::find(ctx.db(), &scope, row).await;
        Ok(settled(outcome, read).await?.into())
    }
}
