//! `POST /exports/<list>.xlsx` and `.csv`: a list as a file, as its page shows it, for whoever may read the list.
mod asked;
mod refused;
mod trail;
mod walk;

use std::{io, sync::Arc};

use documents::sheets::Form;
use futures_util::stream;
use poem::{Body, Endpoint, Request, Response, Result};
use shared::ListKind;
use tokio::sync::mpsc;
use tracing::Instrument;

use self::{asked::Asked, refused::Refused, walk::Walk};
use crate::{
    api::{Api, Caller},
    clock::today,
    views::table,
};

/// The rows of one file, at most.
pub const MOST_ROWS: usize = 100_000;

/// What a file costs of the minute's budget, however long it is: ten a minute.
const COST: i64 = 24_000;

/// Pieces that wait for a slow line; the walk goes no further ahead.
const PIECES_AHEAD: usize = 2;

pub struct Give {
    api: Arc<Api>,
    most_rows: usize,
}

impl Give {
    pub const fn new(api: Arc<Api>, most_rows: usize) -> Self {
        Self { api, most_rows }
    }

    async fn give(&self, caller: &Caller, request: &mut Request) -> Result<Response, Refused> {
        let name = request.path_params::<String>().unwrap_or_default();
        let (list, form) = named(&name).ok_or(Refused::Unknown)?;
        refused::admit(caller, request)?;
        if !caller.viewer.can(list.capability()) {
            return Err(Refused::Forbidden);
        }
        let asked = Asked::read(request.take_body(), list, caller.locale).await?;
        self.api.pay(caller, COST).await?;
        let day = today(self.api.means.clock.now());
        let walk = Walk::new(Arc::clone(&self.api), caller.clone(), asked, form, self.most_rows);
        // What cannot be asked is refused before the file begins.
        let first = walk.begin().await?;
        let (sender, receiver) = mpsc::channel(PIECES_AHEAD);
        // A task of its own: it outlives the line, and writes into the trail what left.
        tokio::spawn(walk.run(first, sender).in_current_span());
        let pieces = stream::unfold(receiver, |mut receiver| async {
            receiver.recv().await.map(|piece: io::Result<Vec<u8>>| (piece, receiver))
        });
        let file = format!("{}-{day}.{}", table(list).file, form.ending());
        Ok(Response::builder()
            .content_type(form.media_type())
            .header("content-disposition", format!("attachment; filename=\"{file}\""))
            .header("cache-control", "no-store")
            .body(Body::from_bytes_stream(pieces)))
    }
}

impl Endpoint for Give {
    type Output = Response;

    async fn call(&self, mut request: Request) -> Result<Response> {
        let caller = request.data::<Caller>().cloned().unwrap_or_default();
        let given = self.give(&caller, &mut request).await;
        Ok(given.unwrap_or_else(|refused| refused.into_response(caller.locale)))
    }
}

fn named(name: &str) -> Option<(ListKind, Form)> {
    let (list, ending) = name.rsplit_once('.')?;
    Some((ListKind::of_tag(list)?, Form::of_ending(ending)?))
}
