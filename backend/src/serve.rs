//! `densach serve`
use std::{
    io::Read,
    sync::Arc,
    time::{Duration, SystemTime},
};

use backend::{
    api::Api,
    clock::Means,
    http::{self, ConnectionLimits, Guarded, PublicUrl, Site, door::Patience},
    platform::{files, jobs::Worker, mail::Post, purse::Budget},
    works::works,
};
use poem::{
    Server,
    listener::{Acceptor, Listener, TcpListener},
};
use tokio::task::JoinHandle;

use crate::{Failure, cli::Serve, configuration::Configuration};

/// So many jobs run at once in this process; other instances have their own.
const WORKERS: usize = 2;

pub async fn run(serve: &Serve, means: Means) -> Result<(), Failure> {
    if let Some(folder) = serve.spa.as_ref().filter(|folder| !folder.join("index.html").exists()) {
        return Err(Configuration::Spa(folder.clone()).into());
    }
    if serve.spa.is_none() && !cfg!(feature = "embed") {
        tracing::warn!("no pages are served: this binary holds none, and --spa names no folder");
    }
    let means = Means { post: post(serve)?, ..means };
    let listening = TcpListener::bind(serve.listen.clone()).into_acceptor().await;
    let acceptor = listening.map_err(|cause| Configuration::Listen(serve.listen.clone(), cause))?;
    if let Some(address) = acceptor.local_addr().first().and_then(|address| address.as_socket_addr().copied())
    {
        println!("http://{address}");
    }
    if serve.until_stdin_closes {
        std::thread::spawn(|| {
            let _ = std::io::stdin().read_to_end(&mut Vec::new());
            std::process::exit(0);
        });
    }
    let site = Site {
        spa: serve.spa.clone(),
        public_url: serve.public_url.clone(),
        trusted_proxies: serve.trusted_proxy.clone(),
        free_queries: serve.free_queries,
        patience: Patience { at_once: usize::from(serve.at_once), ..Patience::default() },
        ..Site::default()
    };
    let limits = ConnectionLimits { most: usize::from(serve.connections), ..ConnectionLimits::default() };
    let worker = Worker::new(means.clone(), works());
    let api = Arc::new(Api::with_budget(means, Budget::of(serve.budget)));
    let app = http::routes(Arc::clone(&api), site);
    let tidying = tokio::spawn(keep_files_tidy(api.means.clone()));
    let counting = tokio::spawn(keep_gathered(Arc::clone(&api)));
    let working = start(&worker);
    // What was let in is answered before the end, for ten seconds at most.
    Server::new_with_acceptor(Guarded::new(acceptor, limits))
        .idle_timeout(Duration::from_mins(1))
        .run_with_graceful_shutdown(app, stopped(), Some(Duration::from_secs(10)))
        .await?;
    tidying.abort();
    counting.abort();
    // What a worker was at is taken up again when its lease is over.
    working.iter().for_each(JoinHandle::abort);
    api.flush().await?;
    Ok(())
}

/// Whom mail is handed to; none if nobody was named.
fn post(serve: &Serve) -> Result<Option<Post>, Configuration> {
    let (Some(url), Some(from)) = (&serve.mail_url, &serve.mail_from) else { return Ok(None) };
    Ok(Some(Post::new(url, from, serve.public_url.as_ref().map(PublicUrl::to_string))?))
}

fn start(worker: &Worker) -> Vec<JoinHandle<()>> {
    let of = |worker: Worker| async move { worker.serve().await };
    let mut running: Vec<_> = (0..WORKERS).map(|_| tokio::spawn(of(worker.clone()))).collect();
    let clock = worker.clone();
    running.push(tokio::spawn(async move { clock.keep_time().await }));
    running
}

/// What service tokens asked for and who read of people is written every ten seconds, and once more at the end.
async fn keep_gathered(api: Arc<Api>) {
    let mut every = tokio::time::interval(Duration::from_secs(10));
    loop {
        every.tick().await;
        if let Err(cause) = api.flush().await {
            tracing::warn!(%cause, "what tokens asked for and who read of people is not counted");
        }
    }
}

/// At the start and each hour: what a killed server left, and what no record names. It may end in the middle.
async fn keep_files_tidy(means: Means) {
    let mut every = tokio::time::interval(Duration::from_hours(1));
    loop {
        every.tick().await;
        if let Err(cause) = means.files.sweep(SystemTime::now()).await {
            tracing::warn!(%cause, "what was left on its way in stays");
        }
        match files::sweep(&means).await {
            Ok(0) => {}
            Ok(gone) => tracing::info!(gone, "files that no record names"),
            Err(cause) => tracing::warn!(%cause, "files that no record names stay for now"),
        }
    }
}

async fn stopped() {
    let mut terminated = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(signal) => signal,
        Err(cause) => {
            tracing::error!(%cause, "no signals can be had");
            return;
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminated.recv() => {}
    }
}
