use async_graphql::{Context, Enum, ID, Object, SimpleObject};
use chrono::{DateTime, NaiveDate, Utc};
use documents::clauses::Hint;
use shared::{DirectiveId, DirectiveState};
use uuid::Uuid;

use super::{Clause, LegalDocument, document::Citation};
use crate::{
    api::{ContextExt, Fault, node_id},
    assignments::{AssignmentCounts, Counted},
    directives::{
        Sight,
        entity::directive::Model,
        hints,
        loader::{
            BelowDirective, BodyOfDirective, CitationsOfDirective, ClauseLoader, ClausesOfDirective,
            DirectiveById, DirectiveLoader, DocumentById, RegisterLoader,
        },
        outline::wire,
    },
};

/// A row is not the API: the fields are written by hand, so a migration does not change the contract.
#[derive(Clone)]
pub struct Directive(pub(in crate::directives) Model);

impl From<Model> for Directive {
    fn from(row: Model) -> Self {
        Self(row)
    }
}

impl Directive {
    /// The directive that something in sight belongs to.
    pub async fn of(ctx: &Context<'_>, id: Uuid) -> Result<Self, Fault> {
        let key = DirectiveById(Sight::of(ctx), id);
        let found = ctx.loader::<DirectiveLoader>().load_one(key).await?;
        found.map(Self).ok_or(Fault::Missing("directive"))
    }

    async fn text<T>(&self, ctx: &Context<'_>, cut: impl FnOnce(&str, usize) -> T) -> Result<T, Fault> {
        let text = ctx.loader::<DirectiveLoader>().load_one(BodyOfDirective(self.0.id)).await?;
        let closing = text.as_ref().map_or(0, |text| usize::try_from(text.closing).unwrap_or_default());
        Ok(cut(text.as_ref().map_or("", |text| &text.body), closing))
    }

    async fn parts(&self, ctx: &Context<'_>) -> Result<Vec<crate::directives::entity::clause::Model>, Fault> {
        let key = ClausesOfDirective(self.0.id);
        Ok(ctx.loader::<ClauseLoader>().load_one(key).await?.unwrap_or_default())
    }
}

/// A dispatch, plan or programme that says what must be done, cut into its clauses.
#[Object]
impl Directive {
    /// Opaque, stable, unique across all types.
    async fn id(&self) -> ID {
        node_id(DirectiveId(self.0.id))
    }

    /// Grows by one with each change; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// How far it has come.
    async fn state(&self) -> DirectiveState {
        DirectiveState::of_tag(&self.0.state).unwrap_or(DirectiveState::Draft)
    }

    /// What it is about.
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// Its kind as it is written: `Công văn`; null if it is not known.
    async fn kind(&self) -> Option<&str> {
        self.0.kind.as_deref()
    }

    /// Its number as it is written; null if it is not known.
    async fn number(&self) -> Option<&str> {
        self.0.number.as_deref()
    }

    /// The day it was issued; null if it is not known.
    async fn issued_on(&self) -> Option<NaiveDate> {
        self.0.issued_on
    }

    /// Who issued it; null if it is not known.
    async fn issuer(&self) -> Option<&str> {
        self.0.issuer.as_deref()
    }

    /// The first day of the period it is for; null if it is not known.
    async fn period_from(&self) -> Option<NaiveDate> {
        self.0.period_from
    }

    /// The last day of the period it is for; null if it is not known.
    async fn period_to(&self) -> Option<NaiveDate> {
        self.0.period_to
    }

    /// When it was imported.
    async fn entered_at(&self) -> DateTime<Utc> {
        self.0.entered_at
    }

    /// When its tasks were given out; null while it is a draft.
    async fn published_at(&self) -> Option<DateTime<Utc>> {
        self.0.published_at
    }

    /// The whole text. The ranges of clauses count its bytes in UTF-8.
    #[graphql(complexity = 10)]
    async fn body(&self, ctx: &Context<'_>) -> Result<String, Fault> {
        self.text(ctx, |body, _| body.to_owned()).await
    }

    /// Where the closing begins, in bytes of the body.
    async fn closing(&self, ctx: &Context<'_>) -> Result<i32, Fault> {
        self.text(ctx, |_, closing| wire(closing)).await
    }

    /// The text before the first clause; may be empty.
    async fn preamble(&self, ctx: &Context<'_>) -> Result<String, Fault> {
        let first = self.parts(ctx).await?.first().map_or(0, |clause| clause.starts_at);
        let first = usize::try_from(first).unwrap_or_default();
        self.text(ctx, |body, _| body.get(..first).unwrap_or_default().to_owned()).await
    }

    /// The text behind the last clause; may be empty.
    async fn closing_text(&self, ctx: &Context<'_>) -> Result<String, Fault> {
        self.text(ctx, |body, closing| body.get(closing..).unwrap_or_default().to_owned()).await
    }

