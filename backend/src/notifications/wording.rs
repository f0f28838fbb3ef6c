//! The words of a mail, in the language of whoever gets it.
use shared::{AssignmentId, Locale, NotificationKind, Said, Word};

use super::{entity::notification::Model, facts::Kept};
use crate::platform::mail::Post;

/// More than that nobody reads in a mail.
const MOST_LINES: usize = 50;
const SUBJECT_CHARS: usize = 120;

pub struct Letter {
    pub subject: String,
    pub text: String,
}

pub fn letter(rows: &[Model], name: &str, locale: Locale, post: &Post) -> Letter {
    let lines: Vec<_> = rows.iter().map(|row| (said(row, locale), path(row))).collect();
    let subject = match &lines[..] {
        [(one, _)] => Said::with(Word::MailSubjectOne, "what", &cut(one)),
        several => Said::with(Word::MailSubjectSeveral, "count", &several.len()),
    };
    let mut text = vec![Said::with(Word::MailGreeting, "name", name).said(locale), String::new()];
    for (line, path) in lines.iter().take(MOST_LINES) {
        text.push(format!("- {line}"));
        let open = |link: String| format!("  {}", Said::with(Word::MailOpen, "link", &link).said(locale));
        text.extend(post.link(path).map(open));
    }
    if lines.len() > MOST_LINES {
        text.push(Said::with(Word::MailMore, "count", &(lines.len() - MOST_LINES)).said(locale));
    }
    let settings = post.link("/thong-bao").map(|link| format!(": {link}")).unwrap_or_default();
    let why = Said::with(Word::MailWhy, "link", &settings).said(locale);
    text.extend([String::new(), "-- ".to_owned(), why, String::new()]);
    Letter { subject: subject.said(locale), text: text.join("\n") }
}

fn said(row: &Model, locale: Locale) -> String {
    let kind = NotificationKind::of_tag(&row.kind);
    kind.map(|kind| Kept::read(&row.facts).said(kind, locale)).unwrap_or_default()
}

/// The page of what it is about.
fn path(row: &Model) -> String {
    let list = if row.subject.parse::<AssignmentId>().is_ok() { "viec" } else { "van-ban" };
    format!("/{list}/{}", row.subject)
}

fn cut(text: &str) -> String {
    let mut line: String = text
        .chars()
        .take(SUBJECT_CHARS)
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect();
    if text.chars().count() > SUBJECT_CHARS {
        line.push('…');
    }
    line
}
