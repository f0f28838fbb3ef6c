use leptos::prelude::*;
use shared::schema;

use super::directive_row::reference;
use crate::{
    api::WireDay,
    session::Session,
    ui::{Chip, Muted, Tone},
    words::{Locale, Word, fill, t},
};

/// What [`Citations`] needs to know of what a directive cites.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Citation {
    pub document: LegalDocument,
    pub is_superior: bool,
    clauses: Vec<Citing>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct LegalDocument {
    pub id: cynic::Id,
    kind: Option<String>,
    number: Option<String>,
    issued_on: Option<WireDay>,
    issuer: Option<String>,
    name: Option<String>,
    pub is_verified: bool,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Clause")]
struct Citing {
    label: String,
    title: String,
}

impl LegalDocument {
    fn reference(&self, locale: Locale) -> String {
        reference(self.kind.as_deref(), self.number.as_deref(), self.issued_on.as_ref(), locale)
    }

    /// Some are known by kind and number alone: then these are not said twice.
    fn own_name(&self) -> Option<String> {
        self.name.clone().filter(|name| !self.reference(Locale::Vi).starts_with(name.as_str()))
    }

    /// `Công văn 1592/SGDĐT-GDTX ngày 04/09/2019, về việc hướng dẫn nhiệm vụ năm học`
    pub fn said(&self, locale: Locale) -> String {
        let reference = Some(self.reference(locale)).filter(|words| !words.is_empty());
        reference.into_iter().chain(self.own_name()).collect::<Vec<_>>().join(", ")
    }
}

/// The documents that a directive cites, its superior first.
#[component]
pub fn Citations(mut citations: Vec<Citation>) -> impl IntoView {
    if citations.is_empty() {
        return view! { <p>{t(Word::CitationsNone)}</p> }.into_any();
    }
    citations.sort_by_key(|citation| !citation.is_superior);
    let line = |citation: Citation| view! { <li><Line citation /></li> };
    view! { <ul class="citations">{citations.into_iter().map(line).collect_view()}</ul> }.into_any()
}

#[component]
fn Line(citation: Citation) -> impl IntoView {
    let Citation { document, is_superior, clauses } = citation;
    let (locale, cited) = (Session::get().locale, document.clone());
    let head = move || cited.reference(locale.get());
    let name = document.own_name();
    // A bullet alone does not say which one.
    let place = |one: Citing| if one.label.ends_with(char::is_alphanumeric) { one.label } else { one.title };
    let places = clauses.into_iter().map(place).collect::<Vec<_>>().join(", ");
    let places = (!places.is_empty()).then(|| fill(Word::CitedIn, move || vec![("clauses", places.clone())]));
    view! {
        <p>
            <strong lang="vi">{head}</strong> " "
            {is_superior.then(|| view! { <Chip tone=Tone::Info icon="up" label=t(Word::SuperiorMark) /> })} " "
            {(!document.is_verified).then(|| view! { <Chip tone=Tone::Waiting icon="search" label=t(Word::Unverified) /> })}
        </p>
        <p lang="vi">{name}</p>
        <p><Muted><span lang="vi">{document.issuer}</span></Muted></p>
        <p><Muted>{places}</Muted></p>
    }
}
