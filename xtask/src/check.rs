//! What a change must pass before its tests. Each part runs, so that one look shows all there is to mend.
use std::{fs, path::PathBuf};

use anyhow::{Result, ensure};

use crate::{
    cargo_deny, install, schema,
    shell::{cargo, program, root, run},
    steps::step,
    toolchain::Toolchain,
};

const SCRIPTS: [&str; 5] =
    ["frontend/public", "frontend/graphiql", "tests/browser", "tests/load", "xtask/src/bundle"];

type Part = (&'static str, fn() -> Result<()>);
const PARTS: [Part; 7] = [
    ("format", || run(&mut cargo(["fmt", "--all", "--check"]))),
    ("lints", || run(cargo(["clippy", "--locked", "--all-targets"]).args(DENY_WARNINGS))),
    ("lints of shared as the client has it", client),
    ("lints of the SPA", frontend),
    ("licences and sources", cargo_deny::check),
    ("schema", schema::is_current),
    ("scripts", scripts),
];
const DENY_WARNINGS: [&str; 3] = ["--", "-D", "warnings"];

pub fn run_all() -> Result<()> {
    let mut wrong = Vec::new();
    for (name, part) in PARTS {
        if let Err(error) = step(name, part) {
            println!("    {name} FAILED: {error:#}");
            wrong.push(name);
        }
    }
    ensure!(wrong.is_empty(), "The check failed in: {}.", wrong.join(", "));
    println!("The check passed.");
    Ok(())
}

fn client() -> Result<()> {
    let mut clippy = cargo(["clippy", "--locked", "-p", "shared", "--no-default-features"]);
    run(clippy.args(["--features", "client", "--all-targets"]).args(DENY_WARNINGS))
}

/// Apart from the rest: in one build with the server, the features of `shared` would unify.
fn frontend() -> Result<()> {
    let target = Toolchain::find()?.clippy_target();
    let mut clippy = cargo(["clippy", "--locked", "-p", "frontend", "--all-targets"]);
    run(clippy.args(target).args(DENY_WARNINGS))
}

/// Whether they parse; what they do is seen by the browser tests.
fn scripts() -> Result<()> {
    install::npm_packages()?;
    for folder in SCRIPTS {
        let mut files: Vec<PathBuf> =
            fs::read_dir(root().join(folder))?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
        files.retain(|file| file.extension().is_some_and(|kind| kind == "js"));
        for file in files {
            run(program("node").arg("--check").arg(file))?;
        }
    }
    Ok(())
}
