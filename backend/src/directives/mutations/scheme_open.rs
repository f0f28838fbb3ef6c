//! `schemeOpen`: a plan over years that the office follows.
use async_graphql::{Context, Object};
use sea_orm::ActiveValue::Set;
use serde_json::json;
use shared::{Capability, FieldPath, RefusalCode, Said, SchemeId, SchemeOpenInput as Input, Word};
use uuid::Uuid;

use super::SchemePayload;
use crate::{
    api::{ContextExt, Fault, Refusal},
    directives::{
        entity::scheme::{ActiveModel, Model},
        scheme_form::{self, Of},
        schemes,
    },
    identity::{Requires, Scope},
    platform::{Act, Done, Outcome, Tx, act, settled},
};

async fn open(tx: &Tx, scope: &Scope, office_id: Uuid, input: &Input) -> Outcome<Done, Refusal<Model>> {
    schemes::take_turns(tx).await?;
    if schemes::count(tx, office_id).await? >= schemes::MOST {
        let said = Said::with(Word::RefusalSchemesMany, "most", &schemes::MOST);
        return Ok(Err(Refusal::new(RefusalCode::NotAllowed, FieldPath::IDEMPOTENCY_KEY, said)));
    }
    let id = tx.new_id();
    let of = Of { office_id, id, targets: &[] };
    let (row, targets) = match scheme_form::read(tx, scope, &of, input).await? {
        Ok(form) => form,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let row = ActiveModel { id: Set(id), office_id: Set(office_id), version: Set(1), ..row };
    let row = schemes::insert(tx, row, targets.clone()).await?;
    Ok(Ok(Done {
        office_id,
        subject: SchemeId(id).to_string(),
        version: row.version,
        before: json!(null),
        after: scheme_form::facts(&row, &targets),
        topic: "scheme.opened",
    }))
}

#[derive(Default)]
pub struct SchemeOpen;

#[Object]
impl SchemeOpen {
    /// Enter a scheme that the office follows, with its yearly targets.
    #[graphql(guard = "Requires(Capability::ManageDirectives)")]
    async fn scheme_open(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The scheme, as its document says.")] input: Input,
    ) -> Result<SchemePayload, Fault> {
        let scope = ctx.scope(Capability::ManageDirectives);
        let office_id = ctx.office_id()?;
        let asked = Act { operation: "schemeOpen", id: "", input: &input, key: &input.idempotency_key };
        let outcome = act(ctx, asked, async |tx| open(tx, &scope, office_id, &input).await).await?;
        let found = async |SchemeId(row)| schemes::find(ctx.db(), &scope, row).await;
        Ok(settled(outcome, found).await?.into())
    }
}
