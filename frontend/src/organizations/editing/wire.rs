//! What an organization is, as a form has it: eight texts. And the acts that say it.
use cynic::MutationBuilder;
use shared::{
    Day, OrganizationFormInput, OrganizationKind, OrganizationOpenInput, OrganizationUpdateInput, schema,
};

use super::super::{organization_row::UnitName, phone::ContactPhone};
use crate::api::{self, ApiError, UserError, WireDay};

pub const NAME: usize = 0;
pub const KIND: usize = 1;
pub const UNIT: usize = 2;
pub const PARENT: usize = 3;
pub const PHONE: usize = 4;
pub const EMAIL: usize = 5;
pub const ADDRESS: usize = 6;
pub const FROM: usize = 7;

pub type Values = [String; 8];

/// What the page and the form of an organization need to know of it.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct Editable {
    pub id: cynic::Id,
    pub version: i32,
    pub name: String,
    pub kind: Option<OrganizationKind>,
    pub unit: Option<UnitName>,
    pub parent: Option<ParentName>,
    pub phone: Option<ContactPhone>,
    pub email: Option<ContactMail>,
    pub address: Option<String>,
    pub valid_from: WireDay,
    pub valid_to: Option<WireDay>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Organization")]
pub struct ParentName {
    pub id: cynic::Id,
    pub name: String,
}

#[derive(cynic::InlineFragments, Clone, Debug, PartialEq)]
pub enum ContactMail {
    MailAddress(MailAddress),
    #[cynic(fallback)]
    Withheld,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct MailAddress {
    pub address: String,
}

#[derive(cynic::QueryVariables)]
struct Open {
    input: OrganizationOpenInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Open")]
struct OrganizationOpen {
    #[arguments(input: $input)]
    organization_open: OrganizationPayload,
}

crate::api::listed!(mutation OrganizationOpen, Open);

#[derive(cynic::QueryVariables)]
struct Update {
    id: cynic::Id,
    input: OrganizationUpdateInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Update")]
struct OrganizationUpdate {
    #[arguments(id: $id, input: $input)]
    organization_update: OrganizationPayload,
}

crate::api::listed!(mutation OrganizationUpdate, Update);

#[derive(cynic::QueryFragment)]
pub struct OrganizationPayload {
    pub organization: Option<Editable>,
    pub user_errors: Vec<UserError>,
}

impl Editable {
    pub fn values(&self) -> Values {
        let phone = match &self.phone {
            Some(ContactPhone::PhoneNumber(phone)) => phone.number.clone(),
            _ => String::new(),
        };
        let email = match &self.email {
            Some(ContactMail::MailAddress(mail)) => mail.address.clone(),
            _ => String::new(),
        };
        let id = |id: Option<&cynic::Id>| id.map(|id| id.inner().to_owned()).unwrap_or_default();
        [
            self.name.clone(),
            self.kind.map(|kind| kind.tag().to_owned()).unwrap_or_default(),
            id(self.unit.as_ref().map(|unit| &unit.id)),
            id(self.parent.as_ref().map(|parent| &parent.id)),
            phone,
            email,
            self.address.clone().unwrap_or_default(),
            self.valid_from.day().map(crate::calendar::Day::iso).unwrap_or_default(),
        ]
    }
}

/// None while no kind is chosen.
pub fn form_of(values: &Values) -> Option<OrganizationFormInput> {
    let text = |at: usize| Some(values[at].clone()).filter(|text| !text.is_empty());
    Some(OrganizationFormInput {
        name: values[NAME].clone(),
        kind: OrganizationKind::of_tag(&values[KIND])?,
        unit_id: cynic::Id::new(values[UNIT].clone()),
        parent_id: text(PARENT).map(cynic::Id::new),
        phone: text(PHONE),
        email: text(EMAIL),
        address: text(ADDRESS),
        valid_from: Day(values[FROM].clone()),
    })
}

pub async fn open(input: OrganizationOpenInput) -> Result<OrganizationPayload, ApiError> {
    Ok(api::run(OrganizationOpen::build(Open { input })).await?.organization_open)
}

pub async fn update(id: &str, input: OrganizationUpdateInput) -> Result<OrganizationPayload, ApiError> {
    let update = Update { id: cynic::Id::new(id), input };
    Ok(api::run(OrganizationUpdate::build(update)).await?.organization_update)
}
