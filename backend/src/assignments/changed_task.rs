//! What a changed task means for what was given out of it. Accepted work is never touched.
use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use sea_orm::{ActiveValue::Set, DbErr};
use shared::{
    AssignmentState as State, DueRule, FieldPath, OrganizationKind, RefusalCode, Said, TaskSetInput as Form,
    Word,
};
use uuid::Uuid;

use super::{
    entity::assignment::{ActiveModel, Model},
    give_out, rules,
    rules::{Step, after},
    store::{self, tasks::TaskRow},
};
use crate::{
    api::Refusal,
    clock,
    directives::DirectiveRow,
    identity::Scope,
    organizations,
    platform::{Outcome, Tx},
};

/// A refusal names no more than a person reads.
const NAMED: usize = 5;

/// A task as it was and as it is to be.
pub struct Change<'a> {
    pub directive: &'a DirectiveRow,
    pub before: &'a TaskRow,
    pub after: &'a TaskRow,
    pub today: NaiveDate,
}

/// Who is no longer responsible: those who have nothing to lose, and the organizations that have begun.
#[derive(Default)]
struct Leaving {
    untouched: Vec<Uuid>,
    touched: Vec<Uuid>,
}

/// How many assignments were given out, taken back and moved to another day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    pub given_out: usize,
    pub taken_back: usize,
    pub moved: usize,
}

fn state(row: &Model) -> Option<State> {
    State::of_tag(&row.state)
}

fn stands(row: &Model) -> bool {
    state(row) != Some(State::Cancelled)
}

