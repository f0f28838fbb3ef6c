//! From what happened to a row for each whom it concerns, told as each wants to be told.
use std::collections::{BTreeMap, HashMap, HashSet};

use sea_orm::DbErr;
use serde_json::json;
use shared::{AccountId, AssignmentId, Capability, JobKind, MailPace, NotificationKind};
use uuid::Uuid;

use super::{entity::notification::Model, facts::Kept, settings, store};
use crate::{
    assignments::Given,
    clock,
    identity::{Holder, Place, Scope, holders},
    organizations, places,
    platform::jobs::{self, Job, NewJob, Turn},
};

/// Something to tell an account.
#[derive(Clone, Debug)]
pub struct News {
    pub account_id: Uuid,
    pub subject: String,
    /// Which time it is told of this subject, at most 32 characters.
    pub occasion: String,
    pub facts: Kept,
}

/// Assignments with what telling of them takes.
pub struct Known {
    pub given: Vec<Given>,
    names: HashMap<Uuid, String>,
    paths: HashMap<Uuid, String>,
    office_id: Uuid,
}

impl Known {
    pub async fn of(turn: &Turn, office_id: Uuid, given: Vec<Given>) -> Result<Self, DbErr> {
        let organizations = given.iter().map(|given| given.assignment.organization_id);
        let rows = organizations::find_many(turn.db(), &Scope::whole(office_id), organizations).await?;
        let paths = places::paths(turn.db(), given.iter().map(|given| given.assignment.unit_id)).await?;
        let names = rows.into_iter().map(|row| (row.id, row.name)).collect();
        Ok(Self { given, names, paths, office_id })
    }

    pub fn place(&self, given: &Given) -> Place<'_> {
        Place {
            office_id: self.office_id,
            organization_id: given.assignment.organization_id,
            unit_path: self.paths.get(&given.assignment.unit_id).map_or("", String::as_str),
        }
    }

    /// Whoever may do that to one of them, today.
    pub async fn holders(&self, turn: &Turn, capability: Capability) -> Result<Vec<Holder>, DbErr> {
        let office = places::office(turn.db(), self.office_id).await?;
        let fixed = office.and_then(|office| office.business_date);
        let today = fixed.unwrap_or_else(|| clock::today(turn.now));
        let organizations: Vec<_> = self.names.keys().copied().collect();
        holders(turn.db(), self.office_id, capability, &organizations, today).await
    }

    /// Each assignment for each of its holders.
    pub fn news(&self, holders: &[Holder], occasion: impl Fn(&Given) -> String) -> Vec<News> {
        let mut news = Vec::new();
        for given in &self.given {
            let place = self.place(given);
            let theirs: HashSet<_> =
                holders.iter().filter(|one| one.covers(&place)).map(|one| one.account_id).collect();
            news.extend(theirs.into_iter().map(|account_id| News {
                account_id,
                subject: AssignmentId(given.assignment.id).to_string(),
                occasion: occasion(given),
                facts: Kept {
                    title: given.title.clone(),
                    organization: self.names.get(&given.assignment.organization_id).cloned(),
                    due_on: Some(given.assignment.due_on),
                    reason: given.assignment.returned_reason.clone(),
                    count: None,
                },
            }));
        }
        news
    }
}

/// Keeps what nobody was told yet, and puts the mail that goes out at once: one for each account.
pub async fn deliver(turn: &Turn, job: &Job, kind: NotificationKind, news: Vec<News>) -> Result<(), DbErr> {
    let told = store::told(turn.db(), kind, news.iter().map(|one| one.subject.clone()).collect()).await?;
    let accounts: HashSet<_> = news.iter().map(|one| one.account_id).collect();
    let wishes = settings::wishes(turn, kind, accounts.into_iter().collect()).await?;
    let (mut rows, mut at_once): (Vec<Model>, BTreeMap<Uuid, Vec<Uuid>>) = (Vec::new(), BTreeMap::new());
    for one in news {
        let wish = wishes.get(&one.account_id).copied().unwrap_or_default();
        let key = (one.account_id, one.subject.clone(), one.occasion.clone());
        if told.contains(&key) || (!wish.in_app && wish.mail == MailPace::Never) {
            continue;
        }
        let id = turn.new_id();
        if wish.mail == MailPace::AtOnce {
            at_once.entry(one.account_id).or_default().push(id);
        }
        rows.push(Model {
            id,
            office_id: job.office_id,
            account_id: one.account_id,
            kind: kind.tag().to_owned(),
            subject: one.subject,
            occasion: one.occasion,
            facts: one.facts.written(),
            at: turn.now,
            read_at: None,
            is_shown: wish.in_app,
            waits_for_digest: wish.mail == MailPace::Daily,
        });
    }
    store::insert(turn.db(), rows).await?;
    for (account_id, ids) in at_once {
        let mail = NewJob {
            office_id: job.office_id,
            kind: JobKind::Mail,
            subject: AccountId(account_id).to_string(),
            once: format!("mail:{}", ids[0]),
            payload: json!({ "account": account_id, "notifications": ids }),
        };
        jobs::put(turn.db(), turn.new_id(), turn.now, mail).await?;
    }
    Ok(())
}
