//! Organizations by what people call them in a list.
use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, DbErr};
use shared::{RefusalCode, Said, Word};
use uuid::Uuid;

use super::{entity::Model, store::entering};
use crate::{
    identity::Scope,
    platform::{importing::shown, search_text},
};

/// The organizations of a list of names, found together.
pub struct Named(HashMap<String, Vec<Model>>);

impl Named {
    /// Statements grow with the names only by hundreds.
    pub async fn find(
        db: &impl ConnectionTrait,
        (scope, office_id): (&Scope, Uuid),
        names: impl IntoIterator<Item = &str>,
    ) -> Result<Self, DbErr> {
        let texts: BTreeSet<_> = names.into_iter().map(search_text).filter(|text| !text.is_empty()).collect();
        let mut found: HashMap<_, Vec<_>> = HashMap::new();
        for row in entering::called(db, scope, office_id, &texts).await? {
            found.entry(row.search_text.clone()).or_default().push(row);
        }
        Ok(Self(found))
    }

    pub fn all(&self) -> impl Iterator<Item = &Model> {
        self.0.values().flatten()
    }

    /// The one of that name; of several the one that works on the day.
    pub fn one(&self, name: &str, day: NaiveDate) -> Result<&Model, (RefusalCode, Said)> {
        let all: Vec<&Model> = self.0.get(&search_text(name)).into_iter().flatten().collect();
        let works = |row: &&Model| row.valid_from <= day && row.valid_to.is_none_or(|last| day <= last);
        let working: Vec<&Model> = all.iter().copied().filter(works).collect();
        let (code, word) = match if working.is_empty() { &all[..] } else { &working[..] } {
            [one] => return Ok(one),
            [] => (RefusalCode::NotFound, Word::ImportingOrganizationUnknown),
            _ => (RefusalCode::Invalid, Word::ImportingOrganizationSeveral),
        };
        Err((code, Said::with(word, "value", &shown(name))))
    }
}
