//! The bodies of the district and of the province: offices, committees, schools, centers, partners.
use chrono::NaiveDate;
use sea_orm::{DbErr, prelude::*, sea_query::Expr};
use shared::OrganizationKind as Kind;

use super::{
    KNOWN_FROM,
    units::{Place, REFORM, Tree},
};
use crate::{
    organizations::{
        entity::{ActiveModel, Column, Entity, Model},
        reform,
        succession::entity as succession,
    },
    platform::{Tx, search_text, sort_key},
};

pub struct Body {
    pub id: Uuid,
    pub kind: Kind,
    /// The commune it stands in, without its kind; None for what stands above the communes.
    pub commune: Option<String>,
    /// In the district, or in what came from there.
    pub is_home: bool,
}

type Named = (Kind, &'static str);

const OF_DISTRICT: [Named; 7] = [
    (Kind::EducationOffice, "Phòng Giáo dục và Đào tạo huyện Sốp Cộp"),
    (Kind::PeoplesCommittee, "Ủy ban nhân dân huyện Sốp Cộp"),
    (Kind::HomeAffairs, "Phòng Nội vụ huyện Sốp Cộp"),
    (Kind::WomensUnion, "Hội Liên hiệp Phụ nữ huyện Sốp Cộp"),
    (Kind::FarmersUnion, "Hội Nông dân huyện Sốp Cộp"),
    (Kind::StudyEncouragement, "Hội Khuyến học huyện Sốp Cộp"),
    (Kind::YouthUnion, "Huyện đoàn Sốp Cộp"),
];

const OF_PROVINCE: [Named; 7] = [
    (Kind::EducationOffice, "Sở Giáo dục và Đào tạo tỉnh Sơn La"),
    (Kind::PeoplesCommittee, "Ủy ban nhân dân tỉnh Sơn La"),
    (Kind::HomeAffairs, "Sở Nội vụ tỉnh Sơn La"),
    (Kind::WomensUnion, "Hội Liên hiệp Phụ nữ tỉnh Sơn La"),
    (Kind::FarmersUnion, "Hội Nông dân tỉnh Sơn La"),
    (Kind::StudyEncouragement, "Hội Khuyến học tỉnh Sơn La"),
    (Kind::YouthUnion, "Tỉnh đoàn Sơn La"),
];

/// They bear the whole name of their unit: `xã Sốp Cộp`.
const OF_COMMUNE: [Named; 3] = [
    (Kind::PeoplesCommittee, "Ủy ban nhân dân"),
    (Kind::LearningCenter, "Trung tâm học tập cộng đồng"),
    (Kind::StudyEncouragement, "Hội Khuyến học"),
];
/// Of a commune that is not in the district, only what every commune has.
const OF_OTHERS: usize = 2;

const SCHOOL: Named = (Kind::School, "Trường Tiểu học và Trung học cơ sở");
const POST: Named = (Kind::BorderGuard, "Đồn Biên phòng");
/// Where a Border Guard post stands.
const BORDER: [&str; 2] = ["Mường Lạn", "Mường Lèo"];

const TELEPHONE: &str = "0212 3000 000";
/// PostgreSQL takes 65,535 values in a statement, SQLite 32,766.
const ROWS_AT_ONCE: usize = 500;

struct Founding<'a> {
    tx: &'a Tx,
    office_id: Uuid,
    rows: Vec<Model>,
    bodies: Vec<Body>,
}

