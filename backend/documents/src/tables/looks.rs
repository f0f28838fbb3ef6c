//! The looks of cells, by the numbers that cells refer to.

use super::{Look, Value};
use crate::sheets::is_taken_for_formula;

/// In the order of `cellXfs`: plain, as a text, as a day; then the same where something is wrong.
pub fn number(value: &Value, look: Look) -> u8 {
    let plain = match value {
        Value::Text(text) if is_taken_for_formula(text) => 1,
        Value::Day(_) => 2,
        _ => 0,
    };
    match look {
        Look::Plain => plain,
        Look::Wrong => 3 + plain,
        Look::Heading => 6,
        Look::Note => 7,
    }
}

/// styles.xml.
pub fn part(namespace: &str) -> String {
    let of_values = [0, 2].map(|fill| {
        let look = format!(r#"fontId="0" fillId="{fill}" borderId="0" xfId="0" applyFill="1""#);
        format!(
            r#"<xf numFmtId="0" {look}/><xf numFmtId="49" {look} quotePrefix="1"/><xf numFmtId="164" {look} applyNumberFormat="1"/>"#
        )
    });
    format!(
        r#"<styleSheet xmlns="{namespace}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><color rgb="FF9C0006"/><name val="Calibri"/></font></fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFC7CE"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE2EFDA"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="8">{}<xf numFmtId="0" fontId="1" fillId="3" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf><xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment wrapText="1"/></xf></cellXfs></styleSheet>"#,
        of_values.concat()
    )
}
