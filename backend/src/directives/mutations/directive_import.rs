//! `directiveImport`: a file that was sent before becomes a directive in draft.
use async_graphql::{Context, Object};
use documents::reading::{self, Unreadable};
use serde_json::json;
use shared::{Capability, DirectiveId, DirectiveImportInput as Input, Said, Word, line};

use super::DirectivePayload;
use crate::{
    api::{ContextExt, Fault, Refusal},
    directives::{entity::directive::Model, import, sight::Sight, store},
    identity::Requires,
    platform::{Act, Done, act, files, settled},
};

const MOST_TITLE: usize = 300;

/// Why a file cannot be read, for the person who sent it.
fn said(why: Unreadable) -> Said {
    let word = match why {
        Unreadable::Empty => Word::UnreadableEmpty,
        Unreadable::TooLarge => Word::UnreadableTooLarge,
        Unreadable::NotText => Word::UnreadableNotText,
        Unreadable::Pdf => Word::UnreadablePdf,
        Unreadable::OldDoc => Word::UnreadableOldDoc,
        Unreadable::BrokenDocx => Word::UnreadableBrokenDocx,
        Unreadable::Encrypted => Word::UnreadableEncrypted,
        Unreadable::TooMuchInside => Word::UnreadableTooMuchInside,
        Unreadable::LegacyEncoding { name } => {
            return Said::with(Word::UnreadableLegacyEncoding, "name", name);
        }
        Unreadable::UnknownEncoding => Word::UnreadableUnknownEncoding,
    };
    word.into()
}

/// Before the transaction: a large text takes its time, and SQLite has one writer.
async fn read(ctx: &Context<'_>, sha256: &str) -> Result<Result<String, Refusal<Model>>, Fault> {
    let Some(bytes) = files::read(ctx.means(), ctx.office_id()?, sha256).await? else {
        return Ok(Err(Refusal::invalid(Input::SHA256, Word::RefusalFileMissing)));
    };
    let reading = tokio::task::spawn_blocking(move || reading::read(&bytes)).await;
    let reading = reading.map_err(|_| Fault::Missing("the reader of documents"))?;
    Ok(reading.map(|reading| reading.body).map_err(|why| Refusal::invalid(Input::SHA256, said(why))))
}

#[derive(Default)]
pub struct DirectiveImport;

#[Object]
impl DirectiveImport {
    /// Make a draft out of a file that was sent to `POST /files`: plain text or .docx.
    #[graphql(guard = "Requires(Capability::ManageDirectives)")]
    async fn directive_import(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which file, and what it is called.")] input: Input,
    ) -> Result<DirectivePayload, Fault> {
        let office_id = ctx.office_id()?;
        let body = match read(ctx, &input.sha256).await? {
            Ok(body) => body,
            Err(refusal) => return Ok(refusal.into_parts().into()),
        };
        let asked = Act { operation: "directiveImport", id: "", input: &input, key: &input.idempotency_key };
        let outcome = act(ctx, asked, async |tx| {
            let title = input.title.as_deref().map(|title| line(title, MOST_TITLE));
            if title == Some(None) {
                let said = Said::with(Word::RefusalTitleInvalid, "most", &MOST_TITLE);
                return Ok(Err(Refusal::invalid(Input::TITLE, said)));
            }
            // The dispatch as it came stays with what was made of it.
            if files::name(tx, office_id, &input.sha256).await?.is_none() {
                return Ok(Err(Refusal::invalid(Input::SHA256, Word::RefusalFileMissing)));
            }
            let imported = import(tx, office_id, &body, title.flatten()).await?;
            Ok(Ok(Done {
                office_id,
                subject: DirectiveId(imported.directive.id).to_string(),
                version: imported.directive.version,
                before: json!(null),
                after: json!({
                    "title": imported.directive.title,
                    "sha256": input.sha256,
                    "clauses": imported.clauses.len(),
                }),
                topic: "directive.imported",
            }))
        })
        .await?;
        let sight = Sight::to_manage(ctx);
        let found = async |DirectiveId(row)| store::find(ctx.db(), &sight, row).await;
        Ok(settled(outcome, found).await?.into())
    }
}
