//! `densach`: reads its configuration, then does what it is told.
mod cli;
mod configuration;
mod serve;
mod terminal;

use std::process::ExitCode;

use backend::{
    api,
    clock::Means,
    database, demo, directives, identity, organizations,
    platform::{files, search},
};
use clap::Parser;
use shared::{AccountOpenInput, NodeId};
use tracing_subscriber::EnvFilter;

use self::{
    cli::{Account, Cli, Files, Import, LogForm, Search, Task},
    configuration::Configuration,
};

const MIB: i64 = 1024 * 1024;

type Failure = Box<dyn std::error::Error>;

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match cli.log {
        LogForm::Text => log.init(),
        LogForm::Json => log.json().flatten_event(true).init(),
    }
    match run(&cli).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("densach: {failure}");
            ExitCode::FAILURE
        }
    }
}

async fn run(cli: &Cli) -> Result<(), Failure> {
    match &cli.task {
        Task::Schema => print!("{}", api::sdl()),
        Task::Demo { era } => {
            let filled = demo::fill(&means(cli).await?, (*era).into()).await?;
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
                match directives::from_file(&means(cli).await?, &bytes, title.clone(), *office).await? {
                    Some(id) => println!("kept as a draft: {id}"),
                    None => println!("nothing was kept: there is no office here yet"),
                }
            }
        }
        Task::Account { what: Account::Add { login, name, organization, role } } => {
            let means = means(cli).await?;
            let input = AccountOpenInput {
                login: login.clone(),
                full_name: name.clone(),
                password: Some(terminal::password()?),
                organization_id: NodeId::from(organization),
                role: *role,
            };
            println!("opened: {}", identity::add_account(&means, input).await?);
        }
        Task::Files { what: Files::Room { organization, mib } } => {
            let means = means(cli).await?;
            let organization = organizations::the_one_named(&means.db, organization).await?;
            if let Some(mib) = mib {
                organizations::give_room(&means, &organization, i64::from(*mib) * MIB).await?;
            }
            let room = files::room(&means.db, organization.id).await?;
            println!("{}: {} of {} MiB", organization.name, room.used / MIB, room.most / MIB);
        }
        Task::Search { what: Search::Rebuild } => {
            println!("{} records can be found", search::rebuild(&means(cli).await?.db).await?);
        }
        Task::Migrate => drop(means(cli).await?),
        Task::Serve(serve) => serve::run(serve, means(cli).await?).await?,
    }
    Ok(())
}

/// What every act works with, on a database that is up to date.
async fn means(cli: &Cli) -> Result<Means, Configuration> {
    let url = configuration::database_url(cli)?;
    database::migrate(&url).await.map_err(Configuration::Database)?;
    let db = database::open(&url).await.map_err(Configuration::Database)?;
    search::catch_up_now(&db).await.map_err(Configuration::Database)?;
    Ok(Means::of_this_machine(db, configuration::files(cli)?))
}
