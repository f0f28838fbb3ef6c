pub mod batch {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "import_batch")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub version: i32,
        pub office_id: Uuid,
        /// [`shared::ImportKind::tag`]
        pub kind: String,
        /// [`shared::ImportState::tag`]
        pub state: String,
        pub sha256: String,
        /// As whoever chose it calls it.
        pub file_name: String,
        /// Pairs of (column from 0, key of the field), as JSON.
        #[sea_orm(column_type = "Text")]
        pub mapping: String,
        pub rows: i32,
        pub faulty: i32,
        pub written: i32,
        pub account_id: Uuid,
        pub checked_at: DateTimeUtc,
        pub committed_at: Option<DateTimeUtc>,
        pub undone_at: Option<DateTimeUtc>,
        pub undone_by: Option<Uuid>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod row {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "import_row")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub batch_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub record_id: Uuid,
        /// As the file counts it.
        pub row: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
