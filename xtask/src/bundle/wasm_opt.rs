//! Shrinks the wasm with npm's binaryen, where node has it.
use std::{fs, path::Path, thread};

use anyhow::{Result, anyhow};

use super::parts;
use crate::shell::{found, program, root, run};

// Never `--all-features`: binaryen 132 then writes compact imports, which browsers refuse ("Invalid import kind").
const FLAGS: [&str; 8] = [
    "-Oz",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// All parts at once: the tool works with one thread.
pub fn shrink_all(stage: &Path) -> Result<()> {
    let parts = parts::files(stage)?;
    thread::scope(|scope| {
        let runs: Vec<_> = parts.iter().map(|part| scope.spawn(move || shrink(&stage.join(part)))).collect();
        runs.into_iter().try_for_each(|run| run.join().map_err(|_| anyhow!("wasm-opt did not end well"))?)
    })
}

fn shrink(wasm: &Path) -> Result<()> {
    let tool = root().join("node_modules/binaryen/bin/wasm-opt");
    if found("node").is_none() || !tool.exists() {
        eprintln!("wasm-opt is not here (node and `npm ci` bring it): the wasm stays about a third larger.");
        return Ok(());
    }
    let small = wasm.with_extension("small");
    run(program("node").arg(tool).args(FLAGS).arg(wasm).arg("-o").arg(&small))?;
    fs::rename(small, wasm)?;
    Ok(())
}
