//! A reform of units moves no organization: what stood in a unit that ended ends with it, and what follows begins in
//! the unit that took its place.
use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::{
    DbErr,
    prelude::*,
    sea_query::{Expr, ExprTrait},
};
use shared::OrganizationKind as Kind;

use super::{
    entity::{ActiveModel, Column, Entity, Model},
    succession::entity as succession,
};
use crate::{
    places::replaced_on,
    platform::{Tx, search_text, sort_key},
};

/// PostgreSQL takes 65,535 values in a statement, SQLite 32,766.
const ROWS_AT_ONCE: usize = 500;

/// Ends what worked in the units that ended the day before, and answers what began. Run once for a day: the second
/// time nothing is left to end. A school whose unit was divided stays as it is: in which part it stands, a person says.
pub async fn follow(tx: &Tx, office_id: Uuid, day: NaiveDate) -> Result<Vec<Model>, DbErr> {
    let mut bodies = Entity::find()
        .filter(Column::OfficeId.eq(office_id))
        .filter(Column::ValidFrom.lt(day))
        .filter(Column::ValidTo.is_null())
        .all(tx.db())
        .await?;
    // Not by their ids, which are drawn anew each time.
    bodies.sort_by(|one, other| (&one.name_sort, one.id).cmp(&(&other.name_sort, other.id)));
    let (mut ended, mut began, mut links) = (Vec::new(), Vec::new(), Vec::new());
    let mut merged: HashMap<(String, Uuid), usize> = HashMap::new();
    let pairs = replaced_on(tx.db(), day).await?;
    for body in &bodies {
        let next: Vec<_> = pairs.iter().filter(|(old, _)| old.id == body.unit_id).collect();
        if next.is_empty() || (next.len() > 1 && stands_alone(&body.kind)) {
            continue;
        }
        ended.push(body.id);
        for (old, new) in next {
            let key = (body.kind.clone(), new.id);
            let known = merged.get(&key).copied().filter(|_| !stands_alone(&body.kind));
            let at = known.unwrap_or_else(|| {
                began.push(successor(tx, body, (&old.name, &new.name), new.id, day));
                began.len() - 1
            });
            merged.insert(key, at);
            links.push(succession::Model {
                predecessor_id: body.id,
                successor_id: began[at].id,
                effective_on: day,
                decided_by: None,
            });
        }
    }
    end(tx, &ended, day).await?;
    begin(tx, &began, links).await?;
    Ok(began)
}

/// Whether the merger of two communes leaves two of them, each with its own door.
fn stands_alone(kind: &str) -> bool {
    let kind = Kind::of_tag(kind);
    matches!(kind, Some(Kind::School | Kind::BorderGuard | Kind::EducationOffice | Kind::Other) | None)
}

fn successor(tx: &Tx, before: &Model, units: (&str, &str), unit_id: Uuid, day: NaiveDate) -> Model {
    // A school keeps its name; `Ủy ban nhân dân xã Nậm Lạnh` bears the name of its unit, and the new one takes it.
    let is_same = stands_alone(&before.kind);
    let name = match before.name.strip_suffix(&*within(units.0)) {
        Some(start) if !is_same => format!("{start}{}", within(units.1)),
        _ => before.name.clone(),
    };
    Model {
        id: tx.new_id(),
        version: 1,
        parent_id: None,
        unit_id,
        name_sort: sort_key(&name),
        search_text: search_text(&name),
        name,
        // Whose telephone and door a merged body keeps, it says itself.
        phone: before.phone.clone().filter(|_| is_same),
        email: before.email.clone().filter(|_| is_same),
        address: before.address.clone().filter(|_| is_same),
        valid_from: day,
        valid_to: None,
        ..before.clone()
    }
}

/// A unit's name within another: `xã Nậm Lạnh`.
pub fn within(unit: &str) -> String {
    let mut letters = unit.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

async fn end(tx: &Tx, ids: &[Uuid], day: NaiveDate) -> Result<(), DbErr> {
    for some in ids.chunks(ROWS_AT_ONCE) {
        Entity::update_many()
            .col_expr(Column::ValidTo, Expr::val(day.pred_opt()))
            .col_expr(Column::Version, Expr::col(Column::Version).add(1))
            .filter(Column::Id.is_in(some.iter().copied()))
            .exec(tx.db())
            .await?;
    }
    Ok(())
}

async fn begin(tx: &Tx, began: &[Model], links: Vec<succession::Model>) -> Result<(), DbErr> {
    for some in began.chunks(ROWS_AT_ONCE) {
        let rows = some.iter().cloned().map(ActiveModel::from);
        Entity::insert_many(rows).exec_without_returning(tx.db()).await?;
    }
    for some in links.chunks(ROWS_AT_ONCE) {
        let rows = some.iter().cloned().map(succession::ActiveModel::from);
        succession::Entity::insert_many(rows).exec_without_returning(tx.db()).await?;
    }
    Ok(())
}
