pub mod saved_view {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "saved_view")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub version: i32,
        pub office_id: Uuid,
        pub account_id: Uuid,
        /// [`shared::ListKind::tag`]
        pub list: String,
        pub name: String,
        #[sea_orm(column_type = "Text", nullable)]
        pub filter: Option<String>,
        pub sort: Option<String>,
        /// With blanks between.
        #[sea_orm(column_type = "Text")]
        pub columns: String,
        /// [`shared::ViewVisibility::tag`]
        pub visibility: String,
        /// [`shared::Role::tag`]
        pub role: Option<String>,
        pub saved_at: DateTimeUtc,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod saved_view_default {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "saved_view_default")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub account_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub list: String,
        pub view_id: Uuid,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
