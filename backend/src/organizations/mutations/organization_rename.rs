//! `organizationRename`: put a new name on the door.
use async_graphql::{Context, ID, Object, SimpleObject};
use serde_json::json;
use shared::{
    Capability, OrganizationId, OrganizationName, OrganizationRenameInput, FieldPath, InvalidOrganizationName, RefusalCode,
};

use crate::{
    api::{ContextExt, Fault, UserError, parse_id},
    organizations::{entity::Model, store, types::Organization},
    identity::{Requires, Scope},
    platform::{Act, Done, KeyRefused, Outcome, Tx, act},
};

/// What became of it.
#[derive(SimpleObject)]
struct OrganizationRenamePayload {
    /// The organization as it now stands: renamed, or, if your version was stale, as another left it; else null.
    organization: Option<Organization>,
    /// Why it was refused; empty if it was done.
    user_errors: Vec<UserError>,
}

/// Why a organization was not renamed.
#[derive(Debug, thiserror::Error)]
enum Refusal {
    #[error(transparent)]
    Key(#[from] KeyRefused),
    #[error(transparent)]
    Name(#[from] InvalidOrganizationName),
    #[error("No organization with that id is visible to you.")]
    NotFound,
    #[error("Another has changed this organization since you read it.")]
    Stale(Box<Model>),
}

impl From<&Refusal> for UserError {
    fn from(refusal: &Refusal) -> Self {
        let (code, path) = match refusal {
            Refusal::Key(KeyRefused::Malformed) => (RefusalCode::Invalid, OrganizationRenameInput::IDEMPOTENCY_KEY),
            Refusal::Key(KeyRefused::Reused) => (RefusalCode::KeyReused, OrganizationRenameInput::IDEMPOTENCY_KEY),
            Refusal::Name(_) => (RefusalCode::Invalid, OrganizationRenameInput::NAME),
            Refusal::NotFound => (RefusalCode::NotFound, FieldPath::ID),
            Refusal::Stale(_) => (RefusalCode::StaleVersion, OrganizationRenameInput::EXPECTED_VERSION),
        };
        Self::new(code, path, refusal)
    }
}

impl From<Refusal> for OrganizationRenamePayload {
    fn from(refusal: Refusal) -> Self {
        let user_errors = vec![(&refusal).into()];
        let organization = if let Refusal::Stale(current) = refusal { Some(Organization(*current)) } else { None };
        Self { organization, user_errors }
    }
}

async fn rename(
    tx: &Tx,
    scope: &Scope,
    id: Option<OrganizationId>,
    input: &OrganizationRenameInput,
) -> Outcome<Done, Refusal> {
    let name = match OrganizationName::parse(&input.name) {
        Ok(name) => name,
        Err(invalid) => return Ok(Err(invalid.into())),
    };
    let Some(id @ OrganizationId(row)) = id else { return Ok(Err(Refusal::NotFound)) };
    let Some(before) = store::find(tx.db(), scope, row).await? else { return Ok(Err(Refusal::NotFound)) };
    let Some(after) = store::rename(tx, scope, row, input.expected_version, &name).await? else {
        // Read again: another may have committed after `before` was read.
        let current = store::find(tx.db(), scope, row).await?;
        return Ok(Err(current.map_or(Refusal::NotFound, |current| Refusal::Stale(Box::new(current)))));
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
    /// Put a new name on a organization's door.
    #[graphql(guard = "Requires(Capability::ManageOrganizations)")]
    async fn organization_rename(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The organization's `id`.")] id: ID,
        #[graphql(desc = "The new name.")] input: OrganizationRenameInput,
    ) -> Result<OrganizationRenamePayload, Fault> {
        let scope = ctx.scope(Capability::ManageOrganizations);
        let asked = Act { operation: "organizationRename", id: &id, input: &input, key: &input.idempotency_key };
        match act(ctx, asked, async |tx| rename(tx, &scope, parse_id(&id), &input).await).await? {
            Err(refusal) => Ok(refusal.into()),
            Ok(receipt) => {
                let row = match receipt.subject.parse() {
                    Ok(OrganizationId(row)) => store::find(ctx.db(), &scope, row).await?,
                    Err(_) => None,
                };
                Ok(OrganizationRenamePayload { organization: row.map(Organization), user_errors: vec![] })
            }
        }
    }
}
