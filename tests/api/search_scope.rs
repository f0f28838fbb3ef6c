//! Nothing is found and nothing is counted that the ordinary queries do not show.
use backend::{
    identity::{Reach, entity::account},
    platform::search,
};
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use shared::{Capability, Role};

use crate::{
    harness::{Actor, TestApp, grant, task},
    search::search as find,
};

on_both_databases! {
    what_is_found_is_what_the_ordinary_queries_show,
    an_account_is_found_by_who_manages_accounts_and_by_nobody_else,
}

const WORDS: [&str; 6] = ["Mường", "Chiềng", "Đồn", "học", "lớp", "hòa"];

/// The same worlds each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn words(&mut self) -> String {
        let many = 1 + self.roll(3);
        (0..many).map(|_| WORDS[self.roll(WORDS.len())]).collect::<Vec<_>>().join(" ")
    }
}

async fn grow(app: &TestApp, dice: &mut Dice) {
    for _ in 0..3 {
        let name = dice.words();
        match dice.roll(4) {
            0 => app.foreign_organization(&name).await,
            1 => app.organization_in(&app.world.next_commune, &name).await,
            2 => app.organization_in(&app.world.district, &name).await,
            _ => app.organization(&name).await,
        };
    }
    let officer = app.officer();
    let text = format!(
        "Hướng dẫn {}:\n1. Mở {}\n2. Gửi {}\nĐề nghị thực hiện./.",
        dice.words(),
        dice.words(),
        dice.words()
    );
    let imported = app.draft(&text).await;
    let key = format!("search-scope-{}", imported.directive.id);
    officer.set_task(&imported.clauses[0], task(&dice.words(), "2020-05-01", &key)).await;
    if dice.roll(3) > 0 {
        officer.publish(&imported.directive, 1).await;
    }
}

