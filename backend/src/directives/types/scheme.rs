use async_graphql::{Context, ID, Object};
use chrono::NaiveDate;
use shared::{SchemeId, TargetId};

use super::LegalDocument;
use crate::{
    api::{ContextExt, Fault, node_id},
    directives::{
        entity::{scheme, target},
        loader::{DocumentById, RegisterLoader, TargetsOfScheme},
    },
};

#[derive(Clone)]
pub struct Scheme(pub(in crate::directives) scheme::Model);

/// A plan over years with yearly targets (Đề án).
#[Object]
impl Scheme {
    /// Opaque, stable, unique across all types.
    async fn id(&self) -> ID {
        node_id(SchemeId(self.0.id))
    }

    /// Grows by one with each change; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// What it is called.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// Its first year.
    async fn from_year(&self) -> i32 {
        self.0.from_year
    }

    /// Its last year.
    async fn to_year(&self) -> i32 {
        self.0.to_year
    }

    /// The day it ended; null while it goes on, or as long as nobody has said so.
    async fn ended_on(&self) -> Option<NaiveDate> {
        self.0.ended_on
    }

    /// The document that decided it; null if it is not known.
    async fn document(&self, ctx: &Context<'_>) -> Result<Option<LegalDocument>, Fault> {
        let Some(id) = self.0.document_id else { return Ok(None) };
        Ok(ctx.loader::<RegisterLoader>().load_one(DocumentById(id)).await?.map(LegalDocument))
    }

    /// What is to be reached, by year.
    #[graphql(complexity = "5 * child_complexity")]
    async fn targets(&self, ctx: &Context<'_>) -> Result<Vec<Target>, Fault> {
        let found = ctx.loader::<RegisterLoader>().load_one(TargetsOfScheme(self.0.id)).await?;
        Ok(found.unwrap_or_default().into_iter().map(Target).collect())
    }
}

pub struct Target(target::Model);

/// What a scheme wants to reach in a year.
#[Object]
impl Target {
    /// Opaque, stable, unique across all types.
    async fn id(&self) -> ID {
        node_id(TargetId(self.0.id))
    }

    /// The year by whose end it is to be reached.
    async fn year(&self) -> i32 {
        self.0.year
    }

    /// What is counted.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// How much, in `unit`.
    async fn value(&self) -> i32 {
        self.0.value
    }

    /// The unit of `value`: `%`, `người`.
    async fn unit(&self) -> &str {
        &self.0.unit
    }

    /// Indicates whether somebody has compared it with the original; false: compare before you quote it.
    async fn is_verified(&self) -> bool {
        self.0.is_verified
    }
}
