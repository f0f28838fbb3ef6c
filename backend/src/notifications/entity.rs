pub mod notification {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "notification")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub office_id: Uuid,
        pub account_id: Uuid,
        /// [`shared::NotificationKind::tag`]
        pub kind: String,
        /// The node id of what it is about.
        pub subject: String,
        /// Which time it is about it: told once.
        pub occasion: String,
        /// JSON of [`crate::notifications::facts::Kept`].
        #[sea_orm(column_type = "Text")]
        pub facts: String,
        pub at: DateTimeUtc,
        pub read_at: Option<DateTimeUtc>,
        /// False: it is told by mail alone.
        pub is_shown: bool,
        /// It goes out with the mail of the day.
        pub waits_for_digest: bool,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod setting {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "notification_setting")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub account_id: Uuid,
        pub version: i32,
        pub email: Option<String>,
        /// [`shared::Locale::tag`]
        pub language: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod choice {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "notification_choice")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub account_id: Uuid,
        /// [`shared::NotificationKind::tag`]
        #[sea_orm(primary_key, auto_increment = false)]
        pub kind: String,
        pub in_app: bool,
        /// [`shared::MailPace::tag`]
        pub mail: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
