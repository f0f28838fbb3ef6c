//! What the palette offers for what was typed.
use leptos::prelude::*;
use shared::{Capability, SearchKind};

use super::{
    kind_word::kind_word,
    matching::{fold, holds},
    names::Record,
};
use crate::{
    session::{Session, Theme},
    shell::places_for,
    words::{Locale, Word, said},
};

/// How many lines a group has.
const MOST: usize = 8;

/// What a press on a line does.
#[derive(Clone, PartialEq)]
pub enum Does {
    Go(String),
    Open(Record),
    Dress(Theme),
    Speak(Locale),
}

#[derive(Clone, PartialEq)]
pub struct Line {
    pub group: Word,
    pub name: String,
    /// What kind of record it is.
    pub kind: Option<SearchKind>,
    pub does: Does,
}

/// What the lines are made of.
pub struct Known<'a> {
    pub typed: &'a str,
    pub recent: &'a [Record],
    pub names: &'a [Record],
    pub found: &'a [Record],
}

/// Recent records first while nothing is typed; then acts, pages and records that hold the words.
pub fn lines(session: Session, known: &Known<'_>) -> Vec<Line> {
    let typed = known.typed.trim();
    let asked = fold(typed);
    let meets = |line: &Line| holds(&fold(&line.name), &asked);
    let mut all: Vec<Line> = Vec::new();
    if typed.is_empty() {
        all.extend(known.recent.iter().map(|record| opens(Word::FindRecent, record)).take(MOST));
    }
    all.extend(acts(session).into_iter().filter(meets).take(MOST));
    all.extend(pages(session).into_iter().filter(meets).take(MOST));
    if !typed.is_empty() {
        all.extend(records(known, typed, &asked));
        let name = said(Word::FindMore, session.locale.get(), &[("words", typed.to_owned())]);
        let path = ["/tim-kiem?q=", &String::from(js_sys::encode_uri_component(typed))].concat();
        all.push(Line { group: Word::FindRecords, name, kind: None, does: Does::Go(path) });
    }
    all
}

/// What is known by heart, as it was typed before the same letters; then what the server knows beyond that.
fn records(known: &Known<'_>, typed: &str, asked: &str) -> Vec<Line> {
    let mut here: Vec<_> = known.names.iter().filter(|record| holds(&record.folded, asked)).collect();
    let lower = typed.to_lowercase();
    here.sort_by_key(|record| !record.name.to_lowercase().contains(&lower));
    here.truncate(MOST);
    let is_new = |record: &&Record| here.iter().all(|one| one.path != record.path || one.name != record.name);
    let more: Vec<_> = known.found.iter().filter(is_new).collect();
    here.into_iter().chain(more).take(MOST).map(|record| opens(Word::FindRecords, record)).collect()
}

fn opens(group: Word, record: &Record) -> Line {
    Line { group, name: record.name.clone(), kind: Some(record.kind), does: Does::Open(record.clone()) }
}

fn acts(session: Session) -> Vec<Line> {
    let locale = session.locale.get();
    let to = |path: &str| Does::Go(path.to_owned());
    let (dress, theme) = match session.theme.get() {
        Theme::Dark => (Word::ThemeToLight, Theme::Light),
        _ => (Word::ThemeToDark, Theme::Dark),
    };
    let other = if locale == Locale::Vi { Locale::En } else { Locale::Vi };
    let may = |capability| session.can(capability);
    [
        (may(Capability::ManageDirectives), Word::ImportTitle, to("/van-ban/nhap")),
        (may(Capability::AnswerAssignments), Word::FindToDo, to("/viec?trang-thai=can-lam")),
        (may(Capability::ReviewAssignments), Word::FindToReview, to("/viec?trang-thai=cho-duyet")),
        (may(Capability::ReadAssignments), Word::FindLate, to("/viec?trang-thai=qua-han")),
        (true, dress, Does::Dress(theme)),
        (true, Word::LanguageSwitch, Does::Speak(other)),
    ]
    .into_iter()
    .filter(|(may, ..)| *may)
    .map(|(_, word, does)| {
        // The words of the switch are in the language it leads to.
        let name = word.said(if word == Word::LanguageSwitch { other } else { locale }).to_owned();
        Line { group: Word::FindActs, name, kind: None, does }
    })
    .collect()
}

fn pages(session: Session) -> Vec<Line> {
    let page = |place: crate::shell::Place| Line {
        group: Word::FindPages,
        name: place.name.said(session.locale.get()).to_owned(),
        kind: None,
        does: Does::Go(place.href.to_owned()),
    };
    places_for(session).into_iter().map(page).collect()
}

impl Line {
    pub fn kind_name(&self, locale: Locale) -> &'static str {
        self.kind.map_or("", |kind| kind_word(kind).said(locale))
    }
}
