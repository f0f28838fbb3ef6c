use async_graphql::InputObject;
use sea_orm::Condition;
use shared::DirectiveState;

use super::entity::{directive::Column, legal_document};
use crate::api::{Conditions, Fault, Junctions, TextWhere, tagged};

/// Which directives; all that is given must hold.
#[derive(InputObject, Default)]
pub struct DirectiveWhere {
    /// By the words of its title.
    name: Option<TextWhere>,
    /// By how far it has come.
    state: Option<DirectiveStateWhere>,
    /// All of these hold.
    and: Option<Vec<DirectiveWhere>>,
    /// At least one of these holds; an empty list holds for no directive.
    or: Option<Vec<DirectiveWhere>>,
    /// This does not hold.
    not: Option<Box<DirectiveWhere>>,
}

/// Asks how far a directive has come.
#[derive(InputObject)]
pub struct DirectiveStateWhere {
    /// This state.
    eq: Option<DirectiveState>,
    /// One of these.
    #[graphql(name = "in")]
    one_of: Option<Vec<DirectiveState>>,
}

impl DirectiveWhere {
    pub fn condition(&self, spent: &mut Conditions) -> Result<Condition, Fault> {
        spent.spend()?;
        let mut all = Condition::all();
        if let Some(name) = &self.name {
            all = all.add(name.on(Column::SearchText));
        }
        if let Some(state) = &self.state {
            all = all.add(tagged(Column::State, state.eq, state.one_of.as_deref(), DirectiveState::tag)?);
        }
        spent.joined(all, Junctions(&self.and, &self.or, &self.not), Self::condition)
    }
}

/// Which legal documents; all that is given must hold.
#[derive(InputObject, Default)]
pub struct LegalDocumentWhere {
    /// By the words of its name or number.
    name: Option<TextWhere>,
}

impl LegalDocumentWhere {
    pub fn condition(&self) -> Condition {
        let name = self.name.as_ref().map(|name| name.on(legal_document::Column::SearchText));
        name.into_iter().fold(Condition::all(), Condition::add)
    }
}
