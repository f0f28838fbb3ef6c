use cynic::QueryBuilder;
use leptos::prelude::*;
use shared::schema;

use super::super::citations::LegalDocument;
use crate::{
    api::{self, Question, TextWhere},
    session::Session,
    ui::{SearchInput, SelectField},
    words::{Word, t},
};

#[derive(cynic::InputObject, Debug)]
struct LegalDocumentWhere {
    name: Option<TextWhere>,
}

#[derive(cynic::QueryVariables)]
struct Selection {
    wanted: Option<LegalDocumentWhere>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Query", variables = "Selection")]
struct Choices {
    #[arguments(first: 50, where: $wanted)]
    legal_documents: Connection,
}

crate::api::listed!(query Choices, Selection);

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "LegalDocumentConnection")]
struct Connection {
    nodes: Vec<LegalDocument>,
}

/// Chooses a document of the register: a few letters of its name or number, then the document itself.
#[component]
pub fn DocumentPicker(
    id: &'static str,
    error: Signal<Option<String>>,
    /// Its id; empty if none is chosen.
    value: RwSignal<String>,
    /// The words of what is chosen: it stays in sight whatever is searched.
    name: RwSignal<String>,
) -> impl IntoView {
    let locale = Session::get().locale;
    let words = RwSignal::new(String::new());
    let choices = Question::new(move || {
        let name = Some(words.get()).filter(|words| !words.is_empty());
        api::run(Choices::build(Selection { wanted: Some(LegalDocumentWhere { name: TextWhere::of(name) }) }))
    });
    let found = Memo::new(move |_| {
        let locale = locale.get();
        let option = |one: &LegalDocument| (one.id.inner().to_owned(), one.said(locale));
        choices
            .look(|choices: &Choices| choices.legal_documents.nodes.iter().map(option).collect())
            .unwrap_or_else(Vec::new)
    });
    Effect::new(move |_| {
        let chosen = value.get();
        if let Some((_, words)) = found.get().into_iter().find(|(id, _)| *id == chosen) {
            name.set(words);
        }
    });
    let none = t(Word::ChooseNone);
    let options = Signal::derive(move || {
        let (found, chosen) = (found.get(), value.get());
        let kept = (!chosen.is_empty() && found.iter().all(|(id, _)| *id != chosen))
            .then(|| (chosen, Signal::stored(name.get())));
        let found = found.into_iter().map(|(id, words)| (id, Signal::stored(words)));
        [(String::new(), none)].into_iter().chain(kept).chain(found).collect::<Vec<_>>()
    });
    view! {
        <SearchInput
            id=format!("{id}-search")
            label=t(Word::DocumentsSearch)
            hint=t(Word::SearchHint)
            start=String::new()
            on_search=Callback::new(move |typed: String| words.set(typed.trim().to_owned()))
        />
        <SelectField id label=t(Word::SchemeDocument) error options value optional=true />
    }
}
