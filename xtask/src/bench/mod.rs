//! `cargo xtask bench`: the release binary under load, beside the same work written by hand, in one run.
mod operations;
mod postgres;
mod server;
mod table;
mod wrk;

use anyhow::{Result, ensure};
use xtask_wasm::clap;

pub use self::postgres::Postgres;
use self::{
    operations::{OPERATIONS, Place},
    server::{ByHand, Densach},
    table::Line,
};
use crate::{install, steps::step};

#[derive(clap::Args)]
pub struct Bench {
    /// Centers of the one large office; each has `--tasks` assignments.
    #[clap(long, default_value = "11000")]
    organizations: u32,
    /// Tasks that were given to every center.
    #[clap(long, default_value = "91")]
    tasks: u32,
    /// Seconds for each measurement; each is made twice, by turns, and the better one counts.
    #[clap(long, default_value = "8")]
    seconds: u32,
    /// Connections at once.
    #[clap(long, default_value = "32")]
    connections: u32,
}

/// Small offices that write at once: 6,000 assignments each.
const OFFICES: u32 = 32;

impl Bench {
    pub fn run(&self) -> Result<()> {
        ensure!(self.organizations >= 100 && self.tasks >= 10, "at least 100 centers with 10 tasks");
        install::wrk()?;
        let (densach, by_hand) = step("building densach and its limit, optimized", server::build)?;
        let postgres = Postgres::start()?;
        let cold = Densach::start(&densach, &postgres)?;
        drop(cold);
        let filled = step("filling PostgreSQL", || postgres.fill(self.organizations, self.tasks, OFFICES))?;
        println!("    {} assignments", filled.trim());

        let ours = Densach::start(&densach, &postgres)?;
        let limit = ByHand::start(&by_hand, &postgres)?;
        let idle = ours.memory_mb()?;
        let place = Place::find(&postgres)?;
        let mut lines = Vec::new();
        let mut written = 0;
        for operation in OPERATIONS {
            lines.push(self.measure(operation, &place, &postgres, &ours, &limit, &mut written)?);
        }
        println!("\n{}", table::whole(&lines));
        println!(
            "first answer {} ms after the start; memory {idle:.0} MB idle, {:.0} MB at most",
            ours.first_answer_ms,
            ours.peak_mb()?
        );
        println!("deep page / first page: {:.2}", table::deep_to_first(&lines));
        Ok(())
    }

    fn measure(
        &self,
        operation: operations::Operation,
        place: &Place,
        postgres: &Postgres,
        ours: &Densach,
        limit: &ByHand,
        written: &mut u32,
    ) -> Result<Line> {
        println!("==> {}", operation.name);
        let mut best = (wrk::Said::default(), wrk::Said::default());
        let mut statements = (0.0, 0.0);
        for _ in 0..2 {
            for (mine, origin) in [(false, &limit.origin), (true, &ours.origin)] {
                let load = operation.load(mine, origin, place, *written);
                load.run(1, self.connections)?;
                *written += if operation.writes { 200 } else { 0 };
                postgres.statements()?;
                let load = operation.load(mine, origin, place, *written);
                let said = load.run(self.seconds, self.connections)?;
                #[expect(clippy::cast_precision_loss, reason = "statements of one measurement")]
                let each = postgres.statements()? as f64 / said.requests as f64;
                if operation.writes {
                    let offices = u64::from(operation.offices.1 - operation.offices.0 + 1);
                    *written += u32::try_from(said.requests / offices)? + 100;
                }
                let (kept, counted) =
                    if mine { (&mut best.0, &mut statements.0) } else { (&mut best.1, &mut statements.1) };
                if said.per_second > kept.per_second {
                    *kept = said;
                }
                *counted = each;
            }
        }
        Ok(Line {
            operation: operation.name,
            ours: best.0,
            limit: best.1,
            statements,
            target: operation.target,
        })
    }
}