/// One of each for both offices, and a proof of each assignment; every second of them taken back.
async fn furnish(app: &TestApp) {
    let (id, bytes) =
        if app.is_postgres() { ("gen_random_uuid()", r"'\x00'::bytea") } else { ("randomblob(16)", "x'00'") };
    for statement in [
        format!("INSERT INTO scheme (id, office_id, name, name_sort, from_year, to_year, version)
                 SELECT {id}, id, 'Đề án học tập', {bytes}, 2014, 2020, 1 FROM office"),
        format!("INSERT INTO legal_document (id, office_id, identity, name, name_sort, search_text, is_verified)
                 SELECT {id}, id, 'mường', 'Nghị định về lớp học', {bytes}, ' nghi dinh', FALSE FROM office"),
        format!("INSERT INTO evidence (id, office_id, assignment_id, kind, text, added_by, added_at, is_withdrawn)
                 SELECT {id}, office_id, id, 'note', 'Đã mở lớp ở Mường', {id}, '2020-03-01 00:00:00+00:00',
                   row_number() OVER (ORDER BY id) % 2 = 0 FROM assignment"),
    ] {
        app.meddle(&statement).await.unwrap();
    }
    search::catch_up_now(&app.db).await.unwrap();
}

async fn what_is_found_is_what_the_ordinary_queries_show(app: TestApp) {
    let mut dice = Dice(20_191_001);
    for _ in 0..5 {
        grow(&app, &mut dice).await;
    }
    furnish(&app).await;
    let own = app.organization("Mường lớp hòa").await;
    search::catch_up_now(&app.db).await.unwrap();
    let world = &app.world;
    let mut kinds = std::collections::BTreeSet::new();
    for role in Role::ALL {
        for grant in [
            grant(world.office, Reach::Every, &world.district),
            grant(world.office, Reach::Every, &world.commune),
            grant(world.office, Reach::Only(vec![own.id]), &world.district),
            grant(world.office, Reach::Every, &world.other_district),
            grant(world.other_office, Reach::Every, &world.other_district),
        ] {
            let who = app.actor(role, grant.clone());
            for word in WORDS.iter().chain(&["de an", "nghi", "mo"]) {
                let answer = find(&who, word).await;
                let hits = answer["hits"].as_array().unwrap();
                let counted: i64 = answer["counts"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|one| one["count"].as_i64().unwrap())
                    .sum();
                let is_whole =
                    answer["counts"].as_array().unwrap().iter().all(|one| one["count"].as_i64() <= Some(20));
                if is_whole && counted <= 50 {
                    assert_eq!(
                        counted,
                        i64::try_from(hits.len()).unwrap(),
                        "{role:?} {grant:?} {word}: {answer}"
                    );
                }
                for hit in hits {
                    kinds.insert(hit["kind"].as_str().unwrap().to_owned());
                    assert!(is_shown(&who, hit).await, "{role:?} {grant:?} {word}: {hit}");
                }
                assert_eq!(
                    count(&answer, "ORGANIZATION"),
                    listed(&who, "organizations", word).await,
                    "{role:?} {word}"
                );
                assert_eq!(count(&answer, "UNIT"), listed(&who, "units", word).await, "{role:?} {word}");
            }
        }
    }
    // Who is nobody in the world still asked for all kinds; accounts have a sentence of their own.
    assert_eq!(kinds.len(), 9, "{kinds:?}");
}

fn count(answer: &Value, kind: &str) -> i64 {
    let counts = answer["counts"].as_array().unwrap();
    counts.iter().find(|one| one["kind"] == kind).map_or(0, |one| one["count"].as_i64().unwrap())
}

async fn listed(who: &Actor<'_>, list: &str, word: &str) -> i64 {
    let query = format!(
        "query($word: String) {{ {list}(first: 1, where: {{ name: {{ contains: $word }} }}) {{ totalCount {{ count }} }} }}"
    );
    who.ask(&query, json!({ "word": word })).await["data"][list]["totalCount"]["count"].as_i64().unwrap()
}

async fn is_shown(who: &Actor<'_>, hit: &Value) -> bool {
    let id = &hit["id"];
    let holder = hit["path"].as_str().unwrap_or_default().rsplit('/').next().unwrap();
    let one = async |root: &str, id: &str, more: &str| {
        let query = format!("query($id: ID!) {{ {root}(id: $id) {{ id {more} }} }}");
        who.ask(&query, json!({ "id": id })).await["data"][root].clone()
    };
    match hit["kind"].as_str().unwrap() {
        "TASK" => {
            let clauses = one("directive", holder, "clauses { tasks { id } }").await["clauses"].clone();
            clauses.to_string().contains(id.as_str().unwrap())
        }
        "EVIDENCE" => {
            one("assignment", holder, "evidence { id }").await.to_string().contains(id.as_str().unwrap())
        }
        "LEGAL_DOCUMENT" => {
            let list = who.ask("{ legalDocuments(first: 100) { nodes { id } } }", json!({})).await;
            list.to_string().contains(id.as_str().unwrap())
        }
        kind => one(&kind.to_ascii_lowercase(), id.as_str().unwrap(), "").await["id"] == *id,
    }
}

async fn an_account_is_found_by_who_manages_accounts_and_by_nobody_else(app: TestApp) {
    let body = app.organization("Phòng").await;
    app.account("kanarya", Role::Officer, &body, &app.world.district).await;
    search::catch_up_now(&app.db).await.unwrap();
    assert_eq!(account::Entity::find().all(&app.db).await.unwrap().len(), 1);
    for role in Role::ALL {
        for (office, within, is_home) in [
            (app.world.office, &app.world.district, true),
            (app.world.other_office, &app.world.other_district, false),
        ] {
            let who = app.actor(role, grant(office, Reach::Every, within));
            for words in ["kanarya", "lò thị kan", "kan lo"] {
                let answer = find(&who, words).await;
                let may = is_home && role.extent(Capability::ManageAccounts).is_some();
                assert_eq!(answer.to_string().to_lowercase().contains("kan"), may, "{role:?}: {answer}");
                assert_eq!(count(&answer, "ACCOUNT"), i64::from(may));
            }
        }
    }
}
