//! The world every test starts in, and the builders that add to it.
use backend::{
    organizations::entity as organization,
    places::entity::{office, unit},
    platform::{audit, search_text, sort_key},
};
use chrono::NaiveDate;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseConnection};
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
        let province = add_unit(db, None, "province", "Sơn La").await;
        let district = add_unit(db, Some(&province), "district", "Thuận Châu").await;
        let commune = add_unit(db, Some(&district), "commune", "Chiềng Ly").await;
        let next_commune = add_unit(db, Some(&district), "commune", "Tông Lạnh").await;
        let other_district = add_unit(db, Some(&province), "district", "Mường La").await;
        let office = add_office(db, &district, "Phòng GD&ĐT Thuận Châu").await;
        let other_office = add_office(db, &other_district, "Phòng GD&ĐT Mường La").await;
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
        add_unit(&self.db, Some(&self.world.district), "commune", name).await
    }
}

pub async fn add_unit(
    db: &DatabaseConnection,
    parent: Option<&unit::Model>,
    kind: &str,
    name: &str,
) -> unit::Model {
    let id = Uuid::now_v7();
    let row = unit::ActiveModel {
        id: Set(id),
        parent_id: Set(parent.map(|parent| parent.id)),
        path: Set(format!("{}{id}/", parent.map_or("/", |parent| &parent.path))),
        code: Set("04225".to_owned()),
        kind: Set(kind.to_owned()),
        name: Set(name.to_owned()),
        name_sort: Set(sort_key(name)),
        search_text: Set(search_text(name)),
        valid_from: Set(first_day()),
        valid_to: Set(None),
    };
    row.insert(db).await.unwrap()
}

pub async fn add_office(db: &DatabaseConnection, district: &unit::Model, name: &str) -> Uuid {
    let id = Uuid::now_v7();
    let row = office::ActiveModel {
        id: Set(id),
        name: Set(name.to_owned()),
        unit_id: Set(district.id),
        parent_body: Set(None),
        place: Set(None),
        business_date: Set(None),
        is_demo: Set(false),
    };
    row.insert(db).await.unwrap();
    audit::open_chain(db, id).await.unwrap();
    id
}

pub async fn add_organization(
    db: &DatabaseConnection,
    office: Uuid,
    place: &unit::Model,
    name: &str,
) -> organization::Model {
    let row = organization::ActiveModel {
        id: Set(Uuid::now_v7()),
        version: Set(1),
        office_id: Set(office),
        parent_id: Set(None),
        unit_id: Set(place.id),
        kind: Set("learning_center".to_owned()),
        name: Set(name.to_owned()),
        name_sort: Set(sort_key(name)),
        search_text: Set(search_text(name)),
        phone: Set(Some("0212 3847 000".to_owned())),
        email: Set(None),
        address: Set(None),
        valid_from: Set(first_day()),
        valid_to: Set(None),
    };
    row.insert(db).await.unwrap()
}

pub fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2004, 1, 1).unwrap()
}
