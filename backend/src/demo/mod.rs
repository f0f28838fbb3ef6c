//! Demonstration data: a district that a person of the district would believe, with invented people. It goes into an
//! empty database only, in one transaction.
mod bodies;
mod directives;
mod people;
mod tasks;
mod units;
mod work;

use chrono::NaiveDate;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, EntityTrait, PaginatorTrait};
use serde_json::json;
use uuid::Uuid;

use crate::{
    clock::Means,
    identity::DEMO_PASSWORD,
    places::entity::office,
    platform::{Done, Tx, audit},
};

/// The day at which the demonstration of the school year 2019-2020 stands.
const BUSINESS_DATE: NaiveDate = NaiveDate::from_ymd_opt(2020, 4, 15).expect("a day of the calendar");
/// The first day of what the seed tells; when a unit or body was really founded it does not say.
const KNOWN_FROM: NaiveDate = NaiveDate::from_ymd_opt(2019, 1, 1).expect("a day of the calendar");

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

pub async fn fill(means: &Means) -> Result<Filled, NotFilled> {
    let tx = Tx::begin(means, Uuid::nil()).await?;
    if office::Entity::find().count(tx.db()).await? > 0 {
        return Err(NotFilled::NotEmpty);
    }
    let tree = units::plant(&tx).await?;
    let row = office::ActiveModel {
        id: Set(tx.new_id()),
        name: Set("Phòng Giáo dục và Đào tạo huyện Sốp Cộp".to_owned()),
        unit_id: Set(tree.district),
        parent_body: Set(Some("UBND HUYỆN SỐP CỘP".to_owned())),
        place: Set(Some("Sốp Cộp".to_owned())),
        business_date: Set(Some(BUSINESS_DATE)),
        is_demo: Set(true),
    };
    let office = row.insert(tx.db()).await?;
    audit::open_chain(tx.db(), office.id).await?;
    let bodies = bodies::found(&tx, office.id, &tree).await?;
    let logins = people::open(&tx, means, office.id, tree.district, &bodies).await?;
    let dispatch = directives::issue(&tx, office.id).await?;
    work::tell(&tx, &dispatch, &bodies).await?;
    directives::draft_plan(&tx, &dispatch.directive).await?;
    let filled = Filled { units: tree.count, organizations: bodies.len(), logins, password: DEMO_PASSWORD };
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
