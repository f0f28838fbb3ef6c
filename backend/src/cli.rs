//! What the binary is told: each word of it may come from the environment.
use std::{net::IpAddr, path::PathBuf};

use backend::{demo, http::PublicUrl};
use clap::{Args, Parser, Subcommand, ValueEnum, value_parser};
use shared::Role;

#[derive(Parser)]
#[command(name = "densach", about = "Đèn Sách: the working desk of a district education office")]
pub struct Cli {
    /// Where the data lie: `sqlite://…` or `postgres://…`; a file in the data folder if left out.
    #[arg(long, env = "DATABASE_URL", global = true)]
    pub database_url: Option<String>,
    /// The data folder.
    #[arg(long, env = "DENSACH_DATA", default_value = "./data", global = true)]
    pub data: PathBuf,
    /// Where files lie that people hand in: `file:///a/folder`, or `s3://bucket/prefix` with the usual `AWS_…` variables
    /// (`AWS_ENDPOINT` for servers that are not Amazon's); a folder in the data folder if left out.
    #[arg(long, env = "FILES_URL", global = true)]
    pub files_url: Option<String>,
    /// How the log on standard error is written: `json` is one object a line, with the id of the request.
    #[arg(long, env = "DENSACH_LOG", default_value = "text", global = true)]
    pub log: LogForm,
    #[command(subcommand)]
    pub task: Task,
}

#[derive(Subcommand)]
pub enum Task {
    /// Bring the tables up to date, then serve.
    Serve(Serve),
    /// Bring the tables up to date.
    Migrate,
    /// Fill an empty database with demonstration data, and end.
    Demo {
        /// The world shown.
        #[arg(long, value_enum, default_value = "2019")]
        era: Era,
    },
    /// Read something from a file.
    Import {
        #[command(subcommand)]
        what: Import,
    },
    /// The accounts of people.
    Account {
        #[command(subcommand)]
        what: Account,
    },
    /// The files that people hand in.
    Files {
        #[command(subcommand)]
        what: Files,
    },
    /// What searches look in.
    Search {
        #[command(subcommand)]
        what: Search,
    },
    /// Print the GraphQL schema.
    Schema,
}

#[derive(Args)]
pub struct Serve {
    /// Address and port to listen on; port 0 takes a free one.
    #[arg(long, env = "DENSACH_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: String,
    /// The folder of the bundle; the pages built into the binary, if any, when left out.
    #[arg(long, env = "DENSACH_SPA")]
    pub spa: Option<PathBuf>,
    /// The address that stands in the browser, if another server stands before this one:
    /// `https://densach.example`. With https the session cookie travels by https alone.
    #[arg(long, env = "PUBLIC_URL")]
    pub public_url: Option<PublicUrl>,
    /// Addresses of the servers before this one, with commas between. What they write in `X-Forwarded-For` is
    /// believed, what others write there is not.
    #[arg(long, env = "DENSACH_TRUSTED_PROXY", value_delimiter = ',', value_parser = address)]
    pub trusted_proxy: Vec<IpAddr>,
    /// The server that takes mail: `smtp://host:25`, `smtp://user:password@host:587?tls=required`,
    /// `smtps://user:password@host:465`. Left out, nobody is written to.
    #[arg(long, env = "MAIL_URL", hide_env_values = true, requires = "mail_from")]
    pub mail_url: Option<String>,
    /// The address mail comes from: `phong@example.vn`, or `Phòng GD&ĐT <phong@example.vn>`.
    #[arg(long, env = "MAIL_FROM")]
    pub mail_from: Option<String>,
    /// How many connections there are at once; who comes then waits until another goes.
    #[arg(long, env = "DENSACH_CONNECTIONS", default_value = "1024", value_parser = value_parser!(u16).range(1..))]
    pub connections: u16,
    /// How many requests are answered at once; who comes then is told to come again a second later.
    #[arg(long, env = "DENSACH_AT_ONCE", default_value = "256", value_parser = value_parser!(u16).range(1..))]
    pub at_once: u16,
    /// What one caller may spend in a minute, in points of query cost; a partner reads it in `RateLimit-*`.
    #[arg(long, env = "DENSACH_BUDGET", default_value = "240000", value_parser = value_parser!(i64).range(24_000..))]
    pub budget: i64,
    /// Sessions may ask what they like, not only what the pages ask: for whoever works on the pages.
    #[arg(long, env = "DENSACH_FREE_QUERIES")]
    pub free_queries: bool,
    /// End when standard input closes: for whoever starts the server and may die.
    #[arg(long)]
    pub until_stdin_closes: bool,
}

