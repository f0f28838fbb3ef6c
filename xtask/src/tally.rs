//! How many tests passed, read from what `cargo test` and node's test runner print.
use std::{
    fmt,
    io::{BufRead, BufReader},
    ops::AddAssign,
    process::{Command, Stdio},
};

use anyhow::{Context, Result};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: u32,
    pub failed: u32,
    pub skipped: u32,
}

impl Tally {
    /// Runs a test runner, shows its output, counts, and tells whether it ended well.
    pub fn of(command: &mut Command) -> Result<(Self, bool)> {
        Self::listening(command, |_| ())
    }

    /// The same, and each line is heard by another too.
    pub fn listening(command: &mut Command, mut hear: impl FnMut(&str)) -> Result<(Self, bool)> {
        let mut child = command
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("could not start {}", command.get_program().to_string_lossy()))?;
        let mut tally = Self::default();
        let output = child.stdout.take().context("the output was asked for")?;
        for line in BufReader::new(output).split(b'\n') {
            let line = String::from_utf8_lossy(&line?).into_owned();
            println!("{line}");
            hear(&line);
            tally += Self::told_by(&line);
        }
        Ok((tally, child.wait()?.success()))
    }

    fn told_by(line: &str) -> Self {
        let mut tally = Self::default();
        if let Some(result) = line.strip_prefix("test result: ") {
            // ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s
            for part in result.split_once(". ").map_or("", |(_, counts)| counts).split("; ") {
                if let Some((number, what)) = part.split_once(' ') {
                    tally.note(what, number);
                }
            }
        } else if let Some((what, number)) = line.strip_prefix("ℹ ").and_then(|told| told.split_once(' ')) {
            tally.note(what, number);
        }
        tally
    }

    fn note(&mut self, what: &str, number: &str) {
        let number = number.parse().unwrap_or(0);
        match what {
            "passed" | "pass" => self.passed += number,
            "failed" | "fail" | "cancelled" => self.failed += number,
            "ignored" | "skipped" | "todo" => self.skipped += number,
            _ => {}
        }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 {
            write!(out, ", {} skipped", self.skipped)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_runners_are_understood() {
        let rust = "test result: FAILED. 12 passed; 1 failed; 2 ignored; 0 measured; 0 filtered out";
        assert_eq!(Tally::told_by(rust), Tally { passed: 12, failed: 1, skipped: 2 });
        assert_eq!(Tally::told_by("ℹ pass 7"), Tally { passed: 7, ..Tally::default() });
        assert_eq!(Tally::told_by("ℹ duration_ms 7"), Tally::default());
        assert_eq!(Tally::told_by("test scope::it_passed ... ok"), Tally::default());
    }
}
