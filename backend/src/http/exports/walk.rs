//! Through a list, page after page, into a file. Only one page is in memory at a time.
use std::{io, sync::Arc, time::Duration};

use documents::sheets::{Cell, Form, Head, Heading, NotWritten, Sheet};
use serde_json::Value;
use shared::{Said, Word};
use tokio::{sync::mpsc, time::timeout};

use super::{
    asked::Asked,
    refused::Refused,
    trail::{self, Left},
};
use crate::{
    api::{Api, Caller},
    platform::personal_reads::Noted,
    views::Reading,
};

/// Who fetches nothing for so long has gone.
const LONGEST_WAIT: Duration = Duration::from_mins(1);

type Pieces = mpsc::Sender<io::Result<Vec<u8>>>;

/// One page of the list.
pub struct Page {
    rows: Vec<Value>,
    next: Option<String>,
}

pub struct Walk {
    api: Arc<Api>,
    caller: Caller,
    asked: Asked,
    form: Form,
    most_rows: usize,
}

/// Why a walk did not come to its end.
enum Stopped {
    /// Nobody fetches it any more.
    Gone,
    Broken(String),
}

impl Walk {
    pub const fn new(api: Arc<Api>, caller: Caller, asked: Asked, form: Form, most_rows: usize) -> Self {
        Self { api, caller, asked, form, most_rows }
    }

    /// The first page; whoever may not ask for it is told here.
    pub async fn begin(&self) -> Result<Page, Refused> {
        self.page(None).await
    }

    /// Writes the file, and then what left into the trail: before its end, so that nobody has a whole file that the
    /// trail does not know.
    pub async fn run(self, first: Page, pieces: Pieces) {
        let mut left = Left::default();
        let written = self.write(first, &pieces, &mut left).await;
        left.is_whole = written.is_ok();
        let noted = trail::note(&self.api.means, &self.caller.viewer, self.form, &self.asked, &left).await;
        let end = match (written, noted) {
            (Ok(end), Ok(())) => Ok(end),
            (Err(Stopped::Gone), Ok(())) => return,
            (Err(Stopped::Broken(cause)), _) => Err(cause),
            (_, Err(cause)) => Err(cause.to_string()),
        };
        let end = end.map_err(|cause| {
            tracing::error!(cause, "an export broke off");
            io::Error::other("the export broke off")
        });
        // If nobody is there to be told, the trail knows.
        let _ = timeout(LONGEST_WAIT, pieces.send(end)).await;
    }

    /// All but the last piece, which it hands back.
    async fn write(&self, first: Page, pieces: &Pieces, left: &mut Left) -> Result<Vec<u8>, Stopped> {
        let mut sheet = self.head()?;
        let mut page = first;
        loop {
            let room = self.most_rows - left.rows;
            for row in page.rows.iter().take(room) {
                sheet.row(&self.cells(row))?;
            }
            left.is_cut = page.rows.len() > room || (page.rows.len() == room && page.next.is_some());
            left.rows += page.rows.len().min(room);
            let Some(after) = page.next.filter(|_| !left.is_cut) else { break };
            send(pieces, sheet.take()).await?;
            page =
                self.page(Some(&after)).await.map_err(|refused| Stopped::Broken(format!("{refused:?}")))?;
        }
        if left.is_cut {
            sheet.row(&[Cell::text(self.cut())])?;
        }
        Ok(sheet.finish()?)
    }

    async fn page(&self, after: Option<&str>) -> Result<Page, Refused> {
        let (caller, asked) = (self.caller.clone(), self.asked.page(after));
        let answer = self.api.answer_paid(caller, asked, Noted::into_file()).await;
        if let Some(error) = answer.errors.first() {
            let code = error.extensions.as_ref().and_then(|extensions| extensions.get("code"));
            return Err(match code.and_then(code_of).as_deref() {
                Some("FORBIDDEN") => Refused::Forbidden,
                Some("INTERNAL") => Refused::Internal,
                // What the schema does not take has no code.
                _ => Refused::Request(error.message.clone()),
            });
        }
        let mut data = answer.data.into_json().map_err(|_| Refused::Internal)?;
        let mut list = data["list"].take();
        let next = list["pageInfo"]["hasNextPage"] == true;
        Ok(Page {
            next: list["pageInfo"]["endCursor"].as_str().filter(|_| next).map(str::to_owned),
            rows: match list["nodes"].take() {
                Value::Array(rows) => rows,
                _ => Vec::new(),
            },
        })
    }

    fn head(&self) -> Result<Sheet, NotWritten> {
        let heading = |words: &str, width| Heading { words: words.to_owned(), width };
        let reading = self.reading();
        let columns = &self.asked.columns;
        let headings: Vec<_> =
            columns.iter().map(|column| heading(reading.said(column.heading), column.width)).collect();
        let name = reading.said(self.asked.list.word());
        Sheet::begin(self.form, &Head { name, headings: &headings })
    }

    fn cells(&self, row: &Value) -> Vec<Cell> {
        let reading = self.reading();
        self.asked.columns.iter().map(|column| (column.read)(&row[column.name], reading)).collect()
    }

    fn reading(&self) -> Reading {
        let office = self.caller.viewer.office.as_ref();
        let today = || crate::clock::today(self.api.means.clock.now());
        Reading { locale: self.caller.locale, today: office.map_or_else(today, |office| office.today) }
    }

    fn cut(&self) -> String {
        Said::with(Word::ExportCut, "most", &shared::grouped(self.most_rows as u64)).said(self.caller.locale)
    }
}

async fn send(pieces: &Pieces, piece: Vec<u8>) -> Result<(), Stopped> {
    if piece.is_empty() {
        return Ok(());
    }
    match timeout(LONGEST_WAIT, pieces.send(Ok(piece))).await {
        Ok(Ok(())) => Ok(()),
        _ => Err(Stopped::Gone),
    }
}

fn code_of(code: &async_graphql::Value) -> Option<String> {
    match code {
        async_graphql::Value::String(code) => Some(code.clone()),
        _ => None,
    }
}

impl From<NotWritten> for Stopped {
    fn from(cause: NotWritten) -> Self {
        Self::Broken(cause.to_string())
    }
}
