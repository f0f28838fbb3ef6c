//! An S3 that the tests start themselves: moto of `PyPI`, one for the whole run; each test has a prefix of its own.
use std::{
    env,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::OnceLock,
};

use backend::platform::files::FileStore;
use uuid::Uuid;

use super::TestApp;

/// Runs until its standard input closes. That happens however the tests end, so no server outlives them.
const KEEP: &str = r#"
import sys
import boto3
from moto.server import ThreadedMotoServer
server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
host, port = server.get_host_and_port()
boto3.client("s3", endpoint_url=f"http://{host}:{port}", region_name="us-east-1",
  aws_access_key_id="densach", aws_secret_access_key="tests").create_bucket(Bucket="densach")
print(port, flush=True)
sys.stdin.read()
"#;

struct Server {
    port: u16,
    /// Holds the pipe that the server waits on.
    _keeper: Child,
}

static SERVER: OnceLock<Server> = OnceLock::new();

impl TestApp {
    /// From now on files lie in a bucket.
    pub fn keep_files_in_a_bucket(&mut self) {
        let port = SERVER.get_or_init(Server::start).port;
        self.files = self.bucket(&format!("s3://densach/{}/tep", Uuid::now_v7()), port);
    }

    /// From now on files would lie in a bucket whose server is away.
    pub fn lose_the_bucket(&mut self) {
        // Nobody listens there.
        self.files = self.bucket("s3://densach", 1);
    }

    fn bucket(&self, url: &str, port: u16) -> FileStore {
        let environment = [
            ("AWS_ACCESS_KEY_ID", "densach".to_owned()),
            ("AWS_SECRET_ACCESS_KEY", "tests".to_owned()),
            ("AWS_REGION", "us-east-1".to_owned()),
            ("AWS_ENDPOINT", format!("http://127.0.0.1:{port}")),
        ];
        let environment = environment.map(|(name, value)| (name.to_owned(), value));
        FileStore::of_url(Some(url), self.folder.clone(), environment).unwrap()
    }
}

impl Server {
    fn start() -> Self {
        let python = python();
        let mut keeper = Command::new(&python)
            .args(["-c", KEEP])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|cause| panic!("{}: {cause}. {TO_INSTALL}", python.display()));
        let mut line = String::new();
        BufReader::new(keeper.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let port = line.trim().parse();
        Self { port: port.unwrap_or_else(|_| panic!("moto did not start. {TO_INSTALL}")), _keeper: keeper }
    }
}

const TO_INSTALL: &str = "The tests of S3 need moto: `cargo xtask test --only api` installs it, or name a python that has \
    moto, boto3, flask and flask-cors by MOTO_PYTHON.";

/// Of the folder that `cargo xtask test` fills.
fn python() -> PathBuf {
    let own = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("moto").join("bin/python");
    env::var_os("MOTO_PYTHON").map_or(own, PathBuf::from)
}
