pub mod task {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "task")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub version: i32,
        pub office_id: Uuid,
        pub directive_id: Uuid,
        pub clause_id: Uuid,
        pub title: String,
        /// [`shared::DueRule::tag`]
        pub due_rule: String,
        pub due_on: Option<Date>,
        pub due_days: Option<i32>,
        #[sea_orm(column_type = "Text", nullable)]
        pub expected_evidence: Option<String>,
        pub cancelled_at: Option<DateTimeUtc>,
        pub changed_at: Option<DateTimeUtc>,
        /// What had to be done until then, if that was something else.
        pub title_before: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod responsible {
    use sea_orm::entity::prelude::*;

    /// Either every organization of a kind, or a named one.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "task_responsible")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub task_id: Uuid,
        /// [`shared::OrganizationKind::tag`]
        pub kind: Option<String>,
        pub organization_id: Option<Uuid>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod measure {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "measure")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub task_id: Uuid,
        /// From 1.
        pub position: i32,
        pub name: String,
        pub unit: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod assignment {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "assignment")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub version: i32,
        pub office_id: Uuid,
        pub directive_id: Uuid,
        pub clause_id: Uuid,
        pub task_id: Uuid,
        pub organization_id: Uuid,
        /// Where the organization stood when it was given out.
        pub unit_id: Uuid,
        /// [`shared::AssignmentState::tag`]
        pub state: String,
        pub due_on: Date,
        /// The same day as bytes: `2020-04-15`.
        pub due_sort: Vec<u8>,
        #[sea_orm(column_type = "Text", nullable)]
        pub answer: Option<String>,
        #[sea_orm(column_type = "Text", nullable)]
        pub returned_reason: Option<String>,
        pub submitted_at: Option<DateTimeUtc>,
        pub decided_at: Option<DateTimeUtc>,
        pub reminded_at: Option<DateTimeUtc>,
        /// The last day until the office moved it.
        pub due_before: Option<Date>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod figure {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "figure")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub assignment_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub measure_id: Uuid,
        pub value: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod evidence {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "evidence")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub office_id: Uuid,
        pub assignment_id: Uuid,
        /// [`shared::EvidenceKind::tag`]
        pub kind: String,
        #[sea_orm(column_type = "Text", nullable)]
        pub text: Option<String>,
        pub url: Option<String>,
        pub sha256: Option<String>,
        pub file_name: Option<String>,
        pub bytes: Option<i64>,
        pub media_type: Option<String>,
        pub added_by: Uuid,
        pub added_at: DateTimeUtc,
        pub is_withdrawn: bool,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
