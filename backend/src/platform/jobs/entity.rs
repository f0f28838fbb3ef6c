pub mod job {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "job")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Grows with each change of its state: it is what a worker holds while it is at it.
        pub version: i32,
        pub office_id: Uuid,
        /// [`shared::JobKind::tag`]
        pub kind: String,
        pub subject: String,
        pub once: String,
        #[sea_orm(column_type = "Text")]
        pub payload: String,
        /// [`shared::JobState::tag`]
        pub state: String,
        pub attempts: i32,
        pub created_at: DateTimeUtc,
        /// When it may be taken: its time, its next try, or the end of its lease. None once it is over.
        pub next_at: Option<DateTimeUtc>,
        pub ended_at: Option<DateTimeUtc>,
        #[sea_orm(column_type = "Text", nullable)]
        pub last_error: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Model {
        /// What it was put with.
        pub fn read<T: DeserializeOwned>(&self) -> Result<T, Failure> {
            let wrong = |_| Failure::Told("What it was put with cannot be read.".to_owned());
            serde_json::from_str(&self.payload).map_err(wrong)
        }
    }

    impl Versioned for Entity {
        const ID: Column = Column::Id;
        const VERSION: Column = Column::Version;
    }

    use serde::de::DeserializeOwned;

    use crate::platform::{Versioned, jobs::Failure};
}

pub mod schedule_run {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "schedule_run")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub schedule: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub day: Date,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
