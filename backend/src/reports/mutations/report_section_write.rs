//! `reportSectionWrite`: the office words a part of the report itself, or lets the draft stand again.
use async_graphql::{Context, ID, Object, SimpleObject};
use serde_json::json;
use shared::{Capability, ClauseId, FieldPath, RefusalCode, ReportSectionWriteInput as Input, Word};

use crate::{
    api::{ContextExt, Fault, Refusal, UserError, optional_passage, parse_id},
    directives::{self, ClauseRow, Sight},
    identity::{Requires, Scope},
    platform::{Act, Done, Outcome, Tx, act, settled},
    reports::{
        compose::{compose, digest},
        entity::section::Model,
        query::section_of,
        store,
        types::ReportSection,
    },
};

const MOST_TEXT: usize = 10_000;

/// What became of it.
#[derive(SimpleObject)]
struct ReportSectionPayload {
    /// The section as it now stands, or, if your version was stale, as another left it; else null.
    section: Option<ReportSection>,
    /// Why it was refused; empty if it was done.
    user_errors: Vec<UserError>,
}

/// What may be read and written.
struct Reach {
    sight: Sight,
    reports: Scope,
    names: Scope,
}

async fn write(
    tx: &Tx,
    reach: &Reach,
    id: Option<ClauseId>,
    input: &Input,
) -> Outcome<Done, Refusal<ClauseRow>> {
    let Some(ClauseId(id)) = id else { return Ok(Err(Refusal::not_found(FieldPath::ID))) };
    let Some(clause) = directives::find_clauses(tx.db(), &reach.sight, [id]).await?.pop() else {
        return Ok(Err(Refusal::not_found(FieldPath::ID)));
    };
    let Some(directive) = directives::hold(tx, &reach.sight, clause.directive_id).await? else {
        return Ok(Err(Refusal::not_found(FieldPath::ID)));
    };
    if directive.published_at.is_none() {
        return Ok(Err(Refusal::new(RefusalCode::WrongState, FieldPath::ID, Word::RefusalStillDraft)));
    }
    let text = match optional_passage(input.text.as_deref(), MOST_TEXT, Input::TEXT) {
        Ok(text) => text,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let before = store::find(tx.db(), id).await?;
    let version = before.as_ref().map_or(0, |row| row.version);
    if version != input.expected_version {
        return Ok(Err(Refusal::stale(Some(clause))));
    }
    let sections = compose(tx.db(), (&reach.reports, &reach.names), directive.id).await?;
    let draft = sections.iter().find(|section| section.clause.id == id).map(|section| &section.draft);
    let row = Model {
        clause_id: id,
        version: version + 1,
        office_id: directive.office_id,
        directive_id: directive.id,
        draft_digest: draft.map(digest).unwrap_or_default(),
        text,
        written_by: tx.account_id,
        written_at: tx.now,
    };
    let done = Done {
        office_id: row.office_id,
        subject: ClauseId(id).to_string(),
        version: row.version,
        before: json!({ "text": before.as_ref().and_then(|row| row.text.clone()) }),
        after: json!({ "text": row.text }),
        topic: "report.written",
    };
    store::write(tx, before.as_ref(), row).await?;
    Ok(Ok(done))
}

#[derive(Default)]
pub struct ReportSectionWrite;

#[Object]
impl ReportSectionWrite {
    /// Word a clause's part of the report yourself, or let the draft from the evidence stand again.
    #[graphql(guard = "Requires(Capability::WriteReports)")]
    async fn report_section_write(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The clause's `id`.")] id: ID,
        #[graphql(desc = "The text.")] input: Input,
    ) -> Result<ReportSectionPayload, Fault> {
        let reach = Reach {
            sight: Sight::of(ctx),
            reports: ctx.scope(Capability::WriteReports),
            names: ctx.scope(Capability::ReadOrganizations),
        };
        let asked =
            Act { operation: "reportSectionWrite", id: &id, input: &input, key: &input.idempotency_key };
        let outcome = act(ctx, asked, async |tx| write(tx, &reach, parse_id(&id), &input).await).await?;
        let find = async |ClauseId(row): ClauseId| {
            Ok(directives::find_clauses(ctx.db(), &reach.sight, [row]).await?.pop())
        };
        let (clause, user_errors) = settled(outcome, find).await?;
        let section = match &clause {
            Some(clause) => section_of(ctx, (&reach.reports, &reach.names), clause).await?,
            None => None,
        };
        Ok(ReportSectionPayload { section, user_errors })
    }
}
