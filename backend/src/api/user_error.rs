use async_graphql::{Context, Object};
use shared::{FieldPath, Locale, RefusalCode, Said};

use super::ContextExt;

#[derive(Clone, Debug)]
pub struct UserError {
    code: RefusalCode,
    path: FieldPath,
    said: Said,
}

/// Why a mutation was refused, in words for the person at the form.
#[Object]
impl UserError {
    /// What kind of refusal this is; match on it rather than on the message.
    async fn code(&self) -> RefusalCode {
        self.code
    }

    /// The argument at fault, step by step: `["input", "name"]`.
    async fn path(&self) -> Vec<&'static str> {
        self.path.steps().to_vec()
    }

    /// One sentence for the person at the form, in the first language of `Accept-Language` that the product
    /// speaks: Vietnamese or English.
    async fn message(&self, ctx: &Context<'_>) -> String {
        self.sentence(ctx.locale())
    }
}

impl UserError {
    pub fn new(code: RefusalCode, path: FieldPath, said: impl Into<Said>) -> Self {
        Self { code, path, said: said.into() }
    }

    pub fn sentence(&self, locale: Locale) -> String {
        self.said.said(locale)
    }

    pub fn into_told(self) -> (RefusalCode, FieldPath, Said) {
        (self.code, self.path, self.said)
    }

    pub fn is(&self, code: RefusalCode) -> bool {
        self.code == code
    }
}
