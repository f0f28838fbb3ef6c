//! Two offices drawn at random, beside all that were drawn before: whatever one's people ask, they hear of no other.
mod ids;
mod questions;
mod world;

use std::env;

use proptest::{
    arbitrary::any,
    test_runner::{Config, TestRunner},
};
use tokio::runtime::Handle;

use self::{
    questions::Questions,
    world::{Shape, Tenant, shapes},
};
use crate::harness::TestApp;

on_both_databases! {
    nobody_sees_the_rows_of_another,
}

/// `cargo xtask prove --only tenants` draws 2,000.
const CASES: u32 = 8;

/// D03: lists with their cursors and counts, single records, searches, files and refusals.
async fn nobody_sees_the_rows_of_another(app: TestApp) {
    let cases = env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(CASES);
    let questions = Questions::read(&app).await;
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 40, ..Config::default() };
    let mut runner = TestRunner::new(config);
    let drawn = (shapes(), shapes(), any::<bool>(), 2_usize..6);
    let here = Handle::current();
    let held = tokio::task::block_in_place(|| {
        let run = runner.run(&drawn, |(ours, theirs, together, page)| {
            here.block_on(case(&app, &questions, [&ours, &theirs], together, page));
            Ok(())
        });
        run.map_err(|failed| failed.to_string())
    });
    held.unwrap();
    questions.saw_enough();
}

async fn case(app: &TestApp, questions: &Questions, shapes: [&Shape; 2], together: bool, page: usize) {
    let first = Tenant::grow(app, shapes[0], None).await;
    let second = Tenant::grow(app, shapes[1], Some(&first).filter(|_| together)).await;
    let tenants = [first, second];
    world::furnish(app).await;
    let mut people = [tenants[0].person(questions).await, tenants[1].person(questions).await];
    app.work().await;
    for (us, them) in [(0, 1), (1, 0)] {
        app.later(chrono::TimeDelta::minutes(2));
        let [first, second] = &mut people;
        let (person, stranger) = if us == 0 { (first, second) } else { (second, first) };
        questions.all(app, person, stranger, &tenants[us], &tenants[them], page).await;
    }
    // The statements of two thousand cases would fill the memory.
    app.statements_of(async {}).await;
}
