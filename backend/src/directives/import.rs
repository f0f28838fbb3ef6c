//! A body becomes a directive in draft: its clauses, and what it cites in the register of legal documents.
use std::collections::HashMap;

use chrono::NaiveDate;
use documents::{
    citations::{Citation, citations},
    clauses,
};
use sea_orm::{ActiveValue::Set, prelude::*};
use shared::{DirectiveState, fold_words, line};

use super::{
    entity::{body, citation, clause, directive, legal_document},
    outline::{self, wire},
};
use crate::platform::{Tx, search_text, sort_key};

const MOST_TITLE: usize = 300;
/// PostgreSQL takes 65,535 values in a statement, SQLite 32,766.
const ROWS_AT_ONCE: usize = 500;

/// What came of an import.
pub struct Imported {
    pub directive: directive::Model,
    pub clauses: Vec<clause::Model>,
}

/// `body` is what [`documents::reading::read`] gave.
pub async fn import(tx: &Tx, office_id: Uuid, body: &str, title: Option<String>) -> Result<Imported, DbErr> {
    let outline = clauses::outline(body);
    let title = title.unwrap_or_else(|| opening(body, &outline));
    let directive = directive::Model {
        id: tx.new_id(),
        version: 1,
        office_id,
        state: DirectiveState::Draft.tag().to_owned(),
        name_sort: sort_key(&title),
        search_text: search_text(&title),
        title,
        kind: None,
        number: None,
        issued_on: None,
        issuer: None,
        period_from: None,
        period_to: None,
        superior_document_id: None,
        superior_directive_id: None,
        entered_at: tx.now,
        published_at: None,
    };
    let text = body::Model {
        directive_id: directive.id,
        body: body.to_owned(),
        closing: wire(outline.closing.start),
    };
    directive::Entity::insert(directive::ActiveModel::from(directive.clone()))
        .exec_without_returning(tx.db())
        .await?;
    body::Entity::insert(body::ActiveModel::from(text)).exec_without_returning(tx.db()).await?;
    let clauses = write_clauses(tx, &directive, outline::found(body, &outline)).await?;
    register(tx, &directive, &citations(body, &outline)).await?;
    Ok(Imported { directive, clauses })
}

async fn write_clauses(
    tx: &Tx,
    directive: &directive::Model,
    cuts: Vec<outline::Cut>,
) -> Result<Vec<clause::Model>, DbErr> {
    let rows: Vec<_> =
        cuts.into_iter().zip(1..).map(|(cut, position)| row(tx, directive, cut, position)).collect();
    for some in rows.chunks(ROWS_AT_ONCE) {
        let some = some.iter().cloned().map(clause::ActiveModel::from);
        clause::Entity::insert_many(some).exec_without_returning(tx.db()).await?;
    }
    Ok(rows)
}

/// A new clause for a cut.
pub(super) fn row(tx: &Tx, directive: &directive::Model, cut: outline::Cut, position: i32) -> clause::Model {
    clause::Model {
        id: tx.new_id(),
        office_id: directive.office_id,
        directive_id: directive.id,
        position,
        label: cut.label,
        level: cut.level,
        title: cut.title,
        starts_at: cut.starts_at,
        ends_at: cut.ends_at,
        text: cut.text,
    }
}

/// The line a text opens with: the best name it has until somebody gives it one.
fn opening(body: &str, outline: &clauses::Outline) -> String {
    let preamble = clauses::title(&body[outline.preamble.clone()]);
    let first = outline.clauses.first().map(|clause| clause.title.clone()).unwrap_or_default();
    [preamble, first, "…".to_owned()].iter().find_map(|text| line(text, MOST_TITLE)).unwrap_or_default()
}

async fn register(tx: &Tx, directive: &directive::Model, cited: &[Citation]) -> Result<(), DbErr> {
    let documents: Vec<_> = cited.iter().map(|one| document(tx, directive.office_id, one)).collect();
    let identities = documents.iter().map(|document| document.identity.clone());
    let known = legal_document::Entity::find()
        .filter(legal_document::Column::OfficeId.eq(directive.office_id))
        .filter(legal_document::Column::Identity.is_in(identities))
        .all(tx.db())
        .await?;
    let mut ids: HashMap<String, Uuid> = known.into_iter().map(|row| (row.identity, row.id)).collect();
    let mut new = Vec::new();
    let mut citations = Vec::new();
    for (document, cited) in documents.into_iter().zip(cited) {
        let document_id = *ids.entry(document.identity.clone()).or_insert_with(|| {
            let id = document.id;
            new.push(legal_document::ActiveModel::from(document));
            id
        });
        citations.extend(cited.ranges.iter().map(|range| citation::ActiveModel {
            id: Set(tx.new_id()),
            directive_id: Set(directive.id),
            document_id: Set(document_id),
            starts_at: Set(wire(range.start)),
            is_superior: Set(cited.superior),
        }));
    }
    for some in new.chunks(ROWS_AT_ONCE) {
        legal_document::Entity::insert_many(some.to_vec()).exec_without_returning(tx.db()).await?;
    }
    for some in citations.chunks(ROWS_AT_ONCE) {
        citation::Entity::insert_many(some.to_vec()).exec_without_returning(tx.db()).await?;
    }
    Ok(())
}

fn document(tx: &Tx, office_id: Uuid, cited: &Citation) -> legal_document::Model {
    let issued_on = cited
        .date
        .and_then(|(year, month, day)| NaiveDate::from_ymd_opt(year.into(), month.into(), day.into()));
    let name = cited.name.as_deref().and_then(|name| line(name, 600)).unwrap_or_else(|| called(cited));
    legal_document::Model {
        id: tx.new_id(),
        office_id,
        identity: identity(cited, issued_on, &name),
        kind: cited.kind.as_deref().and_then(|kind| line(kind, 60)),
        number: cited.number.as_deref().and_then(|number| line(number, 60)),
        issued_on,
        issuer: cited.issuer.as_deref().and_then(|issuer| line(issuer, 240)),
        name_sort: sort_key(&name),
        search_text: search_text(&format!("{name} {}", cited.number.as_deref().unwrap_or_default())),
        name,
        is_verified: false,
    }
}

/// `Kế hoạch 161/KH-BGDĐT`
fn called(cited: &Citation) -> String {
    let parts: Vec<_> = [cited.kind.as_deref(), cited.number.as_deref()].into_iter().flatten().collect();
    line(&parts.join(" "), 600).unwrap_or_else(|| "…".to_owned())
}

/// Numbers are given anew each year, so the day belongs to it; what has no number is known by its name.
fn identity(cited: &Citation, issued_on: Option<NaiveDate>, name: &str) -> String {
    let day = issued_on.map(|day| day.to_string()).unwrap_or_default();
    match &cited.number {
        Some(number) => format!("{} {day}", fold_words(number).join("/")),
        None => fold_words(name).join(" "),
    }
}
