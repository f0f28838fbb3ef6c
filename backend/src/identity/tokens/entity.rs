pub mod service_token {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "service_token")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub version: i32,
        pub office_id: Uuid,
        pub organization_id: Uuid,
        pub name: String,
        /// Derived from `name`.
        pub name_sort: Vec<u8>,
        /// Derived from `name` and `purpose`.
        #[sea_orm(column_type = "Text")]
        pub search_text: String,
        pub purpose: String,
        /// [`shared::Capability::token_tag`], with blanks between.
        pub scope: String,
        pub token_hash: Vec<u8>,
        pub issued_by: Uuid,
        pub issued_at: DateTimeUtc,
        pub expires_at: DateTimeUtc,
        pub revoked_at: Option<DateTimeUtc>,
        pub last_used_at: Option<DateTimeUtc>,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Versioned for Entity {
        const ID: Column = Column::Id;
        const VERSION: Column = Column::Version;
    }

    use crate::platform::Versioned;
}

pub mod token_field_use {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "token_field_use")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub token_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub day: Date,
        /// `Type.field`
        #[sea_orm(primary_key, auto_increment = false)]
        pub field: String,
        pub requests: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
