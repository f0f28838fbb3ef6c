//! `organizationUpdate`: what an organization is, as the whole form.
use async_graphql::{Context, ID, Object};
use chrono::NaiveDate;
use sea_orm::ActiveValue::Set;
use shared::{
    Capability, OrganizationFormInput as Form, OrganizationId, OrganizationUpdateInput as Input, RefusalCode,
    Word,
};

use super::OrganizationPayload;
use crate::{
    api::{ContextExt, Fault, Refusal, parse_id},
    assignments,
    identity::{self, Requires, Scope},
    organizations::{
        change,
        entity::{ActiveModel, Model},
        form,
        standing::{self, Asked},
        store,
    },
    platform::{Act, Done, Outcome, Tx, act, settled},
};

pub(super) async fn update(
    tx: &Tx,
    scope: &Scope,
    id: Option<OrganizationId>,
    input: &Input,
    today: NaiveDate,
) -> Outcome<Done, Refusal<Model>> {
    let before = match change::begin(tx, scope, id, input.expected_version).await? {
        Ok(before) => before,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let form = &input.organization;
    let written = match form::read(form) {
        Ok(written) => written,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if before.valid_to.is_some_and(|last| form.valid_from > last) {
        return Ok(Err(Refusal::invalid(Form::VALID_FROM, Word::RefusalFromAfterEnd)));
    }
    // Roles and tasks were given by the kind.
    if form.kind.tag() != before.kind && acted(tx, &before).await? {
        return Ok(Err(Refusal::new(RefusalCode::NotAllowed, Form::KIND, Word::RefusalOrganizationActed)));
    }
    let day = today.max(form.valid_from);
    let asked = Asked { scope, office_id: before.office_id, before: Some(&before), day };
    let (unit_id, parent_id) = match standing::read(tx, &asked, form).await? {
        Ok(place) => place,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let change = ActiveModel { unit_id: Set(unit_id), parent_id: Set(parent_id), ..written };
    let after = store::write(tx, &before, change).await?;
    // Nobody moves it out of their own sight.
    if store::find(tx.db(), scope, after.id).await?.is_none() {
        return Ok(Err(Refusal::not_found(Form::UNIT_ID)));
    }
    Ok(Ok(Done {
        office_id: after.office_id,
        subject: OrganizationId(after.id).to_string(),
        version: after.version,
        before: form::facts(&before),
        after: form::facts(&after),
        topic: "organization.updated",
    }))
}

async fn acted(tx: &Tx, row: &Model) -> Result<bool, sea_orm::DbErr> {
    Ok(identity::has_people(tx, row.id).await? || assignments::were_given_to(tx, row.id).await?)
}

#[derive(Default)]
pub struct OrganizationUpdate;

#[Object]
impl OrganizationUpdate {
    /// Say what an organization is: the whole form, so what is left out is empty.
    #[graphql(guard = "Requires(Capability::ManageOrganizations)")]
    async fn organization_update(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The organization's `id`.")] id: ID,
        #[graphql(desc = "What it is from now on.")] input: Input,
    ) -> Result<OrganizationPayload, Fault> {
        let (scope, today) = (ctx.scope(Capability::ManageOrganizations), ctx.today());
        let asked =
            Act { operation: "organizationUpdate", id: &id, input: &input, key: &input.idempotency_key };
        let outcome =
            act(ctx, asked, async |tx| update(tx, &scope, parse_id(&id), &input, today).await).await?;
        let read = async |OrganizationId(row)| store::find(ctx.db(), &scope, row).await;
        Ok(settled(outcome, read).await?.into())
    }
}
