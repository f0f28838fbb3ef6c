//! Every test there is, in the order of the time they take.
use std::{
    fs,
    path::PathBuf,
    process::Command,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use xtask_wasm::clap::{self, ValueEnum};

use crate::{
    bundle::{self, Kind},
    install,
    server::{self, Profile},
    shell::{cargo, program, root, target},
    steps::{seconds, step},
    tally::Tally,
};

#[derive(clap::Args)]
pub struct Test {
    /// One part alone, for daily work.
    #[clap(long, value_enum)]
    only: Option<Part>,
    /// Run only the tests whose name contains this; the browser tests by a pattern.
    #[clap(long)]
    filter: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Rules and properties, server, shared code and SPA, without a database.
    Unit,
    /// The whole application through its door, on SQLite and on PostgreSQL; contract and architecture.
    Api,
    /// Journeys in Chromium, with axe.
    Browser,
}

struct Outcome {
    name: &'static str,
    tally: Tally,
    well: bool,
    took: Duration,
}

impl Test {
    pub fn run(&self) -> Result<()> {
        let wanted = |part| self.only.is_none_or(|only| only == part);
        // What is missing is said before the first minute, not after the last.
        if wanted(Part::Api) {
            install::postgres()?;
            install::moto()?;
        }
        if wanted(Part::Browser) {
            install::npm_packages()?;
            install::chromium()?;
        }

        let mut outcomes = Vec::new();
        if wanted(Part::Unit) {
            outcomes.push(self.rust("unit", &unit_targets())?);
            outcomes.push(self.rust("examples", &["--doc"])?);
            outcomes.push(self.rust("client", &CLIENT)?);
            outcomes.push(self.rust("spa", &["-p", "frontend"])?);
        }
        if wanted(Part::Api) {
            outcomes.push(self.rust(API, &["--test", API])?);
        }
        if wanted(Part::Browser) {
            outcomes.push(self.browser()?);
        }
        summary(&outcomes)
    }

    /// Plain `cargo test`: the API tests share one PostgreSQL, which a process for each test would not.
    fn rust(&self, name: &'static str, arguments: &[&str]) -> Result<Outcome> {
        println!("==> tests: {name}");
        let mut command = cargo(["test", "--locked", "--no-fail-fast"]);
        command.args(arguments);
        if let Some(filter) = &self.filter {
            command.arg("--").arg(filter);
        }
        counted(name, &mut command)
    }

    fn browser(&self) -> Result<Outcome> {
        let mut node = house(Profile::Dev)?;
        println!("==> tests: browser");
        node.args(["--test", "--test-concurrency=1", "--test-reporter=spec"]);
        if let Some(filter) = &self.filter {
            node.arg(format!("--test-name-pattern={filter}"));
        }
        node.args(test_files()?);
        counted("browser", &mut node)
    }
}

/// Node, knowing what `tests/browser/harness.js` opens: bundle, server, demonstration and browser.
pub fn house(profile: Profile) -> Result<Command> {
    install::npm_packages()?;
    let chromium = install::chromium()?;
    let dist = bundle::ensure(Kind::Full)?;
    let binary = step("building densach", || server::build(profile))?;
    let data = filled_once(&binary)?;
    let mut node = program("node");
    node.env("DIST", dist).env("SERVER", binary).env("DEMO_DATA", data).env("CHROMIUM", chromium);
    Ok(node)
}

/// All that `cargo test` would run, but for the API tests.
fn unit_targets() -> Vec<&'static str> {
    let targets =
        xtask_wasm::metadata().workspace_default_packages().into_iter().flat_map(|package| &package.targets);
    let own = targets
        .filter(|target| target.is_test() && target.name != API && target.required_features.is_empty());
    ["--lib", "--bins"].into_iter().chain(own.flat_map(|target| ["--test", target.name.as_str()])).collect()
}

const API: &str = "api";

/// `shared` as the SPA compiles it.
const CLIENT: [&str; 5] = ["-p", "shared", "--no-default-features", "--features", "client"];

fn counted(name: &'static str, command: &mut Command) -> Result<Outcome> {
    let started = Instant::now();
    let (tally, well) = Tally::of(command)?;
    ensure!(well || tally.failed > 0, "The {name} tests did not come to run; see above.");
    Ok(Outcome { name, tally, well, took: started.elapsed() })
}

/// The demonstration, which each test file copies for itself.
fn filled_once(binary: &std::path::Path) -> Result<PathBuf> {
    let data = target().join("demo-for-tests");
    step("filling a demonstration", || {
        if data.exists() {
            fs::remove_dir_all(&data)?;
        }
        server::fill(binary, &data, "2019")
    })?;
    Ok(data)
}

fn test_files() -> Result<Vec<PathBuf>> {
    let folder = root().join("tests/browser");
    let mut files: Vec<_> = fs::read_dir(&folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    files.retain(|file| file.to_string_lossy().ends_with(".test.js"));
    files.sort();
    Ok(files)
}

fn summary(outcomes: &[Outcome]) -> Result<()> {
    let mut all = Tally::default();
    println!("\n==> summary");
    for Outcome { name, tally, well, took } in outcomes {
        let mark = if *well { "ok" } else { "FAILED" };
        println!("{name:>10}  {mark:<6}  {:>13}  {tally}", seconds(*took));
        all += *tally;
    }
    println!("\n{all}");
    ensure!(outcomes.iter().all(|outcome| outcome.well), "There are failures; see above.");
    let ran = outcomes.iter().any(|outcome| outcome.tally.passed > 0);
    ran.then_some(()).context("No test ran.")
}
