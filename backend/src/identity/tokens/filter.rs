use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, Condition};

use super::entity::service_token::Column;
use crate::api::{Conditions, Fault, Junctions, TextWhere};

/// Which tokens; all that is given must hold.
#[derive(InputObject, Default)]
pub struct TokenWhere {
    /// By the words of its name or its purpose.
    name: Option<TextWhere>,
    /// True for tokens that work, false for those that are over or revoked.
    active: Option<bool>,
    /// All of these hold.
    and: Option<Vec<TokenWhere>>,
    /// At least one of these holds; an empty list holds for no token.
    or: Option<Vec<TokenWhere>>,
    /// This does not hold.
    not: Option<Box<TokenWhere>>,
}

impl TokenWhere {
    pub fn condition(&self, spent: &mut Conditions, now: DateTime<Utc>) -> Result<Condition, Fault> {
        spent.spend()?;
        let mut all = Condition::all();
        if let Some(name) = &self.name {
            all = all.add(name.on(Column::SearchText));
        }
        let works = || Condition::all().add(Column::RevokedAt.is_null()).add(Column::ExpiresAt.gt(now));
        all = match self.active {
            Some(true) => all.add(works()),
            Some(false) => all.add(works().not()),
            None => all,
        };
        let each = |part: &Self, spent: &mut Conditions| part.condition(spent, now);
        spent.joined(all, Junctions(&self.and, &self.or, &self.not), each)
    }
}
