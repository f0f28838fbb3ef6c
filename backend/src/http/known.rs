//! Documents that were let in before: who asks the same again pays neither for parsing nor for measuring.
//! What one may see is decided behind the door, so one memory serves all.
use std::{
    num::NonZeroUsize,
    sync::{Mutex, PoisonError},
};

use async_graphql::parser::types::ExecutableDocument;
use lru::LruCache;

const MOST: NonZeroUsize = NonZeroUsize::new(256).expect("more than none");
/// What is longer is parsed each time: a few bytes of text become many of a tree.
const MOST_BYTES: usize = 8 * 1024;

pub struct Known(Mutex<LruCache<String, ExecutableDocument>>);

impl Default for Known {
    fn default() -> Self {
        Self(Mutex::new(LruCache::new(MOST)))
    }
}

impl Known {
    pub fn find(&self, query: &str) -> Option<ExecutableDocument> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(query).cloned()
    }

    /// Only for what passed every limit.
    pub fn keep(&self, query: &str, document: &ExecutableDocument) {
        if query.len() <= MOST_BYTES {
            let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            known.put(query.to_owned(), document.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::parse_query;

    use super::*;

    fn keep(known: &Known, query: &str) {
        known.keep(query, &parse_query(query).unwrap());
    }

    #[test]
    fn it_holds_so_many_and_no_giants() {
        let known = Known::default();
        let long = format!("{{ a #{} }}\n}}", "x".repeat(MOST_BYTES));
        keep(&known, &long);
        assert!(known.find(&long).is_none());
        for number in 0..=MOST.get() {
            keep(&known, &format!("{{ a{number} }}"));
        }
        assert!(known.find("{ a0 }").is_none(), "the one not asked for the longest time goes");
        assert_eq!(known.find("{ a1 }").unwrap().operations.iter().count(), 1);
        assert!(known.find("{ a1 } ").is_none(), "another text is another document");
    }
}
