//! The binary as its shell sees it.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

use std::{
    fs,
    io::Write,
    path::PathBuf,
    process::{Command, Output, Stdio},
};

struct Shell(PathBuf);

impl Shell {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("densach-shell-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    /// What it says on standard output and on standard error, and whether all was well.
    fn run(&self, words: &[&str], input: &str) -> (bool, String, String) {
        let mut child = Command::new(env!("CARGO_BIN_EXE_densach"))
            .args(words)
            .env_clear()
            .env("DENSACH_DATA", &self.0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // It may have ended without reading it.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
        (status.success(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
    }
}

impl Drop for Shell {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn what_cannot_be_is_told_in_a_sentence() {
    let shell = Shell::new("sentences");
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = taken.local_addr().unwrap().to_string();
    let file = shell.0.join("file");
    fs::write(&file, "").unwrap();
    let below = file.join("data").display().to_string();
    for (words, sentence) in [
        (&["migrate", "--database-url", "mysql://x"][..], "DATABASE_URL begins with sqlite: or postgres:"),
        (&["migrate", "--database-url", "sqlite:///nowhere/x.sqlite"], "The database cannot be opened: "),
        (&["migrate", "--data", &below], "The data folder "),
        (&["serve", "--listen", &taken], "Nobody can listen at 127.0.0.1:"),
        (&["serve", "--spa", "/nowhere"], "The folder /nowhere holds no index.html."),
    ] {
        let (well, said, error) = shell.run(words, "");
        let last = error.lines().last().unwrap_or_default();
        assert!(!well && said.is_empty() && last.starts_with(&format!("densach: {sentence}")), "{error}");
    }
}

#[test]
fn an_account_is_added_with_a_password_nobody_else_reads() {
    let shell = Shell::new("account");
    assert!(shell.run(&["demo"], "").0);
    let add = |login: &str, organization: &str, role: &str, password: &str| {
        let words =
            ["account", "add", "--login", login, "--name", "Lò Thị Mới", "--organization", organization];
        shell.run(&[&words[..], &["--role", role]].concat(), password)
    };
    let office = "Phòng Giáo dục và Đào tạo huyện Sốp Cộp";
    let good = "chiều nay có mưa\n";
    let (well, said, error) = add("moi", office, "admin", good);
    assert!(well && said.starts_with("opened: account:"), "{error}");
    for (login, organization, role, password, sentence) in [
        ("moi", office, "admin", good, "This login is taken."),
        ("khac", office, "admin", "1234567890\n", "This password is too easy to guess"),
        ("khac", office, "director", good, "This role does not fit"),
        ("khac", "Không có", "admin", good, "There is no organization"),
    ] {
        let (well, said, error) = add(login, organization, role, password);
        let last = error.lines().last().unwrap_or_default();
        assert!(!well && said.is_empty() && last.starts_with(&format!("densach: {sentence}")), "{error}");
        assert!(!error.contains(password.trim()), "the password was repeated");
    }
    let (_, _, error) = add("khac", office, "emperor", good);
    assert!(error.contains("the roles are admin, officer,"), "{error}");
}
