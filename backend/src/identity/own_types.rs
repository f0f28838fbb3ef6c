//! What somebody sees of how they themselves come in.
use async_graphql::{Context, ID, Object, SimpleObject};
use chrono::{DateTime, Utc};
use shared::SessionId;

use super::{entity::session, own_sessions};
use crate::api::node_id;

/// A code by the clock of your phone.
#[derive(SimpleObject)]
pub struct SecondFactor {
    /// When it was turned on.
    pub since: DateTime<Utc>,
    /// How many of the codes you wrote down are still good.
    pub recovery_codes_left: i32,
}

/// Whom an invitation is for: no more than they see in the link's page before they come in.
#[derive(SimpleObject)]
pub struct Invited {
    /// The person's name, family name first.
    pub full_name: String,
    /// The education office that keeps the account.
    pub office_name: String,
}

pub struct SessionObject(session::Model);

impl From<session::Model> for SessionObject {
    fn from(row: session::Model) -> Self {
        Self(row)
    }
}

/// A browser or program that came in with your password and has not left.
#[Object(name = "Session")]
impl SessionObject {
    /// Opaque, stable, unique across all types.
    async fn id(&self) -> ID {
        node_id(SessionId(self.0.id))
    }

    /// What the browser calls itself; null if it did not say.
    async fn client(&self) -> Option<&str> {
        self.0.client.as_deref()
    }

    /// When it began.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// When it was last used, to five minutes.
    async fn seen_at(&self) -> DateTime<Utc> {
        self.0.seen_at
    }

    /// When it ends if it is not used again.
    async fn expires_at(&self) -> DateTime<Utc> {
        own_sessions::ends_at(&self.0)
    }

    /// Indicates whether it is the one that asks.
    async fn current(&self, ctx: &Context<'_>) -> bool {
        own_sessions::is_current(&self.0, ctx)
    }

    /// Indicates whether it is a token to look around in the API.
    async fn only_reads(&self) -> bool {
        self.0.kind == "explore"
    }
}
