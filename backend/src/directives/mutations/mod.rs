mod clause_schemes;
mod directive_describe;
mod directive_discard;
mod directive_import;
mod directive_outline;
mod directive_publish;
mod scheme_end;
mod scheme_open;
mod scheme_restore;
mod scheme_update;

use async_graphql::{MergedObject, SimpleObject};

use super::{
    entity::{directive::Model, scheme},
    types::{Directive, Scheme},
};
use crate::api::UserError;

/// What became of it.
#[derive(SimpleObject)]
pub struct DirectivePayload {
    /// The directive as it now stands, or, if your version was stale, as another left it; else null.
    directive: Option<Directive>,
    /// Why it was refused; empty if it was done.
    user_errors: Vec<UserError>,
}

impl From<(Option<Model>, Vec<UserError>)> for DirectivePayload {
    fn from((row, user_errors): (Option<Model>, Vec<UserError>)) -> Self {
        Self { directive: row.map(Directive), user_errors }
    }
}

/// What became of it.
#[derive(SimpleObject)]
pub struct SchemePayload {
    /// The scheme as it now stands, or, if your version was stale, as another left it; else null.
    scheme: Option<Scheme>,
    /// Why it was refused; empty if it was done.
    user_errors: Vec<UserError>,
}

impl From<(Option<scheme::Model>, Vec<UserError>)> for SchemePayload {
    fn from((row, user_errors): (Option<scheme::Model>, Vec<UserError>)) -> Self {
        Self { scheme: row.map(Scheme), user_errors }
    }
}

#[derive(Default, MergedObject)]
pub struct DirectiveMutation(
    directive_import::DirectiveImport,
    directive_outline::DirectiveOutline,
    directive_describe::DirectiveDescribe,
    directive_publish::DirectivePublish,
    directive_discard::DirectiveDiscard,
);

#[derive(Default, MergedObject)]
pub struct SchemeMutation(
    scheme_open::SchemeOpen,
    scheme_update::SchemeUpdate,
    scheme_end::SchemeEnd,
    scheme_restore::SchemeRestore,
    clause_schemes::ClauseSchemes,
);
