//! What became of the dispatch half a year later: tasks, answers, figures and evidence of a district that is neither
//! perfect nor lost. Who did what is drawn from a fixed seed.
use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, EntityTrait, QueryFilter, prelude::*};
use shared::{AssignmentState as State, DueRule, EvidenceKind};

use super::{
    bodies::Body,
    directives::{Dispatch, morning},
    people::People,
    tasks::Told,
};
use crate::{
    assignments::{
        TaskRow,
        entity::{assignment, evidence, figure, measure, task},
        give_out_all, insert_task, resolve_all,
    },
    platform::Tx,
};

/// A fixed row of numbers, so that each filling tells the same story.
struct Dice(u64);

impl Dice {
    /// 0 to `sides` - 1.
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// Who acts, and the day at which the story stands.
pub struct Stage<'a> {
    pub today: NaiveDate,
    pub bodies: &'a [Body],
    pub people: &'a People,
}

pub async fn tell(tx: &Tx, dispatch: &Dispatch, tasks: &[Told], scene: &Stage<'_>) -> Result<usize, DbErr> {
    let office_id = dispatch.directive.office_id;
    let mut rows = Vec::new();
    for told in tasks {
        let clause = &dispatch.clauses[told.clause - 1];
        let row = set(tx, dispatch, clause.id, told, scene);
        insert_task(tx, &row).await?;
        rows.push(row);
    }
    let due = resolve_all(&rows, dispatch.day, dispatch.directive.period_to).unwrap_or_default();
    let many = give_out_all(tx, office_id, &rows, &due, dispatch.day).await?;
    let places: HashMap<_, _> = scene.bodies.iter().zip(0..).map(|(body, at)| (body.id, at)).collect();
    let mut dice = Dice(2019);
    for (row, told) in rows.iter().zip(tasks) {
        let mut given = assignment::Entity::find()
            .filter(assignment::Column::TaskId.eq(row.task.id))
            .all(tx.db())
            .await?;
        // Not by their ids, which are drawn anew each time: the same dice fall to the same body.
        given.sort_by_key(|one| places.get(&one.organization_id));
        for one in given {
            answer(tx, &one, (row, told), scene, &mut dice).await?;
        }
    }
    Ok(many)
}

fn set(tx: &Tx, dispatch: &Dispatch, clause_id: Uuid, told: &Told, scene: &Stage<'_>) -> TaskRow {
    let task = task::Model {
        id: tx.new_id(),
        version: 1,
        office_id: dispatch.directive.office_id,
        directive_id: dispatch.directive.id,
        clause_id,
        title: told.title.to_owned(),
        due_rule: DueRule::OnDay.tag().to_owned(),
        due_on: Some(told.due.day(scene.today)),
        due_days: None,
        expected_evidence: Some(told.expected.to_owned()),
        cancelled_at: None,
        changed_at: None,
        title_before: None,
    };
    let measures = told.measures.iter().zip(1..).map(|((name, unit, _), position)| measure::Model {
        id: tx.new_id(),
        task_id: task.id,
        position,
        name: (*name).to_owned(),
        unit: (*unit).to_owned(),
    });
    // What is asked of communes is not asked of the district's own committee.
    let (kinds, organizations) = if told.of_communes {
        let here =
            scene.bodies.iter().filter(|body| body.commune.is_some() && told.kinds.contains(&body.kind));
        (Vec::new(), here.map(|body| body.id).collect())
    } else {
        (told.kinds.to_vec(), Vec::new())
    };
    TaskRow { measures: measures.collect(), kinds, organizations, task }
}

/// What was due is mostly done; what is still ahead is mostly begun.
fn fate(is_past: bool, dice: &mut Dice) -> State {
    let rolled = dice.roll(100);
    let (accepted, submitted, returned, working) = if is_past { (74, 84, 90, 96) } else { (22, 40, 44, 66) };
    match rolled {
        _ if rolled < accepted => State::Accepted,
        _ if rolled < submitted => State::Submitted,
        _ if rolled < returned => State::Returned,
        _ if rolled < working => State::Working,
        _ => State::Open,
    }
}

async fn answer(
    tx: &Tx,
    one: &assignment::Model,
    (row, told): (&TaskRow, &Told),
    scene: &Stage<'_>,
    dice: &mut Dice,
) -> Result<(), DbErr> {
    let state = fate(one.due_on < scene.today, dice);
    if state == State::Open {
        return Ok(());
    }
    // All that is told has happened by yesterday.
    let last = one.due_on.min(scene.today - Days::new(1));
    let entered = last.checked_sub_days(Days::new(3 + dice.roll(12))).unwrap_or(last);
    for (measure, (_, _, most)) in row.measures.iter().zip(told.measures) {
        // One in nine does not know a figure yet.
        if dice.roll(9) == 0 {
            continue;
        }
        let value = i32::try_from(1 + dice.roll(*most)).unwrap_or(1);
        let figure = figure::ActiveModel {
            assignment_id: Set(one.id),
            measure_id: Set(measure.id),
            value: Set(value),
        };
        figure::Entity::insert(figure).exec_without_returning(tx.db()).await?;
    }
    let words = told.answers[usize::try_from(dice.roll(told.answers.len() as u64)).unwrap_or_default()];
    let piece = evidence::ActiveModel {
        id: Set(tx.new_id()),
        office_id: Set(one.office_id),
        assignment_id: Set(one.id),
        kind: Set(EvidenceKind::Note.tag().to_owned()),
        text: Set(Some(told.proof.to_owned())),
        url: Set(None),
        sha256: Set(None),
        file_name: Set(None),
        bytes: Set(None),
        media_type: Set(None),
        added_by: Set(scene.people.of(one.organization_id).unwrap_or(tx.account_id)),
        added_at: Set(morning(entered)),
        is_withdrawn: Set(false),
    };
    evidence::Entity::insert(piece).exec_without_returning(tx.db()).await?;
    let handed_in = state != State::Working;
    let decided = matches!(state, State::Accepted | State::Returned);
    let next = |days| morning(entered.checked_add_days(Days::new(days)).unwrap_or(entered));
    let returned = "Số liệu chưa khớp với danh sách đã gửi. Đề nghị kiểm tra và nộp lại.";
    let change = assignment::ActiveModel {
        id: Set(one.id),
        version: Set(2 + i32::from(handed_in) + i32::from(decided)),
        state: Set(state.tag().to_owned()),
        answer: Set((state != State::Working).then(|| words.to_owned())),
        submitted_at: Set(handed_in.then(|| next(1))),
        decided_at: Set(decided.then(|| next(3))),
        returned_reason: Set((state == State::Returned).then(|| returned.to_owned())),
        ..Default::default()
    };
    change.update(tx.db()).await.map(|_| ())
}
