use cynic::QueryBuilder;
use leptos::prelude::*;
use shared::{Capability, schema};

use super::{
    editing::{ContactMail, EditForm, Editable},
    ending::Ending,
    kind_word,
    organization_row::{StateChip, UnitName},
    phone::Phone,
    succession::OrganizationHistory,
};
use crate::{
    api::Question,
    audit::HistoryLink,
    session::Session,
    ui::{Breadcrumb, Card, Fact, Facts, Heading, Remote, Toolbar},
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
    organization: Option<Editable>,
}

crate::api::listed!(query OneOrganization, ById);

#[component]
pub fn OrganizationPage(id: Signal<String>) -> impl IntoView {
    let session = Session::get();
    let question = Question::kept(move || {
        session.changes.track();
        OneOrganization::build(ById { id: cynic::Id::new(id.get()) })
    });

    let title = t(Word::OrganizationLabel);
    let found = move || question.look(|answer: &OneOrganization| answer.organization.clone()).flatten();
    let title = Signal::derive(move || found().map_or_else(|| title.get(), |organization| organization.name));
    let may_manage = session.can(Capability::ManageOrganizations);
    let ending = move || found().filter(|_| may_manage).map(|organization| view! { <Ending organization /> });
    view! {
        <Breadcrumb above=vec![("/to-chuc", t(Word::OrganizationsTitle))] />
        <Toolbar><Heading title /> {ending}</Toolbar>
        <Remote
            question
            is_empty=|answer: &OneOrganization| answer.organization.is_none()
            empty=t(Word::OrganizationNotFound)
            children=move || {
                let form = may_manage.then(|| view! {
                    <Card title=t(Word::OrganizationEdit) id="edit-title">
                        <EditForm current=Signal::derive(found) labelled_by="edit-title" />
                    </Card>
                });
                let known = move || found().map(|organization| view! { <Known organization /> });
                let link = move || view! { <HistoryLink id=id.get() /> };
                view! { {known} <OrganizationHistory id /> {link} {form} }.into_any()
            }
        />
    }
}

#[component]
fn Known(organization: Editable) -> impl IntoView {
    let unit = organization.unit.map(|UnitName { id, name }| {
        view! { <a href=format!("/don-vi/{}", id.inner())>{name}</a> }
    });
    let parent = organization.parent.map(|parent| {
        let href = format!("/to-chuc/{}", parent.id.inner());
        view! {
            <Fact label=t(Word::OrganizationParent)><span lang="vi"><a href=href>{parent.name}</a></span></Fact>
        }
    });
    let mail = match organization.email {
        Some(ContactMail::MailAddress(mail)) => Some(mail.address),
        _ => None,
    };
    let mail = mail.map(|address| {
        let href = ["mailto:", &address].concat();
        view! { <Fact label=t(Word::MailLabel)><a href=href rel="external">{address}</a></Fact> }
    });
    let since = organization.valid_from.shown();
    let until = organization.valid_to.as_ref().map(|day| format!(" – {}", day.shown()));
    view! {
        <Facts>
            <Fact label=t(Word::OrganizationKind)>{t(organization.kind.map_or(Word::KindOther, kind_word))}</Fact>
            <Fact label=t(Word::UnitLabel)><span lang="vi">{unit}</span></Fact>
            {parent}
            <Fact label=t(Word::StateLabel)><StateChip until=organization.valid_to /></Fact>
            <Fact label=t(Word::OrganizationSince)>{since} {until}</Fact>
            <Fact label=t(Word::PhoneLabel)><Phone phone=organization.phone /></Fact>
            {mail}
            {organization.address.map(|address| view! {
                <Fact label=t(Word::AddressLabel)><span lang="vi">{address}</span></Fact>
            })}
        </Facts>
    }
}
