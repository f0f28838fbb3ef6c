//! Special cases of who may see what; pure, so a test can ask each of them.
use shared::Capability;

use crate::{
    api::WithheldReason,
    identity::{Place, Viewer},
};

/// A telephone or a mail address is personal data where it is a person's own: the office and
/// the organization itself read it.
pub fn contacts(viewer: &Viewer, place: &Place<'_>) -> Result<(), WithheldReason> {
    if viewer.can_at(Capability::ReadContacts, place) {
        Ok(())
    } else if viewer.can(Capability::ReadContacts) {
        Err(WithheldReason::Elsewhere)
    } else {
        Err(WithheldReason::Role)
    }
}
