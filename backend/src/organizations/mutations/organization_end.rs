//! `organizationEnd`: from a day on an organization no longer works; nothing of what it did is taken away.
use async_graphql::{Context, ID, Object};
use chrono::NaiveDate;
use sea_orm::ActiveValue::Set;
use serde_json::json;
use shared::{Capability, FieldPath, OrganizationEndInput as Input, OrganizationId, RefusalCode, Word, line};

use super::OrganizationPayload;
use crate::{
    api::{ContextExt, Fault, Refusal, parse_id},
    identity::{Requires, Scope},
    organizations::{
        change,
        entity::{ActiveModel, Model},
        left_open,
        standing::{self, Asked},
        store,
    },
    platform::{Act, Done, Outcome, Tx, act, settled},
};

async fn end(
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
    let Some(reason) = line(&input.reason, 500) else {
        return Ok(Err(Refusal::invalid(Input::REASON, Word::RefusalEndReason)));
    };
    let refused = match input.on {
        Some(on) if on <= before.valid_from => Some(Refusal::invalid(Input::ON, Word::RefusalEndBeforeStart)),
        Some(on) => left_open::after(tx, &before, on).await?,
        None => resumes(tx, scope, &before, today).await?,
    };
    if let Some(refusal) = refused {
        return Ok(Err(refusal));
    }
    let valid_to = input.on.and_then(|on| on.pred_opt());
    let after =
        store::write(tx, &before, ActiveModel { valid_to: Set(valid_to), ..Default::default() }).await?;
    Ok(Ok(Done {
        office_id: after.office_id,
        subject: OrganizationId(after.id).to_string(),
        version: after.version,
        before: json!({ "validTo": before.valid_to }),
        after: json!({ "validTo": after.valid_to, "reason": reason }),
        topic: if valid_to.is_some() { "organization.ended" } else { "organization.resumed" },
    }))
}

/// What it would come back to must still be there.
async fn resumes(
    tx: &Tx,
    scope: &Scope,
    row: &Model,
    day: NaiveDate,
) -> Result<Option<Refusal<Model>>, Fault> {
    if row.valid_to.is_none() {
        return Ok(Some(Refusal::new(RefusalCode::WrongState, FieldPath::ID, Word::RefusalNotEnded)));
    }
    let day = day.max(row.valid_from);
    let asked = Asked { scope, office_id: row.office_id, before: Some(row), day };
    if let Err(refusal) = standing::unit_stands(tx, &asked, row.unit_id).await? {
        return Ok(Some(refusal));
    }
    let Some(parent) = row.parent_id else { return Ok(None) };
    Ok(standing::parent_stands(tx, &asked, parent).await?.err())
}

#[derive(Default)]
pub struct OrganizationEnd;

#[Object]
impl OrganizationEnd {
    /// End an organization from a day on, or take back an end. It is refused with a list while something given out
    /// to it is not finished, somebody works there, or another organization stands below it.
    #[graphql(guard = "Requires(Capability::ManageOrganizations)")]
    async fn organization_end(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The organization's `id`.")] id: ID,
        #[graphql(desc = "From which day on, and why.")] input: Input,
    ) -> Result<OrganizationPayload, Fault> {
        let (scope, today) = (ctx.scope(Capability::ManageOrganizations), ctx.today());
        let asked = Act { operation: "organizationEnd", id: &id, input: &input, key: &input.idempotency_key };
        let outcome = act(ctx, asked, async |tx| end(tx, &scope, parse_id(&id), &input, today).await).await?;
        let read = async |OrganizationId(row)| store::find(ctx.db(), &scope, row).await;
        Ok(settled(outcome, read).await?.into())
    }
}
