//! What every slice shares on its way to the wire, and the one place where they come together.
mod batching;
mod context;
mod fault;
mod filter;
mod loading;
mod node_id;
mod page;
mod refusal;
mod seam;
mod several;
mod spending;
mod total;
mod user_error;
mod withheld;
mod written;

use std::sync::Arc;

use async_graphql::{EmptySubscription, MergedObject, Request, Response};
use sea_orm::DbErr;

use self::{batching::Batches, spending::Spending};
pub use self::{
    context::{Caller, ContextExt, SignedIn},
    fault::Fault,
    filter::{Conditions, Junctions, TextWhere, UnitWhere, tagged},
    loading::ids_by_scope,
    node_id::{node_id, parse_id},
    page::{Cursor, MAX_PAGE, Page, cost},
    refusal::Refusal,
    seam::Seam,
    several::Several,
    total::{Counted, Total},
    user_error::UserError,
    withheld::{Withheld, WithheldReason},
    written::{one_line, optional_line, optional_passage},
};
use crate::{
    assignments::{AnswerLoader, AssignmentMutation, AssignmentQuery, CountsLoader, TaskLoader},
    clock::Means,
    directives::{
        ClauseLoader, DirectiveLoader, DirectiveMutation, DirectiveQuery, RegisterLoader, SchemeMutation,
    },
    identity::{
        AccountLoader, IdentityMutation, IdentityQuery, InvitationLoader, MembershipLoader,
        SecondFactorLoader,
        tokens::{Counting, FieldUseLoader, FieldUses, TokenMutation, TokenQuery},
    },
    imports::{ImportMutation, ImportQuery},
    notifications::{NotificationMutation, NotificationQuery},
    organizations::{OrganizationLoader, OrganizationMutation, OrganizationQuery},
    places::{PlaceQuery, UnitLoader},
    platform::{
        audit::AuditQuery,
        jobs::{JobMutation, JobQuery},
        personal_reads::{Noted, PersonalReadQuery, PersonalReads},
        purse::{Budget, Purse},
        search::SearchQuery,
    },
    reports::{ReportMutation, ReportQuery},
    views::{ViewMutation, ViewQuery},
};

#[derive(Default, MergedObject)]
pub struct Query(
    Seam<IdentityQuery>,
    Seam<PlaceQuery>,
    Seam<OrganizationQuery>,
    Seam<DirectiveQuery>,
    Seam<AssignmentQuery>,
    Seam<ReportQuery>,
    Seam<ImportQuery>,
    Seam<AuditQuery>,
    Seam<SearchQuery>,
    Seam<TokenQuery>,
    Seam<ViewQuery>,
    Seam<NotificationQuery>,
    Seam<JobQuery>,
    Seam<PersonalReadQuery>,
);

#[derive(Default, MergedObject)]
pub struct Mutation(
    Seam<IdentityMutation>,
    Seam<TokenMutation>,
    Seam<OrganizationMutation>,
    Seam<DirectiveMutation>,
    Seam<SchemeMutation>,
    Seam<AssignmentMutation>,
    Seam<ReportMutation>,
    Seam<ViewMutation>,
    Seam<NotificationMutation>,
    Seam<JobMutation>,
    Seam<ImportMutation>,
);

pub type Schema = async_graphql::Schema<Query, Mutation, EmptySubscription>;

pub fn schema() -> Schema {
    Schema::build(Query::default(), Mutation::default(), EmptySubscription)
        .limit_depth(16)
        .limit_directives(20)
        .limit_complexity(5_000)
        .disable_suggestions()
        .extension(Spending)
        .extension(Counting)
        .finish()
}

/// The contract as a file: sorted, so that a diff shows what changed and nothing else.
pub fn sdl() -> String {
    schema().sdl_with_options(
        async_graphql::SDLExportOptions::new().sorted_fields().sorted_arguments().sorted_enum_items(),
    )
}

/// The schema with what its resolvers reach for.
pub struct Api {
    pub means: Means,
    purse: Arc<Purse>,
    /// What service tokens asked for; whoever serves writes it now and then.
    pub field_uses: Arc<FieldUses>,
    /// Who read lists of people; written together with it.
    pub personal_reads: PersonalReads,
    schema: Schema,
}

impl Api {
    pub fn new(means: Means) -> Self {
        Self::with_budget(means, Budget::default())
    }

    pub fn with_budget(means: Means, budget: Budget) -> Self {
        Self {
            means,
            purse: Arc::new(Purse::new(budget)),
            field_uses: Arc::default(),
            personal_reads: PersonalReads::default(),
            schema: schema(),
        }
    }

    pub async fn answer(&self, caller: Caller, request: Request) -> Response {
        let request = request.data(Arc::clone(&self.purse)).data(Arc::clone(&self.field_uses));
        self.answer_paid(caller, request, Noted::default()).await
    }

    /// Takes from the caller's purse what something costs that is no request to the schema.
    pub async fn pay(&self, caller: &Caller, asked: i64) -> Result<(), Fault> {
        let spent = spending::spend(&self.purse, &self.means, caller, asked).await?;
        if spent.paid { Ok(()) } else { Err(Fault::TooMany { seconds: spent.until }) }
    }

    /// What has been paid for as a whole. Loaders are made anew for each request, so nothing one viewer loaded can
    /// answer another.
    pub async fn answer_paid(&self, caller: Caller, request: Request, noted: Noted) -> Response {
        let (batches, noted, viewer) = (Batches::default(), Arc::new(noted), caller.viewer.clone());
        let db = || self.means.db.clone();
        let request = request
            .data(caller)
            .data(SignedIn::default())
            .data(Arc::clone(&noted))
            .data(self.means.clone())
            .data(batches.loader(FieldUseLoader(db())))
            .data(batches.loader(AccountLoader(db())))
            .data(batches.loader(MembershipLoader(db())))
            .data(batches.loader(SecondFactorLoader(db())))
            .data(batches.loader(InvitationLoader(db())))
            .data(batches.loader(OrganizationLoader(db())))
            .data(batches.loader(UnitLoader(db())))
            .data(batches.loader(DirectiveLoader(db())))
            .data(batches.loader(ClauseLoader(db())))
            .data(batches.loader(RegisterLoader(db())))
            .data(batches.loader(TaskLoader(db())))
            .data(batches.loader(CountsLoader(db())))
            .data(batches.loader(AnswerLoader(db())));
        let answer = batches.run(self.schema.execute(request)).await;
        self.personal_reads.gather(&viewer, self.means.clock.now(), &noted);
        answer
    }

    /// Writes what has gathered in memory.
    pub async fn flush(&self) -> Result<(), DbErr> {
        self.field_uses.flush(&self.means.db).await?;
        self.personal_reads.flush(&self.means.db).await
    }
}
