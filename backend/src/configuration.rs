//! What was configured, and a sentence for what cannot be.
use std::{io, path::PathBuf};

use backend::platform::{
    files::{FileStore, NoStore},
    mail::NoPost,
};
use sea_orm::DbErr;
use thiserror::Error;

use crate::cli::Cli;

#[derive(Debug, Error)]
pub enum Configuration {
    #[error("DATABASE_URL begins with sqlite: or postgres:, or is left out for a file in the data folder.")]
    DatabaseUrl,
    #[error("The data folder {} cannot be made: {cause}. Name another by --data or DENSACH_DATA.", folder.display())]
    Data { folder: PathBuf, cause: io::Error },
    #[error("The database cannot be opened: {0}. Look at DATABASE_URL, and whether the server runs.")]
    Database(DbErr),
    #[error(transparent)]
    Files(#[from] NoStore),
    #[error("Nobody can listen at {0}: {1}. Choose another address by --listen or DENSACH_LISTEN.")]
    Listen(String, io::Error),
    #[error("The folder {} holds no index.html. Build the bundle, or leave out --spa and DENSACH_SPA.", .0.display())]
    Spa(PathBuf),
    #[error(transparent)]
    Post(#[from] NoPost),
}

/// Where files lie.
pub fn files(cli: &Cli) -> Result<FileStore, Configuration> {
    // A value that is no text is none of ours.
    let environment = std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
    Ok(FileStore::of_url(cli.files_url.as_deref(), cli.data.join("files"), environment)?)
}

pub fn database_url(cli: &Cli) -> Result<String, Configuration> {
    if let Some(url) = &cli.database_url {
        let known = ["sqlite:", "postgres:", "postgresql:"].iter().any(|scheme| url.starts_with(scheme));
        return if known { Ok(url.clone()) } else { Err(Configuration::DatabaseUrl) };
    }
    std::fs::create_dir_all(&cli.data)
        .map_err(|cause| Configuration::Data { folder: cli.data.clone(), cause })?;
    Ok(format!("sqlite://{}?mode=rwc", cli.data.join("densach.sqlite").display()))
}
