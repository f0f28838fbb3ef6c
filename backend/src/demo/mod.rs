//! Demonstration data: an office that a person of its place would believe, with invented people. It goes into an
//! empty database only, in one transaction.
mod bodies;
mod directives;
mod people;
mod tasks;
mod tasks_2026;
mod units;
mod work;
mod year_2019;
mod year_2026;

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, EntityTrait, PaginatorTrait};
use serde_json::json;
use uuid::Uuid;

use self::{bodies::Body, people::Opening, units::Tree, work::Stage};
use crate::{
    clock::{self, Clock, Means},
    identity::DEMO_PASSWORD,
    places::entity::office,
    platform::{Done, Tx, audit},
};

/// The day at which the demonstration of the school year 2019-2020 stands.
const BUSINESS_DATE: NaiveDate = NaiveDate::from_ymd_opt(2020, 4, 15).expect("a day of the calendar");
/// The first day of what the seed tells; when a unit or body was really founded it does not say.
const KNOWN_FROM: NaiveDate = NaiveDate::from_ymd_opt(2019, 1, 1).expect("a day of the calendar");

/// Which world is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Era {
    /// A district in the school year 2019-2020, at a fixed day.
    Of2019,
    /// The province after the reform of 1 July 2025, at whatever day it is.
    Of2026,
}

/// A day of the story.
fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or(BUSINESS_DATE)
}

/// Why nothing was filled in.
#[derive(Debug, thiserror::Error)]
pub enum NotFilled {
    #[error("The database is not empty: demonstration data go into an empty one only.")]
    NotEmpty,
    #[error(transparent)]
    Database(#[from] DbErr),
    #[error("the seed files are damaged: {0}")]
    Seed(#[from] csv::Error),
    #[error("a text of the seed cannot be read: {0}")]
    Text(#[from] documents::reading::Unreadable),
}

/// What was filled in.
pub struct Filled {
    pub units: usize,
    pub organizations: usize,
    pub logins: Vec<String>,
    pub password: &'static str,
}

/// A clock that stands: what is written bears a time of the story.
struct Standing(DateTime<Utc>);

impl Clock for Standing {
    fn now(&self) -> DateTime<Utc> {
        self.0
    }
}

pub async fn fill(means: &Means, era: Era) -> Result<Filled, NotFilled> {
    let now = means.clock.now();
    let (now, today) = match era {
        Era::Of2019 => (directives::morning(BUSINESS_DATE), BUSINESS_DATE),
        Era::Of2026 => (now, clock::today(now)),
    };
    let means = Means { clock: Arc::new(Standing(now)), ..means.clone() };
    let tx = Tx::begin(&means, Uuid::nil()).await?;
    if office::Entity::find().count(tx.db()).await? > 0 {
        return Err(NotFilled::NotEmpty);
    }
    let tree = units::plant(&tx).await?;
    let office = open_office(&tx, era, &tree).await?;
    let (bodies, organizations) = found(&tx, era, &office, &tree).await?;
    let opening = Opening {
        office_id: office.id,
        reach: office.unit_id,
        since: if era == Era::Of2019 { KNOWN_FROM } else { units::REFORM },
        bodies: &bodies,
    };
    let people = people::open(&tx, &means, &opening).await?;
    let stage = Stage { today, bodies: &bodies, people: &people };
    match era {
        Era::Of2019 => year_2019::tell(&tx, office.id, &stage).await?,
        Era::Of2026 => year_2026::tell(&tx, office.id, &stage).await?,
    }
    let filled = Filled { units: tree.count, organizations, logins: people.logins, password: DEMO_PASSWORD };
    let done = Done {
        office_id: office.id,
        subject: format!("office:{}", office.id),
        version: 1,
        before: json!(null),
        after: json!({ "units": filled.units, "organizations": filled.organizations }),
        topic: "demo.filled",
    };
    tx.commit("demoFill", &done).await?;
    Ok(filled)
}

/// Whose desk it is. Until the reform a district has an office; since then the department of the province answers for
/// its communes: which office decides is a row, and who reads it need not know the tiers.
async fn open_office(tx: &Tx, era: Era, tree: &Tree) -> Result<office::Model, DbErr> {
    let (name, unit_id, parent_body, place, business_date) = match era {
        Era::Of2019 => {
            (year_2019::OFFICE, tree.district, "UBND HUYỆN SỐP CỘP", "Sốp Cộp", Some(BUSINESS_DATE))
        }
        Era::Of2026 => (year_2026::OFFICE, tree.province, "UBND TỈNH SƠN LA", "Sơn La", None),
    };
    let row = office::ActiveModel {
        id: Set(tx.new_id()),
        name: Set(name.to_owned()),
        unit_id: Set(unit_id),
        parent_body: Set(Some(parent_body.to_owned())),
        place: Set(Some(place.to_owned())),
        business_date: Set(business_date),
        is_demo: Set(true),
    };
    let office = row.insert(tx.db()).await?;
    audit::open_chain(tx.db(), office.id).await?;
    Ok(office)
}

/// Those who work today, and how many were written.
async fn found(tx: &Tx, era: Era, office: &office::Model, tree: &Tree) -> Result<(Vec<Body>, usize), DbErr> {
    match era {
        Era::Of2019 => {
            let bodies = bodies::of_district(tx, office.id, tree).await?;
            let many = bodies.len();
            Ok((bodies, many))
        }
        Era::Of2026 => bodies::of_province(tx, office.id, tree).await,
    }
}
