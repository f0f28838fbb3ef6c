use leptos::prelude::*;
use shared::{Capability, Word};

use crate::session::Session;

/// A page that the rail leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub href: &'static str,
    pub icon: &'static str,
    pub name: Word,
    /// What one finds there, in a sentence.
    pub about: Word,
    /// Nobody sees a place they may not enter.
    pub needs: Option<Capability>,
}

/// The one table of the navigation, in its order; on a phone the first ones have a slot of their own.
/// A new page gets its line here and its route in `app.rs`.
const PLACES: [Place; 13] = [
    Place { href: "/", icon: "today", name: Word::Today, about: Word::TodayAbout, needs: None },
    Place {
        href: "/van-ban",
        icon: "document",
        name: Word::DirectivesTitle,
        about: Word::DirectivesAbout,
        needs: Some(Capability::ReadDirectives),
    },
    Place {
        href: "/viec",
        icon: "task",
        name: Word::AssignmentsTitle,
        about: Word::AssignmentsAbout,
        needs: Some(Capability::ReadAssignments),
    },
    Place {
        href: "/to-chuc",
        icon: "building",
        name: Word::OrganizationsTitle,
        about: Word::OrganizationsAbout,
        needs: Some(Capability::ReadOrganizations),
    },
    Place {
        href: "/don-vi",
        icon: "map",
        name: Word::UnitsTitle,
        about: Word::UnitsAbout,
        needs: Some(Capability::ReadOrganizations),
    },
    Place {
        href: "/tai-khoan",
        icon: "people",
        name: Word::AccountsTitle,
        about: Word::AccountsAbout,
        needs: Some(Capability::ReadAccounts),
    },
    Place {
        href: "/quan-tri/ma-truy-cap",
        icon: "shield",
        name: Word::TokensTitle,
        about: Word::TokensAbout,
        needs: Some(Capability::ManageAccounts),
    },
    Place {
        href: "/quan-tri/cong-viec",
        icon: "half",
        name: Word::JobsTitle,
        about: Word::JobsAbout,
        needs: Some(Capability::ManageJobs),
    },
    Place {
        href: "/quan-tri/nhap",
        icon: "upload",
        name: Word::ImportsTitle,
        about: Word::ImportsAbout,
        needs: Some(Capability::ManageOrganizations),
    },
    Place {
        href: "/nhat-ky",
        icon: "history",
        name: Word::AuditTitle,
        about: Word::AuditAbout,
        needs: Some(Capability::ReadAudit),
    },
    Place {
        href: "/thong-bao",
        icon: "bell",
        name: Word::NotificationsTitle,
        about: Word::NotificationsAbout,
        needs: None,
    },
    Place { href: "/tim-kiem", icon: "search", name: Word::FindTitle, about: Word::FindAbout, needs: None },
    Place { href: "/toi", icon: "person", name: Word::MeTitle, about: Word::MeAbout, needs: None },
];

/// The places of the one who sits here; asked again when somebody signs in.
pub fn places_for(session: Session) -> Vec<Place> {
    session.viewer.track();
    PLACES.into_iter().filter(|place| place.needs.is_none_or(|needs| session.can(needs))).collect()
}
