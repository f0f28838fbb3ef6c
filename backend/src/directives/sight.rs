//! Which directives a person sees: published ones who may read, drafts only who may manage.
use async_graphql::Context;
use sea_orm::{ColumnTrait, Condition};
use shared::{Capability, DirectiveState};

use super::entity::directive::Column;
use crate::{
    api::ContextExt,
    identity::{Scope, Viewer},
};

/// Every store function of the slice takes one. It is cheap to clone, so it is part of a loader's key.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Sight {
    read: Scope,
    manage: Scope,
}

impl Sight {
    pub fn of(ctx: &Context<'_>) -> Self {
        Self::of_viewer(ctx.viewer())
    }

    pub fn of_viewer(viewer: &Viewer) -> Self {
        let scope = |capability| viewer.scope(capability);
        Self { read: scope(Capability::ReadDirectives), manage: scope(Capability::ManageDirectives) }
    }

    /// What is published in an office: for what the server does by itself.
    pub fn of_published(scope: Scope) -> Self {
        Self { read: scope, manage: Scope::new(vec![]) }
    }

    /// What may be changed and nothing else.
    pub fn to_manage(ctx: &Context<'_>) -> Self {
        Self { read: Scope::new(vec![]), manage: ctx.scope(Capability::ManageDirectives) }
    }

    pub fn rows(&self) -> Condition {
        let published = Column::State.eq(DirectiveState::Published.tag());
        let read = Condition::all().add(published).add(self.read.offices(Column::OfficeId));
        Condition::any().add(read).add(self.manage.offices(Column::OfficeId))
    }
}
