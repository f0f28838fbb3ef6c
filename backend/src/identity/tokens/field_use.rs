//! Which fields tokens ask for, so that whoever changes the schema knows whom it meets. A request counts in the memory of
//! its instance; a task writes what has gathered, so reads stay reads, and the last seconds may be lost.
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, PoisonError},
};

use async_graphql::{
    Response, ServerResult, Variables, async_trait,
    extensions::{Extension, ExtensionContext, ExtensionFactory, NextExecute, NextParseQuery},
    parser::types::{ExecutableDocument, Selection, SelectionSet},
    registry::{MetaTypeName, Registry},
};
use chrono::NaiveDate;
use sea_orm::{
    ActiveValue::Set,
    prelude::*,
    sea_query::{ExprTrait, OnConflict},
};

use super::entity::token_field_use::{ActiveModel, Column, Entity};
use crate::{
    api::Caller,
    clock::{Means, today},
};

/// More than this is not kept in memory: what comes until the next flush is not counted.
const MOST_KEPT: usize = 100_000;
const ROWS_AT_ONCE: usize = 200;

type Key = (Uuid, NaiveDate, String);

/// What has gathered since the last flush.
#[derive(Default)]
pub struct FieldUses(Mutex<BTreeMap<Key, i64>>);

impl FieldUses {
    fn count(&self, token: Uuid, day: NaiveDate, fields: BTreeSet<String>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for field in fields {
            let is_full = kept.len() >= MOST_KEPT;
            match kept.entry((token, day, field)) {
                std::collections::btree_map::Entry::Vacant(_) if is_full => {}
                entry => *entry.or_default() += 1,
            }
        }
    }

    /// Adds what has gathered to the rows. The keys are in order, so two instances never wait for each other in a circle.
    pub async fn flush(&self, db: &DatabaseConnection) -> Result<(), DbErr> {
        let gathered = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        let mut rows = gathered.into_iter().peekable();
        while rows.peek().is_some() {
            let some =
                rows.by_ref().take(ROWS_AT_ONCE).map(|((token_id, day, field), requests)| ActiveModel {
                    token_id: Set(token_id),
                    day: Set(day),
                    field: Set(field),
                    requests: Set(requests),
                });
            let more = Expr::col((Entity, Column::Requests)).add(Expr::col(("excluded", "requests")));
            let add = OnConflict::columns([Column::TokenId, Column::Day, Column::Field])
                .value(Column::Requests, more)
                .to_owned();
            Entity::insert_many(some).on_conflict(add).exec_without_returning(db).await?;
        }
        Ok(())
    }
}

/// Looks at what each token's request selects.
pub struct Counting;

impl ExtensionFactory for Counting {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(Asked::default())
    }
}

#[derive(Default)]
struct Asked(Mutex<Option<ExecutableDocument>>);

#[async_trait::async_trait]
impl Extension for Asked {
    async fn parse_query(
        &self,
        ctx: &ExtensionContext<'_>,
        query: &str,
        variables: &Variables,
        next: NextParseQuery<'_>,
    ) -> ServerResult<ExecutableDocument> {
        let document = next.run(ctx, query, variables).await?;
        if ctx.data_opt::<Caller>().is_some_and(|caller| caller.viewer.token.is_some()) {
            *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(document.clone());
        }
        Ok(document)
    }

    /// Only here it is known that the request fits the schema and is paid for.
    async fn execute(
        &self,
        ctx: &ExtensionContext<'_>,
        operation_name: Option<&str>,
        next: NextExecute<'_>,
    ) -> Response {
        let document = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(document) = document {
            note(ctx, &document, operation_name);
        }
        next.run(ctx, operation_name).await
    }
}

fn note(ctx: &ExtensionContext<'_>, document: &ExecutableDocument, operation_name: Option<&str>) {
    let (Some(uses), Some(means)) = (ctx.data_opt::<Arc<FieldUses>>(), ctx.data_opt::<Means>()) else {
        return;
    };
    let Some(token) = ctx.data_unchecked::<Caller>().viewer.token.as_ref() else { return };
    let mut operations = document.operations.iter();
    let asked = operations
        .find(|(name, _)| operation_name.is_none_or(|asked| name.is_some_and(|name| name == asked)));
    let Some((_, operation)) = asked else { return };
    let registry = &ctx.schema_env.registry;
    let mut walk = Walk { registry, document, fields: BTreeSet::new() };
    // A token only queries. The door has bounded how much this is.
    walk.set(&registry.query_type, &operation.node.selection_set.node);
    uses.count(token.id, today(means.clock.now()), walk.fields);
}

struct Walk<'a> {
    registry: &'a Registry,
    document: &'a ExecutableDocument,
    fields: BTreeSet<String>,
}

impl Walk<'_> {
    fn set(&mut self, on: &str, set: &SelectionSet) {
        for selection in &set.items {
            match &selection.node {
                Selection::Field(field) => {
                    let name = field.node.name.node.as_str();
                    let known = self.registry.types.get(on).and_then(|of| of.field_by_name(name));
                    // Introspection is no field of the schema.
                    let Some(known) = known.filter(|_| !name.starts_with("__")) else { continue };
                    self.fields.insert(format!("{on}.{name}"));
                    let inner = MetaTypeName::concrete_typename(&known.ty);
                    self.set(inner, &field.node.selection_set.node);
                }
                Selection::InlineFragment(fragment) => {
                    let condition = fragment.node.type_condition.as_ref();
                    let on = condition.map_or(on, |condition| condition.node.on.node.as_str());
                    self.set(on, &fragment.node.selection_set.node);
                }
                Selection::FragmentSpread(spread) => {
                    let document = self.document;
                    if let Some(fragment) = document.fragments.get(&spread.node.fragment_name.node) {
                        let on = fragment.node.type_condition.node.on.node.as_str();
                        self.set(on, &fragment.node.selection_set.node);
                    }
                }
            }
        }
    }
}

/// Whether a field will go away, or has.
pub fn is_deprecated(registry: &Registry, field: &str) -> bool {
    let known = field.split_once('.').and_then(|(of, name)| registry.types.get(of)?.field_by_name(name));
    known.is_none_or(|field| field.deprecation.is_deprecated())
}
