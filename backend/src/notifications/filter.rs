use async_graphql::InputObject;
use sea_orm::{ColumnTrait, Condition};
use shared::NotificationKind;

use super::entity::notification::Column;
use crate::api::{Conditions, Fault, Junctions, tagged};

/// Which notifications; all that is given must hold.
#[derive(InputObject, Default)]
pub struct NotificationWhere {
    /// True for what you have not read, false for what you have.
    unread: Option<bool>,
    /// By what it tells of.
    kind: Option<NotificationKindWhere>,
    /// All of these hold.
    and: Option<Vec<NotificationWhere>>,
    /// At least one of these holds; an empty list holds for no notification.
    or: Option<Vec<NotificationWhere>>,
    /// This does not hold.
    not: Option<Box<NotificationWhere>>,
}

/// Asks what a notification tells of.
#[derive(InputObject)]
pub struct NotificationKindWhere {
    /// This kind.
    eq: Option<NotificationKind>,
    /// One of these.
    #[graphql(name = "in")]
    one_of: Option<Vec<NotificationKind>>,
}

impl NotificationWhere {
    pub fn condition(&self, spent: &mut Conditions) -> Result<Condition, Fault> {
        spent.spend()?;
        let mut all = Condition::all();
        all = match self.unread {
            Some(true) => all.add(Column::ReadAt.is_null()),
            Some(false) => all.add(Column::ReadAt.is_not_null()),
            None => all,
        };
        if let Some(kind) = &self.kind {
            all = all.add(tagged(Column::Kind, kind.eq, kind.one_of.as_deref(), NotificationKind::tag)?);
        }
        spent.joined(all, Junctions(&self.and, &self.or, &self.not), Self::condition)
    }
}
