//! The text of the report.

use super::{
    Block,
    styles::Style,
    table,
    text::{paragraph, paragraph_of_runs},
};

pub fn content(blocks: &[Block]) -> String {
    blocks.iter().map(block).collect()
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading { level, text } => paragraph(heading(*level), text),
        Block::Paragraph(runs) => paragraph_of_runs(Style::BodyText, "", runs),
        // Written out and not numbered by Word: the dash then survives copying and every converter.
        Block::Bullet(runs) => paragraph_of_runs(Style::ListBullet, "- ", runs),
        Block::Table { header, rows, caption } => {
            let caption = caption.as_deref().map(|text| paragraph(Style::Caption, text)).unwrap_or_default();
            caption + &table::table(header, rows)
        }
    }
}

const fn heading(level: u8) -> Style {
    match level {
        0 | 1 => Style::Heading1,
        2 => Style::Heading2,
        _ => Style::Heading3,
    }
}
