//! The world every test starts in, and the builders that add to it.
use backend::{organizations::entity as organization, places::entity as unit, platform::audit};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DatabaseConnection, sea_query::Query};
use uuid::Uuid;

use super::TestApp;

/// An office over a district with two communes, and another office over another district.
pub struct World {
    pub office: Uuid,
    pub district: unit::Model,
    pub commune: unit::Model,
    pub next_commune: unit::Model,
    pub other_office: Uuid,
    pub other_district: unit::Model,
}

impl World {
    pub async fn build(db: &DatabaseConnection) -> Self {
        let province = add_unit(db, None, "Sơn La").await;
        let district = add_unit(db, Some(&province), "Thuận Châu").await;
        let commune = add_unit(db, Some(&district), "Chiềng Ly").await;
        let next_commune = add_unit(db, Some(&district), "Tông Lạnh").await;
        let other_district = add_unit(db, Some(&province), "Mường La").await;
        let office = add_office(db, "Phòng GD&ĐT Thuận Châu").await;
        let other_office = add_office(db, "Phòng GD&ĐT Mường La").await;
        Self { office, district, commune, next_commune, other_office, other_district }
    }
}

impl TestApp {
    pub async fn organization(&self, name: &str) -> organization::Model {
        self.organization_in(&self.world.commune, name).await
    }

    pub async fn organization_in(&self, place: &unit::Model, name: &str) -> organization::Model {
        add_organization(&self.db, self.world.office, place, name).await
    }

    /// A organization of the other office.
    pub async fn foreign_organization(&self, name: &str) -> organization::Model {
        add_organization(&self.db, self.world.other_office, &self.world.other_district, name).await
    }

    pub async fn commune(&self, name: &str) -> unit::Model {
        add_unit(&self.db, Some(&self.world.district), name).await
    }
}

async fn add_unit(db: &DatabaseConnection, parent: Option<&unit::Model>, name: &str) -> unit::Model {
    let id = Uuid::now_v7();
    let row = unit::ActiveModel {
        id: Set(id),
        parent_id: Set(parent.map(|parent| parent.id)),
        path: Set(format!("{}{id}/", parent.map_or("/", |parent| &parent.path))),
        name: Set(name.to_owned()),
    };
    row.insert(db).await.unwrap()
}

async fn add_office(db: &DatabaseConnection, name: &str) -> Uuid {
    let id = Uuid::now_v7();
    insert(db, "office", &[("id", id.into()), ("name", name.into())]).await;
    audit::open_chain(db, id).await.unwrap();
    id
}

async fn add_organization(db: &DatabaseConnection, office: Uuid, place: &unit::Model, name: &str) -> organization::Model {
    let organization = Uuid::now_v7();
    let columns = [
        ("id", organization.into()),
        ("office_id", office.into()),
        ("unit_id", place.id.into()),
        ("kind", "organization".into()),
        ("name", name.into()),
    ];
    insert(db, "organization", &columns).await;
    let row = organization::ActiveModel {
        id: Set(Uuid::now_v7()),
        version: Set(1),
        office_id: Set(office),
        organization_id: Set(organization),
        unit_id: Set(place.id),
        name: Set(name.to_owned()),
        name_sort: Set(organization::name_sort(name)),
        search_text: Set(organization::search_text(name)),
        status: Set(organization::Status::Active),
        director_phone: Set(Some("0212 3847 000".to_owned())),
    };
    row.insert(db).await.unwrap()
}

/// For tables whose slices are not in this mould.
async fn insert(db: &DatabaseConnection, table: &'static str, columns: &[(&'static str, sea_orm::Value)]) {
    let mut insert = Query::insert();
    insert.into_table(table).columns(columns.iter().map(|(name, _)| *name));
    insert.values_panic(columns.iter().map(|(_, value)| value.clone().into()));
    db.execute(&insert).await.unwrap();
}
