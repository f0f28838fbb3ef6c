//! The public contract, as the binary prints it and as the repository holds it.
use std::fs;

use anyhow::{Result, ensure};

use crate::{
    server,
    shell::{capture, program, root},
};

pub fn write() -> Result<()> {
    fs::write(root().join("schema.graphql"), printed()?)?;
    println!("schema.graphql is written; read its diff.");
    Ok(())
}

pub fn is_current() -> Result<()> {
    let written = fs::read_to_string(root().join("schema.graphql"))?;
    let current = written.trim_end() == printed()?.trim_end();
    ensure!(
        current,
        "schema.graphql is not what the server has: run `cargo xtask schema` and read the diff."
    );
    Ok(())
}

fn printed() -> Result<String> {
    let binary = server::build(server::Profile::Dev)?;
    Ok(capture(program(binary).arg("schema"))? + "\n")
}