    /// Its clauses, in document order.
    #[graphql(complexity = "10 * child_complexity")]
    async fn clauses(&self, ctx: &Context<'_>) -> Result<Vec<Clause>, Fault> {
        Ok(self.parts(ctx).await?.into_iter().map(Clause).collect())
    }

    /// What somebody should look at before it is published, as long as nobody has cut it anew there; empty once it is.
    #[graphql(complexity = 10)]
    async fn hints(&self, ctx: &Context<'_>) -> Result<Vec<OutlineHint>, Fault> {
        if self.0.published_at.is_some() {
            return Ok(Vec::new());
        }
        let clauses = self.parts(ctx).await?;
        self.text(ctx, |body, closing| {
            let standing = hints::standing(body, &clauses, closing);
            standing.iter().map(|hint| OutlineHint::of(body, hint)).collect()
        })
        .await
    }

    /// The documents it cites, in the order of their first mention.
    #[graphql(complexity = "5 * child_complexity")]
    async fn citations(&self, ctx: &Context<'_>) -> Result<Vec<Citation>, Fault> {
        let key = CitationsOfDirective(self.0.id);
        let cited = ctx.loader::<RegisterLoader>().load_one(key).await?.unwrap_or_default();
        let clauses = self.parts(ctx).await?;
        Ok(Citation::grouped(cited, &clauses))
    }

    /// The document above it; null if it is not known.
    async fn superior_document(&self, ctx: &Context<'_>) -> Result<Option<LegalDocument>, Fault> {
        let Some(id) = self.0.superior_document_id else { return Ok(None) };
        Ok(ctx.loader::<RegisterLoader>().load_one(DocumentById(id)).await?.map(LegalDocument))
    }

    /// The directive above it; null if there is none, or it is outside what you may see.
    async fn superior_directive(&self, ctx: &Context<'_>) -> Result<Option<Directive>, Fault> {
        let Some(id) = self.0.superior_directive_id else { return Ok(None) };
        let key = DirectiveById(Sight::of(ctx), id);
        Ok(ctx.loader::<DirectiveLoader>().load_one(key).await?.map(Directive))
    }

    /// The directives that stand directly below it, the oldest first.
    #[graphql(complexity = "5 * child_complexity")]
    async fn subordinates(&self, ctx: &Context<'_>) -> Result<Vec<Directive>, Fault> {
        let key = BelowDirective(Sight::of(ctx), self.0.id);
        let below = ctx.loader::<DirectiveLoader>().load_one(key).await?.unwrap_or_default();
        Ok(below.into_iter().map(Directive).collect())
    }

    /// How the assignments stand that you may see.
    async fn counts(&self, ctx: &Context<'_>) -> Result<AssignmentCounts, Fault> {
        AssignmentCounts::of(ctx, Counted::Directive(self.0.id)).await
    }
}

/// Something that looks like a slip in the text.
#[derive(SimpleObject)]
pub struct OutlineHint {
    /// What was noticed.
    kind: OutlineHintKind,
    /// The byte of the body; null if the hint is about the whole.
    at: Option<i32>,
    /// The words that stand there; null if the hint is about the whole.
    excerpt: Option<String>,
}

/// What was noticed about an outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum OutlineHintKind {
    /// Nothing is numbered, so the whole text is one clause.
    NoNumbering,
    /// A second document begins behind the closing; its numbers are no clauses.
    AnnexFound,
    /// A quotation is opened and not closed.
    QuoteNotClosed,
    /// A number stands inside a line, without a blank before it.
    GluedMarker,
    /// The number before this one is not there.
    NumberMissing,
    /// This number was used before.
    NumberRepeated,
    /// More than 400 clauses: the rest is text of the last one.
    TooManyClauses,
}

impl OutlineHint {
    fn of(body: &str, hint: &Hint) -> Self {
        let (kind, at) = match *hint {
            Hint::NoNumbering => (OutlineHintKind::NoNumbering, None),
            Hint::AnnexFound { at } => (OutlineHintKind::AnnexFound, Some(at)),
            Hint::QuoteNotClosed { at } => (OutlineHintKind::QuoteNotClosed, Some(at)),
            Hint::GluedMarker { at } => (OutlineHintKind::GluedMarker, Some(at)),
            Hint::NumberMissing { at } => (OutlineHintKind::NumberMissing, Some(at)),
            Hint::NumberRepeated { at } => (OutlineHintKind::NumberRepeated, Some(at)),
            Hint::TooManyClauses => (OutlineHintKind::TooManyClauses, None),
        };
        let words = |at: usize| body.get(at..).unwrap_or_default().chars().take(60).collect();
        Self { kind, at: at.map(wire), excerpt: at.map(words) }
    }
}
