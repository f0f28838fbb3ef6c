pub mod directive {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "directive")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub version: i32,
        pub office_id: Uuid,
        /// [`shared::DirectiveState::tag`]
        pub state: String,
        pub title: String,
        pub name_sort: Vec<u8>,
        #[sea_orm(column_type = "Text")]
        pub search_text: String,
        pub kind: Option<String>,
        pub number: Option<String>,
        pub issued_on: Option<Date>,
        pub issuer: Option<String>,
        pub period_from: Option<Date>,
        pub period_to: Option<Date>,
        pub superior_document_id: Option<Uuid>,
        pub superior_directive_id: Option<Uuid>,
        pub entered_at: DateTimeUtc,
        pub published_at: Option<DateTimeUtc>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod body {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "directive_body")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub directive_id: Uuid,
        #[sea_orm(column_type = "Text")]
        pub body: String,
        /// The byte at which the closing begins.
        pub closing: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod clause {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "clause")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub office_id: Uuid,
        pub directive_id: Uuid,
        /// From 1, in document order.
        pub position: i32,
        pub label: String,
        pub level: i16,
        pub title: String,
        /// Bytes of the body.
        pub starts_at: i32,
        pub ends_at: i32,
        /// That piece of the body.
        #[sea_orm(column_type = "Text")]
        pub text: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod legal_document {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "legal_document")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub office_id: Uuid,
        /// What makes two mentions the same document.
        #[sea_orm(column_type = "Text")]
        pub identity: String,
        pub kind: Option<String>,
        pub number: Option<String>,
        pub issued_on: Option<Date>,
        pub issuer: Option<String>,
        pub name: String,
        pub name_sort: Vec<u8>,
        #[sea_orm(column_type = "Text")]
        pub search_text: String,
        pub is_verified: bool,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod citation {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "citation")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub directive_id: Uuid,
        pub document_id: Uuid,
        /// The byte of the body at which it is cited.
        pub starts_at: i32,
        pub is_superior: bool,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod scheme {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "scheme")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub office_id: Uuid,
        pub name: String,
        pub name_sort: Vec<u8>,
        pub from_year: i32,
        pub to_year: i32,
        pub document_id: Option<Uuid>,
        pub version: i32,
        /// The day it ended, if that was said.
        pub ended_on: Option<Date>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod target {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "target")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub scheme_id: Uuid,
        /// From 1, in the order of the form; 0 where none was said.
        pub position: i32,
        pub year: i32,
        pub name: String,
        pub value: i32,
        /// `%`, `người`
        pub unit: String,
        pub is_verified: bool,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod clause_scheme {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "clause_scheme")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub clause_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub scheme_id: Uuid,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
