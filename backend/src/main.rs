//! `densach`: reads its configuration, then serves.
use std::{io::Read, path::PathBuf, sync::Arc, time::Duration};

use backend::{api, clock::Means, database, demo, http};
use clap::{Parser, Subcommand};
use poem::{
    Server,
    listener::{Acceptor, Listener, TcpListener},
};
use tracing_subscriber::EnvFilter;

#[derive(Parser)]
#[command(name = "densach", about = "Đèn Sách: the working desk of a district education office")]
struct Cli {
    /// Where the data lie: `sqlite://…` or `postgres://…`; a file in the data folder if left out.
    #[arg(long, env = "DATABASE_URL", global = true)]
    database_url: Option<String>,
    /// The data folder.
    #[arg(long, env = "DENSACH_DATA", default_value = "./data", global = true)]
    data: PathBuf,
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Bring the tables up to date, then serve.
    Serve {
        /// Address and port to listen on; port 0 takes a free one.
        #[arg(long, env = "DENSACH_LISTEN", default_value = "127.0.0.1:8080")]
        listen: String,
        /// The folder of the bundle.
        #[arg(long, env = "DENSACH_SPA")]
        spa: Option<PathBuf>,
        /// End when standard input closes: for whoever starts the server and may die.
        #[arg(long)]
        until_stdin_closes: bool,
    },
    /// Bring the tables up to date.
    Migrate,
    /// Fill an empty database with demonstration data, and end.
    Demo {
        /// The school year shown; 2019 is the one there is.
        #[arg(long, default_value = "2019", value_parser = ["2019"])]
        era: String,
    },
    /// Print the GraphQL schema.
    Schema,
}

type Failure = Box<dyn std::error::Error>;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let cli = Cli::parse();
    match &cli.task {
        Task::Schema => print!("{}", api::sdl()),
        Task::Demo { .. } => {
            let url = url(&cli)?;
            database::migrate(&url).await?;
            let filled = demo::fill(&Means::of_this_machine(database::open(&url).await?)).await?;
            println!("{} units, {} organizations", filled.units, filled.organizations);
            println!("accounts: {}", filled.logins.join(" "));
            println!("password of all: {}", filled.password);
        }
        Task::Migrate => database::migrate(&url(&cli)?).await?,
        Task::Serve { listen, spa, until_stdin_closes } => {
            let url = url(&cli)?;
            database::migrate(&url).await?;
            let means = Means::of_this_machine(database::open(&url).await?);
            serve(means, listen, spa.clone(), *until_stdin_closes).await?;
        }
    }
    Ok(())
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

async fn serve(means: Means, listen: &str, spa: Option<PathBuf>, until_stdin: bool) -> Result<(), Failure> {
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
    let app = http::routes(Arc::new(api::Api::new(means)), spa);
    // What was let in is answered before the end, for ten seconds at most.
    Server::new_with_acceptor(acceptor)
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
