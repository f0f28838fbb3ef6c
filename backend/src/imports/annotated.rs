//! The user's own rows back, each where it stood, with a column that says what is wrong.
use std::collections::{HashMap, HashSet};

use documents::tables::{Look, Row, Sheet as Page, Value, Written, xlsx};
use shared::{ImportId, ImportKind, ImportState, Locale, Word};

use super::{
    entity::batch::Model,
    kinds,
    sheet::{Mapping, Sheet},
    sight::Sight,
    source, store,
    types::mapping_of,
};
use crate::{
    api::Fault,
    clock::Means,
    identity::Viewer,
    platform::importing::{Asked, Mistake},
};

const WIDTH: u16 = 22;
const WIDTH_OF_FAULTS: u16 = 70;
const MOST_COLUMNS: usize = 200;

/// As .xlsx; none if there is no such import in sight, or its file is gone.
pub async fn annotated(
    means: &Means,
    viewer: &Viewer,
    locale: Locale,
    ImportId(id): ImportId,
) -> Result<Option<Vec<u8>>, Fault> {
    let Some(batch) = store::find(&means.db, &Sight::of(viewer), id).await? else { return Ok(None) };
    let (Some(kind), Some(office)) = (ImportKind::of_tag(&batch.kind), &viewer.office) else {
        return Ok(None);
    };
    let Ok(sheet) = source::open::<Model>(means, batch.office_id, &batch.sha256, kind).await? else {
        return Ok(None);
    };
    let mapping = mapping_of(&batch, kind);
    let scope = viewer.scope(kind.capability());
    let asked = Asked { scope: &scope, office };
    let written = if batch.state == ImportState::Committed.tag() {
        store::written_rows(&means.db, id).await?
    } else {
        HashSet::new()
    };
    let checked = kinds::look(&means.db, kind, &asked, (&sheet, &mapping), &written).await?;
    let page = page(&sheet, &mapping, (&checked.mistakes, &written), (kind, locale));
    xlsx(&[page]).map(Some).map_err(|cause| Fault::Files(std::io::Error::other(cause)))
}

fn page(
    sheet: &Sheet,
    mapping: &Mapping,
    (mistakes, written): (&[Mistake], &HashSet<u32>),
    (kind, locale): (ImportKind, Locale),
) -> Page {
    let fields = kinds::fields(kind);
    let mut told: HashMap<u32, (HashSet<u32>, Vec<String>)> = HashMap::new();
    for mistake in mistakes {
        let (columns, sentences) = told.entry(mistake.row).or_default();
        columns.extend(mistake.field.and_then(|field| mapping[field]));
        let label = mistake.field.map(|field| format!("{}: ", fields[field].label.said(locale)));
        sentences.push(label.unwrap_or_default() + &mistake.said.said(locale));
    }
    let last = sheet.table.rows.iter().filter_map(|row| row.cells.last()).map(|(column, _)| column + 1).max();
    let (column, heading) = (last.unwrap_or_default(), sheet.heading().number);
    let row = |row: &Row| {
        let wrong = told.get(&row.number);
        let look = |column| match wrong {
            _ if row.number == heading => Look::Heading,
            Some((columns, _)) if columns.contains(&column) => Look::Wrong,
            _ => Look::Plain,
        };
        let cells = row.cells.iter().map(|(column, value)| (*column, value.clone(), look(*column)));
        let note = match wrong {
            _ if row.number == heading => {
                Some((Word::ImportingFaults.said(locale).to_owned(), Look::Heading))
            }
            Some((_, sentences)) => Some((sentences.join(" "), Look::Note)),
            None if written.contains(&row.number) => {
                Some((Word::ImportingWritten.said(locale).to_owned(), Look::Plain))
            }
            None => None,
        };
        let note = note.map(|(text, look)| (column, Value::Text(text), look));
        Written { number: row.number, cells: cells.chain(note).collect() }
    };
    let columns = usize::try_from(column).unwrap_or_default().min(MOST_COLUMNS);
    let mut widths = vec![WIDTH; columns];
    widths.push(WIDTH_OF_FAULTS);
    Page {
        name: Word::ImportingSheet.said(locale).to_owned(),
        rows: sheet.table.rows.iter().map(row).collect(),
        widths,
        frozen: heading,
        choices: Vec::new(),
    }
}
