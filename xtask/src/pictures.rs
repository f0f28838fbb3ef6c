//! The pictures of README.md: a browser test takes them, this keeps them.
use anyhow::{Result, ensure};

use crate::{server::Profile, shell::root, tally::Tally, test::house};

pub fn take() -> Result<()> {
    let mut node = house(Profile::Dev)?;
    node.args(["--test", "tests/browser/pictures.test.js"]).env("SHOTS", root().join("docs/pictures"));
    let (tally, well) = Tally::of(&mut node)?;
    ensure!(well && tally.passed > 0, "A picture could not be taken; see above.");
    println!("{} pictures in docs/pictures: look at them before you commit them.", tally.passed);
    Ok(())
}
