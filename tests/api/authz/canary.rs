//! What is somebody's own reaches nobody who may not see it: a person with a name, a login, a telephone and an address that
//! stand nowhere else is put into the world, and each role asks for everything there is, and does everything there is.
use std::sync::{Arc, Mutex};

use serde_json::json;
use shared::{AccountId, Capability, Extent, OrganizationId, Role, UnitId};
use uuid::Uuid;

use super::{
    answered, mutations,
    schema::Schema,
    sql::spoken,
    world::{Person, World},
};
use crate::harness::{TestApp, logged};

on_both_databases! {
    a_canary_is_heard_by_nobody_who_may_not_see_it,
}

const NAME: &str = "Kanariev Thị Kín";
const LOGIN: &str = "kanariev.kin";
const PHONE: &str = "0999 777 5551";
const MAIL: &str = "kanariev@rieng.example";

/// The person, and the learning center they work for; nobody who asks works there.
struct Canary {
    account: Uuid,
    organization: Uuid,
}

/// A value, and whether somebody may see it.
type Secret = (&'static str, bool);

impl World {
    async fn with_canary(&self) -> Canary {
        let organization: Uuid = self
            .first(
                "SELECT m.organization_id FROM membership AS m JOIN account AS a ON a.id = m.account_id
                 WHERE a.login = 'director.sop-cop'",
            )
            .await;
        let here = format!("x'{}'", organization.simple());
        for statement in [
            format!(
                "INSERT INTO account (id, version, office_id, login, full_name, name_sort, search_text, password_hash, created_at)
                 SELECT randomblob(16), 1, office_id, '{LOGIN}', '{NAME}', digest'ff', ' kanariev thi kin kanariev.kin',
                   password_hash, created_at FROM account WHERE login = 'admin'"
            ),
            format!(
                "INSERT INTO membership (id, account_id, organization_id, unit_id, role, valid_from)
                 SELECT randomblob(16), a.id, m.organization_id, m.unit_id, m.role, m.valid_from
                 FROM account AS a, membership AS m WHERE a.login = '{LOGIN}' AND m.organization_id = {here}"
            ),
            format!(
                "UPDATE evidence SET added_by = (SELECT id FROM account WHERE login = '{LOGIN}')
                 WHERE assignment_id IN (SELECT id FROM assignment WHERE organization_id = {here})"
            ),
            format!("UPDATE organization SET parent_id = NULL, valid_to = NULL WHERE id = {here}"),
        ] {
            self.app.meddle(&spoken(&self.app, &statement)).await.unwrap();
        }
        let account = self.first(&format!("SELECT id FROM account WHERE login = '{LOGIN}'")).await;
        let canary = Canary { account, organization };
        self.write_down(&canary).await;
        canary
    }

    /// The telephone and the address go the way of the form, so they stand in the trail too.
    async fn write_down(&self, canary: &Canary) {
        let mut officer = self.person(Some(Role::Officer)).await.browser;
        let id = OrganizationId(canary.organization).to_string();
        let here = format!("FROM organization WHERE id = x'{}'", canary.organization.simple());
        let unit: Uuid = self.first(&format!("SELECT unit_id {here}")).await;
        let version: i32 = self.first(&format!("SELECT version {here}")).await;
        let form = json!({ "name": "Trung tâm của người kín", "kind": "LEARNING_CENTER", "validFrom": "2019-01-01",
            "unitId": UnitId(unit).to_string(), "phone": PHONE, "email": MAIL });
        let input =
            json!({ "organization": form, "expectedVersion": version, "idempotencyKey": "canary-0001" });
        let update = "mutation($id: ID!, $input: OrganizationUpdateInput!) {
          organizationUpdate(id: $id, input: $input) { userErrors { code path message } } }";
        let answer = officer.ask(update, json!({ "id": id, "input": input })).await;
        assert_eq!(answer["data"]["organizationUpdate"]["userErrors"], json!([]), "{answer}");
    }
}

