use async_graphql::{SimpleObject, Union};
use shared::Capability;

use super::Viewer;
use crate::api::{Withheld, WithheldReason};

/// Somebody's name, which may be withheld from you.
#[derive(Union)]
pub enum Author {
    Shown(PersonName),
    Withheld(Withheld),
}

/// What somebody is called.
#[derive(SimpleObject)]
pub struct PersonName {
    /// The name, family name first.
    full_name: String,
}

impl Author {
    /// Whoever reads accounts knows who people are; others only `beside` them. None if nobody knows the account any more.
    pub fn told(viewer: &Viewer, beside: impl FnOnce() -> bool, name: Option<&str>) -> Option<Self> {
        if !viewer.can(Capability::ReadAccounts) && !beside() {
            return Some(Self::Withheld(Withheld { reason: WithheldReason::Role }));
        }
        name.map(|name| Self::Shown(PersonName { full_name: name.to_owned() }))
    }
}
