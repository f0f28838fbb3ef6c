use cynic::QueryBuilder;
use leptos::prelude::*;
use leptos_router::{components::A, hooks::use_params_map};
use shared::{Capability, OrganizationKind, schema};

use super::{
    kind_word,
    organization_row::{StateChip, UnitName},
    phone::{ContactPhone, Phone},
    rename::OrganizationName,
    rename_form::RenameForm,
};
use crate::{
    api::{self, WireDay},
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
pub fn OrganizationPage() -> impl IntoView {
    let session = Session::get();
    let params = use_params_map();
    let answer = LocalResource::new(move || {
        session.changes.track();
        let id = cynic::Id::new(params.with(|params| params.get("id")).unwrap_or_default());
        api::run(OneOrganization::build(ById { id }))
    });

    let title = t(Word::OrganizationLabel);
    let title = Signal::derive(move || match answer.get() {
        Some(Ok(OneOrganization { organization: Some(organization) })) => organization.name,
        _ => title.get(),
    });
    view! {
        <Breadcrumb above=vec![("/to-chuc", t(Word::OrganizationsTitle))] />
        <Heading title />
        <Remote
            answer
            is_empty=|answer| answer.organization.is_none()
            empty=t(Word::OrganizationNotFound)
            children=move |answer| {
                let organization = Signal::derive(move || {
                    answer.get().organization.expect("an empty answer is not shown")
                });
                let name = Memo::new(move |_| {
                    let Organization { id, name, version, .. } = organization.get();
                    OrganizationName { id, name, version }
                });
                view! {
                    {move || view! { <Known organization=organization.get() /> }}
                    {session.can(Capability::ManageOrganizations).then(|| view! {
                        <Card title=t(Word::Rename) id="rename-title"><RenameForm current=name /></Card>
                    })}
                }
            }
        />
    }
}

#[component]
fn Known(organization: Organization) -> impl IntoView {
    let unit = organization.unit.map(|UnitName { id, name }| {
        view! { <A href=format!("/don-vi/{}", id.inner())>{name}</A> }
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
