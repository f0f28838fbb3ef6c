//! A system with a service token that was given all a token can be given, for the office itself.
use serde_json::json;
use shared::{OrganizationId, Role};

use super::world::{Person, World};

const ISSUE: &str =
    "mutation($input: TokenIssueInput!) { tokenIssue(input: $input) { secret userErrors { code } } }";

impl World {
    pub async fn system(&self) -> Person {
        self.system_that_reads(&[
            "ORGANIZATIONS", "CONTACTS", "DIRECTIVES", "ASSIGNMENTS", "REPORTS", "ACCOUNTS", "AUDIT",
        ])
        .await
    }

    pub async fn system_that_reads(&self, scope: &[&str]) -> Person {
        let mut person = self.person(Some(Role::Admin)).await;
        let input = json!({ "organizationId": OrganizationId(person.organization.unwrap()).to_string(),
            "name": "Cổng dữ liệu tỉnh", "purpose": "Lấy số liệu hằng đêm.", "days": 30,
            "scope": scope.iter().map(|one| format!("READ_{one}")).collect::<Vec<_>>() });
        let answer = person.browser.ask(ISSUE, json!({ "input": input })).await;
        let secret = answer["data"]["tokenIssue"]["secret"].as_str();
        let bearer = Some(secret.unwrap_or_else(|| panic!("{answer}")).to_owned());
        let mut browser = self.app.browser();
        browser.bearer = bearer;
        Person { browser, ..person }
    }
}
