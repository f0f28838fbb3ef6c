//! `clauseSchemes`: which schemes a clause serves. A note in the margin, so a published directive may have it too.
use async_graphql::{Context, ID, Object, SimpleObject};
use serde_json::{Value, json};
use shared::{Capability, ClauseId, ClauseSchemesInput as Input, FieldPath, SchemeId};
use uuid::Uuid;

use crate::{
    api::{ContextExt, Fault, Refusal, UserError, parse_id},
    directives::{
        entity::{clause::Model, directive},
        schemes,
        sight::Sight,
        store,
        types::Clause,
    },
    identity::Requires,
    platform::{Act, Done, Outcome, Tx, act, settled, write},
};

const MOST: usize = 20;

/// What became of it.
#[derive(SimpleObject)]
struct ClauseSchemesPayload {
    /// The clause as it now stands, or, if your version was stale, as another left it; else null.
    clause: Option<Clause>,
    /// Why it was refused; empty if it was done.
    user_errors: Vec<UserError>,
}

/// None if any of them is not a scheme of the office.
async fn named(tx: &Tx, office_id: Uuid, input: &Input) -> Result<Option<Vec<Uuid>>, Fault> {
    let ids: Option<Vec<_>> = input.scheme_ids.iter().map(|id| parse_id(id).map(|SchemeId(id)| id)).collect();
    let Some(mut ids) = ids.filter(|ids| ids.len() <= MOST) else { return Ok(None) };
    ids.sort_unstable();
    ids.dedup();
    let found = schemes::find_many(tx.db(), office_id, ids.iter().copied()).await?;
    Ok((found.len() == ids.len()).then_some(ids))
}

async fn hang(tx: &Tx, sight: &Sight, id: Option<ClauseId>, input: &Input) -> Outcome<Done, Refusal<Model>> {
    let absent = || Ok(Err(Refusal::not_found(FieldPath::ID)));
    let Some(ClauseId(id)) = id else { return absent() };
    let Some(clause) = store::find_clauses(tx.db(), sight, [id]).await?.pop() else { return absent() };
    let Some(held) = store::hold(tx, sight, clause.directive_id).await? else { return absent() };
    if held.version != input.expected_version {
        return Ok(Err(Refusal::stale(Some(clause))));
    }
    let Some(ids) = named(tx, clause.office_id, input).await? else {
        return Ok(Err(Refusal::not_found(Input::SCHEME_IDS)));
    };
    let before = schemes::of_clauses(tx.db(), [id]).await?;
    let Some(after) = write(tx, &held, directive::ActiveModel::default()).await? else {
        return Ok(Err(Refusal::stale(Some(clause))));
    };
    schemes::hang(tx, id, &ids).await?;
    let facts = |ids: &mut dyn Iterator<Item = Uuid>| -> Value {
        json!({ "schemes": ids.map(|id| SchemeId(id).to_string()).collect::<Vec<_>>() })
    };
    Ok(Ok(Done {
        office_id: clause.office_id,
        subject: ClauseId(id).to_string(),
        version: after.version,
        before: facts(&mut before.iter().map(|(_, scheme)| scheme.id)),
        after: facts(&mut ids.iter().copied()),
        topic: "clause.schemes",
    }))
}

#[derive(Default)]
pub struct ClauseSchemes;

#[Object]
impl ClauseSchemes {
    /// Say which schemes a clause serves: all of them. The directive's version grows; its text stays as it is.
    #[graphql(guard = "Requires(Capability::ManageDirectives)")]
    async fn clause_schemes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The clause's `id`.")] id: ID,
        #[graphql(desc = "The schemes.")] input: Input,
    ) -> Result<ClauseSchemesPayload, Fault> {
        let sight = Sight::to_manage(ctx);
        let asked = Act { operation: "clauseSchemes", id: &id, input: &input, key: &input.idempotency_key };
        let outcome = act(ctx, asked, async |tx| hang(tx, &sight, parse_id(&id), &input).await).await?;
        let read = async |ClauseId(row)| {
            store::find_clauses(ctx.db(), &sight, [row]).await.map(|mut rows| rows.pop())
        };
        let (row, user_errors) = settled(outcome, read).await?;
        Ok(ClauseSchemesPayload { clause: row.map(Clause), user_errors })
    }
}
