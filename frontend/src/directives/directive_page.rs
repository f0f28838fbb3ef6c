use cynic::QueryBuilder;
use leptos::prelude::*;
use shared::{Capability, DirectiveState, schema};

use super::{
    clause_tree::ClauseTree,
    describe::{DescribePart, Describing},
    facts::{Directive, Known},
    outline::{Editor, OutlinePart},
};
use crate::{
    api::{self, Question},
    session::Session,
    ui::{Breadcrumb, Heading, LinkButton, Remote, Tab, Tabs, Toolbar},
    words::{Word, t},
};

/// The key of the part in the address.
const PART: &str = "phan";

#[derive(cynic::QueryVariables)]
struct ById {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "ById")]
struct OneDirective {
    #[arguments(id: $id)]
    directive: Option<Directive>,
}

/// Another directive begins with a page of its own: what is half done here belongs to this one.
#[component]
pub fn DirectivePage(id: Signal<String>) -> impl IntoView {
    let id = Memo::new(move |_| id.get());
    move || view! { <OnePage id=id.get() /> }
}

#[component]
fn OnePage(id: String) -> impl IntoView {
    let session = Session::get();
    let question = {
        let id = cynic::Id::new(id.clone());
        Question::new(move || {
            session.changes.track();
            api::run(OneDirective::build(ById { id: id.clone() }))
        })
    };
    let found = move || question.look(|answer: &OneDirective| answer.directive.clone()).flatten();
    let title = t(Word::DirectiveLabel);
    let title = Signal::derive(move || found().map_or_else(|| title.get(), |directive| directive.title));
    let id = StoredValue::new(id);
    view! {
        <Breadcrumb above=vec![("/van-ban", t(Word::DirectivesTitle))] />
        <Heading title />
        <Remote
            question
            is_empty=|answer: &OneDirective| answer.directive.is_none()
            empty=t(Word::DirectiveNotFound)
            children=move || {
                let state = Memo::new(move |_| found().map(|directive| directive.state));
                let known = move || found().map(|directive| view! { <Known directive /> });
                let parts = move || match state.get()? {
                    DirectiveState::Draft => Some(view! { <Draft id=id.get_value() /> }.into_any()),
                    DirectiveState::Published => Some(view! { <Published id=id.get_value() /> }.into_any()),
                };
                view! { {known} {parts} }.into_any()
            }
        />
    }
}

#[component]
fn Draft(id: String) -> impl IntoView {
    let (editor, describing) = (Editor::of(id.clone()), Describing::of(id.clone()));
    let tabs = vec![
        Tab { value: "muc", label: t(Word::TabClauses) },
        Tab { value: "sua", label: t(Word::TabOutline) },
        Tab { value: "thong-tin", label: t(Word::TabDescribe) },
    ];
    let panel = move |value| match value {
        "sua" => view! { <OutlinePart editor /> }.into_any(),
        "thong-tin" => view! { <DescribePart describing /> }.into_any(),
        _ => view! { <ClauseTree id=id.clone() is_published=false /> }.into_any(),
    };
    view! { <Tabs label=t(Word::DirectiveParts) key=PART tabs panel /> }
}

#[component]
fn Published(id: String) -> impl IntoView {
    let session = Session::get();
    let link = |needs: Capability, way: &str, word: Word, icon: &'static str| {
        let href = [way, &id].concat();
        session.can(needs).then(|| view! { <LinkButton href label=t(word) icon /> })
    };
    let matrix = link(Capability::ReadReports, "/ma-tran/", Word::OpenMatrix, "map");
    let report = link(Capability::ReadReports, "/bao-cao/", Word::OpenReport, "print");
    let assignments = link(Capability::ReadAssignments, "/viec?van-ban=", Word::OpenAssignments, "task");
    view! {
        <Toolbar>{matrix} {report} {assignments}</Toolbar>
        <ClauseTree id is_published=true />
    }
}
