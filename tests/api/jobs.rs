//! What fails is tried again and then waits for somebody; what is done by the clock is done once.
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use async_graphql::async_trait;
use backend::{
    clock::SystemChance,
    platform::jobs::{self, Failure, Job, MOST_ATTEMPTS, Turn, Work, Worker, Works},
    works::works,
};
use chrono::TimeDelta;
use serde_json::{Value, json};
use shared::{JobKind, Role};
use uuid::Uuid;

use crate::{
    assignments::published,
    harness::{Browser, PASSWORD, TestApp},
    jobs_once::{Leaves, put},
};

on_both_databases! {
    what_fails_is_tried_later_and_later_and_then_waits_for_an_administrator,
    what_is_done_by_the_clock_is_done_once_a_day_by_however_many,
    old_receipts_and_events_are_taken_away,
    another_offices_jobs_cannot_be_told_from_missing_ones,
    a_list_of_a_hundred_takes_as_many_statements_as_one_of_ten,
}

const LIST: &str =
    "{ jobs(first: 100) { nodes { id version kind state attempts nextAt lastError canBeRetried } }
  jobCounts { state count } }";

/// Comes to nothing while it is told to.
struct Fails(Arc<AtomicBool>);

#[async_trait::async_trait]
impl Work for Fails {
    async fn inside(&self, turn: &Turn, job: &Job, found: Value) -> Result<(), Failure> {
        Leaves.inside(turn, job, found).await?;
        if self.0.load(Ordering::Relaxed) { Err(Failure::Told("It rains.".to_owned())) } else { Ok(()) }
    }
}

async fn admin(app: &TestApp) -> Browser {
    let office = app.organization("Phòng").await;
    app.account("admin", Role::Admin, &office, &app.world.district).await;
    app.signed_in("admin").await
}

async fn change(browser: &mut Browser, mutation: &str, job: &Value, key: &str) -> Value {
    let query = format!(
        "mutation($id: ID!, $input: StepInput!) {{ {mutation}(id: $id, input: $input) {{
           job {{ state attempts }} userErrors {{ code path }} }} }}"
    );
    let input = json!({ "expectedVersion": job["version"], "idempotencyKey": key });
    browser.ask(&query, json!({ "id": job["id"], "input": input })).await["data"][mutation].clone()
}

async fn list(browser: &mut Browser) -> Value {
    browser.ask(LIST, json!({})).await["data"].clone()
}

async fn what_fails_is_tried_later_and_later_and_then_waits_for_an_administrator(app: TestApp) {
    app.meddle("CREATE TABLE effect (job VARCHAR(40) NOT NULL)").await.unwrap();
    let mut admin = admin(&app).await;
    put(&app, 1).await;
    let rains = Arc::new(AtomicBool::new(true));
    let works = Works::default().with(JobKind::Tidy, Fails(Arc::clone(&rains)));
    let worker = Worker::new(app.means(Arc::new(SystemChance)), works);
    for (tried, wait) in (1..MOST_ATTEMPTS).zip([20, 60, 180, 540, 1_620, 4_860, 14_580, 21_600, 21_600]) {
        assert!(worker.next().await.unwrap());
        let seen = list(&mut admin).await;
        let job = &seen["jobs"]["nodes"][0];
        assert_eq!((&job["state"], &job["attempts"]), (&json!("WAITING"), &json!(tried)));
        assert_eq!(job["lastError"], "It rains.");
        app.later(TimeDelta::seconds(wait - 10));
        assert!(!worker.next().await.unwrap(), "too early after {tried}");
        app.later(TimeDelta::seconds(10));
    }
    assert!(worker.next().await.unwrap());
    app.later(TimeDelta::days(365));
    assert!(!worker.next().await.unwrap(), "a dead job is tried no more");
    admin.sign_in("admin", PASSWORD).await;
    let seen = list(&mut admin).await;
    let job = &seen["jobs"]["nodes"][0];
    assert_eq!((&job["state"], &job["nextAt"]), (&json!("DEAD"), &Value::Null));
    assert_eq!(seen["jobCounts"][3], json!({ "state": "DEAD", "count": 1 }));
    assert_eq!(app.count("effect").await, 0, "what failed left nothing behind");

    let given_up = change(&mut admin, "jobDiscard", job, "discard-1").await;
    assert_eq!(given_up["job"]["state"], "DISCARDED");
    let stale = change(&mut admin, "jobRetry", job, "retry-0001").await;
    assert_eq!(stale["userErrors"][0]["code"], "STALE_VERSION");
    rains.store(false, Ordering::Relaxed);
    let job = list(&mut admin).await["jobs"]["nodes"][0].clone();
    let again = change(&mut admin, "jobRetry", &job, "retry-0002").await;
    assert_eq!(again, json!({ "job": { "state": "WAITING", "attempts": 0 }, "userErrors": [] }));
    assert_eq!(change(&mut admin, "jobRetry", &job, "retry-0002").await, again, "a repeated key");
    assert!(worker.next().await.unwrap());
    let done = list(&mut admin).await["jobs"]["nodes"][0].clone();
    assert_eq!((&done["state"], &done["lastError"]), (&json!("DONE"), &Value::Null));
    for mutation in ["jobRetry", "jobDiscard"] {
        let refused = change(&mut admin, mutation, &done, &format!("{mutation}-late")).await;
        assert_eq!(refused["userErrors"][0]["code"], "WRONG_STATE");
    }
    assert_eq!(app.count("effect").await, 1);
}

