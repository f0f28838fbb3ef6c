//! The two servers that are measured, each on the first processor.
use std::{
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Stdio},
    time::Instant,
};

use anyhow::{Context, Result, ensure};

use super::postgres::Postgres;
use crate::{
    probe,
    shell::{cargo, program, run, target},
};

pub fn build() -> Result<(PathBuf, PathBuf)> {
    run(&mut cargo(["build", "--locked", "--release", "-p", "backend", "-p", "load"]))?;
    let built = target().join("release");
    Ok((built.join("densach"), built.join("by-hand")))
}

pub struct Densach {
    child: Child,
    pub origin: String,
    pub first_answer_ms: u128,
}

impl Densach {
    pub fn start(binary: &Path, postgres: &Postgres) -> Result<Self> {
        let started = Instant::now();
        let mut child = pinned(binary)
            .args(["serve", "--listen", "127.0.0.1:0", "--free-queries", "--until-stdin-closes"])
            // The purse is paid from as ever, and never empty.
            .args(["--budget", "1000000000000"])
            .env("DATABASE_URL", postgres.url())
            .env("DENSACH_DATA", target().join("bench-data"))
            .env("RUST_LOG", "warn")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("could not start densach")?;
        let origin = first_line(&mut child)?;
        let ready = probe::get(&origin, "/readyz")?;
        ensure!(ready.status == 200, "/readyz answers {}", ready.status);
        Ok(Self { child, origin, first_answer_ms: started.elapsed().as_millis() })
    }

    pub fn memory_mb(&self) -> Result<f64> {
        status(self.child.id(), "VmRSS")
    }

    pub fn peak_mb(&self) -> Result<f64> {
        status(self.child.id(), "VmHWM")
    }
}

impl Drop for Densach {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}

pub struct ByHand {
    child: Child,
    pub origin: String,
}

impl ByHand {
    pub fn start(binary: &Path, postgres: &Postgres) -> Result<Self> {
        let mut child = pinned(binary)
            .env("DATABASE_URL", postgres.url())
            .stdout(Stdio::piped())
            .spawn()
            .context("could not start the limit")?;
        let line = first_line(&mut child)?;
        let address = line.rsplit("://").next().unwrap_or_default().to_owned();
        Ok(Self { child, origin: format!("http://{address}") })
    }
}

impl Drop for ByHand {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn pinned(binary: &Path) -> std::process::Command {
    let mut command = program("taskset");
    command.args(["-c", "0"]).arg(binary);
    command
}

fn first_line(child: &mut Child) -> Result<String> {
    let output = child.stdout.take().context("the output was asked for")?;
    let mut line = String::new();
    BufReader::new(output).read_line(&mut line)?;
    ensure!(!line.trim().is_empty(), "it ended before it said where it listens");
    Ok(line.trim().to_owned())
}

fn status(process: u32, name: &str) -> Result<f64> {
    let text = fs::read_to_string(format!("/proc/{process}/status")).context("memory is read from /proc")?;
    let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
    let kilobytes: f64 =
        line.and_then(|line| line.split_whitespace().next()).context("no such line")?.parse()?;
    Ok(kilobytes / 1024.0)
}
