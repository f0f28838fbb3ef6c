use backend::{
    identity::{Grant, Membership, Reach, Viewer},
    organizations::entity as organization,
    places::entity::unit,
};
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use shared::{OrganizationId, Role, UnitId};
use uuid::Uuid;

use super::TestApp;

/// Somebody who speaks to the application, through the door alone.
#[derive(Clone)]
pub struct Actor<'a> {
    app: &'a TestApp,
    viewer: Viewer,
}

impl TestApp {
    /// An officer of the home office: all of its district.
    pub fn officer(&self) -> Actor<'_> {
        self.actor(Role::Officer, grant(self.world.office, Reach::Every, &self.world.district))
    }

    /// An officer of the other office.
    pub fn foreign_officer(&self) -> Actor<'_> {
        self.actor(Role::Officer, grant(self.world.other_office, Reach::Every, &self.world.other_district))
    }

    /// A director: one organization, in the home district.
    pub fn director(&self, of: &organization::Model) -> Actor<'_> {
        let own = Reach::Only(vec![of.id]);
        self.actor(Role::Director, grant(self.world.office, own, &self.world.district))
    }

    /// A partner whose programme reaches one unit of the home district.
    pub fn partner(&self, within: &unit::Model) -> Actor<'_> {
        self.actor(Role::Partner, grant(self.world.office, Reach::Every, within))
    }

    /// Reads names and figures of the district, and nobody's telephone.
    pub fn province(&self) -> Actor<'_> {
        self.actor(Role::Province, grant(self.world.office, Reach::Every, &self.world.district))
    }

    pub fn anonymous(&self) -> Actor<'_> {
        Actor { app: self, viewer: Viewer::default() }
    }

    pub fn actor(&self, role: Role, grant: Grant) -> Actor<'_> {
        // Who is bound to one organization works for it.
        let organization_id = match &grant.organizations {
            Reach::Only(ids) => ids.first().copied().unwrap_or_default(),
            Reach::Every => Uuid::now_v7(),
        };
        let viewer = Viewer {
            account_id: Some(Uuid::now_v7()),
            memberships: vec![Membership { role, organization_id, unit_id: Uuid::now_v7(), grant }],
            ..Viewer::default()
        };
        Actor { app: self, viewer }
    }
}

pub fn grant(office_id: Uuid, organizations: Reach, within: &unit::Model) -> Grant {
    Grant { office_id, organizations, under: within.path.clone(), programmes: Reach::Every }
}

impl<'a> Actor<'a> {
    /// The same person with a second membership.
    pub fn and(mut self, other: &Actor<'a>) -> Self {
        self.viewer.memberships.extend(other.viewer.memberships.clone());
        self
    }

    pub async fn send(&self, query: &str, variables: Value) -> (u16, Value) {
        let body = json!({ "query": query, "variables": variables }).to_string();
        self.app.post(self.viewer.clone(), body).await
    }

    /// Asks, and takes whatever the schema answers.
    pub async fn ask(&self, query: &str, variables: Value) -> Value {
        let (status, answer) = self.send(query, variables).await;
        assert_eq!(status, 200, "{answer}");
        answer
    }

    /// `organizationUpdate` that changes nothing but the name, with the payload's selection as given.
    pub async fn rename(&self, id: OrganizationId, input: Value, selection: &str) -> Value {
        let (mut input, name) = (input.clone(), input["name"].clone());
        input.as_object_mut().unwrap().remove("name");
        input["organization"] = self.app.form_of(id, name).await;
        let head = "mutation($id: ID!, $input: OrganizationUpdateInput!) { organizationUpdate(id: $id, input: $input)";
        let query = format!("{head} {{ {selection} }} }}");
        self.ask(&query, json!({ "id": id.to_string(), "input": input })).await
    }
}

impl TestApp {
    /// An organization as its form shows it, under a new name; of one that is not there, some other form.
    pub async fn form_of(&self, id: OrganizationId, name: Value) -> Value {
        let row = organization::Entity::find_by_id(id.0).one(&self.db).await.unwrap();
        let unit = row.as_ref().map_or(self.world.commune.id, |row| row.unit_id);
        json!({
            "name": name, "kind": "LEARNING_CENTER", "unitId": UnitId(unit).to_string(), "validFrom": "2004-01-01",
            "phone": row.as_ref().and_then(|row| row.phone.clone()), "email": row.and_then(|row| row.email),
        })
    }
}
