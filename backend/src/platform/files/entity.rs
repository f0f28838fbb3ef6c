pub mod stored_file {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "stored_file")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub office_id: Uuid,
        /// 64 hexadecimal digits, lower case.
        #[sea_orm(primary_key, auto_increment = false)]
        pub sha256: String,
        pub bytes: i64,
        /// Told by its content, never by its name.
        pub media_type: String,
        /// As the first who sent it called it.
        pub name: String,
        /// Who sent it first.
        pub account_id: Uuid,
        pub created_at: DateTimeUtc,
        /// For whom it was sent first, and whose room it takes up; null for what came before rooms.
        pub organization_id: Option<Uuid>,
        /// What its bytes are called where they lie.
        pub held_as: String,
        /// When it was sent last.
        pub sent_at: DateTimeUtc,
        /// When a record first named it.
        pub named_at: Option<DateTimeUtc>,
        /// Whether there is a small picture of it; null until somebody asks.
        pub has_small: Option<bool>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod leaving {
    use sea_orm::entity::prelude::*;

    /// Bytes that no file holds: on their way in, or out.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "file_leaving")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub held_as: String,
        pub office_id: Uuid,
        /// From then on they are removed.
        pub goes_at: DateTimeUtc,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod room {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "file_room")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub organization_id: Uuid,
        pub used_bytes: i64,
        pub most_bytes: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod sender {
    use sea_orm::entity::prelude::*;

    /// Who has sent a file: the same bytes sent by two people are one file.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "file_sender")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub office_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub sha256: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub account_id: Uuid,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
