//! `organizationRename`: put a new name on the door.
use async_graphql::{Context, ID, Object, SimpleObject};
use serde_json::json;
use shared::{Capability, FieldPath, Name, OrganizationId, OrganizationRenameInput as Input, Word};

use crate::{
    api::{ContextExt, Fault, Refusal, UserError, parse_id},
    identity::{Requires, Scope},
    organizations::{entity::Model, store, types::Organization},
    platform::{Act, Done, Outcome, Tx, act, settled},
};

/// What became of it.
#[derive(SimpleObject)]
struct OrganizationRenamePayload {
    /// The organization as it now stands: renamed, or, if your version was stale, as another left it; else null.
    organization: Option<Organization>,
    /// Why it was refused; empty if it was done.
    user_errors: Vec<UserError>,
}

async fn rename(
    tx: &Tx,
    scope: &Scope,
    id: Option<OrganizationId>,
    input: &Input,
) -> Outcome<Done, Refusal<Model>> {
    let Ok(name) = Name::parse(&input.name) else {
        return Ok(Err(Refusal::invalid(Input::NAME, Word::RefusalNameInvalid)));
    };
    let Some(id @ OrganizationId(row)) = id else { return Ok(Err(Refusal::not_found(FieldPath::ID))) };
    let Some(before) = store::find(tx.db(), scope, row).await? else {
        return Ok(Err(Refusal::not_found(FieldPath::ID)));
    };
    let Some(after) = store::rename(tx, scope, row, input.expected_version, &name).await? else {
        // Read again: another may have committed after `before` was read.
        return Ok(Err(Refusal::stale(store::find(tx.db(), scope, row).await?)));
    };
    Ok(Ok(Done {
        office_id: after.office_id,
        subject: id.to_string(),
        version: after.version,
        before: json!({ "name": before.name }),
        after: json!({ "name": after.name }),
        topic: "organization.renamed",
    }))
}

#[derive(Default)]
pub struct OrganizationRename;

#[Object]
impl OrganizationRename {
    /// Put a new name on an organization's door.
    #[graphql(guard = "Requires(Capability::ManageOrganizations)")]
    async fn organization_rename(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The organization's `id`.")] id: ID,
        #[graphql(desc = "The new name.")] input: Input,
    ) -> Result<OrganizationRenamePayload, Fault> {
        let scope = ctx.scope(Capability::ManageOrganizations);
        let asked =
            Act { operation: "organizationRename", id: &id, input: &input, key: &input.idempotency_key };
        let outcome = act(ctx, asked, async |tx| rename(tx, &scope, parse_id(&id), &input).await).await?;
        let read = async |OrganizationId(row)| store::find(ctx.db(), &scope, row).await;
        let (row, user_errors) = settled(outcome, read).await?;
        Ok(OrganizationRenamePayload { organization: row.map(Organization), user_errors })
    }
}
