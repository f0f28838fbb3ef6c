use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organization")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub version: i32,
    pub office_id: Uuid,
    pub parent_id: Option<Uuid>,
    pub unit_id: Uuid,
    /// [`shared::OrganizationKind::tag`]
    pub kind: String,
    pub name: String,
    /// Derived from `name`: [`crate::platform::sort_key`].
    pub name_sort: Vec<u8>,
    /// Derived from `name`: [`crate::platform::search_text`].
    #[sea_orm(column_type = "Text")]
    pub search_text: String,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub address: Option<String>,
    pub valid_from: Date,
    /// Its last day; null while it works.
    pub valid_to: Option<Date>,
}

impl ActiveModelBehavior for ActiveModel {}
