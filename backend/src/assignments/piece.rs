//! A piece of evidence, read from its form.
use shared::{EvidenceAddInput as Input, EvidenceKind, FieldPath, Word, line};

use super::entity::{assignment, evidence::Model};
use crate::{
    api::{Refusal, one_line, optional_passage},
    platform::{Outcome, Tx, files},
};

const MOST_TEXT: usize = 2_000;
const MOST_URL: usize = 500;
const MOST_NAME: usize = 200;

/// A file must have been sent by this office's people before.
pub async fn read(
    tx: &Tx,
    assignment: &assignment::Model,
    input: &Input,
) -> Outcome<Model, Refusal<assignment::Model>> {
    let refused = |path: FieldPath, word: Word| Ok(Err(Refusal::invalid(path, word)));
    let text = match optional_passage(input.text.as_deref(), MOST_TEXT, Input::TEXT) {
        Ok(text) => text,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let mut piece = Model {
        id: tx.new_id(),
        office_id: assignment.office_id,
        assignment_id: assignment.id,
        kind: input.kind.tag().to_owned(),
        text,
        url: None,
        sha256: None,
        file_name: None,
        bytes: None,
        media_type: None,
        added_by: tx.account_id,
        added_at: tx.now,
        is_withdrawn: false,
    };
    match input.kind {
        EvidenceKind::Note if piece.text.is_none() => {
            return refused(Input::TEXT, Word::RefusalTextMissing);
        }
        EvidenceKind::Note => {}
        EvidenceKind::Link => match input.url.as_deref().and_then(link) {
            Some(url) => piece.url = Some(url),
            None => return refused(Input::URL, Word::RefusalLink),
        },
        EvidenceKind::File => {
            let name = input.file_name.as_deref().unwrap_or_default();
            let name = match one_line(name, MOST_NAME, Input::FILE_NAME) {
                Ok(name) => name,
                Err(refusal) => return Ok(Err(refusal)),
            };
            let sha256 = input.sha256.as_deref().unwrap_or_default();
            let Some(file) = files::name(tx, assignment.office_id, sha256).await? else {
                return refused(Input::SHA256, Word::RefusalFileMissing);
            };
            piece.file_name = Some(name);
            piece.bytes = Some(file.bytes);
            piece.media_type = Some(file.media_type);
            piece.sha256 = Some(file.sha256);
        }
    }
    Ok(Ok(piece))
}

/// An address of the web and nothing that a browser would run.
fn link(raw: &str) -> Option<String> {
    let url = line(raw, MOST_URL)?;
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let plain = !rest.is_empty() && !rest.starts_with('/') && !url.contains([' ', '"', '<', '>', '\\']);
    plain.then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_the_web_and_nowhere_else() {
        for good in ["https://a.vn", "http://a.vn/b?c=d#e", " https://a.vn "] {
            assert!(link(good).is_some(), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "data:text/html,x",
            "https://",
            "https:///x",
            "a.vn",
            "https://a b",
            "//a.vn",
        ] {
            assert_eq!(link(bad), None, "{bad}");
        }
    }
}
