//! What the evidence of a clause says, sentence by sentence; pure. Each sentence rests on its own assignments: where
//! one accepted figure changes, one sentence changes. Nothing known is said as nothing known, never as zero.
use std::collections::HashMap;

use shared::{AssignmentState, Locale, Word, grouped};
use uuid::Uuid;

/// More names than this make no sentence: the others are counted.
const MOST_NAMED: usize = 12;

/// What a sentence may rest on.
pub struct Source<'a> {
    pub tasks: Vec<Asked<'a>>,
    /// What each organization is called.
    pub names: &'a HashMap<Uuid, String>,
}

/// A task, its measures and what was given out of it, in the order of the names.
pub struct Asked<'a> {
    pub title: &'a str,
    pub measures: Vec<Counting<'a>>,
    pub given: Vec<Given<'a>>,
}

#[derive(Clone, Copy)]
pub struct Counting<'a> {
    pub id: Uuid,
    pub name: &'a str,
    pub unit: &'a str,
}

pub struct Given<'a> {
    pub id: Uuid,
    pub organization_id: Uuid,
    pub state: AssignmentState,
    pub words: Option<&'a str>,
    /// By measure; what is not there is not known.
    pub figures: HashMap<Uuid, i32>,
}

impl Given<'_> {
    fn is_accepted(&self) -> bool {
        self.state == AssignmentState::Accepted
    }
}

/// A sentence and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    pub text: String,
    pub measure: Option<Uuid>,
    pub assignments: Vec<Uuid>,
}

/// The part of a clause.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    pub sentences: Vec<Sentence>,
    /// Organizations of which something was asked and nothing was accepted yet, by name.
    pub missing: Vec<Uuid>,
    /// It rests on words alone.
    pub is_by_hand: bool,
}

impl Draft {
    pub fn text(&self) -> String {
        self.sentences.iter().map(|sentence| sentence.text.as_str()).collect::<Vec<_>>().join("\n")
    }
}

pub fn draft(source: &Source<'_>) -> Draft {
    let mut draft = Draft::default();
    let (mut has_figures, mut has_words) = (false, false);
    for task in &source.tasks {
        let accepted: Vec<_> = task.given.iter().filter(|given| given.is_accepted()).collect();
        draft.sentences.push(done(task, &accepted));
        for measure in &task.measures {
            let sentence = counted(source, measure, &accepted);
            has_figures |= !sentence.assignments.is_empty();
            draft.sentences.push(sentence);
        }
        for given in &accepted {
            let Some(words) = given.words else { continue };
            has_words = true;
            let gaps = [("who", source.name(given)), ("words", words)];
            draft.sentences.push(Sentence {
                text: said(Word::ReportWords, &gaps),
                measure: None,
                assignments: vec![given.id],
            });
        }
        for given in task.given.iter().filter(|given| !given.is_accepted()) {
            if !draft.missing.contains(&given.organization_id) {
                draft.missing.push(given.organization_id);
            }
        }
    }
    if !draft.missing.is_empty() {
        let names: Vec<_> = draft.missing.iter().map(|id| source.named(*id)).collect();
        let text = said(Word::ReportMissing, &[("who", &listed(&names))]);
        draft.sentences.push(Sentence { text, measure: None, assignments: Vec::new() });
    }
    draft.is_by_hand = has_words && !has_figures;
    draft
}

/// How many have done it. It does not rest on any figure.
fn done(task: &Asked<'_>, accepted: &[&Given<'_>]) -> Sentence {
    let (some, all) = (accepted.len().to_string(), task.given.len().to_string());
    Sentence {
        text: said(Word::ReportDone, &[("task", task.title), ("done", &some), ("total", &all)]),
        measure: None,
        assignments: accepted.iter().map(|given| given.id).collect(),
    }
}

/// The sum of a measure and its parts.
fn counted(source: &Source<'_>, measure: &Counting<'_>, accepted: &[&Given<'_>]) -> Sentence {
    let known: Vec<_> = accepted
        .iter()
        .filter_map(|given| given.figures.get(&measure.id).map(|value| (*given, *value)))
        .collect();
    let text = if known.is_empty() {
        said(Word::ReportFigureNone, &[("name", measure.name)])
    } else {
        let sum: i64 = known.iter().map(|(_, value)| i64::from(*value)).sum();
        let part = |(given, value): &(&Given<'_>, i32)| {
            format!("{}: {}", source.name(given), number(i64::from(*value)))
        };
        let mut parts = if known.len() <= MOST_NAMED {
            known.iter().map(part).collect::<Vec<_>>().join("; ")
        } else {
            said(Word::ReportFrom, &[("many", &known.len().to_string())])
        };
        let blank: Vec<_> = accepted
            .iter()
            .filter(|given| !given.figures.contains_key(&measure.id))
            .map(|given| source.name(given))
            .collect();
        if !blank.is_empty() {
            parts = format!("{parts}; {}", said(Word::ReportBlank, &[("who", &listed(&blank))]));
        }
        let gaps =
            [("name", measure.name), ("sum", &*number(sum)), ("unit", measure.unit), ("parts", &*parts)];
        said(Word::ReportFigure, &gaps)
    };
    let assignments = known.iter().map(|(given, _)| given.id).collect();
    Sentence { text, measure: Some(measure.id), assignments }
}

impl Source<'_> {
    fn name(&self, given: &Given<'_>) -> &str {
        self.named(given.organization_id)
    }

    fn named(&self, organization: Uuid) -> &str {
        self.names.get(&organization).map_or("…", String::as_str)
    }
}

fn number(value: i64) -> String {
    grouped(u64::try_from(value).unwrap_or_default())
}

fn listed(names: &[&str]) -> String {
    if names.len() <= MOST_NAMED {
        return names.join(", ");
    }
    let more = (names.len() - MOST_NAMED).to_string();
    said(Word::ReportAndMore, &[("who", &names[..MOST_NAMED].join(", ")), ("more", &more)])
}

/// A report to an authority is written in Vietnamese, whoever reads it.
fn said(word: Word, gaps: &[(&str, &str)]) -> String {
    word.fill(Locale::Vi, gaps)
}

#[cfg(test)]
#[path = "draft_tests.rs"]
mod tests;
