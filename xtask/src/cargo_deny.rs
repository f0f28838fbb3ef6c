//! `cargo deny`, from the machine or built once into the target folder.
use anyhow::Result;

use crate::{
    shell::{found, program, run, target},
    steps::step,
};

const VERSION: &str = "0.20.2";

/// Without a network: advisories need one, and are not looked up.
pub fn check() -> Result<()> {
    let ours = target().join("tools/bin/cargo-deny");
    let tool = if ours.is_file() { Some(ours.clone()) } else { found("cargo-deny") };
    let tool = match tool {
        Some(tool) => tool,
        None => step("building cargo-deny, once", || {
            // The debug profile halves the time, and one check still takes seconds.
            run(program("cargo")
                .args(["install", "cargo-deny", "--locked", "--quiet", "--debug", "--version", VERSION])
                .arg("--root")
                .arg(target().join("tools"))
                .arg("--target-dir")
                .arg(target().join("tools/build")))?;
            Ok(ours)
        })?,
    };
    run(program(tool).args(["--offline", "check", "bans", "licenses", "sources"]))
}
