mod token_issue;
mod token_revoke;

use async_graphql::MergedObject;

#[derive(Default, MergedObject)]
pub struct TokenMutation(token_issue::TokenIssue, token_revoke::TokenRevoke);
