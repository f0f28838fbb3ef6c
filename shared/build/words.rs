//! Fluent files to Rust: each message becomes a variant of `Word`, so that a word that is missing in one
//! language, or has other gaps there, stops the build, and no Fluent parser travels to the browser.
use std::{
    collections::BTreeMap,
    env,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
};

const LOCALES: [&str; 2] = ["vi", "en"];

/// Message id → its text, with gaps as `{name}`.
type Messages = BTreeMap<String, String>;

pub fn generate() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("locales");
    println!("cargo::rerun-if-changed={}", root.display());
    let [vi, en] = LOCALES.map(|locale| read(&root.join(locale)));
    compare(&vi, &en);

    let mut code = String::from("/// Everything the product says; the texts are in `locales/`.\n");
    code += "#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]\npub enum Word {\n";
    for (id, text) in &vi {
        let _ = writeln!(code, "    /// {}\n    {},", text.replace('\n', " "), variant(id));
    }
    let _ = writeln!(code, "}}\n\nstatic TEXTS: [(&str, [&str; 2]); {}] = [", vi.len());
    for (id, text) in &vi {
        let _ = writeln!(code, "    ({id:?}, [{text:?}, {:?}]),", en[id]);
    }
    code += "];\n";
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it")).join("words.rs");
    fs::write(out, code).expect("OUT_DIR is writable");
}

fn compare(vi: &Messages, en: &Messages) {
    for (one, other, language) in [(vi, en, "en"), (en, vi, "vi")] {
        for (id, text) in one {
            let twin = other.get(id).unwrap_or_else(|| panic!("the message `{id}` is missing in {language}"));
            assert_eq!(gaps(text), gaps(twin), "the message `{id}` has other gaps in {language}");
        }
    }
}

fn read(folder: &Path) -> Messages {
    let mut messages = Messages::new();
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap_or_else(|cause| panic!("{}: {cause}", folder.display()))
        .map(|file| file.expect("a folder that opens can be listed").path())
        .collect();
    files.sort();
    for file in files.into_iter().filter(|file| file.extension().is_some_and(|kind| kind == "ftl")) {
        if is_left_out(&file) {
            continue;
        }
        let source = fs::read_to_string(&file).expect("a Fluent file is UTF-8");
        let resource = parser::parse(source.as_str())
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", file.display()));
        for entry in &resource.body {
            if let Entry::Message(message) = entry {
                let id = message.id.name.to_owned();
                let pattern = message.value.as_ref().unwrap_or_else(|| panic!("`{id}` has no text"));
                let text = flat(&id, pattern);
                assert!(messages.insert(id.clone(), text).is_none(), "`{id}` is written twice");
            }
        }
    }
    messages
}

/// Words that only the server says; a browser need not carry them.
const OF_SERVER: [&str; 7] = ["acts", "exports", "files", "importing", "mail", "paper", "refusals"];

fn is_left_out(file: &Path) -> bool {
    let only_client =
        env::var_os("CARGO_FEATURE_CLIENT").is_some() && env::var_os("CARGO_FEATURE_SERVER").is_none();
    only_client && OF_SERVER.iter().any(|name| file.file_stem().is_some_and(|stem| stem == *name))
}

fn flat(id: &str, pattern: &Pattern<&str>) -> String {
    let part = |element: &PatternElement<&str>| match element {
        PatternElement::TextElement { value } => (*value).to_owned(),
        PatternElement::Placeable {
            expression: Expression::Inline(InlineExpression::VariableReference { id }),
        } => {
            format!("{{{}}}", id.name)
        }
        PatternElement::Placeable { .. } => {
            panic!("`{id}`: only plain gaps such as {{ $name }} are supported")
        }
    };
    pattern.elements.iter().map(part).collect()
}

fn gaps(text: &str) -> Vec<&str> {
    let mut found: Vec<_> = text.split('{').skip(1).filter_map(|part| part.split('}').next()).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// `sign-in-title` → `SignInTitle`
fn variant(id: &str) -> String {
    id.split('-').map(|word| word[..1].to_uppercase() + &word[1..]).collect()
}
