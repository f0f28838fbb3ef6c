//! The report on paper, laid out as Decree 30/2020/NĐ-CP asks.
use documents::report::{Block, Report, Run, Signature, docx};
use sea_orm::DbErr;
use shared::{Capability, Locale, Word};
use uuid::Uuid;

use super::compose::{Section, compose};
use crate::{
    clock::Means,
    directives::{self, Sight},
    identity::Viewer,
    places,
};

/// Why there is no paper.
#[derive(Debug, thiserror::Error)]
pub enum NoPaper {
    #[error(transparent)]
    Database(#[from] DbErr),
    #[error(transparent)]
    Packing(#[from] documents::report::NotPacked),
}

/// The report on a directive as .docx; None if the viewer may not have it.
pub async fn paper(means: &Means, viewer: &Viewer, id: Uuid) -> Result<Option<Vec<u8>>, NoPaper> {
    if !viewer.can(Capability::ReadReports) {
        return Ok(None);
    }
    let db = &means.db;
    let Some(directive) = directives::find(db, &Sight::of_viewer(viewer), id).await? else { return Ok(None) };
    let Some(office) = places::office(db, directive.office_id).await? else { return Ok(None) };
    let reach = (viewer.scope(Capability::ReadReports), viewer.scope(Capability::ReadOrganizations));
    let sections = compose(db, (&reach.0, &reach.1), id).await?;
    let report = Report {
        parent_body: office.parent_body.unwrap_or_default(),
        issuing_body: office.name.to_uppercase(),
        number: None,
        number_suffix: "BC-PGDĐT".to_owned(),
        place: office.place.unwrap_or_default(),
        date: None,
        kind: said(Word::ReportKind, &[]),
        subject: said(Word::ReportSubject, &[("title", &directive.title)]),
        addressees: Vec::new(),
        blocks: blocks(&sections),
        signature: Signature { authority: vec![said(Word::ReportSignature, &[])], name: String::new() },
        recipients: vec![said(Word::ReportRecipient, &[])],
    };
    Ok(Some(docx(&report)?))
}

/// A clause that nothing is said about has its heading only if one below it has words.
fn blocks(sections: &[Section]) -> Vec<Block> {
    let texts: Vec<_> = sections.iter().map(Section::text).collect();
    let mut blocks = Vec::new();
    for (at, section) in sections.iter().enumerate() {
        let level = section.clause.level;
        let below =
            sections[at + 1..].iter().zip(&texts[at + 1..]).take_while(|(one, _)| one.clause.level > level);
        let has_words = !texts[at].is_empty() || below.map(|(_, text)| text).any(|text| !text.is_empty());
        if !has_words {
            continue;
        }
        blocks.push(Block::Heading { level: u8::try_from(level).unwrap_or(1), text: heading(section) });
        let lines = texts[at].lines().filter(|line| !line.trim().is_empty());
        blocks.extend(
            lines.map(|line| Block::Paragraph(vec![Run { text: line.to_owned(), ..Run::default() }])),
        );
    }
    if let Some(Block::Paragraph(runs)) = blocks.last_mut()
        && let Some(last) = runs.last_mut()
    {
        last.text = format!("{}./.", last.text.trim_end_matches(['.', ' ']));
    }
    blocks
}

fn heading(section: &Section) -> String {
    let (label, title) = (section.clause.label.trim(), section.clause.title.as_str());
    // A bullet is no number.
    if label.chars().any(char::is_alphanumeric) {
        said(Word::ReportHeading, &[("label", label), ("title", title)])
    } else {
        title.to_owned()
    }
}

fn said(word: Word, gaps: &[(&str, &str)]) -> String {
    word.fill(Locale::Vi, gaps)
}
