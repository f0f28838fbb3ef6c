//! What is being done, and how long it took.
use std::time::{Duration, Instant};

use anyhow::Result;

pub fn step<T>(name: &str, act: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("==> {name}");
    let started = Instant::now();
    let outcome = act()?;
    println!("    {} after {}", name, seconds(started.elapsed()));
    Ok(outcome)
}

pub fn seconds(time: Duration) -> String {
    match time.as_secs() {
        0..10 => format!("{:.1} s", time.as_secs_f64()),
        whole @ 10..100 => format!("{whole} s"),
        whole => format!("{} min {} s", whole / 60, whole % 60),
    }
}
