//! Organizations that come in by a file.
mod fields;
mod known;

use std::collections::HashSet;

use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr, sea_query::SelectStatement};
use shared::{ImportKind, OrganizationKind};
use uuid::Uuid;

use self::{
    fields::{FIELDS, NAME, PARENT, UNIT},
    known::Known,
};
use super::{change, entity::ActiveModel, named::Named, store::entering};
use crate::{
    places::NamedUnits,
    platform::{
        Tx,
        importing::{Asked, Choices, Field, Importable, Line, Weighed},
    },
};

/// What a file may bring: organizations of the registry.
pub struct Organizations;

/// The same name and kind in the same place.
type Same = (Option<String>, Option<Uuid>, Option<String>);

impl Importable for Organizations {
    type Ready = ActiveModel;
    const KIND: ImportKind = ImportKind::Organizations;

    fn fields() -> &'static [Field] {
        &FIELDS
    }

    async fn weigh(
        db: &impl ConnectionTrait,
        asked: &Asked<'_>,
        lines: &[Line],
    ) -> Result<Weighed<ActiveModel>, DbErr> {
        let written = |field: usize| lines.iter().map(move |line| line.texts[field].as_str());
        let reach = (asked.scope, asked.office.id);
        let organizations = Named::find(db, reach, written(NAME).chain(written(PARENT))).await?;
        let units = NamedUnits::find(db, asked.scope, written(UNIT)).await?;
        let kinds = Choices::of(&OrganizationKind::ALL, OrganizationKind::word, OrganizationKind::tag);
        let known = Known { units, organizations, kinds, asked };
        let mut weighed = Weighed::default();
        for line in lines {
            match known.read(line) {
                Ok(ready) => weighed.good.push((line.number, ready)),
                Err(mistakes) => weighed.mistakes.extend(mistakes),
            }
        }
        let lasting = known
            .organizations
            .all()
            .filter(|row| row.valid_to.is_none_or(|last| last >= asked.office.today));
        let there: HashSet<Same> = lasting
            .map(|row| (Some(row.search_text.clone()), Some(row.unit_id), Some(row.kind.clone())))
            .collect();
        let same = |row: &ActiveModel| {
            let (text, unit, kind) =
                (row.search_text.try_as_ref(), row.unit_id.try_as_ref(), row.kind.try_as_ref());
            (text.cloned(), unit.copied(), kind.cloned())
        };
        Ok(weighed.once(NAME, same, &there))
    }

    async fn take_turns(tx: &Tx) -> Result<(), DbErr> {
        change::take_turns(tx).await
    }

    async fn write(tx: &Tx, asked: &Asked<'_>, ready: Vec<ActiveModel>) -> Result<Vec<Uuid>, DbErr> {
        let rows: Vec<_> = ready.into_iter().map(|row| (tx.new_id(), row)).collect();
        let ids = rows.iter().map(|(id, _)| *id).collect();
        let rows = rows.into_iter().map(|(id, row)| ActiveModel {
            id: Set(id),
            version: Set(1),
            office_id: Set(asked.office.id),
            valid_to: Set(None),
            ..row
        });
        entering::insert(tx, rows).await?;
        Ok(ids)
    }

    async fn in_use(tx: &Tx, ids: &SelectStatement) -> Result<Vec<String>, DbErr> {
        entering::hold_in_use(tx, ids).await
    }

    async fn take_back(tx: &Tx, ids: &SelectStatement) -> Result<(), DbErr> {
        entering::take_back(tx, ids).await
    }
}
