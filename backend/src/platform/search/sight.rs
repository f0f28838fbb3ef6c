//! Who finds what: a row is found by who is shown the page that holds it, by the very conditions of the ordinary queries.
use sea_orm::{
    Condition,
    sea_query::{Expr, ExprTrait, SelectStatement},
};
use shared::{Capability, SearchKind};

use crate::{
    assignments, directives,
    identity::{self, Viewer},
    organizations, places,
};

/// The rows of these kinds that the viewer may see.
pub fn rows(viewer: &Viewer, kinds: &[SearchKind]) -> Condition {
    kinds.iter().fold(Condition::any(), |any, kind| {
        let (table, seen) = held_by(viewer, *kind);
        let of_kind = Expr::col(("search_entry", "kind")).eq(kind.tag());
        any.add(Condition::all().add(of_kind).add(holds(table, seen)))
    })
}

/// The table of the records that hold those of a kind, and which of them the viewer sees.
fn held_by(viewer: &Viewer, kind: SearchKind) -> (&'static str, SelectStatement) {
    use SearchKind as K;
    let scope = |capability| viewer.scope(capability);
    match kind {
        K::Directive | K::Clause | K::Task => {
            ("directive", directives::seen(&directives::Sight::of_viewer(viewer)))
        }
        K::Scheme => ("scheme", directives::seen_schemes(&scope(Capability::ReadDirectives))),
        K::LegalDocument => {
            ("legal_document", directives::seen_documents(&scope(Capability::ReadDirectives)))
        }
        K::Assignment | K::Evidence => ("assignment", assignments::seen(&scope(Capability::ReadAssignments))),
        K::Organization => ("organization", organizations::seen(&scope(Capability::ReadOrganizations))),
        K::Unit => ("unit", places::seen(&scope(Capability::ReadOrganizations))),
        // Accounts are of people: who only reads them looks them up in their list.
        K::Account => ("account", identity::seen(&scope(Capability::ManageAccounts))),
    }
}

/// Asked for each row that holds the words, by its key: not once for all that the viewer sees.
fn holds(table: &'static str, mut seen: SelectStatement) -> Expr {
    let same = Expr::col((table, "id")).equals(("search_entry", "holder_id"));
    Expr::exists(seen.and_where(same).take())
}
