//! The proofs that take too long for each change. So far one: the properties of the door, many more cases.
use std::{fs, time::Instant};

use anyhow::{Result, ensure};
use xtask_wasm::clap;

use crate::{
    shell::{capture, cargo, program, root},
    steps::seconds,
    tally::Tally,
};

#[derive(clap::Args)]
pub struct Prove {
    /// Cases for each property; `cargo xtask test` runs 256.
    #[clap(long, default_value = "50000")]
    cases: u32,
}

impl Prove {
    pub fn run(&self) -> Result<()> {
        let started = Instant::now();
        let cases = self.cases.to_string();
        let (tally, well) = Tally::of(
            cargo(["test", "--locked", "--test", "api", "--", "door_property"]).env("PROPTEST_CASES", &cases),
        )?;
        ensure!(well, "A property of the door does not hold; proptest wrote the case down.");
        ensure!(tally.passed > 0, "No property of the door was found.");

        let took = seconds(started.elapsed());
        let date = capture(program("date").args(["-u", "+%Y-%m-%d"]))?;
        let proof = format!(
            "# What was proved by hand\n\n\
             Written by `cargo xtask prove`; what it does not name was not tried.\n\n\
             | date | machine | command | figures |\n|---|---|---|---|\n\
             | {date} | {} | `cargo xtask prove --cases {cases}` | {} properties of the door, {cases} cases each, {took} |\n",
            machine()?,
            tally.passed
        );
        fs::write(root().join("docs/proof.md"), proof)?;
        println!("{tally}, {cases} cases each, in {took}: written to docs/proof.md");
        Ok(())
    }
}

fn machine() -> Result<String> {
    let processors = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = processors.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let model = model.map_or("unknown processor", |(_, model)| model);
    Ok(format!("{} × {model}", std::thread::available_parallelism()?))
}