#[derive(Subcommand)]
pub enum Import {
    /// Print the clauses of a dispatch, .docx or plain text, and keep it as a draft of the office.
    Directive {
        /// The file.
        file: PathBuf,
        /// What it is called; its opening line if left out.
        #[arg(long)]
        title: Option<String>,
        /// The id of the office, if there are several.
        #[arg(long)]
        office: Option<uuid::Uuid>,
        /// Print the clauses and keep nothing.
        #[arg(long)]
        dry_run: bool,
    },
}

#[derive(Subcommand)]
pub enum Account {
    /// Open an account, as an administrator does in the pages. The password is asked for, or read from standard
    /// input; it is no argument, for others on this machine read those.
    Add {
        /// 3 to 64 lower-case letters without diacritics, digits, dots or hyphens.
        #[arg(long)]
        login: String,
        /// The person's name, family name first.
        #[arg(long)]
        name: String,
        /// The organization the person works for: its id, or its whole name.
        #[arg(long)]
        organization: String,
        /// What the person is there: `admin`, `officer`, `leader`, `director` …
        #[arg(long, value_parser = role)]
        role: Role,
    },
}

#[derive(Subcommand)]
pub enum Files {
    /// Say how much of its room for files an organization uses, and give it more or less.
    Room {
        /// Its id, or its whole name.
        #[arg(long)]
        organization: String,
        /// How much it may keep from now on, in MiB.
        #[arg(long)]
        mib: Option<u32>,
    },
}

#[derive(Subcommand)]
pub enum Search {
    /// Write it anew from the records.
    Rebuild,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Era {
    /// A district in April 2020, the school year of the dispatch.
    #[value(name = "2019")]
    Of2019,
    /// The province today, after the merger of the communes.
    #[value(name = "2026")]
    Of2026,
}

impl From<Era> for demo::Era {
    fn from(era: Era) -> Self {
        match era {
            Era::Of2019 => Self::Of2019,
            Era::Of2026 => Self::Of2026,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub enum LogForm {
    Text,
    Json,
}

fn role(raw: &str) -> Result<Role, String> {
    let known = || Role::ALL.map(Role::tag).join(", ");
    Role::of_tag(raw).ok_or_else(|| format!("the roles are {}", known()))
}

fn address(raw: &str) -> Result<IpAddr, &'static str> {
    raw.trim().parse().map_err(|_| "write addresses such as 10.0.0.1, with commas between")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(words: &[&str]) -> Option<String> {
        let words = ["densach", "serve"].iter().chain(words);
        Cli::try_parse_from(words).err().map(|error| error.to_string())
    }

    #[test]
    fn a_wrong_word_stops_the_start_with_a_sentence() {
        for (words, sentence) in [
            (["--public-url", "densach.example"], "write the address that stands in the browser"),
            (["--trusted-proxy", "10.0.0.1,proxy"], "write addresses such as 10.0.0.1"),
            (["--log", "xml"], "possible values: text, json"),
        ] {
            let said = refusal(&words).unwrap();
            assert!(said.contains(sentence) && said.contains(words[0]), "{said}");
        }
        assert_eq!(
            refusal(&["--public-url", "https://densach.example", "--trusted-proxy", "10.0.0.1, ::1"]),
            None
        );
    }
}
