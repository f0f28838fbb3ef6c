//! The proofs that take too long for each change. Each writes its own line of `docs/proof.md` and leaves the others.
mod record;

use std::{path::PathBuf, process::Command, time::Instant};

use anyhow::{Result, ensure};
use xtask_wasm::clap::{self, ValueEnum};

use self::record::Record;
use crate::{
    bench::Postgres,
    install,
    server::Profile,
    shell::{cargo, program},
    steps::seconds,
    tally::Tally,
    test::house,
};

#[derive(clap::Args)]
pub struct Prove {
    /// One proof alone.
    #[clap(long, value_enum)]
    only: Option<Proof>,
    /// Cases for each property of the door; `cargo xtask test` runs 256.
    #[clap(long, default_value = "100000")]
    cases: u32,
    /// With `--only attacks`: tries this binary instead of the one as it is shipped, and writes nothing down.
    #[clap(long)]
    binary: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Proof {
    /// The properties of the GraphQL door, with many more cases.
    Door,
    /// The matrix of 200 communes and 25 clauses, measured on both databases.
    Matrix,
    /// 100,000 rows as a file, with the memory that takes, on both databases.
    Export,
    /// A file of 5,000 rows looked at, annotated, written and undone, on both databases; and how long hostile files take.
    Import,
    /// axe on each page, for each role, in both themes and both widths.
    Axe,
    /// Lighthouse on the profile of a phone, against the binary as it is shipped.
    Lighthouse,
    /// Two offices drawn at random 2,000 times on each database: nobody sees the rows of another.
    Tenants,
    /// What once ended or held servers of this kind, sent to the binary as it is shipped: each is refused in time.
    Attacks,
    /// A server killed 200 times under write load, on both databases: nothing answered is lost, nothing is there twice.
    Kill,
}

impl Prove {
    pub fn run(&self) -> Result<()> {
        if let Some(binary) = &self.binary {
            ensure!(self.only == Some(Proof::Attacks), "--binary goes with --only attacks.");
            return told(program("node").arg(ATTACKS).env("SERVER", binary), "attacks, ").map(drop);
        }
        for proof in Proof::value_variants() {
            if self.only.is_none_or(|only| only == *proof) {
                let started = Instant::now();
                let figures = self.figures(*proof)?;
                record::write(&Record {
                    proof: name(*proof),
                    command: self.command(*proof),
                    figures: format!("{figures}; {}", seconds(started.elapsed())),
                })?;
            }
        }
        Ok(())
    }

    fn figures(&self, proof: Proof) -> Result<String> {
        match proof {
            Proof::Door => self.door(),
            Proof::Matrix => matrix(),
            Proof::Export => export(),
            Proof::Import => import(),
            Proof::Axe => axe(),
            Proof::Lighthouse => lighthouse(),
            Proof::Tenants => tenants(),
            Proof::Attacks => told(house(Profile::Release)?.arg(ATTACKS), "attacks, "),
            Proof::Kill => kill(),
        }
    }

    fn command(&self, proof: Proof) -> String {
        let cases = if proof == Proof::Door { format!(" --cases {}", self.cases) } else { String::new() };
        format!("cargo xtask prove --only {}{cases}", name(proof))
    }

    fn door(&self) -> Result<String> {
        let cases = self.cases.to_string();
        let mut test = cargo(["test", "--locked", "--test", "api", "--", "door_property"]);
        let (tally, well) = Tally::of(test.env("PROPTEST_CASES", &cases))?;
        ensure!(well, "A property of the door does not hold; proptest wrote the case down.");
        ensure!(tally.passed > 0, "No property of the door was found.");
        Ok(format!("{} properties, {cases} cases each, all hold", tally.passed))
    }
}

/// Optimized: a debug build would measure itself.
fn matrix() -> Result<String> {
    install::postgres()?;
    let mut test = cargo(["test", "--locked", "--release", "--test", "api", "--"]);
    told(test.args(["the_matrix_of_two_hundred_communes", "--ignored", "--nocapture"]), "matrix, ")
}

fn export() -> Result<String> {
    install::postgres()?;
    let mut test = cargo(["test", "--locked", "--release", "--test", "api", "--"]);
    told(test.args(["a_hundred_thousand_rows", "--ignored", "--nocapture"]), "export, ")
}

fn import() -> Result<String> {
    install::postgres()?;
    let mut test = cargo(["test", "--locked", "--release", "--test", "api", "--"]);
    told(test.args(["an_import_of_five_thousand_rows", "--ignored", "--nocapture"]), "import, ")
}

fn axe() -> Result<String> {
    let mut node = house(Profile::Dev)?;
    told(node.args(["--test", "tests/browser/axe_roles.test.js"]).env("AXE", "all"), "axe: ")
}

fn lighthouse() -> Result<String> {
    told(house(Profile::Release)?.arg("tests/browser/lighthouse.js"), "lighthouse, ")
}

const ATTACKS: &str = "tests/load/attacks.js";

/// Optimized: so many worlds take an hour otherwise.
fn tenants() -> Result<String> {
    const CASES: &str = "2000";
    install::postgres()?;
    let mut test = cargo(["test", "--locked", "--release", "--test", "api", "--"]);
    test.args(["nobody_sees_the_rows_of_another", "--nocapture"]).env("PROPTEST_CASES", CASES);
    Ok(format!("{CASES} cases; {}", told(&mut test, "tenants, ")?))
}

fn kill() -> Result<String> {
    let sqlite = told(house(Profile::Dev)?.arg("tests/load/kill.js").env_remove("DATABASE_URL"), "kill, ")?;
    let postgres = Postgres::start()?;
    let second =
        told(house(Profile::Dev)?.arg("tests/load/kill.js").env("DATABASE_URL", postgres.url()), "kill, ")?;
    Ok(format!("{sqlite} · {second}"))
}

/// What a program says in the lines that begin so.
fn told(command: &mut Command, prefix: &str) -> Result<String> {
    let mut lines = Vec::new();
    let (_, well) = Tally::listening(command, |line| {
        lines.extend(line.trim_start_matches("# ").strip_prefix(prefix).map(str::to_owned));
    })?;
    ensure!(well, "The proof failed; see above.");
    ensure!(!lines.is_empty(), "The proof said nothing that begins with `{prefix}`.");
    Ok(lines.join(" · "))
}

fn name(proof: Proof) -> String {
    proof.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
}
