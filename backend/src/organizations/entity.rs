use sea_orm::entity::prelude::*;
use shared::{OrganizationKind, fold_words};

use crate::platform::sort_key;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organization")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub version: i32,
    pub office_id: Uuid,
    pub organization_id: Uuid,
    pub unit_id: Uuid,
    pub name: String,
    /// Derived from `name`, see [`name_sort`].
    pub name_sort: Vec<u8>,
    /// Derived from `name`, see [`search_text`].
    #[sea_orm(column_type = "Text")]
    pub search_text: String,
    pub status: Status,
    pub director_phone: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What lists sort by.
pub fn name_sort(name: &str) -> Vec<u8> {
    sort_key(name)
}

/// What searches look in: ` trung tam chieng an`, with a blank before each word.
pub fn search_text(name: &str) -> String {
    fold_words(name).iter().flat_map(|word| [" ", word]).collect()
}

/// The stored form of [`OrganizationKind`]: renaming the one does not touch the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))", rename_all = "snake_case")]
pub enum Status {
    Active,
    Paused,
    Closed,
}

impl From<Status> for OrganizationKind {
    fn from(status: Status) -> Self {
        match status {
            Status::Active => Self::Active,
            Status::Paused => Self::Paused,
            Status::Closed => Self::Closed,
        }
    }
}

impl From<OrganizationKind> for Status {
    fn from(status: OrganizationKind) -> Self {
        match status {
            OrganizationKind::Active => Self::Active,
            OrganizationKind::Paused => Self::Paused,
            OrganizationKind::Closed => Self::Closed,
        }
    }
}
