//! `densach`: reads its configuration, then serves.
mod cli;

use std::{io::Read, sync::Arc, time::Duration};

use backend::{
    api,
    clock::Means,
    database, demo, directives,
    http::{self, ConnectionLimits, Guarded, Site},
    platform::files::FileStore,
};
use clap::Parser;
use poem::{
    Server,
    listener::{Acceptor, Listener, TcpListener},
};
use tracing_subscriber::EnvFilter;

use self::cli::{Cli, Import, LogForm, Task};

type Failure = Box<dyn std::error::Error>;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let cli = Cli::parse();
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match cli.log {
        LogForm::Text => log.init(),
        LogForm::Json => log.json().flatten_event(true).init(),
    }
    match &cli.task {
        Task::Schema => print!("{}", api::sdl()),
        Task::Demo { .. } => {
            let url = url(&cli)?;
            database::migrate(&url).await?;
            let filled = demo::fill(&means(&cli, &url).await?).await?;
            println!("{} units, {} organizations", filled.units, filled.organizations);
            println!("accounts: {}", filled.logins.join(" "));
            println!("password of all: {}", filled.password);
        }
        Task::Import { what: Import::Directive { file, title, office, dry_run } } => {
            let bytes = std::fs::read(file).map_err(|cause| format!("{}: {cause}", file.display()))?;
            let (clauses, tree) = directives::tree(&bytes)?;
            print!("{tree}");
            println!("{clauses} clauses");
            if !dry_run {
                let url = url(&cli)?;
                database::migrate(&url).await?;
                let means = means(&cli, &url).await?;
                match directives::from_file(&means, &bytes, title.clone(), *office).await? {
                    Some(id) => println!("kept as a draft: {id}"),
                    None => println!("nothing was kept: there is no office here yet"),
                }
            }
        }
        Task::Migrate => database::migrate(&url(&cli)?).await?,
        Task::Serve { listen, spa, public_url, trusted_proxy, connections, until_stdin_closes } => {
            let limits = ConnectionLimits { most: usize::from(*connections), ..ConnectionLimits::default() };
            let site = Site {
                spa: spa.clone(),
                public_url: public_url.clone(),
                trusted_proxies: trusted_proxy.clone(),
            };
            let url = url(&cli)?;
            database::migrate(&url).await?;
            serve(means(&cli, &url).await?, listen, (site, limits), *until_stdin_closes).await?;
        }
    }
    Ok(())
}

async fn means(cli: &Cli, url: &str) -> Result<Means, Failure> {
    Ok(Means::of_this_machine(database::open(url).await?, FileStore::in_folder(cli.data.join("files"))))
}

fn url(cli: &Cli) -> Result<String, Failure> {
    if let Some(url) = &cli.database_url {
        let known = ["sqlite:", "postgres:", "postgresql:"].iter().any(|scheme| url.starts_with(scheme));
        return if known {
            Ok(url.clone())
        } else {
            Err("DATABASE_URL begins with sqlite: or postgres:".into())
        };
    }
    std::fs::create_dir_all(&cli.data)?;
    Ok(format!("sqlite://{}?mode=rwc", cli.data.join("densach.sqlite").display()))
}

async fn serve(
    means: Means,
    listen: &str,
    (site, limits): (Site, ConnectionLimits),
    until_stdin: bool,
) -> Result<(), Failure> {
    let acceptor = TcpListener::bind(listen.to_owned()).into_acceptor().await?;
    if let Some(address) = acceptor.local_addr().first().and_then(|address| address.as_socket_addr().copied())
    {
        println!("http://{address}");
    }
    if until_stdin {
        std::thread::spawn(|| {
            let _ = std::io::stdin().read_to_end(&mut Vec::new());
            std::process::exit(0);
        });
    }
    let app = http::routes(Arc::new(api::Api::new(means)), site);
    // What was let in is answered before the end, for ten seconds at most.
    Server::new_with_acceptor(Guarded::new(acceptor, limits))
        .idle_timeout(Duration::from_mins(1))
        .run_with_graceful_shutdown(app, stopped(), Some(Duration::from_secs(10)))
        .await?;
    Ok(())
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
