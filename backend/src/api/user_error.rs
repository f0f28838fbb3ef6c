use async_graphql::{Context, Object};
use shared::{FieldPath, Locale, RefusalCode, Said};

use super::ContextExt;

#[derive(Clone, Debug)]
pub struct UserError {
    code: RefusalCode,
    path: FieldPath,
    /// Which of the list that the path leads to, from 0.
    item: Option<usize>,
    said: Said,
}

/// Why a mutation was refused, in words for the person at the form.
#[Object]
impl UserError {
    /// What kind of refusal this is; match on it rather than on the message.
    async fn code(&self) -> RefusalCode {
        self.code
    }

    /// The argument at fault, step by step: `["input", "name"]`; one of a list by its place, from 0: `["ids", "3"]`.
    async fn path(&self) -> Vec<String> {
        let steps = self.path.steps().iter().map(|step| (*step).to_owned());
        steps.chain(self.item.map(|item| item.to_string())).collect()
    }

    /// One sentence for the person at the form, in the first language of `Accept-Language` that the product
    /// speaks: Vietnamese or English.
    async fn message(&self, ctx: &Context<'_>) -> String {
        self.sentence(ctx.locale())
    }
}

impl UserError {
    pub fn new(code: RefusalCode, path: FieldPath, said: impl Into<Said>) -> Self {
        Self { code, path, item: None, said: said.into() }
    }

    /// One of a list that was sent.
    pub fn of_item(item: usize, code: RefusalCode, path: FieldPath, said: impl Into<Said>) -> Self {
        Self { code, path, item: Some(item), said: said.into() }
    }

    #[must_use]
    pub fn at(self, path: FieldPath) -> Self {
        Self { path, ..self }
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
