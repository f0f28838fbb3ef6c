//! The explorer of the API, for `/graphiql`: one page, one script, one sheet, none of it in the first load.
use std::{fs, path::Path};

use anyhow::Result;

use super::{assets::Assets, read};
use crate::shell::{program, root, run, target};

const FLAGS: [&str; 7] = [
    "--bundle",
    "--minify",
    "--format=esm",
    "--target=es2022",
    "--log-level=warning",
    "--define:process.env.NODE_ENV=\"production\"",
    // See the file: a style element would need a hole in the policy.
    "--alias:react-style-singleton=./frontend/graphiql/no-style.js",
];

pub fn collect(dist: &Path) -> Result<()> {
    let (front, stage) = (root().join("frontend/graphiql"), target().join("stage-graphiql"));
    run(program("node")
        .arg(root().join("node_modules/esbuild/bin/esbuild"))
        .arg(front.join("page.js"))
        .args(FLAGS)
        .arg(format!("--outdir={}", stage.display())))?;

    let mut assets = Assets::new(dist, "graphiql")?;
    assets.add_text("page.css", &without_fonts(&read(&stage.join("page.css"))?))?;
    assets.add("page.js", &fs::read(stage.join("page.js"))?)?;
    let page = assets.rewrite(&read(&front.join("index.html"))?);
    fs::write(dist.join("graphiql/index.html"), page)?;
    Ok(())
}

/// They come as `data:` addresses, which the policy refuses, and weigh 250 kB; the machine's own will do.
fn without_fonts(sheet: &str) -> String {
    let mut parts = sheet.split("@font-face{");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |kept, part| kept + part.split_once('}').map_or("", |(_, rest)| rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_the_fonts_is_taken_out_of_the_sheet() {
        let sheet =
            "a{b:c}@font-face{font-family:F;src:url(data:font/woff2;base64,AA==)}@font-face{x:y}d{e:f}";
        assert_eq!(without_fonts(sheet), "a{b:c}d{e:f}");
    }
}
