use cynic::QueryBuilder;
use leptos::prelude::*;
use shared::{Capability, OrganizationKind, schema};

use super::{
    kind_word,
    organization_row::{StateChip, UnitName},
    phone::{ContactPhone, Phone},
    rename::OrganizationName,
    rename_form::RenameForm,
    succession::OrganizationHistory,
};
use crate::{
    api::{self, Question, WireDay},
    session::Session,
    ui::{Breadcrumb, Card, Fact, Facts, Heading, Remote},
    words::{Word, t},
};

#[derive(cynic::QueryVariables)]
struct ById {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "ById")]
struct OneOrganization {
    #[arguments(id: $id)]
    organization: Option<Organization>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
struct Organization {
    id: cynic::Id,
    name: String,
    version: i32,
    kind: Option<OrganizationKind>,
    unit: Option<UnitName>,
    address: Option<String>,
    phone: Option<ContactPhone>,
    valid_from: WireDay,
    valid_to: Option<WireDay>,
}

#[component]
pub fn OrganizationPage(id: Signal<String>) -> impl IntoView {
    let session = Session::get();
    let question = Question::new(move || {
        session.changes.track();
        api::run(OneOrganization::build(ById { id: cynic::Id::new(id.get()) }))
    });

    let title = t(Word::OrganizationLabel);
    let found = move || question.look(|answer: &OneOrganization| answer.organization.clone()).flatten();
    let title = Signal::derive(move || found().map_or_else(|| title.get(), |organization| organization.name));
    view! {
        <Breadcrumb above=vec![("/to-chuc", t(Word::OrganizationsTitle))] />
        <Heading title />
        <Remote
            question
            is_empty=|answer: &OneOrganization| answer.organization.is_none()
            empty=t(Word::OrganizationNotFound)
            children=move || {
                let name = move || {
                    let Organization { id, name, version, .. } = found().expect("an empty answer is not shown");
                    OrganizationName { id, name, version }
                };
                let form = session.can(Capability::ManageOrganizations).then(|| view! {
                    <Card title=t(Word::Rename) id="rename-title"><RenameForm current=name /></Card>
                });
                let known = move || found().map(|organization| view! { <Known organization /> });
                view! { {known} <OrganizationHistory id /> {form} }.into_any()
            }
        />
    }
}

#[component]
fn Known(organization: Organization) -> impl IntoView {
    let unit = organization.unit.map(|UnitName { id, name }| {
        view! { <a href=format!("/don-vi/{}", id.inner())>{name}</a> }
    });
    let since = organization.valid_from.shown();
    let until = organization.valid_to.as_ref().map(|day| format!(" – {}", day.shown()));
    view! {
        <Facts>
            <Fact label=t(Word::OrganizationKind)>{t(organization.kind.map_or(Word::KindOther, kind_word))}</Fact>
            <Fact label=t(Word::UnitLabel)><span lang="vi">{unit}</span></Fact>
            <Fact label=t(Word::StateLabel)><StateChip ended=organization.valid_to.is_some() /></Fact>
            <Fact label=t(Word::OrganizationSince)>{since} {until}</Fact>
            <Fact label=t(Word::PhoneLabel)><Phone phone=organization.phone /></Fact>
            {organization.address.map(|address| view! {
                <Fact label=t(Word::AddressLabel)><span lang="vi">{address}</span></Fact>
            })}
        </Facts>
    }
}
