//! The slice `tokens`: what other systems come with, who gave it to them, and what they do with it.
mod issue_form;
mod issued;
mod revoke;
mod scope_word;
mod state;
mod token_page;
mod token_row;
mod tokens_page;
mod used;

pub use self::{token_page::TokenPage, tokens_page::TokensPage};
