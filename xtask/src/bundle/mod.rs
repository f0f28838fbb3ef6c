//! Source to bundle: compile, bind, shrink, name by content, compress, hold to the budget.
mod assets;
mod budget;
mod compress;
mod graphiql;
mod parts;
mod wasm_opt;

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use serde_json::json;

use self::assets::{Assets, short_hash};
use crate::{
    shell::{root, run as run_program, target},
    sources,
    steps::step,
    toolchain::Toolchain,
};

/// This sheet sets the cascade by `@layer`; the order of the others is only that of the file.
const FIRST_SHEET: &str = "tokens.css";
const FONTS: [&str; 2] =
    ["source-sans-3-latin-wght-normal.woff2", "source-sans-3-vietnamese-wght-normal.woff2"];
const PICTURES: [&str; 1] = ["wordmark.svg"];
/// What a phone that installs the app wants to know; it names a picture.
const INSTALLED: &str = "app.webmanifest";
const SCRIPTS: [&str; 2] = ["boot.js", "load.js"];

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// As it is shipped.
    Full,
    /// Compiled fast; sizes mean nothing.
    Quick,
    /// Quick, and the page loads itself anew when the bundle changes.
    Watched,
}

impl Kind {
    const fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Quick => "quick",
            Self::Watched => "watched",
        }
    }
}

/// Builds it only if the sources are younger; a full bundle will do where a quick one is wanted.
pub fn ensure(kind: Kind) -> Result<PathBuf> {
    let (dist, stamp) = (target().join("dist"), stamp());
    let built = fs::metadata(&stamp).and_then(|file| file.modified()).ok();
    let last = fs::read_to_string(&stamp).unwrap_or_default();
    let fits = last == kind.name() || kind == Kind::Quick && last == Kind::Full.name();
    if fits && dist.is_dir() && built >= Some(sources::newest(&sources::OF_THE_BUNDLE)) {
        println!("==> bundle: the {last} one in {} is current", dist.display());
        return Ok(dist);
    }
    run(kind)
}

pub fn run(kind: Kind) -> Result<PathBuf> {
    // Two at once would write into one stage; held until the end of this function.
    let lock = File::create(target().join("bundle.lock"))?;
    lock.lock()?;
    let _ = fs::remove_file(stamp());
    let wasm = step("compiling the SPA", || compile(kind))?;
    let stage = step("cutting it into parts", || parts::cut(&wasm, &target().join("stage"), kind))?;
    if kind == Kind::Full {
        step("wasm-opt", || wasm_opt::shrink_all(&stage))?;
    }
    let dist = target().join("dist");
    let sizes = step("collecting and compressing", || {
        if dist.exists() {
            fs::remove_dir_all(&dist)?;
        }
        collect(&stage, &dist, kind)?;
        graphiql::collect(&dist)?;
        compress::folder(&dist, if kind == Kind::Full { compress::SMALLEST } else { compress::QUICKEST })
    })?;
    if kind == Kind::Full {
        budget::hold(&dist, &sizes)?;
    }
    fs::write(stamp(), kind.name())?;
    println!("    the {} bundle is in {}", kind.name(), dist.display());
    Ok(dist)
}

fn stamp() -> PathBuf {
    target().join("dist.kind")
}

fn compile(kind: Kind) -> Result<PathBuf> {
    let mut build = Toolchain::find()?.cargo_build();
    if kind == Kind::Full {
        build.arg("--config").arg(root().join("frontend/bytes.toml"));
    }
    build.args(["--package", "frontend", "--lib"]);
    if kind == Kind::Full {
        build.arg("--release");
    }
    // What is cut needs to know who names whom.
    run_program(build.args(["--", "-Clink-arg=--emit-relocs"]))?;
    let profile = if kind == Kind::Full { "release" } else { "debug" };
    Ok(target().join("wasm32-unknown-unknown").join(profile).join("frontend.wasm"))
}

fn collect(stage: &Path, dist: &Path, kind: Kind) -> Result<()> {
    let front = root().join("frontend");
    let public = front.join("public");
    let fonts = root().join("node_modules/@fontsource-variable/source-sans-3/files");

    let mut assets = Assets::new(dist, "assets")?;
    for font in FONTS {
        let bytes = fs::read(fonts.join(font)).context("the fonts come with `npm ci`")?;
        assets.add(font, &bytes)?;
    }
    for picture in PICTURES {
        assets.add_text(picture, &read(&public.join(picture))?)?;
    }
    assets.add_text(INSTALLED, &read(&public.join(INSTALLED))?)?;
    assets.add_text("app.css", &sheets(&front.join("style"))?)?;
    for part in parts::files(stage)? {
        assets.add(&part, &fs::read(stage.join(&part))?)?;
    }
    assets.add_text("app.js", &read(&stage.join("app.js"))?)?;
    for script in SCRIPTS {
        assets.add_text(script, &read(&public.join(script))?)?;
    }

    let mut shell = read(&front.join("index.html"))?;
    if kind == Kind::Watched {
        assets.add_text("watch.js", include_str!("watch.js"))?;
        shell = shell.replace("</head>", "<script type=\"module\" src=\"/watch.js\"></script>\n</head>");
    }
    let shell = assets.rewrite(&shell);
    let (later, mut files): (Vec<&str>, Vec<&str>) =
        assets.paths().partition(|path| parts::comes_later(path));
    files.push("/");
    let version = short_hash(format!("{shell}{files:?}{later:?}").as_bytes());
    fs::write(dist.join("index.html"), shell)?;
    let manifest = json!({ "version": version, "files": files, "later": later });
    fs::write(dist.join("manifest.json"), manifest.to_string())?;
    // A browser looks for a new worker by its bytes, so the version must be in them.
    let worker = read(&public.join("sw.js"))?.replace("VERSION_OF_THE_BUNDLE", &version);
    fs::write(dist.join("sw.js"), worker)?;
    Ok(())
}

fn sheets(folder: &Path) -> Result<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name())).collect::<Result<_>>()?;
    names.retain(|name| Path::new(name).extension().is_some_and(|kind| kind == "css"));
    names.sort_by_key(|name| (name != FIRST_SHEET, name.clone()));
    names.iter().map(|name| read(&folder.join(name))).collect()
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("{} is missing", path.display()))
}
