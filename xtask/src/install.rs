//! What the commands need from the machine: found, or installed where that is possible, or named.
use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail, ensure};

use crate::{
    shell::{capture, found, program, root, run, target},
    steps::step,
};

/// An S3 that the tests start themselves, from `PyPI`; what it needs to be a server beside it.
const MOTO: [&str; 3] = ["moto[s3]==5.2.5", "flask", "flask-cors"];

const BROWSERS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];
const SERVER: [&str; 3] = ["initdb", "postgres", "pg_isready"];

/// Debian's packages, as root; anybody else is told what to install.
pub fn debian(packages: &[&str], purpose: &str) -> Result<()> {
    let names = packages.join(" ");
    let is_root = capture(program("id").arg("-u")).is_ok_and(|id| id == "0");
    if !is_root || found("apt-get").is_none() {
        bail!("{purpose} needs what is in Debian's packages `{names}`: install them, then run this again.");
    }
    step(&format!("apt-get install {names}"), || {
        run(program("apt-get").args(["update", "-qq"]))?;
        run(program("apt-get")
            .args(["install", "-y", "-qq", "--no-install-recommends"])
            .args(packages)
            .env("DEBIAN_FRONTEND", "noninteractive"))
    })
}

/// What `package-lock.json` names: fonts, wasm-opt, the API explorer, the tests' browser driver.
pub fn npm_packages() -> Result<()> {
    if found("node").is_none() || found("npm").is_none() {
        debian(&["nodejs", "npm"], "The bundle (its fonts, wasm-opt and the API explorer)")?;
    }
    let written = |path: &Path| fs::metadata(path).and_then(|file| file.modified()).ok();
    let laid = written(&root().join("node_modules/.package-lock.json"));
    if laid.is_some() && laid >= written(&root().join("package-lock.json")) {
        return Ok(());
    }
    step("npm ci", || {
        run(program("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]))
    })
}

pub fn chromium() -> Result<PathBuf> {
    let named = || {
        let chosen = env::var_os("CHROMIUM").map(PathBuf::from).filter(|path| path.is_file());
        chosen.or_else(|| BROWSERS.iter().find_map(|name| found(name)))
    };
    if named().is_none() {
        debian(&["chromium"], "The browser tests")?;
    }
    let Some(browser) = named() else { bail!("Chromium was installed and is not on the search path.") };
    Ok(browser)
}

/// The tests start a server of their own from these programs; none needs to run.
pub fn postgres() -> Result<()> {
    if !has_postgres() {
        debian(&["postgresql"], "The API tests on PostgreSQL")?;
    }
    ensure!(has_postgres(), "PostgreSQL was installed, and its programs are not where Debian puts them.");
    Ok(())
}

/// The folder of PostgreSQL's programs.
pub fn postgres_programs() -> Result<PathBuf> {
    postgres()?;
    let Some(bin) = postgres_folder() else { bail!("PostgreSQL's programs are gone.") };
    Ok(bin)
}

/// What drives the bench.
pub fn wrk() -> Result<()> {
    if found("wrk").is_none() {
        debian(&["wrk"], "The bench")?;
    }
    Ok(())
}

/// Into the target folder, once. Whoever has it elsewhere names that python by `MOTO_PYTHON`.
pub fn moto() -> Result<()> {
    let home = target().join("moto");
    let python = home.join("bin/python");
    let works = |python: &Path| {
        capture(program(python).args(["-c", "import boto3, flask_cors, moto.server"])).is_ok()
    };
    if let Some(own) = env::var_os("MOTO_PYTHON") {
        ensure!(
            works(Path::new(&own)),
            "The python of MOTO_PYTHON has no moto with boto3, flask and flask-cors."
        );
        return Ok(());
    }
    if works(&python) {
        return Ok(());
    }
    let can_make = || capture(program("python3").args(["-c", "import ensurepip, venv"])).is_ok();
    if !can_make() {
        debian(&["python3-venv"], "The tests of files in S3")?;
    }
    step("pip install moto", || {
        run(program("python3").args(["-m", "venv", "--clear"]).arg(&home))?;
        run(program(&python)
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
            .args(MOTO))
    })?;
    ensure!(works(&python), "moto was installed into {}, and does not start.", home.display());
    Ok(())
}

fn has_postgres() -> bool {
    postgres_folder().is_some()
}

fn postgres_folder() -> Option<PathBuf> {
    let complete = |bin: &PathBuf| SERVER.iter().all(|name| bin.join(name).is_file());
    let debian = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let debian: Vec<_> = debian.map(|version| version.path().join("bin")).collect();
    env::split_paths(&env::var_os("PATH").unwrap_or_default()).chain(debian).find(complete)
}
