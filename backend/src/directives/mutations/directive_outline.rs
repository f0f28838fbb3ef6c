//! `directiveOutline`: cut a draft anew. What the clauses carry goes with them.
use std::collections::HashMap;

use async_graphql::{Context, ID, Object};
use serde_json::json;
use shared::{Capability, DirectiveId, DirectiveOutlineInput as Input, Said, Word};
use uuid::Uuid;

use super::DirectivePayload;
use crate::{
    api::{ContextExt, Fault, Refusal, parse_id},
    assignments,
    directives::{
        change,
        entity::{
            clause,
            directive::{ActiveModel, Model},
        },
        import,
        outline::{self, Cut, MOST_CLAUSES, Miscut},
        sight::Sight,
        store,
    },
    identity::Requires,
    platform::{Act, Done, Outcome, Tx, act, settled, write},
};

fn refused(miscut: Miscut) -> Refusal<Model> {
    let (path, said) = match miscut {
        Miscut::Count => (Input::CLAUSES, Said::with(Word::RefusalOutlineCount, "most", &MOST_CLAUSES)),
        Miscut::Place(number) => (Input::CLAUSES, Said::with(Word::RefusalOutlinePlace, "number", &number)),
        Miscut::Level(number) => (Input::CLAUSES, Said::with(Word::RefusalOutlineLevel, "number", &number)),
        Miscut::Title(number) => (Input::CLAUSES, Said::with(Word::RefusalOutlineTitle, "number", &number)),
        Miscut::Closing => (Input::CLOSING, Word::RefusalOutlineClosing.into()),
    };
    Refusal::invalid(path, said)
}

/// A clause that begins where one began before is that clause; the others are new.
fn matched(tx: &Tx, directive: &Model, before: &[clause::Model], cuts: Vec<Cut>) -> Vec<clause::Model> {
    let ids: HashMap<i32, Uuid> = before.iter().map(|clause| (clause.starts_at, clause.id)).collect();
    let row = |(cut, position)| {
        let new = import::row(tx, directive, cut, position);
        clause::Model { id: ids.get(&new.starts_at).copied().unwrap_or(new.id), ..new }
    };
    cuts.into_iter().zip(1..).map(row).collect()
}

async fn cut(
    tx: &Tx,
    sight: &Sight,
    id: Option<DirectiveId>,
    input: &Input,
) -> Outcome<Done, Refusal<Model>> {
    let before = match change::begin_draft(tx, sight, id, input.expected_version).await? {
        Ok(draft) => draft,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let id = before.id;
    let body = store::body(tx.db(), id).await?.ok_or(Fault::Missing("the text of a directive"))?;
    let cuts = match outline::given(&body.body, &input.clauses, input.closing) {
        Ok(cuts) => cuts,
        Err(miscut) => return Ok(Err(refused(miscut))),
    };
    let Some(after) = write(tx, &before, ActiveModel::default()).await? else {
        return Ok(Err(Refusal::stale(store::find(tx.db(), sight, id).await?)));
    };
    let old = store::clauses(tx.db(), [id]).await?;
    let new = matched(tx, &after, &old, cuts);
    store::replace_clauses(tx, &old, &new, assignments::rehome).await?;
    store::set_closing(tx, id, input.closing).await?;
    Ok(Ok(Done {
        office_id: after.office_id,
        subject: DirectiveId(id).to_string(),
        version: after.version,
        before: json!({ "clauses": old.len(), "closing": body.closing }),
        after: json!({ "clauses": new.len(), "closing": input.closing }),
        topic: "directive.outlined",
    }))
}

#[derive(Default)]
pub struct DirectiveOutline;

#[Object]
impl DirectiveOutline {
    /// Cut a draft anew. Its tasks stay with the text they were set for.
    #[graphql(guard = "Requires(Capability::ManageDirectives)")]
    async fn directive_outline(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The directive's `id`.")] id: ID,
        #[graphql(desc = "The whole outline.")] input: Input,
    ) -> Result<DirectivePayload, Fault> {
        let sight = Sight::to_manage(ctx);
        let asked =
            Act { operation: "directiveOutline", id: &id, input: &input, key: &input.idempotency_key };
        let outcome = act(ctx, asked, async |tx| cut(tx, &sight, parse_id(&id), &input).await).await?;
        let found = async |DirectiveId(row)| store::find(ctx.db(), &sight, row).await;
        Ok(settled(outcome, found).await?.into())
    }
}
