//! How a text of the seed becomes a directive of the office: published, or still a draft.
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, QueryFilter, prelude::*};
use shared::DirectiveState;

use crate::{
    directives::{
        ClauseRow, DirectiveRow, Imported,
        entity::{citation, directive},
        import,
    },
    platform::Tx,
};

/// A directive as it was published, and its clauses.
pub struct Dispatch {
    pub directive: DirectiveRow,
    pub clauses: Vec<ClauseRow>,
    /// The day of its publication.
    pub day: NaiveDate,
}

/// What stands on a paper of the office.
pub struct Paper<'a> {
    pub text: &'a str,
    pub title: &'a str,
    pub kind: &'a str,
    pub issuer: &'a str,
    /// The day of its publication; of its entry while it is a draft.
    pub day: NaiveDate,
    pub period: Option<(NaiveDate, NaiveDate)>,
}

pub async fn publish(tx: &Tx, office_id: Uuid, paper: &Paper<'_>) -> Result<Dispatch, super::NotFilled> {
    let Imported { directive, clauses } = read(tx, office_id, paper).await?;
    let above = citation::Entity::find()
        .filter(citation::Column::DirectiveId.eq(directive.id))
        .filter(citation::Column::IsSuperior.eq(true))
        .one(tx.db())
        .await?;
    let row = directive::ActiveModel {
        id: Set(directive.id),
        version: Set(3),
        state: Set(DirectiveState::Published.tag().to_owned()),
        kind: Set(Some(paper.kind.to_owned())),
        issuer: Set(Some(paper.issuer.to_owned())),
        period_from: Set(paper.period.map(|(from, _)| from)),
        period_to: Set(paper.period.map(|(_, to)| to)),
        superior_document_id: Set(above.map(|cited| cited.document_id)),
        entered_at: Set(morning(paper.day)),
        published_at: Set(Some(morning(paper.day))),
        ..Default::default()
    };
    let directive = row.update(tx.db()).await?;
    Ok(Dispatch { directive, clauses, day: paper.day })
}

/// A plan of the office itself, under another of its papers.
pub async fn draft(tx: &Tx, above: &DirectiveRow, paper: &Paper<'_>) -> Result<(), super::NotFilled> {
    let plan = read(tx, above.office_id, paper).await?.directive;
    let row = directive::ActiveModel {
        id: Set(plan.id),
        kind: Set(Some(paper.kind.to_owned())),
        issuer: Set(Some(paper.issuer.to_owned())),
        superior_directive_id: Set(Some(above.id)),
        entered_at: Set(morning(paper.day)),
        ..Default::default()
    };
    row.update(tx.db()).await?;
    Ok(())
}

async fn read(tx: &Tx, office_id: Uuid, paper: &Paper<'_>) -> Result<Imported, super::NotFilled> {
    let body = documents::reading::read(paper.text.as_bytes())?.body;
    Ok(import(tx, office_id, &body, Some(paper.title.to_owned())).await?)
}

/// The moment of a day that the demonstration tells.
pub fn morning(day: NaiveDate) -> DateTime<Utc> {
    // Half past eight in Vietnam.
    day.and_time(NaiveTime::from_hms_opt(1, 30, 0).unwrap_or_default()).and_utc()
}
