//! The server's own work, done when a test says so.
use std::sync::Arc;

use backend::{
    clock::{Means, SystemChance},
    platform::{
        jobs::{self, Worker},
        mail::Post,
    },
    works::works,
};

use super::TestApp;

impl TestApp {
    /// Does all jobs that are due.
    pub async fn work(&self) {
        self.work_with(None).await;
    }

    /// The same with a server that takes mail.
    pub async fn work_with(&self, post: Option<&Post>) {
        let means = Means { post: post.cloned(), ..self.means(Arc::new(SystemChance)) };
        let worker = Worker::new(means, works());
        while worker.next().await.unwrap() {}
    }

    /// Looks at the clock, and does what is due by it.
    pub async fn look_at_the_clock(&self, post: Option<&Post>) {
        jobs::tick(&self.means(Arc::new(SystemChance)), &works()).await.unwrap();
        self.work_with(post).await;
    }
}
