pub mod section {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "report_section")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub clause_id: Uuid,
        pub version: i32,
        pub office_id: Uuid,
        pub directive_id: Uuid,
        /// Null where the draft from the evidence stands again.
        #[sea_orm(column_type = "Text", nullable)]
        pub text: Option<String>,
        /// The first half of the SHA-256 of the draft when the text was written.
        pub draft_digest: String,
        pub written_by: Uuid,
        pub written_at: DateTimeUtc,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
