//! wrk against one address, and what it says.
use std::{collections::BTreeMap, fs, path::PathBuf, process::Stdio};

use anyhow::{Context, Result, ensure};

use crate::shell::{capture, program, root, target};

/// One kind of request: where it goes and what it sends.
pub struct Load {
    pub url: String,
    /// A body in which `@ID@` stands for the next assignment to be written, and `@KEY@` for a key of its own.
    pub body: String,
    /// The offices whose officers send it, each in turn.
    pub offices: std::ops::RangeInclusive<u32>,
    /// The first assignment that has not been written to yet, of each office.
    pub from: u32,
}

#[derive(Clone, Debug, Default)]
pub struct Said {
    pub requests: u64,
    pub per_second: f64,
    pub p50_ms: f64,
    pub p99_ms: f64,
}

impl Load {
    /// For so many seconds with so many connections.
    pub fn run(&self, seconds: u32, connections: u32) -> Result<Said> {
        let body: PathBuf = target().join("bench-body.json");
        fs::write(&body, &self.body)?;
        let mut wrk = program("taskset");
        wrk.args(["-c", "1", "wrk", "-t1", "--latency"])
            .args([format!("-c{connections}"), format!("-d{seconds}s")])
            .arg("-s")
            .arg(root().join("tests/load/post.lua"))
            .arg(&self.url)
            .env("BODY", body)
            .env("FIRST_OFFICE", self.offices.start().to_string())
            .env("LAST_OFFICE", self.offices.end().to_string())
            .env("FROM", self.from.to_string());
        // An answer that was wrong is shown by the script.
        read(&capture(wrk.stderr(Stdio::inherit()))?)
    }
}

/// The script ends with one line of its own: `figures requests=… errors=… p50=…`.
fn read(text: &str) -> Result<Said> {
    let line = text.lines().find_map(|line| line.strip_prefix("figures "));
    let line = line.with_context(|| format!("wrk said something else:\n{text}"))?;
    let named: BTreeMap<_, _> = line.split(' ').filter_map(|pair| pair.split_once('=')).collect();
    let figure = |name: &str| -> Result<f64> {
        named.get(name).with_context(|| format!("no {name} in: {line}"))?.parse().context("a number")
    };
    ensure!(figure("errors")? < 0.5, "not every answer was right: {line}");
    Ok(Said {
        requests: named.get("requests").context("no requests")?.parse()?,
        per_second: figure("per_second")?,
        p50_ms: figure("p50")?,
        p99_ms: figure("p99")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read() {
        let said = read("x\nfigures requests=10 per_second=5.5 errors=0 p50=1.25 p99=9\n").unwrap();
        assert_eq!((said.requests, said.per_second, said.p99_ms), (10, 5.5, 9.0));
    }

    #[test]
    fn a_wrong_answer_is_no_figure() {
        assert!(read("figures requests=10 per_second=5.5 errors=1 p50=1.25 p99=9").is_err());
        assert!(read("Running 1s test").is_err());
    }
}
