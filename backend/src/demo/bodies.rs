//! The bodies of the district: offices, committees, schools, centers, partners.
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr};
use shared::OrganizationKind as Kind;
use uuid::Uuid;

use super::{KNOWN_FROM, units::Tree};
use crate::{
    organizations::entity::ActiveModel,
    platform::{Tx, search_text, sort_key},
};

pub struct Body {
    pub id: Uuid,
    pub kind: Kind,
    /// The commune it stands in, without its kind; None for what stands in the district.
    pub commune: Option<String>,
}

const OF_DISTRICT: [(Kind, &str); 7] = [
    (Kind::EducationOffice, "Phòng Giáo dục và Đào tạo huyện Sốp Cộp"),
    (Kind::PeoplesCommittee, "Ủy ban nhân dân huyện Sốp Cộp"),
    (Kind::HomeAffairs, "Phòng Nội vụ huyện Sốp Cộp"),
    (Kind::WomensUnion, "Hội Liên hiệp Phụ nữ huyện Sốp Cộp"),
    (Kind::FarmersUnion, "Hội Nông dân huyện Sốp Cộp"),
    (Kind::StudyEncouragement, "Hội Khuyến học huyện Sốp Cộp"),
    (Kind::YouthUnion, "Huyện đoàn Sốp Cộp"),
];

const OF_COMMUNE: [(Kind, &str); 4] = [
    (Kind::PeoplesCommittee, "Ủy ban nhân dân xã"),
    (Kind::LearningCenter, "Trung tâm học tập cộng đồng xã"),
    (Kind::School, "Trường Tiểu học và Trung học cơ sở"),
    (Kind::StudyEncouragement, "Hội Khuyến học xã"),
];

/// Where a Border Guard post stands.
const BORDER: [&str; 2] = ["Mường Lạn", "Mường Lèo"];

pub async fn found(tx: &Tx, office_id: Uuid, tree: &Tree) -> Result<Vec<Body>, DbErr> {
    let mut bodies = Vec::new();
    for (kind, name) in OF_DISTRICT {
        bodies.push(body(tx, office_id, tree.district, kind, name.to_owned(), None).await?);
    }
    for (commune, unit) in &tree.communes {
        let post = BORDER.contains(&commune.as_str()).then_some((Kind::BorderGuard, "Đồn Biên phòng"));
        for (kind, name) in OF_COMMUNE.into_iter().chain(post) {
            let name = format!("{name} {commune}");
            bodies.push(body(tx, office_id, *unit, kind, name, Some(commune.clone())).await?);
        }
    }
    Ok(bodies)
}

async fn body(
    tx: &Tx,
    office_id: Uuid,
    unit_id: Uuid,
    kind: Kind,
    name: String,
    commune: Option<String>,
) -> Result<Body, DbErr> {
    let id = tx.new_id();
    let row = ActiveModel {
        id: Set(id),
        version: Set(1),
        office_id: Set(office_id),
        parent_id: Set(None),
        unit_id: Set(unit_id),
        kind: Set(kind.tag().to_owned()),
        name_sort: Set(sort_key(&name)),
        search_text: Set(search_text(&name)),
        name: Set(name),
        phone: Set(Some("0212 3000 000".to_owned())),
        email: Set(None),
        address: Set(None),
        valid_from: Set(KNOWN_FROM),
        valid_to: Set(None),
    };
    row.insert(tx.db()).await?;
    Ok(Body { id, kind, commune })
}
