use cynic::QueryBuilder;
use leptos::prelude::*;
use shared::{Capability, DirectiveState, schema};

use super::{
    clause_tree::ClauseTree,
    describe::{DescribePart, Describing},
    facts::{DirectiveHead, Known},
    outline::{Editor, OutlinePart},
    publish::Guide,
    tasks::{TaskDraft, TasksPart},
};
use crate::{
    api::Question,
    audit::HistoryLink,
    session::Session,
    ui::{Breadcrumb, Heading, LinkButton, Remote, Tab, Tabs},
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
    directive: Option<DirectiveHead>,
}

crate::api::listed!(query OneDirective, ById);

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
        Question::kept(move || {
            session.changes.track();
            OneDirective::build(ById { id: id.clone() })
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
                let parts = move || {
                    let state = state.get()?;
                    let id = id.get_value();
                    let ways = (state == DirectiveState::Published).then(|| view! { <WaysOn id=id.clone() /> });
                    Some(view! { {ways} <Parts id state /> })
                };
                let history = view! { <HistoryLink id=id.get_value() /> };
                view! { {known} {history} {parts} }.into_any()
            }
        />
    }
}

/// The parts, as tabs for who works on it. What is half done in one is kept while another is open.
#[component]
fn Parts(id: String, state: DirectiveState) -> impl IntoView {
    let is_draft = state == DirectiveState::Draft;
    if !Session::get().can(Capability::ManageDirectives) {
        return view! { <ClauseTree id is_published=!is_draft /> }.into_any();
    }
    let (editor, describing) = (Editor::of(id.clone()), Describing::of(id.clone()));
    let task = TaskDraft::empty();
    let tab = |value: &'static str, word: Word| Tab { value, label: t(word) };
    let mend = is_draft.then(|| tab("sua", Word::TabOutline));
    let tabs = [tab("muc", Word::TabClauses)].into_iter().chain(mend);
    let tabs = tabs.chain([tab("thong-tin", Word::TabDescribe), tab("giao-viec", Word::TabTasks)]).collect();
    let guided = id.clone();
    let panel = move |value| match value {
        "sua" => view! { <OutlinePart editor /> }.into_any(),
        "thong-tin" => view! { <DescribePart describing /> }.into_any(),
        "giao-viec" => view! { <TasksPart id=id.clone() draft=task is_draft /> }.into_any(),
        _ => view! { <ClauseTree id=id.clone() is_published=!is_draft /> }.into_any(),
    };
    let guide = is_draft.then(|| {
        let is_unsaved = Signal::derive(move || editor.is_touched() || describing.is_touched());
        view! { <Guide id=guided key=PART is_unsaved /> }
    });
    view! { {guide} <Tabs label=t(Word::DirectiveParts) key=PART tabs panel /> }.into_any()
}

/// From a published directive to what came of it.
#[component]
fn WaysOn(id: String) -> impl IntoView {
    let session = Session::get();
    let link = |needs: Capability, way: &str, word: Word, icon: &'static str| {
        let href = [way, &id].concat();
        session.can(needs).then(|| view! { <LinkButton href label=t(word) icon /> })
    };
    let matrix = link(Capability::ReadReports, "/ma-tran/", Word::OpenMatrix, "map");
    let report = link(Capability::ReadReports, "/bao-cao/", Word::OpenReport, "print");
    let assignments = link(Capability::ReadAssignments, "/viec?van-ban=", Word::OpenAssignments, "task");
    view! { <div class="ways">{matrix} {report} {assignments}</div> }
}
