//! Which imports somebody sees: those of the kinds they may enter themselves, of their office.
use sea_orm::{ColumnTrait, Condition};
use shared::ImportKind;

use super::entity::batch::Column;
use crate::identity::{Scope, Viewer};

/// For each kind how far one reaches.
#[derive(Clone)]
pub struct Sight(Vec<(ImportKind, Scope)>);

impl Sight {
    pub fn of(viewer: &Viewer) -> Self {
        let kinds = ImportKind::ALL.into_iter().filter(|kind| viewer.can(kind.capability()));
        Self(kinds.map(|kind| (kind, viewer.scope(kind.capability()))).collect())
    }

    pub fn rows(&self) -> Condition {
        self.0.iter().fold(Condition::any(), |any, (kind, scope)| {
            let of_kind = Condition::all().add(Column::Kind.eq(kind.tag()));
            any.add(of_kind.add(scope.offices(Column::OfficeId)))
        })
    }
}
