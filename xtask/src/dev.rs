//! Serves from the sources. A change rebuilds what it touches; the page loads itself anew.
use std::{path::PathBuf, thread, time::Duration};

use anyhow::Result;
use xtask_wasm::clap;

use crate::{
    bundle::{self, Kind},
    install,
    server::{self, Profile, Server},
    shell::{root, target},
    sources, steps,
};

const EVERY: Duration = Duration::from_millis(500);

#[derive(clap::Args)]
pub struct Dev {
    /// Where to serve.
    #[clap(long, default_value = "127.0.0.1:8080")]
    listen: String,
    /// The folder of the database. An empty one is filled as a demonstration.
    #[clap(long)]
    data: Option<PathBuf>,
}

impl Dev {
    pub fn run(&self) -> Result<()> {
        install::npm_packages()?;
        let data = self.data.clone().unwrap_or_else(|| root().join("data/dev"));
        let (mut bundled, mut built) = newest();
        bundle::ensure(Kind::Watched)?;
        let binary = steps::step("building densach", || server::build(Profile::Dev))?;
        if !data.exists() {
            println!("{}", server::fill(&binary, &data, "2019")?);
        }
        let mut server = self.start(&data);
        loop {
            thread::sleep(EVERY);
            let (front, back) = newest();
            if back > built {
                built = back;
                // Stopped first: a running program cannot be written over everywhere.
                drop(server.take());
                report(steps::step("building densach", || server::build(Profile::Dev)).map(drop));
                server = self.start(&data);
            }
            if front > bundled {
                bundled = front;
                report(bundle::run(Kind::Watched).map(drop));
            }
        }
    }

    fn start(&self, data: &std::path::Path) -> Option<Server> {
        let binary = target().join("debug/densach");
        let started = Server::start_free(&binary, data, &target().join("dist"), &self.listen);
        if let Ok(server) = &started {
            println!("\nĐèn Sách is at {}  (Ctrl-C stops it)\n", server.origin);
        }
        started.map_err(|error| eprintln!("{error:#}")).ok()
    }
}

fn newest() -> (std::time::SystemTime, std::time::SystemTime) {
    (sources::newest(&sources::OF_THE_BUNDLE), sources::newest(&sources::OF_THE_SERVER))
}

/// A mistake in the sources does not end the watch.
fn report(outcome: Result<()>) {
    if let Err(error) = outcome {
        eprintln!("{error:#}");
    }
}
