use async_graphql::{Context, ID, Object, SimpleObject};
use shared::SearchKind;

use super::{
    Found,
    candidates::candidates,
    parts::{Marker, SearchPart},
    rank::rank,
    words::{Word, words},
};
use crate::{
    api::{ContextExt, Fault, cost, node_id},
    platform::personal_reads::{PersonalFilter, PersonalList},
};

/// What is read of a query; who pastes a page has not asked a question.
const MOST_CHARS: usize = 200;
const MOST_WORDS: usize = 12;

const MOST_HITS: i32 = 50;

#[derive(Default)]
pub struct SearchQuery;

/// What was found.
#[derive(Default, SimpleObject)]
struct SearchAnswer {
    /// The best first.
    hits: Vec<SearchHit>,
    /// Of how many records of each kind; a kind without any is left out.
    counts: Vec<SearchCount>,
}

/// How many records of a kind hold all the words.
#[derive(SimpleObject)]
struct SearchCount {
    /// The kind.
    kind: SearchKind,
    /// How many.
    count: i64,
}

/// A record that holds all the words.
#[derive(SimpleObject)]
struct SearchHit {
    /// What it is.
    kind: SearchKind,
    /// The record's id.
    id: ID,
    /// What it is called.
    title: Vec<SearchPart>,
    /// Where its text holds the words; empty if only its title does.
    snippet: Vec<SearchPart>,
    /// The page that shows it; null if none does.
    path: Option<String>,
}

#[Object]
impl SearchQuery {
    /// The records that hold all these words, by their beginnings, in any order, without regard to case and diacritics;
    /// diacritics that were typed come first. Only what you may see is found and counted.
    #[graphql(complexity = "40 + cost(first, child_complexity)")]
    async fn search(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The words; of a long text the first 12.")] query: String,
        #[graphql(desc = "Of these kinds; of all if left out.")] kinds: Option<Vec<SearchKind>>,
        #[graphql(desc = "How many, 1 to 50.", default = 20)] first: i32,
    ) -> Result<SearchAnswer, Fault> {
        if ctx.viewer().account_id.is_none() {
            return Err(Fault::Forbidden);
        }
        if !(1..=MOST_HITS).contains(&first) {
            return Err(Fault::Where("A search shows 1 to 50 records."));
        }
        let kinds: Vec<_> = SearchKind::ALL
            .into_iter()
            .filter(|kind| kinds.as_ref().is_none_or(|kinds| kinds.contains(kind)))
            .collect();
        let mut asked = words(&query.chars().take(MOST_CHARS).collect::<String>());
        asked.truncate(MOST_WORDS);
        if asked.is_empty() || kinds.is_empty() {
            return Ok(SearchAnswer::default());
        }
        let found = rank(&asked, candidates(ctx.db(), ctx.viewer(), &asked, &kinds).await?);
        let count = |kind: &SearchKind| {
            let of_kind = found.iter().find(|found| found.kind == *kind)?;
            Some(SearchCount { kind: *kind, count: of_kind.many })
        };
        let counts = kinds.iter().filter_map(count).collect();
        let most = usize::try_from(first).unwrap_or_default();
        let people = found.iter().take(most).filter(|found| found.kind == SearchKind::Account).count();
        if people > 0 {
            ctx.noted().note(PersonalList::Accounts, people, &[PersonalFilter::Name]);
        }
        Ok(SearchAnswer { counts, hits: found.iter().take(most).map(|found| hit(&asked, found)).collect() })
    }
}

fn hit(asked: &[Word], found: &Found) -> SearchHit {
    let marker = Marker::new(asked, &found.title, &found.body);
    SearchHit {
        kind: found.kind,
        id: node_id(format!("{}:{}", found.kind.tag(), found.record_id)),
        title: marker.whole(&found.title),
        snippet: marker.snippet(&found.body),
        path: path(found),
    }
}

/// The addresses of `frontend/src/app.rs`.
fn path(found: &Found) -> Option<String> {
    use SearchKind as K;
    let (page, holder) = match found.kind {
        K::Directive | K::Clause | K::Task => ("van-ban", K::Directive),
        K::Assignment | K::Evidence => ("viec", K::Assignment),
        K::Organization => ("to-chuc", K::Organization),
        K::Unit => ("don-vi", K::Unit),
        K::Account => ("tai-khoan", K::Account),
        K::Scheme => return Some("/van-ban/de-an".to_owned()),
        K::LegalDocument => return None,
    };
    Some(format!("/{page}/{}:{}", holder.tag(), found.holder_id))
}
