use leptos::prelude::*;
use shared::Capability;

use super::{
    draft::Typed,
    report::{OrganizationName, ReportSection, ReportSentence, Source},
    section_form::{Clash, SectionForm},
    write::use_draft,
};
use crate::{
    session::Session,
    ui::{Button, Chip, Fold, Kind, Note, OffPaper, Part, SideBySide, Toasts, Tone, prose},
    words::{Word, fill, t},
};

/// As many names as a line can hold.
const NAMED: usize = 5;

/// One clause of the report: its words, what they rest on, and who has not answered.
#[component]
pub fn Section(heading: String, section: Memo<ReportSection>, clash: Clash) -> impl IntoView {
    let open = RwSignal::new(false);
    let kept = RwSignal::new(None::<Typed>);
    let (label, title) =
        section.with_untracked(|one| (one.clause.number().to_owned(), one.clause.title.clone()));
    let may_write = Session::get().can(Capability::WriteReports);
    let body = move || view! { <Body section=section.get() may_write /> };
    let id = heading.clone();
    let form = move || {
        let heading = id.clone();
        if open.get() {
            view! { <SectionForm section heading open kept clash /> }.into_any()
        } else {
            let edit = Callback::new(move |()| open.set(true));
            // A heading alone seldom gets words.
            let kind = if section.with(ReportSection::is_idle) { Kind::Quiet } else { Kind::Plain };
            view! { <OffPaper><Button label=t(Word::ReportEdit) kind icon="edit" on_press=edit /></OffPaper> }
                .into_any()
        }
    };
    view! {
        <Part id=heading label title>
            {body}
            {may_write.then_some(form)}
        </Part>
    }
}

#[component]
fn Body(section: ReportSection, may_write: bool) -> impl IntoView {
    let badge = |tone, icon, word| view! { <Chip tone icon label=t(word) /> };
    let badges = (section.is_edited || section.is_by_hand).then(|| {
        view! {
            <OffPaper>
                {section.is_edited.then(|| badge(Tone::Info, "edit", Word::ReportEdited))}
                {section.is_by_hand.then(|| badge(Tone::Waiting, "draft", Word::ReportByHand))}
            </OffPaper>
        }
    });
    // The draft says itself who owes an answer; the office's own words may not.
    let missing = (section.is_edited && !section.missing.is_empty()).then(|| missing(&section.missing));
    let words = if section.is_idle() {
        ().into_any()
    } else if section.is_edited {
        edited(section, may_write)
    } else if section.sentences.is_empty() {
        view! { <OffPaper><p>{t(Word::ReportNothingYet)}</p></OffPaper> }.into_any()
    } else {
        sentences(section.sentences)
    };
    view! { {badges} {words} {missing} }
}

/// The office's own words; what the evidence says now is kept beside them.
fn edited(section: ReportSection, may_write: bool) -> AnyView {
    let (session, toasts, busy) = (Session::get(), Toasts::get(), RwSignal::new(false));
    let before = section.before(session.locale.get_untracked());
    let version = section.version;
    let again = may_write.then(|| {
        let press = Callback::new(move |()| use_draft(session, toasts, before.clone(), version, busy));
        view! { <Button label=t(Word::ReportUseDraft) busy on_press=press /> }
    });
    let draft = if section.sentences.is_empty() {
        view! { <p>{t(Word::ReportDraftEmpty)}</p> }.into_any()
    } else {
        sentences(section.sentences)
    };
    if !section.is_source_changed {
        return view! {
            {prose(&section.text)}
            <OffPaper><Fold summary=t(Word::ReportDraft)>{draft} {again}</Fold></OffPaper>
        }
        .into_any();
    }
    view! {
        <OffPaper><Note icon="alert"><p>{t(Word::ReportChanged)}</p></Note></OffPaper>
        <SideBySide>
            <section><OffPaper><h3>{t(Word::ReportOurs)}</h3></OffPaper>{prose(&section.text)}</section>
            <OffPaper><section><h3>{t(Word::ReportDraft)}</h3>{draft} {again}</section></OffPaper>
        </SideBySide>
    }
    .into_any()
}

fn sentences(sentences: Vec<ReportSentence>) -> AnyView {
    sentences.into_iter().map(sentence).collect::<Vec<_>>().into_any()
}

fn sentence(sentence: ReportSentence) -> AnyView {
    let count = sentence.organizations();
    let item = |Source { id, organization }: Source| {
        let href = ["/viec/", id.inner()].concat();
        organization.map(|organization| view! { <li><a href=href>{organization.name}</a></li> })
    };
    let sources = (count > 0).then(|| {
        let items = sentence.assignments.into_iter().map(item).collect::<Vec<_>>();
        view! {
            <OffPaper>
                <Fold summary=fill(Word::ReportSource, move || vec![("count", count.to_string())])>
                    <ul lang="vi">{items}</ul>
                </Fold>
            </OffPaper>
        }
    });
    view! { {prose(&sentence.text)} {sources} }.into_any()
}

/// Who owes an answer: in the line, or folded if there are many.
fn missing(organizations: &[OrganizationName]) -> AnyView {
    let names: Vec<_> = organizations.iter().map(|one| one.name.clone()).collect();
    let many = names.len() > NAMED;
    let inside = if many {
        let count = names.len();
        let item = |name: String| view! { <li>{name}</li> };
        view! {
            <Fold summary=fill(Word::ReportOwingMany, move || vec![("count", count.to_string())])>
                <ul lang="vi">{names.into_iter().map(item).collect::<Vec<_>>()}</ul>
            </Fold>
        }
        .into_any()
    } else {
        view! { <p>{fill(Word::ReportOwing, move || vec![("names", names.join(", "))])}</p> }.into_any()
    };
    view! { <OffPaper>{inside}</OffPaper> }.into_any()
}
