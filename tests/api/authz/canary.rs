//! What is somebody's own reaches nobody who may not see it: a person with a name, a login, a telephone and an address that
//! stand nowhere else is put into the world, and each role asks for everything there is, and does everything there is.
use std::{
    io::{Cursor, Read},
    sync::{Arc, Mutex},
};

use serde_json::json;
use shared::{AccountId, Capability, Extent, ListKind, OrganizationId, Role, UnitId};
use uuid::Uuid;

use super::{
    answered, mutations,
    schema::Schema,
    sql::spoken,
    world::{Person, World},
};
use crate::harness::{Browser, Smtp, TestApp, logged};

on_both_databases! {
    a_canary_is_heard_by_nobody_who_may_not_see_it,
}

const NAME: &str = "Kanariev Thị Kín";
const LOGIN: &str = "kanariev.kin";
const PHONE: &str = "0999 777 5551";
const MAIL: &str = "kanariev@rieng.example";
/// Where the server writes to them: nobody else's matter.
const LETTERS: &str = "hop-thu@kanariev.example";

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
            // A view that the whole office is shown, and one of a list that few may read which looks for the person.
            format!(
                "INSERT INTO saved_view (id, version, office_id, account_id, list, name, columns, visibility, saved_at)
                 SELECT randomblob(16), 1, office_id, id, 'organizations', 'Của cả phòng', 'name', 'office', created_at
                 FROM account WHERE login = '{LOGIN}'"
            ),
            format!(
                "INSERT INTO saved_view (id, version, office_id, account_id, list, name, filter, columns, visibility, saved_at)
                 SELECT randomblob(16), 1, office_id, id, 'accounts', 'Một người',
                   '{{\"name\":{{\"contains\":\"{NAME}\"}}}}', 'name', 'office', created_at FROM account WHERE login = '{LOGIN}'"
            ),
            format!(
                "INSERT INTO notification_setting (account_id, version, email, language)
                 SELECT id, 1, '{LETTERS}', 'vi' FROM account WHERE login = '{LOGIN}'"
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
        "{ auditEntries(first: 20) { nodes { before after subject account { login fullName } } } }".into(),
        format!("{{ account(id: \"{}\") {{ login fullName }} }}", ids[0]),
    ];
    let told = "nodes { subject title reason organizationName }";
    questions.push(format!("{{ notifications(first: 100) {{ {told} }} }}"));
    questions.push("{ jobs(first: 100) { nodes { subject lastError } } }".to_owned());
    for list in ["ORGANIZATIONS", "ACCOUNTS"] {
        let owner = "owner { ... on PersonName { fullName } ... on Withheld { reason } }";
        questions.push(format!("{{ savedViews(list: {list}) {{ name where {owner} }} }}"));
    }
    for words in [NAME, LOGIN, PHONE, MAIL, LETTERS, "kanariev"] {
        questions.push(format!("{{ search(query: \"{words}\", first: 50) {{ {hits} }} }}"));
    }
    questions
}

/// Every list as a file in both forms, as its reader unpacks it.
async fn exported(browser: &Browser) -> String {
    let mut all = String::new();
    for list in ListKind::ALL {
        for form in ["csv", "xlsx"] {
            let answer = browser.export(&format!("{}.{form}", list.tag()), &json!({})).await;
            let is_sheet = form == "xlsx" && answer.status().as_u16() == 200;
            let body = answer.into_body().into_vec().await.unwrap();
            if is_sheet {
                let mut zip = zip::ZipArchive::new(Cursor::new(body)).unwrap();
                zip.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut all).unwrap();
            } else {
                all.push_str(&String::from_utf8_lossy(&body));
            }
        }
    }
    all
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
    let files = exported(&person.browser).await;
    answered(schema, world, person).await;
    let heard = heard.lock().unwrap();
    format!("{heard}{files}")
}

fn secrets(contacts: bool, people: bool) -> [Secret; 5] {
    [(PHONE, contacts), (MAIL, contacts), (NAME, people), (LOGIN, people), (LETTERS, false)]
}

/// The mail of the day goes out, first to a server that repeats whom it refuses.
async fn letters_go_out(world: &World) {
    let smtp = Smtp::start().await;
    let waits = format!(
        "UPDATE notification SET waits_for_digest = TRUE WHERE occasion = 'unread';
         INSERT INTO notification (id, office_id, account_id, kind, subject, occasion, facts, at, is_shown, waits_for_digest)
         SELECT randomblob(16), a.office_id, a.id, n.kind, n.subject, 'canary', n.facts, n.at, TRUE, TRUE
         FROM account AS a, notification AS n WHERE a.login = '{LOGIN}' AND n.occasion = 'unread'
           AND n.account_id = (SELECT id FROM account WHERE login = 'admin')"
    );
    for statement in waits.split(';') {
        world.app.meddle(&spoken(&world.app, statement)).await.unwrap();
    }
    smtp.refuse(Some("451 <hop-thu@kanariev.example> try again later"));
    world.app.look_at_the_clock(Some(&smtp.post)).await;
    smtp.refuse(None);
    world.app.meddle("UPDATE job SET next_at = created_at WHERE state = 'waiting'").await.unwrap();
    world.app.work_with(Some(&smtp.post)).await;
    let letters = smtp.letters();
    assert!(letters.iter().any(|letter| letter.to == LETTERS && letter.text.contains(NAME)), "{letters:?}");
    assert!(letters.iter().any(|letter| letter.to != LETTERS), "{letters:?}");
    for letter in letters.iter().filter(|letter| letter.to != LETTERS) {
        for (secret, _) in secrets(false, false) {
            assert!(!letter.text.contains(secret), "{secret}: {letter:?}");
        }
    }
    // It fails once more, so that what the server said stands where administrators look.
    world
        .app
        .meddle("UPDATE notification SET waits_for_digest = TRUE WHERE occasion = 'canary'")
        .await
        .unwrap();
    smtp.refuse(Some("550 <Hop-Thu@kanariev.example> no such person"));
    world.app.later(chrono::TimeDelta::hours(24));
    world.app.look_at_the_clock(Some(&smtp.post)).await;
    assert!(world.app.count("job WHERE last_error LIKE '%no such person%'").await > 0);
}

async fn a_canary_is_heard_by_nobody_who_may_not_see_it(app: TestApp) {
    let log = logged();
    let (schema, world) = (Schema::read().await, World::fill(app).await);
    let canary = world.with_canary().await;
    letters_go_out(&world).await;
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
    secrets: [Secret; 5],
    who: &str,
) {
    let heard = heard(schema, world, person, canary).await;
    for (secret, may) in secrets {
        // The words one looks for are not told back.
        assert_eq!(heard.contains(secret), may, "{who} and {secret}");
    }
}
