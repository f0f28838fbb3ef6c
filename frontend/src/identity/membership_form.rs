use cynic::MutationBuilder;
use leptos::{prelude::*, task::spawn_local};
use shared::{MembershipGrantInput as Input, Role, schema};

use super::{role_field::RoleField, role_word};
use crate::{
    api::{self, Unanswered, UserError},
    calendar::Day,
    organizations::OrganizationPicker,
    session::Session,
    ui::{Button, DateField, ErrorSummary, Form, Kind, Problems, Toasts},
    words::{Word, said, t},
};

#[derive(cynic::QueryVariables)]
struct Grant {
    input: Input,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Grant")]
struct MembershipGrant {
    #[arguments(input: $input)]
    membership_grant: MembershipPayload,
}

crate::api::listed!(mutation MembershipGrant, Grant);

#[derive(cynic::QueryFragment)]
struct MembershipPayload {
    user_errors: Vec<UserError>,
}

const ORGANIZATION: &str = "organization";
const ROLE: &str = "role";
const FROM: &str = "valid-from";
const TO: &str = "valid-to";

/// One more role for somebody.
#[component]
pub fn GrantForm(account_id: cynic::Id) -> impl IntoView {
    let (session, toasts) = (Session::get(), Toasts::get());
    let account_id = StoredValue::new(account_id);
    let text = || RwSignal::new(String::new());
    let (organization, role, to) = (text(), text(), text());
    let from = RwSignal::new(session.today().iso());
    let kind = RwSignal::new(None);
    let problems = Problems::none();
    let busy = RwSignal::new(false);
    let unanswered = Unanswered::nothing();
    let submit = Callback::new(move |()| {
        if busy.get_untracked() {
            return;
        }
        problems.clear();
        let chosen = role.with_untracked(|tag| Role::of_tag(tag));
        let (first, last) = (from.get_untracked(), to.get_untracked());
        for (wrong, field, word) in [
            (organization.with_untracked(String::is_empty), ORGANIZATION, Word::AccountOrganizationMissing),
            (chosen.is_none(), ROLE, Word::AccountRoleMissing),
            (Day::of_iso(&first).is_none(), FROM, Word::DateUnreadable),
            (!last.is_empty() && Day::of_iso(&last).is_none(), TO, Word::DateUnreadable),
        ] {
            if wrong {
                problems.add(field, word);
            }
        }
        let Some(granted) = chosen.filter(|_| problems.is_empty()) else { return };
        let mut input = Input {
            account_id: account_id.get_value(),
            organization_id: cynic::Id::new(organization.get_untracked()),
            role: granted,
            valid_from: shared::Day(first),
            valid_to: Some(last).filter(|last| !last.is_empty()).map(shared::Day),
            idempotency_key: String::new(),
        };
        input.idempotency_key = unanswered.key("", &input);
        busy.set(true);
        spawn_local(async move {
            let answer = api::run(MembershipGrant::build(Grant { input })).await;
            if busy.try_set(false).is_some() {
                return;
            }
            match answer.map(|answer| answer.membership_grant.user_errors) {
                Ok(errors) if errors.is_empty() => {
                    let locale = session.locale.get_untracked();
                    let gap = [("role", role_word(granted).said(locale).to_owned())];
                    toasts.say(said(Word::MembershipGranted, locale, &gap));
                    role.set(String::new());
                    organization.set(String::new());
                    to.set(String::new());
                    session.changed();
                }
                Ok(errors) => {
                    let fields = [
                        (Input::ORGANIZATION_ID, ORGANIZATION),
                        (Input::ROLE, ROLE),
                        (Input::VALID_FROM, FROM),
                        (Input::VALID_TO, TO),
                    ];
                    problems.refused(errors, &fields);
                }
                Err(error) => return problems.failed(&error),
            }
            unanswered.answered();
        });
    });
    view! {
        <Form labelled_by="grant-title" on_submit=submit>
            <ErrorSummary problems />
            <OrganizationPicker
                id=ORGANIZATION
                label=t(Word::OrganizationLabel)
                error=problems.beside(ORGANIZATION)
                value=organization
                kind
            />
            <RoleField id=ROLE error=problems.beside(ROLE) kind value=role />
            <DateField id=FROM label=t(Word::MembershipFirst) error=problems.beside(FROM) value=from />
            <DateField id=TO label=t(Word::MembershipLast) error=problems.beside(TO) value=to optional=true />
            <Button label=t(Word::MembershipGrant) kind=Kind::Submit busy />
        </Form>
    }
}
