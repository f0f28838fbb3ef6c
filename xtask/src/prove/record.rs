//! `docs/proof.md`: one line for each proof, as it was last run.
use std::fs;

use anyhow::Result;

use crate::shell::{capture, program, root};

pub struct Record {
    pub proof: String,
    pub command: String,
    pub figures: String,
}

const HEAD: &str = "# What was proved by hand

Written by `cargo xtask prove`, one line for each proof as it was last run; what stands in no line was not tried.

| proof | date | commit | machine | command | figures |
|---|---|---|---|---|---|
";

pub fn write(record: &Record) -> Result<()> {
    let path = root().join("docs/proof.md");
    let before = fs::read_to_string(&path).unwrap_or_default();
    let date = capture(program("date").args(["-u", "+%Y-%m-%d"]))?;
    let commit = capture(program("git").args(["describe", "--always", "--dirty"]))?;
    let Record { proof, command, figures } = record;
    let line = format!("| {proof} | {date} | {commit} | {} | `{command}` | {figures} |", machine()?);
    println!("{line}");
    fs::write(path, with(&before, proof, &line))?;
    Ok(())
}

/// The lines of the other proofs stay.
fn with(before: &str, proof: &str, line: &str) -> String {
    let mine = format!("| {proof} |");
    let rows = before.lines().skip_while(|line| !line.starts_with("|---")).skip(1);
    let mut rows: Vec<&str> = rows.filter(|row| row.starts_with('|') && !row.starts_with(&mine)).collect();
    rows.push(line);
    rows.sort_unstable();
    format!("{HEAD}{}\n", rows.join("\n"))
}

fn machine() -> Result<String> {
    let processors = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = processors.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let model = model.map_or("unknown processor", |(_, model)| model);
    Ok(format!("{} × {model}", std::thread::available_parallelism()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proof_replaces_its_own_line_alone() {
        let first = with("", "door", "| door | old |");
        let both = with(&first, "axe", "| axe | new |");
        assert_eq!(with(&both, "door", "| door | new |"), format!("{HEAD}| axe | new |\n| door | new |\n"));
    }
}
