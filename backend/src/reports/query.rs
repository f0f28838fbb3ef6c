use std::collections::HashMap;

use async_graphql::{Context, ID, Object};
use chrono::NaiveDate;
use shared::{Capability, DirectiveId};
use uuid::Uuid;

use super::{
    compose::compose,
    matrix::fold,
    types::{Matrix, MatrixCell, MatrixRow, Report, ReportSection},
};
use crate::{
    api::{ContextExt, Fault, parse_id},
    assignments::{self, Counts},
    directives::{self, ClauseRow, DirectiveRow, Sight},
    identity::{Requires, Scope},
    places::{self, Side, Unit, UnitRow},
};

#[derive(Default)]
pub struct ReportQuery;

#[Object]
impl ReportQuery {
    /// How a directive stands, clause by commune; null if there is none with this id that you may see.
    #[graphql(guard = "Requires(Capability::ReadReports)", complexity = "200 + child_complexity")]
    async fn directive_matrix(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The directive's `id`.")] id: ID,
        #[graphql(desc = "By the boundaries of this day; if left out, as it was given out.")] as_of: Option<
            NaiveDate,
        >,
    ) -> Result<Option<Matrix>, Fault> {
        match found(ctx, &id).await? {
            Some(directive) => Ok(Some(matrix(ctx, directive, as_of).await?)),
            None => Ok(None),
        }
    }

    /// The report on a directive; null if there is none with this id that you may see.
    #[graphql(guard = "Requires(Capability::ReadReports)", complexity = "200 + 5 * child_complexity")]
    async fn directive_report(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The directive's `id`.")] id: ID,
    ) -> Result<Option<Report>, Fault> {
        let Some(directive) = found(ctx, &id).await? else { return Ok(None) };
        let reach = (ctx.scope(Capability::ReadReports), ctx.scope(Capability::ReadOrganizations));
        let sections = compose(ctx.db(), (&reach.0, &reach.1), directive.id).await?;
        Ok(Some(Report {
            directive_id: directive.id,
            directive: directive.into(),
            sections: sections.into_iter().map(ReportSection).collect(),
        }))
    }
}

async fn found(ctx: &Context<'_>, id: &ID) -> Result<Option<DirectiveRow>, Fault> {
    let Some(DirectiveId(id)) = parse_id(id) else { return Ok(None) };
    Ok(directives::find(ctx.db(), &Sight::of(ctx), id).await?)
}

/// The section of one clause, as it now stands.
pub async fn section_of(
    ctx: &Context<'_>,
    reach: (&Scope, &Scope),
    clause: &ClauseRow,
) -> Result<Option<ReportSection>, Fault> {
    let sections = compose(ctx.db(), reach, clause.directive_id).await?;
    let mine = sections.into_iter().find(|section| section.clause.id == clause.id);
    Ok(mine.map(ReportSection))
}

async fn matrix(
    ctx: &Context<'_>,
    directive: DirectiveRow,
    as_of: Option<NaiveDate>,
) -> Result<Matrix, Fault> {
    let (db, day) = (ctx.db(), ctx.today());
    let units = ctx.scope(Capability::ReadOrganizations);
    let clauses = directives::clauses(db, [directive.id]).await?;
    let cells = assignments::cells(db, &ctx.scope(Capability::ReadReports), directive.id, day).await?;
    let office = places::office(db, directive.office_id).await?.ok_or(Fault::Missing("an office"))?;
    let mut columns = places::communes(db, &units, office.unit_id, as_of.unwrap_or(day)).await?;
    let mut wanted: Vec<_> = cells.iter().map(|cell| cell.unit_id).collect();
    wanted.push(office.unit_id);
    wanted.sort_unstable();
    wanted.dedup();
    let named = places::find_many(db, &units, wanted).await?;
    let moved = moved(ctx, &units, &named, as_of).await?;
    for next in moved.values().filter(|unit| places::is_commune(unit)) {
        if columns.iter().all(|column| column.id != next.id) {
            columns.push(next.clone());
        }
    }
    // A commune that has ended since keeps its column; the district itself comes last.
    let is_new = |id: Uuid| columns.iter().all(|column| column.id != id) && !moved.contains_key(&id);
    let ended = named.iter().filter(|unit| unit.id != office.unit_id && is_new(unit.id));
    let ended: Vec<_> = ended.filter(|unit| places::is_commune(unit)).cloned().collect();
    columns.extend(ended);
    columns.sort_by(|one, other| one.name_sort.cmp(&other.name_sort));
    columns.extend(named.iter().find(|unit| unit.id == office.unit_id).cloned());

    let paths =
        named.iter().map(|unit| (unit.id, moved.get(&unit.id).unwrap_or(unit).path.clone())).collect();
    let places: Vec<_> = columns.iter().map(|unit| unit.id).collect();
    let ids: Vec<_> = clauses.iter().map(|clause| clause.id).collect();
    let rows = fold(&ids, &places, &paths, &cells).into_iter().zip(clauses).map(|(cells, clause)| {
        let all = cells.iter().flatten().fold(Counts::default(), |all, one| all.plus(*one));
        let cells = cells.into_iter().map(|counts| counts.and_then(MatrixCell::of)).collect();
        MatrixRow { clause: clause.into(), cells, counts: all.into() }
    });
    Ok(Matrix {
        rows: rows.collect(),
        units: columns.into_iter().map(Unit::from).collect(),
        directive: directive.into(),
    })
}

/// What stands on that day in the place of a unit that had ended by then. Where it was divided, nothing does: which part
/// of its work belongs where, nobody has said.
async fn moved(
    ctx: &Context<'_>,
    scope: &Scope,
    named: &[UnitRow],
    as_of: Option<NaiveDate>,
) -> Result<HashMap<Uuid, UnitRow>, Fault> {
    let Some(day) = as_of else { return Ok(HashMap::new()) };
    // A commune beside its villages: else a village would go to a commune that has no column.
    let over = named.iter().filter(|unit| unit.valid_to.is_some_and(|last| last < day));
    let asked: Vec<_> = over.flat_map(|unit| [Some(unit.id), unit.parent_id]).flatten().collect();
    let pairs = places::successions(ctx.db(), scope, asked, Side::Successors).await?;
    let mut next: HashMap<Uuid, Vec<UnitRow>> = HashMap::new();
    for (before, after) in pairs {
        next.entry(before).or_default().push(after);
    }
    let one = next.into_iter().filter_map(|(before, mut after)| match (after.pop(), after.is_empty()) {
        (Some(only), true) => Some((before, only)),
        _ => None,
    });
    Ok(one.collect())
}
