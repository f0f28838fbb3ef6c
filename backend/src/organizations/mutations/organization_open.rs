//! `organizationOpen`: enter an organization.
use async_graphql::{Context, Object};
use sea_orm::ActiveValue::Set;
use serde_json::json;
use shared::{Capability, OrganizationFormInput as Form, OrganizationId, OrganizationOpenInput as Input};
use uuid::Uuid;

use super::OrganizationPayload;
use crate::{
    api::{ContextExt, Fault, Refusal},
    identity::{Requires, Scope},
    organizations::{
        change,
        entity::{ActiveModel, Model},
        form,
        standing::{self, Asked},
        store,
    },
    platform::{Act, Done, Outcome, Tx, act, settled},
};

async fn open(
    tx: &Tx,
    (scope, office_id): (&Scope, Uuid),
    form: &Form,
    today: chrono::NaiveDate,
) -> Outcome<Done, Refusal<Model>> {
    let written = match form::read(form) {
        Ok(written) => written,
        Err(refusal) => return Ok(Err(refusal)),
    };
    change::take_turns(tx).await?;
    let asked = Asked { scope, office_id, before: None, day: today.max(form.valid_from) };
    let (unit_id, parent_id) = match standing::read(tx, &asked, form).await? {
        Ok(place) => place,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let row = ActiveModel {
        id: Set(tx.new_id()),
        version: Set(1),
        office_id: Set(office_id),
        unit_id: Set(unit_id),
        parent_id: Set(parent_id),
        valid_to: Set(None),
        ..written
    };
    let row = store::insert(tx, row).await?;
    // Who enters it must have it: a unit that took the place of one of theirs may lie outside.
    if store::find(tx.db(), scope, row.id).await?.is_none() {
        return Ok(Err(Refusal::not_found(Form::UNIT_ID)));
    }
    Ok(Ok(Done {
        office_id,
        subject: OrganizationId(row.id).to_string(),
        version: row.version,
        before: json!(null),
        after: form::facts(&row),
        topic: "organization.opened",
    }))
}

#[derive(Default)]
pub struct OrganizationOpen;

#[Object]
impl OrganizationOpen {
    /// Enter an organization in the registry of your office.
    #[graphql(guard = "Requires(Capability::ManageOrganizations)")]
    async fn organization_open(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What it is.")] input: Input,
    ) -> Result<OrganizationPayload, Fault> {
        let (office_id, today) = (ctx.office_id()?, ctx.today());
        let scope = ctx.scope(Capability::ManageOrganizations);
        let asked = Act { operation: "organizationOpen", id: "", input: &input, key: &input.idempotency_key };
        let reach = (&scope, office_id);
        let outcome = act(ctx, asked, async |tx| open(tx, reach, &input.organization, today).await).await?;
        let read = async |OrganizationId(row)| store::find(ctx.db(), &scope, row).await;
        Ok(settled(outcome, read).await?.into())
    }
}
