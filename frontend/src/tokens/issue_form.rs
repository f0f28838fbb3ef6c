use cynic::MutationBuilder;
use leptos::{prelude::*, task::spawn_local};
use shared::{Capability, Name, PURPOSE_CHARS, TokenIssueInput, line, schema};

use super::scope_word::scope_word;
use crate::{
    api::{self, UserError},
    organizations::OrganizationPicker,
    session::Session,
    ui::{Button, Checkboxes, ErrorSummary, Form, Kind, Problems, SelectField, TextArea, TextField},
    words::{Word, fill, t},
};

/// What a person is offered; the API takes any number from 1 to 366.
const DAYS: [&str; 4] = ["30", "90", "180", "366"];

#[derive(cynic::QueryVariables)]
struct Issue {
    input: TokenIssueInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Issue")]
struct TokenIssue {
    #[arguments(input: $input)]
    token_issue: TokenIssuePayload,
}

crate::api::listed!(mutation TokenIssue, Issue);

#[derive(cynic::QueryFragment)]
struct TokenIssuePayload {
    secret: Option<String>,
    user_errors: Vec<UserError>,
}

#[derive(Clone, Copy)]
struct Draft {
    organization: RwSignal<String>,
    name: RwSignal<String>,
    purpose: RwSignal<String>,
    scope: [(Capability, RwSignal<bool>); Capability::OF_TOKENS.len()],
    days: RwSignal<String>,
    problems: Problems,
}

/// A token for another system; what came of it goes to `issued`.
#[component]
pub fn IssueForm(issued: RwSignal<Option<String>>) -> impl IntoView {
    let session = Session::get();
    let draft = Draft::empty();
    let busy = RwSignal::new(false);
    let problems = draft.problems;
    let submit = Callback::new(move |()| {
        if busy.get_untracked() {
            return;
        }
        let Some(input) = draft.read() else { return };
        busy.set(true);
        spawn_local(async move {
            let answer = api::run(TokenIssue::build(Issue { input })).await;
            let is_gone = busy.try_set(false).is_some();
            match answer.map(|answer| answer.token_issue) {
                Ok(TokenIssuePayload { secret: Some(secret), user_errors }) if user_errors.is_empty() => {
                    session.changed();
                    if !is_gone {
                        let _ = issued.try_set(Some(secret));
                    }
                }
                Ok(TokenIssuePayload { user_errors, .. }) => draft.refused(user_errors),
                Err(error) => problems.failed(&error),
            }
        });
    });
    // Nobody gives what they do not have.
    let offered = draft.scope.into_iter().filter(|(capability, _)| session.can(*capability));
    let offered = offered.map(|(capability, checked)| (t(scope_word(capability)), checked)).collect();
    let days = DAYS.map(|days| {
        let gaps = move || vec![("days", days.to_owned())];
        (days.to_owned(), fill(Word::TokenDays, gaps))
    });
    view! {
        <Form labelled_by="token-issue-title" on_submit=submit>
            <ErrorSummary problems />
            <TextField
                id="token-name"
                label=t(Word::TokenName)
                hint=t(Word::TokenNameHint)
                error=problems.beside("token-name")
                value=draft.name
            />
            <TextArea
                id="token-purpose"
                label=t(Word::TokenPurpose)
                hint=t(Word::TokenPurposeHint)
                error=problems.beside("token-purpose")
                value=draft.purpose
                rows=2
                most=PURPOSE_CHARS
            />
            <OrganizationPicker
                id="token-organization"
                label=t(Word::TokenOrganization)
                error=problems.beside("token-organization")
                value=draft.organization
            />
            <Checkboxes
                id="token-scope"
                label=t(Word::TokenScope)
                error=problems.beside("token-scope")
                options=offered
            />
            <SelectField
                id="token-days"
                label=t(Word::TokenLasts)
                error=problems.beside("token-days")
                options=Signal::stored(days.to_vec())
                value=draft.days
            />
            <Button label=t(Word::TokenIssue) kind=Kind::Submit busy />
        </Form>
    }
}

impl Draft {
    fn empty() -> Self {
        let text = |start: &str| RwSignal::new(start.to_owned());
        Self {
            organization: text(""),
            name: text(""),
            purpose: text(""),
            scope: Capability::OF_TOKENS.map(|one| (one, RwSignal::new(false))),
            days: text("90"),
            problems: Problems::none(),
        }
    }

    /// What to send, or nothing if something is wrong; then that is said.
    fn read(self) -> Option<TokenIssueInput> {
        let problems = self.problems;
        problems.clear();
        let name = self.name.with_untracked(|name| Name::parse(name).map(|name| name.as_str().to_owned()));
        // A line break is a blank to the one who typed it.
        let purpose = self.purpose.with_untracked(|purpose| line(purpose, PURPOSE_CHARS));
        let organization = self.organization.get_untracked();
        let given = self.scope.into_iter().filter(|(_, checked)| checked.get_untracked());
        let scope: Vec<_> = given.map(|(capability, _)| capability).collect();
        let days = self.days.with_untracked(|days| days.parse().unwrap_or_default());
        for (wrong, field, word) in [
            (name.is_err(), "token-name", Word::TokenNameMissing),
            (purpose.is_none(), "token-purpose", Word::TokenPurposeMissing),
            (organization.is_empty(), "token-organization", Word::TokenOrganizationMissing),
            (scope.is_empty(), "token-scope", Word::TokenScopeMissing),
        ] {
            if wrong {
                problems.add(field, word);
            }
        }
        let (Ok(name), Some(purpose), true) = (name, purpose, problems.is_empty()) else { return None };
        let organization_id = cynic::Id::new(organization);
        Some(TokenIssueInput { organization_id, name, purpose, scope, days })
    }

    fn refused(self, errors: Vec<UserError>) {
        let fields = [
            (TokenIssueInput::NAME, "token-name"),
            (TokenIssueInput::PURPOSE, "token-purpose"),
            (TokenIssueInput::ORGANIZATION_ID, "token-organization"),
            (TokenIssueInput::SCOPE, "token-scope"),
            (TokenIssueInput::DAYS, "token-days"),
        ];
        self.problems.refused(errors, &fields);
    }
}
