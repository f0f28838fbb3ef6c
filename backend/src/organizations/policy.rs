//! Special cases of who may see what; pure, so a test can ask each of them.
use shared::Capability;

use crate::{
    api::WithheldReason,
    identity::{Place, Viewer},
};

/// The director's phone is personal data: the office and the organization itself read it, partners do not.
pub fn director_phone(viewer: &Viewer, place: &Place<'_>) -> Result<(), WithheldReason> {
    if viewer.can_at(Capability::ReadContacts, place) {
        Ok(())
    } else if viewer.can(Capability::ReadContacts) {
        Err(WithheldReason::Elsewhere)
    } else {
        Err(WithheldReason::Role)
    }
}
