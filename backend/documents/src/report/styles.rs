//! The looks that the decree prescribes, as styles, so that officers can go on working in Word.

use std::fmt::Write as _;

use super::page::DECLARATION;

macro_rules! styles {
    ($($style:ident, $name:literal, $paragraph:literal, $run:literal;)*) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Style { $($style),* }

        impl Style {
            /// What paragraphs refer to.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$style => stringify!($style)),* }
            }
        }

        const STYLES: &[(&str, &str, &str, &str)] = &[$((stringify!($style), $name, $paragraph, $run)),*];
    };
}

// Sizes are in half points, distances in twentieths of a point: 720 are 1.27 cm, 120 are 6 pt.
styles! {
    ParentBody, "Parent body", r#"<w:jc w:val="center"/>"#, r#"<w:sz w:val="24"/><w:szCs w:val="24"/>"#;
    IssuingBody, "Issuing body", r#"<w:jc w:val="center"/>"#, r#"<w:b/><w:sz w:val="24"/><w:szCs w:val="24"/>"#;
    NationalName, "National name", r#"<w:jc w:val="center"/>"#, r#"<w:b/><w:sz w:val="24"/><w:szCs w:val="24"/>"#;
    Motto, "Motto", r#"<w:jc w:val="center"/>"#, r#"<w:b/><w:sz w:val="26"/><w:szCs w:val="26"/>"#;
    Rule, "Rule", r#"<w:spacing w:before="60" w:after="0" w:line="120" w:lineRule="exact"/>"#, r#"<w:sz w:val="8"/><w:szCs w:val="8"/>"#;
    Number, "Number", r#"<w:spacing w:before="80"/><w:jc w:val="center"/>"#, r#"<w:sz w:val="26"/><w:szCs w:val="26"/>"#;
    PlaceDate, "Place and date", r#"<w:spacing w:before="80"/><w:jc w:val="center"/>"#, r#"<w:i/><w:sz w:val="26"/><w:szCs w:val="26"/>"#;
    Title, "Title", r#"<w:keepNext/><w:spacing w:before="360"/><w:jc w:val="center"/>"#, "<w:b/>";
    Subtitle, "Subtitle", r#"<w:keepNext/><w:jc w:val="center"/>"#, "<w:b/>";
    Addressee, "Addressee", r#"<w:keepNext/><w:spacing w:before="120" w:after="120"/><w:jc w:val="center"/>"#, "";
    AddresseeItem, "Addressee item", r#"<w:keepNext/><w:spacing w:after="120"/><w:ind w:left="2880"/><w:contextualSpacing/>"#, "";
    BodyText, "Body Text", r#"<w:spacing w:after="120" w:line="264" w:lineRule="auto"/><w:ind w:firstLine="720"/><w:jc w:val="both"/>"#, "";
    ListBullet, "List Bullet", r#"<w:spacing w:after="120" w:line="264" w:lineRule="auto"/><w:ind w:firstLine="720"/><w:jc w:val="both"/>"#, "";
    Heading1, "heading 1", r#"<w:keepNext/><w:spacing w:before="120" w:after="120" w:line="264" w:lineRule="auto"/><w:ind w:firstLine="720"/><w:jc w:val="both"/><w:outlineLvl w:val="0"/>"#, "<w:b/>";
    Heading2, "heading 2", r#"<w:keepNext/><w:spacing w:after="120" w:line="264" w:lineRule="auto"/><w:ind w:firstLine="720"/><w:jc w:val="both"/><w:outlineLvl w:val="1"/>"#, "<w:b/>";
    Heading3, "heading 3", r#"<w:keepNext/><w:spacing w:after="120" w:line="264" w:lineRule="auto"/><w:ind w:firstLine="720"/><w:jc w:val="both"/><w:outlineLvl w:val="2"/>"#, "<w:b/><w:i/>";
    Caption, "caption", r#"<w:keepNext/><w:spacing w:before="60" w:after="60"/><w:jc w:val="center"/>"#, r#"<w:b/><w:sz w:val="26"/><w:szCs w:val="26"/>"#;
    TableHeader, "Table header", r#"<w:keepNext/><w:spacing w:before="40" w:after="40"/><w:jc w:val="center"/>"#, r#"<w:b/><w:sz w:val="24"/><w:szCs w:val="24"/>"#;
    TableText, "Table text", r#"<w:spacing w:before="40" w:after="40"/>"#, r#"<w:sz w:val="24"/><w:szCs w:val="24"/>"#;
    TableFigure, "Table figure", r#"<w:spacing w:before="40" w:after="40"/><w:jc w:val="center"/>"#, r#"<w:sz w:val="24"/><w:szCs w:val="24"/>"#;
    AfterTable, "After a table", r#"<w:spacing w:line="120" w:lineRule="exact"/>"#, r#"<w:sz w:val="8"/><w:szCs w:val="8"/>"#;
    RecipientsTitle, "Recipients title", "<w:keepNext/>", r#"<w:b/><w:i/><w:sz w:val="24"/><w:szCs w:val="24"/>"#;
    Recipient, "Recipient", "", r#"<w:sz w:val="22"/><w:szCs w:val="22"/>"#;
    Authority, "Authority", r#"<w:keepNext/><w:jc w:val="center"/>"#, "<w:b/>";
    Signer, "Signer", r#"<w:spacing w:before="1560"/><w:jc w:val="center"/>"#, "<w:b/>";
    Header, "header", r#"<w:jc w:val="center"/>"#, "";
}

/// styles.xml.
pub fn part(namespace: &str) -> String {
    let mut xml = format!(
        r#"{DECLARATION}<w:styles {namespace}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:color w:val="000000"/><w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>"#
    );
    for (id, name, paragraph, run) in STYLES {
        // Writing to a string cannot fail.
        let _ = write!(
            xml,
            r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"#
        );
    }
    xml + "</w:styles>"
}
