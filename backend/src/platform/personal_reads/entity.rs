use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "personal_read")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub office_id: Uuid,
    /// Hours since 1970.
    #[sea_orm(primary_key, auto_increment = false)]
    pub hour: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub reader_id: Uuid,
    /// [`super::PersonalList::tag`]
    #[sea_orm(primary_key, auto_increment = false)]
    pub list: String,
    pub by_token: bool,
    pub filters: i32,
    pub requests: i64,
    pub people: i64,
    /// Of them, those that left in a file.
    pub exported: i64,
}

impl ActiveModelBehavior for ActiveModel {}
