//! Each effect of a job is there once, whoever dies.
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use async_graphql::async_trait;
use backend::{
    clock::{Means, SystemChance, new_id},
    platform::jobs::{self, Failure, Job, LEASE, MOST_ATTEMPTS, NewJob, Turn, Work, Worker, Works},
};
use sea_orm::{ConnectionTrait, TransactionTrait};
use serde_json::{Value, json};
use shared::JobKind;
use tokio::sync::Notify;

use crate::harness::TestApp;

on_both_databases! {
    five_hundred_jobs_take_effect_once_whoever_dies,
    who_has_lost_a_job_writes_nothing,
    a_worker_that_dies_each_time_does_not_go_on_for_ever,
}

pub async fn put(app: &TestApp, how_many: usize) {
    let means = app.means(Arc::new(SystemChance));
    let now = means.clock.now();
    let tx = app.db.begin().await.unwrap();
    for number in 0..how_many {
        let job = NewJob {
            office_id: app.world.office,
            kind: JobKind::Tidy,
            subject: format!("office:{}", app.world.office),
            payload: json!(number),
            once: format!("test:{number}"),
        };
        jobs::put(&tx, new_id(now, &SystemChance), now, job).await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// Leaves a row, slowly enough to die on the way.
pub struct Leaves;

#[async_trait::async_trait]
impl Work for Leaves {
    async fn outside(&self, _: &Means, _: &Job) -> Result<Value, Failure> {
        tokio::time::sleep(Duration::from_micros(300)).await;
        Ok(Value::Null)
    }

    async fn inside(&self, turn: &Turn, job: &Job, _: Value) -> Result<(), Failure> {
        let row = format!("INSERT INTO effect (job) VALUES ('{}')", job.id);
        turn.db().execute_unprepared(&row).await?;
        tokio::time::sleep(Duration::from_micros(300)).await;
        Ok(())
    }
}

async fn five_hundred_jobs_take_effect_once_whoever_dies(app: TestApp) {
    app.meddle("CREATE TABLE effect (job VARCHAR(40) NOT NULL)").await.unwrap();
    put(&app, 500).await;
    let means = [app.means_of_another_instance().await, app.means_of_another_instance().await];
    let start = |number: usize| {
        let worker = Worker::new(means[number % 2].clone(), Works::default().with(JobKind::Tidy, Leaves));
        tokio::spawn(async move {
            loop {
                if !worker.next().await.unwrap_or(false) {
                    tokio::time::sleep(Duration::from_millis(2)).await;
                }
            }
        })
    };
    let mut workers: Vec<_> = (0..4).map(start).collect();
    let mut died: u64 = 0;
    while app.count("job WHERE state IN ('waiting', 'running')").await > 0 {
        // At some point of whatever it is at.
        tokio::time::sleep(Duration::from_micros(5_000 + died * 7_919 % 11_000)).await;
        let next = usize::try_from(died).unwrap() % 4;
        workers[next].abort();
        workers[next] = start(next);
        died += 1;
        // What it was at is taken up when its lease is over.
        if died.is_multiple_of(8) {
            app.later(LEASE);
        }
        assert!(died < 10_000, "it does not end");
    }
    workers.iter().for_each(tokio::task::JoinHandle::abort);
    assert_eq!(app.count("job WHERE state = 'done'").await, 500);
    assert_eq!(app.count("effect").await, 500);
    assert_eq!(app.count("(SELECT DISTINCT job FROM effect) AS once").await, 500);
    assert!(app.count("job WHERE attempts > 1").await > 0, "{died} died, and none at its work");
}

/// Is so slow, the first time, that another has done it before it ends.
struct Slow(Arc<AtomicBool>);

#[async_trait::async_trait]
impl Work for Slow {
    async fn outside(&self, means: &Means, _: &Job) -> Result<Value, Failure> {
        if !self.0.swap(true, Ordering::Relaxed) {
            for _ in 0..=LEASE.num_seconds() {
                means.clock.now();
            }
            let other = Works::default().with(JobKind::Tidy, Self(Arc::clone(&self.0)));
            assert!(Worker::new(means.clone(), other).next().await?, "the lease is over");
        }
        Ok(Value::Null)
    }

    async fn inside(&self, turn: &Turn, job: &Job, found: Value) -> Result<(), Failure> {
        Leaves.inside(turn, job, found).await
    }
}

async fn who_has_lost_a_job_writes_nothing(app: TestApp) {
    app.meddle("CREATE TABLE effect (job VARCHAR(40) NOT NULL)").await.unwrap();
    put(&app, 1).await;
    let slow = Works::default().with(JobKind::Tidy, Slow(Arc::default()));
    assert!(Worker::new(app.means(Arc::new(SystemChance)), slow).next().await.unwrap());
    assert_eq!(app.count("job WHERE state = 'done' AND attempts = 2").await, 1);
    assert_eq!(app.count("effect").await, 1);
}

/// Says when it is at it, and is at it for ever: as if the process ended.
struct Kills(Arc<Notify>);

#[async_trait::async_trait]
impl Work for Kills {
    async fn inside(&self, _: &Turn, _: &Job, _: Value) -> Result<(), Failure> {
        self.0.notify_one();
        std::future::pending().await
    }
}

async fn a_worker_that_dies_each_time_does_not_go_on_for_ever(app: TestApp) {
    put(&app, 1).await;
    let at_it = Arc::new(Notify::new());
    let kills = Works::default().with(JobKind::Tidy, Kills(Arc::clone(&at_it)));
    let worker = Worker::new(app.means(Arc::new(SystemChance)), kills);
    let mut died = 0;
    while died < MOST_ATTEMPTS {
        tokio::select! {
            () = at_it.notified() => {
                died += 1;
                app.later(LEASE);
            }
            // What the last one had begun is not taken back yet.
            taken = worker.next() => {
                assert!(!taken.unwrap(), "it ends only with its worker");
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        }
    }
    while !worker.next().await.unwrap() {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    assert_eq!(app.count("job WHERE state = 'dead' AND last_error LIKE '%each time%'").await, 1);
}