impl Change<'_> {
    /// What was given out follows the task; of a draft nothing was.
    pub async fn follow(&self, tx: &Tx, scope: &Scope) -> Outcome<Done, Refusal<TaskRow>> {
        if self.directive.published_at.is_none() {
            return Ok(Ok(Done::default()));
        }
        // Of who is asked from now on.
        let Some(due) = rules::due_on(self.after.due(), self.today, self.directive.period_to) else {
            let said = Said::with(Word::RefusalPeriodMissing, "title", &self.after.task.title);
            return Ok(Err(Refusal::new(RefusalCode::WrongState, FieldPath::ID, said)));
        };
        let given = store::hold_of_task(tx, self.before.task.id).await?;
        let leaving = self.leaving(tx, &given).await?;
        if !leaving.touched.is_empty() {
            let found = organizations::find_many(tx.db(), scope, leaving.touched.iter().copied()).await?;
            let names: Vec<_> = found.iter().take(NAMED).map(|one| one.name.as_str()).collect();
            let more = if leaving.touched.len() > names.len() { "…" } else { "" };
            let said = Said::with(Word::RefusalTaskTouched, "names", &(names.join(", ") + more));
            return Ok(Err(Refusal::new(RefusalCode::WrongState, Form::KINDS, said)));
        }
        if !leaving.untouched.is_empty() {
            let gone = ActiveModel { state: Set(State::Cancelled.tag().to_owned()), ..Default::default() };
            store::write_all(tx, leaving.untouched.clone(), gone).await?;
        }
        let stays = |row: &&Model| stands(row) && !leaving.untouched.contains(&row.id);
        let staying: Vec<_> = given.iter().filter(stays).collect();
        let moved = self.move_days(tx, &staying).await?;
        let given_out = self.give_out(tx, &given, due).await?;
        if given_out == 0 && staying.is_empty() {
            return Ok(Err(Refusal::invalid(Form::KINDS, Word::RefusalNobodyResponsible)));
        }
        Ok(Ok(Done { given_out, taken_back: leaving.untouched.len(), moved }))
    }

    /// Whoever was responsible and is not from now on. Who is there for another reason stays.
    async fn leaving(&self, tx: &Tx, given: &[Model]) -> Result<Leaving, DbErr> {
        let standing = given.iter().filter(|row| stands(row));
        let ids = standing.clone().map(|row| row.organization_id);
        let bodies = organizations::of_office(tx.db(), self.before.task.office_id, ids).await?;
        let kinds: HashMap<_, _> =
            bodies.iter().map(|body| (body.id, OrganizationKind::of_tag(&body.kind))).collect();
        let mut leaving = Leaving::default();
        for row in standing {
            let (id, kind) = (row.organization_id, kinds.get(&row.organization_id).copied().flatten());
            if !self.before.asks(kind, id) || self.after.asks(kind, id) {
                continue;
            }
            // Whatever is entered takes an assignment out of this state.
            if state(row) == Some(State::Open) && row.answer.is_none() {
                leaving.untouched.push(row.id);
            } else {
                leaving.touched.push(id);
            }
        }
        Ok(leaving)
    }

    /// One statement for each day that they had; all that were given out together have the same.
    async fn move_days(&self, tx: &Tx, staying: &[&Model]) -> Result<usize, DbErr> {
        let (old, new) = (self.before.due(), self.after.due());
        if (old.rule, old.on, old.days) == (new.rule, new.on, new.days) {
            return Ok(0);
        }
        let mut by_day: BTreeMap<NaiveDate, Vec<Uuid>> = BTreeMap::new();
        // What cannot be cancelled any more, because it was accepted, is done with.
        let ahead = |row: &&&Model| state(row).is_some_and(|state| after(state, Step::Cancel).is_some());
        for row in staying.iter().filter(ahead) {
            by_day.entry(row.due_on).or_default().push(row.id);
        }
        let mut moved = 0;
        for (day, ids) in by_day {
            let Some(next) = self.next(day).filter(|next| *next != day) else { continue };
            moved += ids.len();
            let change = ActiveModel {
                due_on: Set(next),
                due_sort: Set(next.to_string().into_bytes()),
                due_before: Set(Some(day)),
                ..Default::default()
            };
            store::write_all(tx, ids, change).await?;
        }
        Ok(moved)
    }

    /// Days are counted on from where they were counted from so far; else from the publication.
    fn next(&self, day: NaiveDate) -> Option<NaiveDate> {
        let (old, new) = (self.before.due(), self.after.due());
        let published = self.directive.published_at.map_or(self.today, clock::today);
        let from = match (old.rule, old.days.and_then(|days| u64::try_from(days).ok())) {
            (DueRule::DaysAfterPublication, Some(days)) => day.checked_sub_days(chrono::Days::new(days))?,
            _ => published,
        };
        rules::due_on(new, from, self.directive.period_to)
    }

    /// To those who are asked anew. Who was taken back before gets the same assignment again.
    async fn give_out(&self, tx: &Tx, given: &[Model], due: NaiveDate) -> Result<usize, DbErr> {
        let kinds = self.after.kinds.iter().filter(|kind| !self.before.kinds.contains(kind));
        let named = self.after.organizations.iter().filter(|id| !self.before.organizations.contains(id));
        let (kinds, named): (Vec<_>, Vec<_>) = (kinds.copied().collect(), named.copied().collect());
        if kinds.is_empty() && named.is_empty() {
            return Ok(0);
        }
        let office_id = self.after.task.office_id;
        let bodies = organizations::working(tx, office_id, kinds, named, self.today).await?;
        let (mut again, mut new) = (Vec::new(), Vec::new());
        for body in bodies {
            match given.iter().find(|row| row.organization_id == body.id) {
                Some(row) if !stands(row) => again.push(row.id),
                Some(_) => {}
                None => new.push(give_out::assignment(tx, self.after, due, body.id, body.unit_id)),
            }
        }
        let given_out = again.len() + new.len();
        if !again.is_empty() {
            let change = ActiveModel {
                state: Set(State::Open.tag().to_owned()),
                due_on: Set(due),
                due_sort: Set(due.to_string().into_bytes()),
                ..Default::default()
            };
            store::write_all(tx, again, change).await?;
        }
        give_out::insert(tx, &new).await?;
        Ok(given_out)
    }
}