impl Founding<'_> {
    fn found(&mut self, unit_id: Uuid, (kind, name): (Kind, String), place: Option<&Place>) {
        let row = Model {
            id: self.tx.new_id(),
            version: 1,
            office_id: self.office_id,
            parent_id: None,
            unit_id,
            kind: kind.tag().to_owned(),
            name_sort: sort_key(&name),
            search_text: search_text(&name),
            name,
            phone: Some(TELEPHONE.to_owned()),
            email: None,
            address: None,
            valid_from: KNOWN_FROM,
            valid_to: None,
        };
        self.bodies.push(Body {
            id: row.id,
            kind,
            commune: place.map(|place| place.bare().to_owned()),
            is_home: place.is_some_and(|place| place.is_home),
        });
        self.rows.push(row);
    }

    fn above(&mut self, unit_id: Uuid, named: [Named; 7]) {
        for (kind, name) in named {
            self.found(unit_id, (kind, name.to_owned()), None);
        }
    }

    fn in_commune(&mut self, place: &Place) {
        let many = if place.is_home { OF_COMMUNE.len() } else { OF_OTHERS };
        for (kind, name) in OF_COMMUNE.into_iter().take(many) {
            self.found(place.unit, (kind, format!("{name} {}", reform::within(&place.name))), Some(place));
        }
        let school = place.is_home.then_some(SCHOOL);
        let post = (place.is_home && BORDER.contains(&place.bare())).then_some(POST);
        for (kind, name) in school.into_iter().chain(post) {
            self.found(place.unit, (kind, format!("{name} {}", place.bare())), Some(place));
        }
    }

    fn close(&mut self, unit: Uuid, day: Option<NaiveDate>) {
        for row in self.rows.iter_mut().filter(|row| row.unit_id == unit) {
            row.valid_to = day;
        }
    }

    async fn write(&self) -> Result<(), DbErr> {
        for some in self.rows.chunks(ROWS_AT_ONCE) {
            let some = some.iter().cloned().map(ActiveModel::from);
            Entity::insert_many(some).exec_without_returning(self.tx.db()).await?;
        }
        Ok(())
    }
}

/// The district as its office keeps it in the school year 2019-2020.
pub async fn of_district(tx: &Tx, office_id: Uuid, tree: &Tree) -> Result<Vec<Body>, DbErr> {
    let mut founding = Founding { tx, office_id, rows: Vec::new(), bodies: Vec::new() };
    founding.above(tree.district, OF_DISTRICT);
    for place in tree.communes.iter().filter(|place| place.is_home) {
        founding.in_commune(place);
    }
    founding.write().await?;
    Ok(founding.bodies)
}

/// The province: what stood in its communes before the reform, and what followed. Answers those of today, and how
/// many were written.
pub async fn of_province(tx: &Tx, office_id: Uuid, tree: &Tree) -> Result<(Vec<Body>, usize), DbErr> {
    let mut founding = Founding { tx, office_id, rows: Vec::new(), bodies: Vec::new() };
    let last = REFORM.pred_opt();
    founding.above(tree.province, OF_PROVINCE);
    let above = founding.bodies.len();
    founding.above(tree.district, OF_DISTRICT);
    founding.close(tree.district, last);
    for place in &tree.communes {
        founding.in_commune(place);
        if !place.is_followed {
            founding.close(place.unit, last);
        }
    }
    founding.write().await?;
    // What the district's office did for schools, the department of the province does since.
    let handed_over = succession::Model {
        predecessor_id: founding.bodies[above].id,
        successor_id: founding.bodies[0].id,
        effective_on: REFORM,
        decided_by: None,
    };
    let handed_over = succession::ActiveModel::from(handed_over);
    succession::Entity::insert(handed_over).exec_without_returning(tx.db()).await?;
    let began = reform::follow(tx, office_id, REFORM).await?;
    Entity::update_many()
        .col_expr(Column::Phone, Expr::val(TELEPHONE))
        .filter(Column::ValidFrom.eq(REFORM))
        .exec(tx.db())
        .await?;
    let written = founding.rows.len() + began.len();
    let mut bodies = founding.bodies;
    bodies.truncate(above);
    bodies.extend(began.iter().filter_map(|row| of_today(row, tree)));
    Ok((bodies, written))
}

fn of_today(row: &Model, tree: &Tree) -> Option<Body> {
    let kind = Kind::of_tag(&row.kind)?;
    let place = tree.reformed.iter().find(|place| place.unit == row.unit_id)?;
    // Several schools stand in one commune: each by its own name.
    let own = row.name.strip_prefix(SCHOOL.1).map_or(place.bare(), str::trim_start);
    Some(Body { id: row.id, kind, commune: Some(own.to_owned()), is_home: place.is_home })
}
