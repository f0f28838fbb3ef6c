//! The foot of the last page: who gets the report, and who signs it.

use super::{
    Report,
    styles::Style,
    table::{Columns, borderless},
    text::paragraph,
};

const COLUMNS: Columns = [4300, 4771];

pub fn ending(report: &Report) -> String {
    let recipients = items(&report.recipients);
    let recipients: String = recipients.iter().map(|item| paragraph(Style::Recipient, item)).collect();
    let left = if recipients.is_empty() {
        paragraph(Style::Recipient, "")
    } else {
        paragraph(Style::RecipientsTitle, "Nơi nhận:") + &recipients
    };
    let authority = report.signature.authority.iter().map(|line| paragraph(Style::Authority, line));
    let right = authority.collect::<String>() + &paragraph(Style::Signer, &report.signature.name);
    // Without a paragraph between them, Word would join this table to one that ends the text.
    paragraph(Style::AfterTable, "")
        + &borderless(COLUMNS, &[[left, right]])
        + &paragraph(Style::AfterTable, "")
}

/// Each on its line with a dash, a semicolon after each and a full stop after the last.
pub fn items(texts: &[String]) -> Vec<String> {
    let bare =
        texts.iter().map(|text| text.trim().trim_start_matches("- ").trim_end_matches([';', '.', ' ']));
    let bare: Vec<&str> = bare.filter(|text| !text.is_empty()).collect();
    let end = |place: usize| if place + 1 == bare.len() { '.' } else { ';' };
    bare.iter().enumerate().map(|(place, text)| format!("- {text}{}", end(place))).collect()
}