async fn what_is_done_by_the_clock_is_done_once_a_day_by_however_many(app: TestApp) {
    let (one, other) = (app.means_of_another_instance().await, app.means_of_another_instance().await);
    let offices = app.count("office").await;
    for days in 1..=2 {
        let works = works();
        let (first, second) = tokio::join!(jobs::tick(&one, &works), jobs::tick(&other, &works));
        first.and(second).unwrap();
        assert_eq!(app.count("job WHERE kind = 'deadlines'").await, days * offices);
        assert_eq!(app.count("job WHERE kind = 'digest'").await, days * offices);
        app.work().await;
        assert_eq!(app.count("job WHERE state <> 'done'").await, 0);
        app.later(TimeDelta::hours(24));
    }
}

async fn old_receipts_and_events_are_taken_away(app: TestApp) {
    app.organization("Trung tâm").await;
    published(&app, "2020-05-20").await;
    app.work().await;
    let (receipts, events) = (app.count("idempotency").await, app.count("outbox").await);
    assert!(receipts > 0 && events > 0, "{receipts} {events}");
    let means = app.means_of_another_instance().await;
    app.later(TimeDelta::days(89));
    jobs::tick(&means, &works()).await.unwrap();
    app.work().await;
    assert_eq!((app.count("idempotency").await, app.count("outbox").await), (receipts, events));
    app.later(TimeDelta::days(2));
    jobs::tick(&means, &works()).await.unwrap();
    app.work().await;
    assert_eq!((app.count("idempotency").await, app.count("outbox").await), (0, 0));
}

async fn another_offices_jobs_cannot_be_told_from_missing_ones(app: TestApp) {
    let mut ours = admin(&app).await;
    put(&app, 1).await;
    let job = list(&mut ours).await["jobs"]["nodes"][0].clone();
    let theirs = app.foreign_organization("Phòng bên").await;
    app.account("foreign", Role::Admin, &theirs, &app.world.other_district).await;
    let mut foreign = app.signed_in("foreign").await;
    assert_eq!(list(&mut foreign).await["jobs"]["nodes"], json!([]));
    let missing = json!({ "id": format!("job:{}", Uuid::now_v7()), "version": 1 });
    let refused = change(&mut foreign, "jobRetry", &missing, "missing-1").await;
    assert_eq!(refused["userErrors"], json!([{ "code": "NOT_FOUND", "path": ["id"] }]));
    assert_eq!(change(&mut foreign, "jobRetry", &job, "theirs-01").await, refused);
    assert_eq!(change(&mut foreign, "jobDiscard", &job, "theirs-02").await, refused);
    let officer = app.officer().ask(LIST, json!({})).await;
    assert_eq!(officer["errors"][0]["extensions"]["code"], "FORBIDDEN");
}

async fn a_list_of_a_hundred_takes_as_many_statements_as_one_of_ten(app: TestApp) {
    let mut admin = admin(&app).await;
    let mut statements = Vec::new();
    for (upto, seen) in [(10, 10), (100, 100)] {
        put(&app, upto).await;
        let (answer, sent) = app.statements_of(list(&mut admin)).await;
        assert_eq!(answer["jobs"]["nodes"].as_array().unwrap().len(), seen);
        statements.push(sent.len());
    }
    assert_eq!(statements[0], statements[1]);
}
