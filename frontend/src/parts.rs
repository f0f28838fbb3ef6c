//! Pages that come in files of their own, when somebody first needs one: a phone in a commune never fetches the
//! office's. `xtask bundle` cuts the wasm at these functions; all of one part go into one file.
use std::{future::Future, pin::Pin, time::Duration};

use leptos::{
    prelude::*,
    task::spawn_local,
    wasm_split::{SplitLoaderError, wasm_split},
};
use shared::Capability;

use crate::{
    assignments::{AssignmentPage, RemindSeveral},
    audit::{AuditPage, HistoryPage},
    directives::{DirectivePage, DirectivesPage, ImportPage, SchemesPage},
    identity::{AccountPage, AccountsPage, InvitationPage, MePage},
    imports::ImportsPage,
    jobs::JobsPage,
    notifications::NotificationsPage,
    organizations::{OrganizationPage, OrganizationsPage},
    outbox::OutboxPage,
    places::{UnitPage, UnitsPage},
    reports::{MatrixPage, ReportPage},
    search::{Palette, SearchPage},
    session::Session,
    tokens::{TokenPage, TokensPage},
    views::Bar,
};

pub type View = fn(Signal<String>) -> AnyView;
pub type Loading = Pin<Box<dyn Future<Output = Result<View, SplitLoaderError>>>>;

macro_rules! pages {
    ($($part:ident: $name:ident = $view:expr;)*) => {$(
        pub fn $name() -> Loading {
            #[wasm_split($part, wasm_split_path = leptos::wasm_split, fallible)]
            fn $name() -> Result<View, SplitLoaderError> {
                Ok($view)
            }
            Box::pin($name())
        }
    )*};
}

pages! {
    read: directives = |_| view! { <DirectivesPage /> }.into_any();
    read: directive = |id| view! { <DirectivePage id /> }.into_any();
    read: schemes = |_| view! { <SchemesPage /> }.into_any();
    read: organizations = |_| view! { <OrganizationsPage /> }.into_any();
    read: organization = |id| view! { <OrganizationPage id /> }.into_any();
    read: notifications = |_| view! { <NotificationsPage /> }.into_any();
    read: me = |_| view! { <MePage /> }.into_any();
    read: units = |_| view! { <UnitsPage /> }.into_any();
    read: unit = |id| view! { <UnitPage id /> }.into_any();
    work: assignment = |id| view! { <AssignmentPage id /> }.into_any();
    work: outbox = |_| view! { <OutboxPage /> }.into_any();
    office: import = |_| view! { <ImportPage /> }.into_any();
    office: accounts = |_| view! { <AccountsPage /> }.into_any();
    office: account = |id| view! { <AccountPage id /> }.into_any();
    office: tokens = |_| view! { <TokensPage /> }.into_any();
    office: token = |id| view! { <TokenPage id /> }.into_any();
    office: jobs = |_| view! { <JobsPage /> }.into_any();
    office: imports = |_| view! { <ImportsPage /> }.into_any();
    office: audit = |_| view! { <AuditPage /> }.into_any();
    office: history = |id| view! { <HistoryPage id /> }.into_any();
    office: matrix = |id| view! { <MatrixPage id /> }.into_any();
    office: report = |id| view! { <ReportPage id /> }.into_any();
    door: invitation = |token| view! { <InvitationPage token /> }.into_any();
    search: search = |_| view! { <SearchPage /> }.into_any();
    search: palette = |_| view! { <Palette /> }.into_any();
    lists: list_tools = |_| view! { <Bar /> }.into_any();
    lists: remind_several = |_| view! { <RemindSeveral /> }.into_any();
}

/// Whoever may do one of these works at the office's desk.
const OF_THE_OFFICE: [Capability; 4] =
    [Capability::ManageDirectives, Capability::ReadAccounts, Capability::ReadAudit, Capability::ReadReports];

/// The office gets every part, so that its desk opens at once and without a network; the field gets the page where
/// it answers and the one of what waits to be sent. Both after what is on the screen now; what fails is fetched when
/// it is needed.
pub fn fetch_ahead(session: Session) {
    Effect::new(move |_| {
        session.viewer.track();
        // One page of each part.
        let is_of_the_office = OF_THE_OFFICE.into_iter().any(|capability| session.can(capability));
        let writes_afield = session.can(Capability::AnswerAssignments);
        let parts: [(bool, fn() -> Loading); 4] = [
            (is_of_the_office || writes_afield, assignment),
            (is_of_the_office, directives),
            (is_of_the_office, accounts),
            (is_of_the_office, list_tools),
        ];
        for (_, page) in parts.into_iter().filter(|(is_theirs, _)| *is_theirs) {
            set_timeout(move || spawn_local(async move { drop(page().await) }), Duration::from_secs(2));
        }
    });
}
