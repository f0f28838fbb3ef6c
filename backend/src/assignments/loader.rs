use std::{collections::HashMap, sync::Arc};

use async_graphql::dataloader::Loader;
use chrono::NaiveDate;
use sea_orm::{DatabaseConnection, DbErr};
use uuid::Uuid;

use super::{
    entity::{assignment, evidence, figure},
    store::{
        self,
        counts::{self, Counts},
        tasks::{self, TaskRow},
    },
    types::Counted,
};
use crate::{
    api::ids_by_scope,
    identity::{self, Scope},
};

type Found<K, V> = Result<HashMap<K, V>, Arc<DbErr>>;

/// The task that an assignment in scope is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TaskById(pub Uuid);

/// The tasks of a clause in sight, the oldest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TasksOfClause(pub Uuid);

pub struct TaskLoader(pub DatabaseConnection);

impl Loader<TaskById> for TaskLoader {
    type Value = TaskRow;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[TaskById]) -> Found<TaskById, TaskRow> {
        let rows = tasks::find_many(&self.0, keys.iter().map(|key| key.0)).await?;
        Ok(rows.into_iter().map(|row| (TaskById(row.task.id), row)).collect())
    }
}

impl Loader<TasksOfClause> for TaskLoader {
    type Value = Vec<TaskRow>;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[TasksOfClause]) -> Found<TasksOfClause, Vec<TaskRow>> {
        let mut found: HashMap<_, Vec<_>> = HashMap::new();
        for row in tasks::of_clauses(&self.0, keys.iter().map(|key| key.0)).await? {
            found.entry(TasksOfClause(row.task.clause_id)).or_default().push(row);
        }
        Ok(found)
    }
}

/// The scope is part of the key: one batch never mixes what two viewers may see.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CountsOf {
    pub scope: Scope,
    pub today: NaiveDate,
    pub of: Counted,
}

pub struct CountsLoader(pub DatabaseConnection);

impl Loader<CountsOf> for CountsLoader {
    type Value = Counts;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[CountsOf]) -> Found<CountsOf, Counts> {
        let mut by_column: HashMap<_, Vec<Uuid>> = HashMap::new();
        for CountsOf { scope, today, of } in keys {
            let (make, id) = of.parts();
            by_column.entry((scope, *today, make)).or_default().push(id);
        }
        let mut found: HashMap<CountsOf, Counts> = HashMap::new();
        for ((scope, today, make), ids) in by_column {
            let column = make(Uuid::nil()).column();
            for (id, counts) in counts::by(&self.0, scope, column, ids, today).await? {
                let key = CountsOf { scope: scope.clone(), today, of: make(id) };
                let so_far = found.entry(key).or_default();
                *so_far = so_far.plus(counts);
            }
        }
        Ok(found)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AssignmentById(pub Scope, pub Uuid);

/// The figures of an assignment in scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FiguresOf(pub Uuid);

/// The evidence of an assignment in scope, the oldest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EvidenceOf(pub Uuid);

pub struct AnswerLoader(pub DatabaseConnection);

impl Loader<AssignmentById> for AnswerLoader {
    type Value = assignment::Model;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[AssignmentById]) -> Found<AssignmentById, assignment::Model> {
        let mut found = HashMap::with_capacity(keys.len());
        for (scope, ids) in ids_by_scope(keys.iter().map(|AssignmentById(scope, id)| (scope, *id))) {
            let rows = store::find_many(&self.0, scope, ids).await?;
            found.extend(rows.into_iter().map(|row| (AssignmentById(scope.clone(), row.id), row)));
        }
        Ok(found)
    }
}

impl Loader<FiguresOf> for AnswerLoader {
    type Value = Vec<figure::Model>;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[FiguresOf]) -> Found<FiguresOf, Vec<figure::Model>> {
        let mut found: HashMap<_, Vec<_>> = HashMap::new();
        for row in store::figures(&self.0, keys.iter().map(|key| key.0)).await? {
            found.entry(FiguresOf(row.assignment_id)).or_default().push(row);
        }
        Ok(found)
    }
}

impl Loader<EvidenceOf> for AnswerLoader {
    /// With the name of who added it.
    type Value = Vec<(evidence::Model, Option<String>)>;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[EvidenceOf]) -> Found<EvidenceOf, Self::Value> {
        let mut found: HashMap<_, Vec<_>> = HashMap::new();
        let rows = store::evidence::of(&self.0, keys.iter().map(|key| key.0)).await?;
        let names = identity::full_names(&self.0, rows.iter().map(|row| row.added_by)).await?;
        for row in rows {
            let name = names.get(&row.added_by).cloned();
            found.entry(EvidenceOf(row.assignment_id)).or_default().push((row, name));
        }
        Ok(found)
    }
}