fn questions(ids: &[String; 2]) -> Vec<String> {
    let contact = "name phone { ... on PhoneNumber { number } ... on Withheld { reason } } email {
      ... on MailAddress { address } ... on Withheld { reason } }";
    let hits = "hits { id path title { text } snippet { text } } counts { kind count }";
    let mut questions = vec![
        format!("{{ organizations(first: 100) {{ nodes {{ {contact} }} }} }}"),
        format!("{{ organization(id: \"{}\") {{ {contact} }} }}", ids[1]),
        "{ accounts(first: 100) { nodes { login fullName } } }".to_owned(),
        "{ assignments(first: 100) { nodes { organization { name } evidence { text addedBy {
           ... on PersonName { fullName } ... on Withheld { reason } } } } } }"
            .to_owned(),
        "{ auditEntries(first: 20) { nodes { before after subject account { login fullName } } } }"
            .to_owned(),
        format!("{{ account(id: \"{}\") {{ login fullName }} }}", ids[0]),
    ];
    for words in [NAME, LOGIN, PHONE, MAIL, "kanariev"] {
        questions.push(format!("{{ search(query: \"{words}\", first: 50) {{ {hits} }} }}"));
    }
    questions
}

/// All that this person is answered, whatever they ask and do.
async fn heard(schema: &Schema, world: &World, mut person: Person, canary: &Canary) -> String {
    let heard = Arc::new(Mutex::new(String::new()));
    person.browser.heard = Some(Arc::clone(&heard));
    let ids = [AccountId(canary.account).to_string(), OrganizationId(canary.organization).to_string()];
    for question in questions(&ids) {
        person.browser.ask(&question, json!({})).await;
    }
    // Where it is named, a refusal says no more of it than of what is not there.
    for mutation in schema.objects["Mutation"].iter().filter(|mutation| mutation.name != "sessionEnd") {
        for id in &ids {
            mutations::code(&mut person.browser, schema, mutation, id).await;
        }
    }
    answered(schema, world, person).await;
    let heard = heard.lock().unwrap();
    heard.clone()
}

fn secrets(contacts: bool, people: bool) -> [Secret; 4] {
    [(PHONE, contacts), (MAIL, contacts), (NAME, people), (LOGIN, people)]
}

async fn a_canary_is_heard_by_nobody_who_may_not_see_it(app: TestApp) {
    let log = logged();
    let (schema, world) = (Schema::read().await, World::fill(app).await);
    let canary = world.with_canary().await;
    for role in Role::ALL.into_iter().map(Some).chain([None]) {
        let contacts = role.and_then(|role| role.extent(Capability::ReadContacts)) == Some(Extent::Office);
        let people = role.is_some_and(|role| role.can(Capability::ReadAccounts));
        let person = world.person(role).await;
        hears(&schema, &world, person, &canary, secrets(contacts, people), &format!("{role:?}")).await;
    }
    let little = ["ORGANIZATIONS", "DIRECTIVES", "ASSIGNMENTS", "AUDIT"];
    let system = world.system_that_reads(&little).await;
    hears(&schema, &world, system, &canary, secrets(false, false), "a system").await;
    let log = log.text();
    assert!(log.contains("/graphql"), "nothing was logged, so nothing is known of the log");
    for (secret, _) in secrets(false, false) {
        assert!(!log.contains(secret), "the log tells {secret}");
    }
}

/// Who may see it must hear it: else this would know nothing of those who may not.
async fn hears(
    schema: &Schema,
    world: &World,
    person: Person,
    canary: &Canary,
    secrets: [Secret; 4],
    who: &str,
) {
    let heard = heard(schema, world, person, canary).await;
    for (secret, may) in secrets {
        // The words one looks for are not told back.
        assert_eq!(heard.contains(secret), may, "{who} and {secret}");
    }
}
