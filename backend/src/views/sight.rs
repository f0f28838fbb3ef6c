//! Which saved views somebody is shown: their own, those for a role they have, and those for the whole office.
use sea_orm::{ColumnTrait, Condition};
use shared::{Capability, ListKind, Role, ViewVisibility};
use uuid::Uuid;

use super::entity::saved_view::{Column, Model};
use crate::{api::Fault, identity::Viewer};

#[derive(Clone, Debug)]
pub struct Sight {
    pub office_id: Uuid,
    pub account_id: Uuid,
    roles: Vec<Role>,
    pub shares: bool,
}

impl Sight {
    /// A view is a person's: strangers and systems have none.
    pub fn of(viewer: &Viewer) -> Result<Self, Fault> {
        match (&viewer.office, viewer.account_id) {
            (Some(office), Some(account_id)) => Ok(Self {
                office_id: office.id,
                account_id,
                roles: viewer.memberships.iter().map(|membership| membership.role).collect(),
                shares: viewer.can(Capability::ShareViews),
            }),
            _ => Err(Fault::Forbidden),
        }
    }

    /// The views of a list are for those who may see the list.
    pub fn of_list(viewer: &Viewer, list: ListKind) -> Result<Self, Fault> {
        if viewer.can(list.capability()) { Self::of(viewer) } else { Err(Fault::Forbidden) }
    }

    pub fn rows(&self) -> Condition {
        let is = |visibility: ViewVisibility| Column::Visibility.eq(visibility.tag());
        let for_my_role = Condition::all()
            .add(is(ViewVisibility::Role))
            .add(Column::Role.is_in(self.roles.iter().map(|role| role.tag())));
        let mine = Condition::any()
            .add(Column::AccountId.eq(self.account_id))
            .add(is(ViewVisibility::Office))
            .add(for_my_role);
        Condition::all().add(Column::OfficeId.eq(self.office_id)).add(mine)
    }

    /// One's own; what is shared also by those who share, for whoever shared it may have left.
    pub fn may_change(&self, row: &Model) -> bool {
        row.account_id == self.account_id || (self.shares && row.visibility != ViewVisibility::Own.tag())
    }
}
