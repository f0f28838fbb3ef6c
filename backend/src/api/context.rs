use std::sync::{Arc, OnceLock};

use async_graphql::{Context, dataloader::DataLoader};
use chrono::NaiveDate;
use sea_orm::DatabaseConnection;
use shared::{Capability, Locale};
use uuid::Uuid;

use super::Fault;
use crate::{
    clock::{self, Means},
    identity::{Scope, Viewer},
    platform::personal_reads::Noted,
};

/// Who calls, from where, and in which language; the http layer finds it out.
#[derive(Clone, Debug, Default)]
pub struct Caller {
    pub viewer: Viewer,
    pub locale: Locale,
    /// The network address, for sign-in limits.
    pub address: String,
    /// What the browser calls itself, cut short.
    pub client: Option<String>,
    /// SHA-256 of the session token, if the caller came with one.
    pub session: Option<Vec<u8>>,
}

/// Who has signed in within this request: what the payload shows below is read as they see it.
#[derive(Default)]
pub struct SignedIn(OnceLock<Viewer>);

/// What every resolver may reach. [`super::Api::answer`] puts it there.
pub trait ContextExt {
    fn caller(&self) -> &Caller;
    fn viewer(&self) -> &Viewer;
    /// From here on the request is that person's.
    fn sign_in(&self, viewer: Viewer);
    fn means(&self) -> &Means;
    fn loader<L: Send + Sync + 'static>(&self) -> &DataLoader<L>;
    /// What this request reads of people.
    fn noted(&self) -> &Noted;

    fn scope(&self, capability: Capability) -> Scope {
        self.viewer().scope(capability)
    }

    fn db(&self) -> &DatabaseConnection {
        &self.means().db
    }

    fn locale(&self) -> Locale {
        self.caller().locale
    }

    /// The business date of the viewer's office: deadlines count from here.
    fn today(&self) -> NaiveDate {
        self.viewer()
            .office
            .as_ref()
            .map_or_else(|| clock::today(self.means().clock.now()), |office| office.today)
    }

    /// The office of the viewer; a stranger has none.
    fn office_id(&self) -> Result<Uuid, Fault> {
        self.viewer().office.as_ref().map(|office| office.id).ok_or(Fault::Forbidden)
    }
}

impl ContextExt for Context<'_> {
    fn caller(&self) -> &Caller {
        self.data_unchecked()
    }

    fn viewer(&self) -> &Viewer {
        self.data_unchecked::<SignedIn>().0.get().unwrap_or(&self.caller().viewer)
    }

    fn sign_in(&self, viewer: Viewer) {
        // A document holds one mutation, so nobody was here before.
        let _ = self.data_unchecked::<SignedIn>().0.set(viewer);
    }

    fn means(&self) -> &Means {
        self.data_unchecked()
    }

    fn loader<L: Send + Sync + 'static>(&self) -> &DataLoader<L> {
        self.data_unchecked()
    }

    fn noted(&self) -> &Noted {
        self.data_unchecked::<Arc<Noted>>()
    }
}
