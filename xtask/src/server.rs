//! The binary `densach`: built, filled, started, ended.
use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use anyhow::{Context, Result, ensure};

use crate::shell::{capture, cargo, program, run, target};

#[derive(Clone, Copy)]
pub enum Profile {
    Dev,
    /// The SPA of `target/dist` is inside.
    Release,
}

/// Without `--package`, so that features unify as they do for the tests, and nothing is compiled twice.
pub fn build(profile: Profile) -> Result<PathBuf> {
    let mut build = cargo(["build", "--locked", "--bin", "densach"]);
    if let Profile::Release = profile {
        build.args(["--release", "--features", "backend/embed"]).env("DENSACH_DIST", target().join("dist"));
    }
    run(&mut build)?;
    let folder = if let Profile::Release = profile { "release" } else { "debug" };
    Ok(target().join(folder).join("densach"))
}

/// On SQLite and with its files in the folder, whatever the environment says.
fn densach(binary: &Path, data: &Path) -> Command {
    let mut command = program(binary);
    command.env_remove("DATABASE_URL").env_remove("FILES_URL").env("DENSACH_DATA", data);
    command
}

/// Fills an empty folder, and answers what the binary says of it: the accounts.
pub fn fill(binary: &Path, data: &Path, era: &str) -> Result<String> {
    std::fs::create_dir_all(data)?;
    capture(densach(binary, data).arg("migrate"))?;
    capture(densach(binary, data).args(["demo", "--era", era]))
}

/// A running server. It ends when this is dropped, or when this process ends in whatever way.
pub struct Server {
    child: Child,
    pub origin: String,
}

impl Server {
    pub fn start(binary: &Path, data: &Path, dist: &Path, listen: &str) -> Result<Self> {
        Self::spawn(densach(binary, data), dist, listen)
    }

    /// For whoever changes the pages: they may ask what is in no list yet.
    pub fn start_free(binary: &Path, data: &Path, dist: &Path, listen: &str) -> Result<Self> {
        let mut free = densach(binary, data);
        free.env("DENSACH_FREE_QUERIES", "true");
        Self::spawn(free, dist, listen)
    }

    fn spawn(mut densach: Command, dist: &Path, listen: &str) -> Result<Self> {
        let mut child = densach
            .args(["serve", "--until-stdin-closes"])
            .env("DENSACH_SPA", dist)
            .env("DENSACH_LISTEN", listen)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("could not start densach")?;
        let output = child.stdout.take().context("the output was asked for")?;
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line)?;
        let origin = line.trim().to_owned();
        if !origin.starts_with("http://") {
            let status = child.wait()?;
            ensure!(false, "densach ended with {status} before it said where it listens; see its log above.");
        }
        Ok(Self { child, origin })
    }

    /// Until somebody stops it.
    pub fn wait(mut self) -> Result<()> {
        // `Child::wait` would close the standard input, and that would end it.
        let _held = self.child.stdin.take();
        let status = self.child.wait()?;
        ensure!(status.success(), "densach ended with {status}.");
        Ok(())
    }

    /// Asks it to end, and waits.
    pub fn stop(mut self) -> Result<()> {
        drop(self.child.stdin.take());
        let status = self.child.wait()?;
        ensure!(status.success(), "densach did not end well: {status}.");
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}
