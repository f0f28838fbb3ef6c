//! A PostgreSQL of the bench's own, with its settings as they come, so that a commit is a commit.
use std::{
    env, fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use anyhow::{Context, Result, ensure};

use crate::{
    install,
    shell::{capture, program, root, target},
};

/// Runs until its standard input closes, however the bench ends.
const KEEP: &str = r#"
trap "" INT
mkdir -m 700 "$2" || exit 1
"$1/initdb" -D "$2/data" -U densach -A trust -E UTF8 --locale=C >"$2/initdb.log" 2>&1 || exit 1
"$1/postgres" -D "$2/data" -k "$2" -c listen_addresses= -c max_connections=100 -c shared_buffers=1GB \
  -c max_wal_size=4GB -c shared_preload_libraries=pg_stat_statements >"$2/server.log" 2>&1 &
server=$!
until "$1/pg_isready" -q -h "$2" -U densach -d postgres; do kill -0 $server || exit 1; sleep 0.05; done
echo ready
read -r _
kill -INT $server
wait $server
rm -rf "$2"
"#;

pub struct Postgres {
    programs: PathBuf,
    folder: PathBuf,
    keeper: Child,
}

impl Postgres {
    pub fn start() -> Result<Self> {
        let programs = install::postgres_programs()?;
        let folder = env::temp_dir().join(format!("densach-bench-{}", std::process::id()));
        let mut shell = as_whoever_may_run_it()?;
        let mut keeper = shell
            .args(["-c", KEEP, "sh"])
            .args([&programs, &folder])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("no shell can be started")?;
        let mut line = String::new();
        BufReader::new(keeper.stdout.take().context("the output was asked for")?).read_line(&mut line)?;
        ensure!(line.trim() == "ready", "PostgreSQL did not start; see the logs in {}", folder.display());
        let postgres = Self { programs, folder, keeper };
        postgres.tell("postgres", "CREATE DATABASE bench")?;
        postgres.tell("bench", "CREATE EXTENSION pg_stat_statements")?;
        Ok(postgres)
    }

    pub fn url(&self) -> String {
        format!("postgres://densach@localhost/bench?host={}", self.folder.display())
    }

    pub fn ask(&self, statement: &str) -> Result<String> {
        self.tell("bench", statement)
    }

    /// Fills it with this many centers and tasks in one office, and with small offices beside it.
    pub fn fill(&self, organizations: u32, tasks: u32, offices: u32) -> Result<String> {
        let file = root().join("tests/load/fill.sql");
        let mut psql = self.psql("bench");
        for (name, value) in [("organizations", organizations), ("tasks", tasks), ("offices", offices)] {
            psql.args(["-v", &format!("{name}={value}")]);
        }
        let told = fs::read_to_string(&file).with_context(|| format!("{} is not there", file.display()))?;
        let script = target().join("bench-fill.sql");
        fs::write(&script, told)?;
        capture(psql.arg("-f").arg(script))
    }

    /// Statements since the last look, but for those of the bench itself.
    pub fn statements(&self) -> Result<u64> {
        let counted = self.ask(
            "SELECT COALESCE(SUM(calls), 0) FROM pg_stat_statements
             WHERE query NOT LIKE '%pg_stat_statements%' AND query !~* '^(begin|commit|rollback)'",
        )?;
        self.ask("SELECT pg_stat_statements_reset()")?;
        counted.trim().parse().context("a sum is a number")
    }

    fn tell(&self, database: &str, statement: &str) -> Result<String> {
        capture(self.psql(database).args(["-At", "-c", statement]))
    }

    fn psql(&self, database: &str) -> Command {
        let mut psql = program(self.programs.join("psql"));
        psql.args(["-q", "-X", "-h"]).arg(&self.folder).args(["-U", "densach", "-d", database]);
        psql
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        let _ = self.keeper.wait();
    }
}

/// initdb refuses to run as root.
fn as_whoever_may_run_it() -> Result<Command> {
    if capture(program("id").arg("-u"))? != "0" {
        return Ok(program("sh"));
    }
    let mut as_postgres = Command::new("runuser");
    as_postgres.args(["-u", "postgres", "--", "sh"]).current_dir(Path::new("/"));
    Ok(as_postgres)
}
