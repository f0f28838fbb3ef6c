//! `densach serve`
use std::{
    io::Read,
    sync::Arc,
    time::{Duration, SystemTime},
};

use backend::{
    api::Api,
    clock::Means,
    http::{self, ConnectionLimits, Guarded, Site},
};
use poem::{
    Server,
    listener::{Acceptor, Listener, TcpListener},
};

use crate::{Failure, cli::Serve, configuration::Configuration};

pub async fn run(serve: &Serve, means: Means) -> Result<(), Failure> {
    if let Some(folder) = serve.spa.as_ref().filter(|folder| !folder.join("index.html").exists()) {
        return Err(Configuration::Spa(folder.clone()).into());
    }
    if serve.spa.is_none() && !cfg!(feature = "embed") {
        tracing::warn!("no pages are served: this binary holds none, and --spa names no folder");
    }
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
    };
    let limits = ConnectionLimits { most: usize::from(serve.connections), ..ConnectionLimits::default() };
    if let Err(cause) = means.files.sweep(SystemTime::now()).await {
        tracing::warn!(%cause, "what was left on its way in stays");
    }
    let api = Arc::new(Api::new(means));
    let app = http::routes(Arc::clone(&api), site);
    let counting = tokio::spawn(keep_gathered(Arc::clone(&api)));
    // What was let in is answered before the end, for ten seconds at most.
    Server::new_with_acceptor(Guarded::new(acceptor, limits))
        .idle_timeout(Duration::from_mins(1))
        .run_with_graceful_shutdown(app, stopped(), Some(Duration::from_secs(10)))
        .await?;
    counting.abort();
    api.flush().await?;
    Ok(())
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
