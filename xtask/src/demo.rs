//! From a clean clone to a page with people in it.
use std::{
    env, fs,
    io::ErrorKind,
    net::TcpListener,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail, ensure};
use xtask_wasm::clap::{self, ValueEnum};

use crate::{
    bundle::{self, Kind},
    install, probe,
    server::{self, Profile, Server},
    shell::root,
    steps::step,
};

/// What `densach demo` said of the accounts. It also marks a folder as ours to delete.
const MARK: &str = "DEMO.txt";

#[derive(clap::Args)]
pub struct Demo {
    /// Where to serve.
    #[clap(long, default_value = "127.0.0.1:8080")]
    listen: String,
    /// The folder of the database; `./data/demo` unless given.
    #[clap(long)]
    data: Option<PathBuf>,
    /// Delete the demonstration in that folder first.
    #[clap(long)]
    fresh: bool,
    /// Build as it is shipped: small, fast, with the SPA inside the binary. Takes several times as long.
    #[clap(long)]
    release: bool,
    /// Start on a free port, look whether everything answers, stop. Uses a scratch folder unless --data is given.
    #[clap(long)]
    check: bool,
    /// The year the demonstration plays in.
    #[clap(long, value_enum, default_value = "2019")]
    era: Era,
}

#[derive(Clone, Copy, ValueEnum)]
enum Era {
    /// Stands at April 2020, the year of the dispatch.
    #[clap(name = "2019")]
    Of2019,
    /// Stands at today, after the merger of the communes.
    #[clap(name = "2026")]
    Of2026,
}

impl Demo {
    pub fn run(&self) -> Result<()> {
        if !self.check {
            self.port_is_free()?;
        }
        install::npm_packages()?;
        let (kind, profile) =
            if self.release { (Kind::Full, Profile::Release) } else { (Kind::Quick, Profile::Dev) };
        let dist = bundle::ensure(kind)?;
        let binary = step("building densach", || server::build(profile))?;
        if !self.check {
            let data = self.data.clone().unwrap_or_else(|| root().join("data/demo"));
            return self.serve(&binary, &data, &dist);
        }
        if let Some(data) = &self.data {
            return self.probe(&binary, data, &dist);
        }
        let scratch = env::temp_dir().join(format!("densach-demo-{}", std::process::id()));
        let outcome = self.probe(&binary, &scratch, &dist);
        fs::remove_dir_all(&scratch)?;
        outcome
    }

    fn serve(&self, binary: &Path, data: &Path, dist: &Path) -> Result<()> {
        let accounts = self.prepare(binary, data)?;
        let server = Server::start(binary, data, dist, &self.listen)?;
        println!(
            "\n{accounts}\n\nĐèn Sách is at {}  (data in {}; Ctrl-C stops it)\n",
            server.origin,
            data.display()
        );
        server.wait()
    }

    fn probe(&self, binary: &Path, data: &Path, dist: &Path) -> Result<()> {
        let accounts = self.prepare(binary, data)?;
        println!("{accounts}");
        step("looking whether everything answers", || {
            let server = Server::start(binary, data, dist, "127.0.0.1:0")?;
            println!("    {}", server.origin);
            probe::everything(&server.origin)?;
            server.stop()
        })?;
        println!("The demonstration works.");
        Ok(())
    }

    /// Fills the folder unless it is filled, and answers its accounts.
    fn prepare(&self, binary: &Path, data: &Path) -> Result<String> {
        let mark = data.join(MARK);
        if self.fresh && data.exists() {
            ensure!(
                mark.exists() || is_empty(data)?,
                "{} has no {MARK}, so it is not a demonstration, and --fresh does not delete it.",
                data.display()
            );
            fs::remove_dir_all(data)?;
        }
        if let Ok(accounts) = fs::read_to_string(&mark)
            && !accounts.is_empty()
        {
            return Ok(accounts);
        }
        ensure!(
            !data.exists() || is_empty(data)? || mark.exists(),
            "{} holds something else than a demonstration: choose an empty folder by --data.",
            data.display()
        );
        if mark.exists() {
            // It was interrupted while it was being filled.
            fs::remove_dir_all(data)?;
        }
        fs::create_dir_all(data)?;
        fs::write(&mark, "")?;
        let accounts =
            step(&format!("filling {}", data.display()), || server::fill(binary, data, self.era.year()))?;
        fs::write(&mark, &accounts)?;
        Ok(accounts)
    }

    /// Said before minutes of building, not after.
    fn port_is_free(&self) -> Result<()> {
        match TcpListener::bind(&self.listen) {
            Ok(_) => Ok(()),
            Err(error) if error.kind() == ErrorKind::AddrInUse => {
                bail!(
                    "{} is taken by another program: choose another by --listen 127.0.0.1:8081",
                    self.listen
                )
            }
            Err(error) => Err(error).with_context(|| format!("cannot listen on {}", self.listen)),
        }
    }
}

impl Era {
    const fn year(self) -> &'static str {
        match self {
            Self::Of2019 => "2019",
            Self::Of2026 => "2026",
        }
    }
}

fn is_empty(folder: &Path) -> Result<bool> {
    Ok(fs::read_dir(folder)?.next().is_none())
}
