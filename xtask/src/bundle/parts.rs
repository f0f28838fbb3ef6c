//! Cuts the wasm where `frontend/src/parts.rs` marks it, and binds its first part to JavaScript.
use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, anyhow, ensure};
use wasm_bindgen_cli_support::Bindgen;
use wasm_split_cli_support::{Options, transform};

use super::{Kind, read};

/// How the name of the wasm begins that a first visit fetches.
const FIRST: &str = "app_bg.";
/// From where the first part imports the functions that fetch the others.
const LOADERS: &str = "./loaders.js";

pub fn cut(wasm: &Path, stage: &Path, kind: Kind) -> Result<PathBuf> {
    if stage.exists() {
        fs::remove_dir_all(stage)?;
    }
    fs::create_dir_all(stage)?;
    let whole = fs::read(wasm).with_context(|| format!("{} is missing", wasm.display()))?;
    let first = stage.join("first");
    let mut options = Options::new(&whole);
    options.output_dir = stage;
    options.main_out_path = &first;
    options.link_name = LOADERS;
    transform(options).map_err(|error| anyhow!("{error:#}"))?;

    Bindgen::new()
        .input_path(&first)
        .out_name("app")
        .web(true)?
        .typescript(false)
        // By these names the parts find each other.
        .keep_lld_exports(true)
        .demangle(false)
        .debug(kind != Kind::Full)
        .generate_output()?
        .emit(stage)?;
    fs::remove_file(first)?;

    // The script and its loaders import each other, so neither could be named by its content first.
    let (script, loaders) = (stage.join("app.js"), stage.join(LOADERS));
    let joined = join(&read(&script)?, &read(&loaders)?)?;
    fs::remove_file(loaders)?;
    fs::write(script, joined)?;
    Ok(stage.to_owned())
}

/// One script out of two; the paths of the parts become such as are renamed by content.
fn join(script: &str, loaders: &str) -> Result<String> {
    let mut joined = String::from("const loaders = {};\n");
    let mut places = 0;
    for line in script.lines() {
        // Once for each part: `import * as import1 from "./loaders.js"`, and in the table `"./loaders.js": import1,`.
        match line.trim_start().strip_prefix("\"./loaders.js\": ") {
            Some(_) => {
                places += 1;
                joined += "\"./loaders.js\": loaders,\n";
            }
            None if line.starts_with("import ") && line.contains(LOADERS) => {}
            None => joined = joined + line + "\n",
        }
    }
    ensure!(places > 0, "the script of wasm-bindgen has no place for the loaders");
    for line in loaders.lines().filter(|line| !line.starts_with("import ")) {
        let line = line.replace("export const __wasm_split_load_", "loaders.__wasm_split_load_");
        joined = joined + &line.replace("new URL(\"./", "new URL(\"/") + "\n";
    }
    Ok(joined)
}

/// The wasm files of a stage.
pub fn files(stage: &Path) -> Result<Vec<String>> {
    let mut names: Vec<_> = fs::read_dir(stage)?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<Result<_>>()?;
    names.retain(|name| is_wasm(name));
    names.sort();
    Ok(names)
}

/// Whether this file of a bundle is fetched later than at the first visit, or never.
pub fn comes_later(file: &str) -> bool {
    is_wasm(file) && !file.rsplit('/').next().is_some_and(|name| name.starts_with(FIRST))
}

fn is_wasm(file: &str) -> bool {
    Path::new(file).extension().is_some_and(|kind| kind == "wasm")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_and_its_loaders_become_one() {
        let script =
            "import * as import1 from \"./loaders.js\"\nstart({\n  \"./loaders.js\": import1,\n});\n";
        let loaders = "import { initSync } from \"./main.js\";\n\
            export const __wasm_split_load_office = load(new URL(\"./split_office.wasm\", import.meta.url));\n";
        assert_eq!(
            join(script, loaders).unwrap(),
            "const loaders = {};\nstart({\n\"./loaders.js\": loaders,\n});\n\
            loaders.__wasm_split_load_office = load(new URL(\"/split_office.wasm\", import.meta.url));\n"
        );
        assert!(join("start({});", loaders).is_err());
    }

    #[test]
    fn only_the_first_part_comes_at_once() {
        assert!(comes_later("assets/split_office.1.wasm") && comes_later("/assets/chunk_3.1.wasm"));
        assert!(!comes_later("assets/app_bg.1.wasm") && !comes_later("assets/app.1.js"));
    }
}
