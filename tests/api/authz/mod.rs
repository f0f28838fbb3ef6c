//! `authz.csv` at the root says who is answered what at each field of the schema. Here somebody of each role asks for
//! all of it.
mod canary;
mod imported;
mod mutations;
mod rows;
pub mod schema;
mod sql;
mod table;
mod token;
mod told;
mod walk;
mod world;

use std::{collections::BTreeMap, fs};

use shared::Role;

use self::{
    schema::Schema,
    table::{Cell, Table, deviations},
    walk::Walk,
    world::{Person, World},
};
use crate::harness::TestApp;

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../authz.csv");

/// What this world shows to nobody: where a chain of audit entries is broken, that mail is sent, and that a page has one
/// before it.
const UNSEEN: [(&str, &str); 3] =
    [("AuditVerdict", "brokenAt"), ("NotificationSettings", "sendsMail"), ("PageInfo", "hasPreviousPage")];

on_both_databases! {
    everybody_is_answered_what_the_table_says,
}

/// D01, D02 and D04: every field of the schema has a row, and everybody of every role asks for all of it; a field or
/// root without a row is a failure.
async fn everybody_is_answered_what_the_table_says(app: TestApp) {
    let blesses = !app.is_postgres() && std::env::var_os("BLESS").is_some();
    let (schema, world) = (Schema::read().await, World::fill(app).await);
    let mut seen: Table = schema.rows().into_iter().map(|row| (row, Vec::new())).collect();
    let mut everybody = Vec::new();
    for role in Role::ALL.into_iter().map(Some).chain([None]) {
        everybody.push(world.person(role).await);
    }
    everybody.push(world.system().await);
    for person in everybody {
        let answered = answered(&schema, &world, person).await;
        for (row, cells) in &mut seen {
            cells.push(answered.get(row).copied().unwrap_or(Cell::No));
        }
    }
    let silent = seen.iter().filter(|(_, cells)| cells.iter().all(|cell| *cell == Cell::No));
    let silent: Vec<_> = silent.map(|((kind, field), _)| (kind.as_str(), field.as_str())).collect();
    assert_eq!(silent, UNSEEN, "nobody was answered anything here, so nothing is known of it");

    if blesses {
        fs::write(PATH, table::write(&seen)).unwrap();
    }
    let table = table::read(&fs::read_to_string(PATH).unwrap()).unwrap();
    assert_eq!(deviations(&table, &schema.rows(), &seen), [""; 0], "run with BLESS=1 and read the diff");
}

async fn answered(schema: &Schema, world: &World, mut person: Person) -> BTreeMap<table::Row, Cell> {
    let mut ids = BTreeMap::new();
    for field in &schema.objects["Query"] {
        ids.insert(field.name.clone(), world.ids(&field.name, person.organization).await);
    }
    let walk = Walk::new(schema, &person.owned).run(&mut person.browser, &|root| ids[root].clone()).await;
    let mut seen = walk.seen;
    let mut mutations: Vec<_> = schema.objects["Mutation"].iter().collect();
    // The last thing somebody does.
    mutations.sort_by_key(|mutation| mutation.name == "sessionEnd");
    for mutation in mutations {
        let cell = mutations::call(&mut person.browser, schema, mutation, &person.targets).await;
        seen.insert(("Mutation".to_owned(), mutation.name.clone()), cell);
        // Whoever gets in gets its answer; what the answer leads to is known from the walk.
        for field in &schema.objects[&mutation.leads_to] {
            let before = seen.entry((mutation.leads_to.clone(), field.name.clone())).or_insert(Cell::No);
            *before = cell.max(*before);
        }
        if cell > Cell::No {
            for field in &schema.objects["UserError"] {
                seen.insert(("UserError".to_owned(), field.name.clone()), Cell::Yes);
            }
        }
    }
    seen
}

#[test]
fn a_wrong_cell_a_missing_and_a_surplus_row_are_found() {
    let text = fs::read_to_string(PATH).unwrap();
    let right = table::read(&text).unwrap();
    let schema = right.keys().cloned().collect();
    assert_eq!(deviations(&right, &schema, &right), [""; 0]);
    for (from, to, expected) in [
        (
            "\nAccount,login,yes",
            "\nAccount,login,no",
            "Account.login for admin: the table says no, the answer yes",
        ),
        ("\nAccount,login,", "\nAccount,nickname,", "Account.login has no row"),
        ("\nAccount,login,", "\nAccount,nickname,", "Account.nickname is not in the schema"),
    ] {
        let wrong = table::read(&text.replacen(from, to, 1)).unwrap();
        let found = deviations(&wrong, &schema, &right);
        assert!(found.iter().any(|one| one == expected), "{found:?}");
    }
    // Each single cell counts.
    for (row, at) in right.iter().flat_map(|(row, cells)| (0..cells.len()).map(move |at| (row, at))) {
        let mut wrong = right.clone();
        let cell = &mut wrong.get_mut(row).unwrap()[at];
        *cell = if *cell == Cell::No { Cell::Yes } else { Cell::No };
        assert_eq!(deviations(&wrong, &schema, &right).len(), 1);
    }
    assert!(table::read(&text.replacen("yes", "maybe", 1)).is_err());
    assert!(table::read(&text.replacen("anonymous", "nobody", 1)).is_err());
}
