use async_graphql::InputObject;
use sea_orm::{ColumnTrait, Condition, sea_query::ExprTrait};

use super::{entity::account::Column, invitations};
use crate::{
    api::{Conditions, Fault, Junctions, TextWhere},
    platform::personal_reads::PersonalFilter,
};

/// Which accounts; all that is given must hold.
#[derive(InputObject, Default)]
pub struct AccountWhere {
    /// By the words of the person's name or of the login.
    name: Option<TextWhere>,
    /// True for accounts that may sign in, false for those that may not.
    enabled: Option<bool>,
    /// True for accounts that have not taken their invitation, also if it has expired; false for all others.
    invited: Option<bool>,
    /// All of these hold.
    and: Option<Vec<AccountWhere>>,
    /// At least one of these holds; an empty list holds for no account.
    or: Option<Vec<AccountWhere>>,
    /// This does not hold.
    not: Option<Box<AccountWhere>>,
}

impl AccountWhere {
    /// By what it asks, wherever in it.
    pub fn kinds(&self) -> Vec<PersonalFilter> {
        let own = [
            (self.name.is_some(), PersonalFilter::Name),
            (self.enabled.is_some(), PersonalFilter::Enabled),
            (self.invited.is_some(), PersonalFilter::Invited),
        ];
        let below = self.and.iter().chain(&self.or).flatten().chain(self.not.as_deref());
        let own = own.into_iter().filter(|(asked, _)| *asked).map(|(_, kind)| kind);
        own.chain(below.flat_map(Self::kinds)).collect()
    }

    pub fn condition(&self, spent: &mut Conditions) -> Result<Condition, Fault> {
        spent.spend()?;
        let mut all = Condition::all();
        if let Some(name) = &self.name {
            all = all.add(name.on(Column::SearchText));
        }
        all = match self.enabled {
            Some(true) => all.add(Column::DisabledAt.is_null()),
            Some(false) => all.add(Column::DisabledAt.is_not_null()),
            None => all,
        };
        let waits = || Column::Id.in_subquery(invitations::waiting_accounts());
        all = match self.invited {
            Some(true) => all.add(waits()),
            Some(false) => all.add(waits().not()),
            None => all,
        };
        spent.joined(all, Junctions(&self.and, &self.or, &self.not), Self::condition)
    }
}
