//! What a first visit may cost, in bytes over the wire. The explorer of the API is no part of it.
use std::{fs, path::Path};

use anyhow::{Result, bail};

use super::{compress::Sizes, parts::comes_later};

struct Budget {
    what: &'static str,
    most: u64,
    holds: fn(&str) -> bool,
}

/// Of a phone on a slow network; what an office fetches beyond its first visit is the last. Decision 0005 has the cuts.
const BUDGETS: [Budget; 7] = [
    Budget { what: "wasm", most: 300_000, holds: |file| kind(file) == "wasm" && !comes_later(file) },
    Budget { what: "scripts", most: 20_000, holds: |file| kind(file) == "js" },
    Budget { what: "styles", most: 20_000, holds: |file| kind(file) == "css" },
    Budget { what: "fonts", most: 45_000, holds: |file| kind(file) == "woff2" },
    Budget { what: "shell", most: 8_000, holds: |file| kind(file) == "html" },
    Budget { what: "first visit", most: 390_000, holds: |file| !comes_later(file) },
    Budget { what: "the whole desk", most: 1_050_000, holds: |_| true },
];
const MOST_WASM_RAW: u64 = 1_050_000;

pub fn hold(dist: &Path, sizes: &Sizes) -> Result<()> {
    let of_the_app: Vec<_> = sizes.iter().filter(|(file, _)| !file.starts_with("graphiql/")).collect();
    let mut rows = Vec::new();
    for Budget { what, most, holds } in BUDGETS {
        let bytes = of_the_app.iter().filter(|(file, _)| holds(file)).map(|(_, size)| **size as u64).sum();
        rows.push((what, bytes, most));
    }
    let wasm = of_the_app.iter().find(|(file, _)| kind(file) == "wasm" && !comes_later(file));
    if let Some((file, _)) = wasm {
        rows.push(("wasm, unpacked", fs::metadata(dist.join(file))?.len(), MOST_WASM_RAW));
    }

    let mut over = Vec::new();
    for (what, bytes, most) in rows {
        println!("{bytes:>10} of {most:>8} bytes  {what}");
        if bytes > most {
            over.push(what);
        }
    }
    if !over.is_empty() {
        bail!("The bundle is over its budget: {}.", over.join(", "));
    }
    Ok(())
}

fn kind(file: &str) -> &str {
    file.rsplit_once('.').map_or("", |(_, kind)| kind)
}
