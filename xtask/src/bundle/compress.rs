//! Writes `.br` and `.gz` beside each file, once, so that the server never compresses.
use std::{collections::BTreeMap, fs, io::Write, path::Path};

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};

/// Fonts and pictures are compressed already.
const TEXTS: [&str; 7] = ["html", "js", "css", "json", "svg", "wasm", "webmanifest"];

/// 11 for what is shipped; a debug build is ten times as large, and would take minutes.
pub const SMALLEST: i32 = 11;
pub const QUICKEST: i32 = 1;

/// How many bytes a browser that takes brotli will fetch, by the path inside the bundle.
pub type Sizes = BTreeMap<String, usize>;

pub fn folder(dist: &Path, quality: i32) -> Result<Sizes> {
    let mut sizes = Sizes::new();
    let mut folders = vec![dist.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)?.collect::<std::io::Result<Vec<_>>>()? {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(dist)?.to_string_lossy().into_owned();
                sizes.insert(name, beside(&path, quality)?);
            }
        }
    }
    Ok(sizes)
}

fn beside(path: &Path, quality: i32) -> Result<usize> {
    let plain = fs::read(path)?;
    let kind = path.extension().and_then(|kind| kind.to_str()).unwrap_or_default();
    if !TEXTS.contains(&kind) {
        return Ok(plain.len());
    }

    let mut brotli = Vec::new();
    let params = BrotliEncoderParams { quality, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut plain.as_slice(), &mut brotli, &params)?;
    fs::write(path.with_extension(format!("{kind}.br")), &brotli)?;

    let level = if quality == SMALLEST { Compression::best() } else { Compression::fast() };
    let mut gzip = GzEncoder::new(Vec::new(), level);
    gzip.write_all(&plain)?;
    fs::write(path.with_extension(format!("{kind}.gz")), gzip.finish()?)?;
    Ok(brotli.len())
}
