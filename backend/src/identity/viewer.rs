use std::sync::Arc;

use chrono::NaiveDate;
use shared::{Capability, Extent, Role};
use uuid::Uuid;

use super::scope::{Grant, Place, Reach, Scope};

/// The caller of one request. The default is a stranger.
#[derive(Clone, Debug, Default)]
pub struct Viewer {
    pub account_id: Option<Uuid>,
    pub login: String,
    pub full_name: String,
    pub office: Option<Arc<Office>>,
    pub memberships: Vec<Membership>,
    /// Came with a token to explore the API or with one of another system: mutations are refused.
    pub only_reads: bool,
    /// Came with a service token: a system, and no person.
    pub token: Option<Arc<TokenReach>>,
}

/// A service token cuts what the people of its organization may do down to this.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenReach {
    pub id: Uuid,
    pub reads: Vec<Capability>,
}

/// The office that an account belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    pub id: Uuid,
    pub name: String,
    pub unit_id: Uuid,
    /// Deadlines count from here.
    pub today: NaiveDate,
    pub is_demo: bool,
}

/// A role in an organization, and how far it reaches at most.
#[derive(Clone, Debug)]
pub struct Membership {
    pub role: Role,
    pub organization_id: Uuid,
    pub unit_id: Uuid,
    pub grant: Grant,
}

impl Viewer {
    pub fn can(&self, capability: Capability) -> bool {
        self.is_within(capability)
            && self.memberships.iter().any(|membership| membership.role.can(capability))
    }

    /// Only the memberships that hold the capability count: who may manage here and read there must
    /// not manage there.
    pub fn scope(&self, capability: Capability) -> Scope {
        Scope::new(self.grants(capability).collect())
    }

    pub fn can_at(&self, capability: Capability, place: &Place<'_>) -> bool {
        self.grants(capability).any(|grant| grant.covers(place))
    }

    /// One's own account: it stays one's own when the last role has ended.
    pub fn own_account_scope(&self) -> Scope {
        let office = self.office.as_ref().filter(|_| self.token.is_none());
        office.map_or_else(|| Scope::new(vec![]), |office| Scope::whole(office.id))
    }

    fn grants(&self, capability: Capability) -> impl Iterator<Item = Grant> {
        let is_within = self.is_within(capability);
        self.memberships
            .iter()
            .filter(move |_| is_within)
            .filter_map(move |membership| membership.grant_for(capability))
    }

    /// A person is cut down by nothing.
    fn is_within(&self, capability: Capability) -> bool {
        self.token.as_ref().is_none_or(|token| token.reads.contains(&capability))
    }
}

impl Membership {
    pub(super) fn grant_for(&self, capability: Capability) -> Option<Grant> {
        let grant = self.grant.clone();
        match self.role.extent(capability)? {
            Extent::Office => Some(grant),
            Extent::Own => {
                let own = match &grant.organizations {
                    Reach::Only(ids) if !ids.contains(&self.organization_id) => Vec::new(),
                    _ => vec![self.organization_id],
                };
                Some(Grant { organizations: Reach::Only(own), ..grant })
            }
        }
    }
}
