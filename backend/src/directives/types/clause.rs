use async_graphql::{Context, ID, Object};
use shared::ClauseId;
use uuid::Uuid;

use super::{Directive, Scheme};
use crate::{
    api::{ContextExt, Fault, node_id},
    assignments::{AssignmentCounts, Counted, Task, TaskLoader, TasksOfClause},
    directives::{
        Sight,
        entity::clause::Model,
        loader::{ClauseById, ClauseLoader, RegisterLoader, SchemesOfClause},
    },
};

#[derive(Clone)]
pub struct Clause(pub(in crate::directives) Model);

impl Clause {
    /// The clause that something in sight belongs to.
    pub async fn of(ctx: &Context<'_>, id: Uuid) -> Result<Self, Fault> {
        let key = ClauseById(Sight::of(ctx), id);
        let found = ctx.loader::<ClauseLoader>().load_one(key).await?;
        found.map(Self).ok_or(Fault::Missing("clause"))
    }
}

impl From<Model> for Clause {
    fn from(row: Model) -> Self {
        Self(row)
    }
}

/// One numbered or bulleted piece of a directive.
#[Object]
impl Clause {
    /// Opaque, stable, unique across all types.
    async fn id(&self) -> ID {
        node_id(ClauseId(self.0.id))
    }

    /// Its place among the clauses, from 1, in document order.
    async fn position(&self) -> i32 {
        self.0.position
    }

    /// Its number or bullet as it is written; empty where nothing is numbered.
    async fn label(&self) -> &str {
        &self.0.label
    }

    /// 1 for the outermost.
    async fn level(&self) -> i32 {
        self.0.level.into()
    }

    /// What it is about.
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// Its first byte in the body.
    async fn start(&self) -> i32 {
        self.0.starts_at
    }

    /// The byte behind its last.
    async fn end(&self) -> i32 {
        self.0.ends_at
    }

    /// Its text, from its number on.
    async fn text(&self) -> &str {
        &self.0.text
    }

    /// What must be done for it, the oldest first; cancelled tasks too.
    #[graphql(complexity = "3 * child_complexity")]
    async fn tasks(&self, ctx: &Context<'_>) -> Result<Vec<Task>, Fault> {
        let found = ctx.loader::<TaskLoader>().load_one(TasksOfClause(self.0.id)).await?;
        Ok(found.unwrap_or_default().into_iter().map(Task::from).collect())
    }

    /// The schemes it serves, by name.
    #[graphql(complexity = "2 * child_complexity")]
    async fn schemes(&self, ctx: &Context<'_>) -> Result<Vec<Scheme>, Fault> {
        let found = ctx.loader::<RegisterLoader>().load_one(SchemesOfClause(self.0.id)).await?;
        Ok(found.unwrap_or_default().into_iter().map(Scheme).collect())
    }

    /// The directive it is a piece of.
    async fn directive(&self, ctx: &Context<'_>) -> Result<Directive, Fault> {
        Directive::of(ctx, self.0.directive_id).await
    }

    /// How the assignments stand that you may see.
    async fn counts(&self, ctx: &Context<'_>) -> Result<AssignmentCounts, Fault> {
        AssignmentCounts::of(ctx, Counted::Clause(self.0.id)).await
    }
}
