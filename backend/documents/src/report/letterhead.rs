//! The head of the first page: who writes, the name of the state, the number, the date, the title.

use super::{
    Report,
    page::TEXT_WIDTH,
    styles::Style,
    table::{Columns, borderless},
    text::{paragraph, rule},
};

const COLUMNS: Columns = [3900, 5171];
const NATIONAL_NAME: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";
/// As long as the motto is in bold Times New Roman of 13 pt.
const MOTTO_WIDTH: u32 = 3190;
/// A capital letter in bold Times New Roman of 12 pt, on average.
const CAPITAL_WIDTH: u32 = 149;
const SUBJECT_RULE: u32 = 1600;

/// The gap that a clerk fills in by hand.
const GAP: &str = "      ";

pub fn letterhead(report: &Report) -> String {
    let issuer = format!(
        "{}{}{}",
        optional(Style::ParentBody, &report.parent_body),
        paragraph(Style::IssuingBody, &report.issuing_body),
        rule(COLUMNS[0], rule_of_issuer(&report.issuing_body))
    );
    let state = format!(
        "{}{}{}",
        paragraph(Style::NationalName, NATIONAL_NAME),
        paragraph(Style::Motto, MOTTO),
        rule(COLUMNS[1], MOTTO_WIDTH)
    );
    let number = paragraph(Style::Number, &number(report));
    let date = paragraph(Style::PlaceDate, &place_and_date(report));
    borderless(COLUMNS, &[[issuer, state], [number, date]])
}

pub fn title(report: &Report) -> String {
    let title = [
        paragraph(Style::Title, &report.kind),
        optional(Style::Subtitle, &report.subject),
        rule(TEXT_WIDTH, SUBJECT_RULE),
    ];
    title.concat() + &addressees(&report.addressees)
}

fn optional(style: Style, text: &str) -> String {
    if text.trim().is_empty() { String::new() } else { paragraph(style, text) }
}

/// Between a third and a half of the name above it; of its widest line, if it takes several.
fn rule_of_issuer(name: &str) -> u32 {
    let letters = u32::try_from(name.chars().count()).unwrap_or(u32::MAX);
    letters.saturating_mul(CAPITAL_WIDTH).min(COLUMNS[0]) * 2 / 5
}

fn number(report: &Report) -> String {
    match &report.number {
        Some(number) => format!("Số: {}", number.trim()),
        None => format!("Số:{GAP}/{}", report.number_suffix.trim().trim_start_matches('/')),
    }
}

fn place_and_date(report: &Report) -> String {
    let place = match report.place.trim() {
        "" => String::new(),
        place => format!("{place}, "),
    };
    let date = match report.date {
        // Zeros before small days and before the first two months, so that no digit can be added later.
        Some((year, month @ ..3, day)) => format!("ngày {day:02} tháng {month:02} năm {year}"),
        Some((year, month, day)) => format!("ngày {day:02} tháng {month} năm {year}"),
        None => format!("ngày{GAP}tháng{GAP}năm{GAP}"),
    };
    place + &date
}

fn addressees(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [name] => paragraph(Style::Addressee, &format!("Kính gửi: {name}")),
        names => {
            let items = super::ending::items(names);
            let items = items.iter().map(|item| paragraph(Style::AddresseeItem, item));
            paragraph(Style::Addressee, "Kính gửi:") + &items.collect::<String>()
        }
    }
}
