use cynic::QueryBuilder;
use leptos::prelude::*;

use super::{
    report::{ById, OneReport, ReportSection},
    section::Section,
    section_form::{Clash, ClashScreen},
};
use crate::{
    api::Question,
    session::Session,
    ui::{Breadcrumb, Button, Fold, Heading, Icon, OffPaper, Paper, Remote, Row, Rows, Toolbar},
    words::{Locale, Word, fill, said, t},
};

#[component]
pub fn ReportPage(id: Signal<String>) -> impl IntoView {
    let session = Session::get();
    let question = Question::kept(move || {
        session.changes.track();
        OneReport::build(ById { id: cynic::Id::new(id.get()) })
    });
    let name = move || {
        let name =
            |answer: &OneReport| answer.directive_report.as_ref().map(|report| report.directive.name());
        question.look(name).flatten()
    };
    let title = Signal::derive(move || {
        let locale = session.locale.get();
        name().map_or_else(
            || Word::ReportTitleBare.said(locale).to_owned(),
            |name| said(Word::ReportTitle, locale, &[("name", name)]),
        )
    });
    view! {
        <Breadcrumb above=vec![("/van-ban", t(Word::DirectivesTitle))] />
        <Heading title />
        <Remote
            question
            is_empty=|answer: &OneReport| answer.directive_report.is_none()
            empty=t(Word::MatrixNotFound)
            children=move || view! { <Found question id /> }.into_any()
        />
    }
}

#[component]
fn Found(question: Question<OneReport>, id: Signal<String>) -> impl IntoView {
    let locale = Session::get().locale;
    let clash = Clash::none();
    let rows = move |idle: bool| {
        question.with(|answer| {
            let report = answer.report();
            let (read, folded) = report.parted();
            let these = if idle { folded } else { read };
            these.into_iter().map(|at| row(question, at, &report.sections[at], clash)).collect::<Vec<_>>()
        })
    };
    let contents = Signal::derive(move || {
        let locale = locale.get();
        question.with(|answer| {
            let report = answer.report();
            let entry = |at: usize| (heading(at), entry(&report.sections[at], locale));
            report.parted().0.into_iter().map(entry).collect()
        })
    });
    let idle = Memo::new(move |_| question.with(|answer| answer.report().parted().1.len()));
    let summary = fill(Word::ReportIdleClauses, move || vec![("count", idle.get().to_string())]);
    let file = move || question.with(|answer| answer.report().href.clone());
    let print = Callback::new(|()| {
        let _ = window().print();
    });
    view! {
        <Toolbar>
            <OffPaper>
                <a href=file download=""><Icon name="download" /> {t(Word::ReportDownload)}</a>
                <a href=move || ["/ma-tran/", &id.get()].concat()>{t(Word::ReportToMatrix)}</a>
            </OffPaper>
            <Button label=t(Word::ReportPrint) icon="print" on_press=print />
        </Toolbar>
        <Paper label=t(Word::ReportContents) contents>
            <Rows rows=move || rows(false) />
            {move || (idle.get() > 0).then(|| view! {
                <OffPaper><Fold summary><Rows rows=move || rows(true) /></Fold></OffPaper>
            })}
        </Paper>
        <ClashScreen clash />
    }
}

/// A line of the list of clauses.
fn entry(section: &ReportSection, locale: Locale) -> String {
    let (name, title) = (section.clause.name(locale), &section.clause.title);
    if name == *title { name } else { [&name, ". ", title].concat() }
}

/// The id of the heading of a clause.
fn heading(at: usize) -> String {
    ["muc-", &(at + 1).to_string()].concat()
}

/// A part stays as long as its clause, so that what is typed in it stays when the page asks again.
fn row(question: Question<OneReport>, at: usize, section: &ReportSection, clash: Clash) -> Row {
    let first = section.clone();
    Row::new(section.clause.id.inner().to_owned(), move || {
        let now = Memo::new(move |before: Option<&ReportSection>| {
            let now = |answer: &OneReport| answer.report().sections.get(at).cloned();
            question.look(now).flatten().or_else(|| before.cloned()).unwrap_or_else(|| first.clone())
        });
        view! { <Section heading=heading(at) section=now clash /> }
    })
}
