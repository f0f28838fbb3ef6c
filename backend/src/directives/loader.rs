use std::{collections::HashMap, sync::Arc};

use async_graphql::dataloader::Loader;
use sea_orm::{DatabaseConnection, DbErr};
use uuid::Uuid;

use super::{
    entity::{body, citation, clause, directive, legal_document, scheme, target},
    register, schemes,
    sight::Sight,
    store,
};

/// What a viewer sees is part of the key: one batch never mixes what two viewers may see.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DirectiveById(pub Sight, pub Uuid);

/// What stands directly below a directive.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BelowDirective(pub Sight, pub Uuid);

/// The text of a directive that was found in sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BodyOfDirective(pub Uuid);

pub struct DirectiveLoader(pub DatabaseConnection);

type Found<K, V> = Result<HashMap<K, V>, Arc<DbErr>>;

/// A request has one sight, so it is that of the first key.
fn by_sight<'a, K>(
    keys: &'a [K],
    parts: impl Fn(&'a K) -> (&'a Sight, Uuid),
) -> HashMap<&'a Sight, Vec<Uuid>> {
    let mut by_sight: HashMap<&Sight, Vec<Uuid>> = HashMap::new();
    for (sight, id) in keys.iter().map(parts) {
        by_sight.entry(sight).or_default().push(id);
    }
    by_sight
}

impl Loader<DirectiveById> for DirectiveLoader {
    type Value = directive::Model;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[DirectiveById]) -> Found<DirectiveById, directive::Model> {
        let mut found = HashMap::with_capacity(keys.len());
        for (sight, ids) in by_sight(keys, |DirectiveById(sight, id)| (sight, *id)) {
            let rows = store::find_many(&self.0, sight, ids).await?;
            found.extend(rows.into_iter().map(|row| (DirectiveById(sight.clone(), row.id), row)));
        }
        Ok(found)
    }
}

impl Loader<BelowDirective> for DirectiveLoader {
    type Value = Vec<directive::Model>;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[BelowDirective]) -> Found<BelowDirective, Vec<directive::Model>> {
        let mut found: HashMap<_, Vec<_>> = HashMap::new();
        for (sight, ids) in by_sight(keys, |BelowDirective(sight, id)| (sight, *id)) {
            for row in store::find_below(&self.0, sight, ids).await? {
                let above = row.superior_directive_id.unwrap_or_default();
                found.entry(BelowDirective(sight.clone(), above)).or_default().push(row);
            }
        }
        Ok(found)
    }
}

impl Loader<BodyOfDirective> for DirectiveLoader {
    type Value = Arc<body::Model>;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[BodyOfDirective]) -> Found<BodyOfDirective, Arc<body::Model>> {
        let rows = store::bodies(&self.0, keys.iter().map(|key| key.0)).await?;
        Ok(rows.into_iter().map(|row| (BodyOfDirective(row.directive_id), Arc::new(row))).collect())
    }
}

/// One clause, if its directive is in sight.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ClauseById(pub Sight, pub Uuid);

/// The clauses of a directive that was found in sight, in document order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ClausesOfDirective(pub Uuid);

pub struct ClauseLoader(pub DatabaseConnection);

impl Loader<ClauseById> for ClauseLoader {
    type Value = clause::Model;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[ClauseById]) -> Found<ClauseById, clause::Model> {
        let mut found = HashMap::with_capacity(keys.len());
        for (sight, ids) in by_sight(keys, |ClauseById(sight, id)| (sight, *id)) {
            let rows = store::find_clauses(&self.0, sight, ids).await?;
            found.extend(rows.into_iter().map(|row| (ClauseById(sight.clone(), row.id), row)));
        }
        Ok(found)
    }
}

impl Loader<ClausesOfDirective> for ClauseLoader {
    type Value = Vec<clause::Model>;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[ClausesOfDirective]) -> Found<ClausesOfDirective, Vec<clause::Model>> {
        let mut found: HashMap<_, Vec<_>> = HashMap::new();
        for row in store::clauses(&self.0, keys.iter().map(|key| key.0)).await? {
            found.entry(ClausesOfDirective(row.directive_id)).or_default().push(row);
        }
        Ok(found)
    }
}

/// What a directive in sight cites, in the order of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CitationsOfDirective(pub Uuid);

/// A document that something in sight names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DocumentById(pub Uuid);

/// The schemes that hang on a clause in sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SchemesOfClause(pub Uuid);

/// The yearly targets of a scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TargetsOfScheme(pub Uuid);

pub struct RegisterLoader(pub DatabaseConnection);

impl Loader<CitationsOfDirective> for RegisterLoader {
    type Value = Vec<(citation::Model, legal_document::Model)>;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[CitationsOfDirective]) -> Found<CitationsOfDirective, Self::Value> {
        let mut found: HashMap<_, Vec<_>> = HashMap::new();
        for (cited, document) in register::citations(&self.0, keys.iter().map(|key| key.0)).await? {
            found.entry(CitationsOfDirective(cited.directive_id)).or_default().push((cited, document));
        }
        Ok(found)
    }
}

impl Loader<DocumentById> for RegisterLoader {
    type Value = legal_document::Model;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[DocumentById]) -> Found<DocumentById, legal_document::Model> {
        let rows = register::find_many(&self.0, keys.iter().map(|key| key.0)).await?;
        Ok(rows.into_iter().map(|row| (DocumentById(row.id), row)).collect())
    }
}

impl Loader<SchemesOfClause> for RegisterLoader {
    type Value = Vec<scheme::Model>;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[SchemesOfClause]) -> Found<SchemesOfClause, Vec<scheme::Model>> {
        let mut found: HashMap<_, Vec<_>> = HashMap::new();
        for (clause, scheme) in schemes::of_clauses(&self.0, keys.iter().map(|key| key.0)).await? {
            found.entry(SchemesOfClause(clause)).or_default().push(scheme);
        }
        Ok(found)
    }
}

impl Loader<TargetsOfScheme> for RegisterLoader {
    type Value = Vec<target::Model>;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[TargetsOfScheme]) -> Found<TargetsOfScheme, Vec<target::Model>> {
        let mut found: HashMap<_, Vec<_>> = HashMap::new();
        for row in schemes::targets(&self.0, keys.iter().map(|key| key.0)).await? {
            found.entry(TargetsOfScheme(row.scheme_id)).or_default().push(row);
        }
        Ok(found)
    }
}
