//! The hand-written limit of `cargo xtask bench`: the statements of each measured operation with sqlx behind a bare
//! poem handler, and before each of them the look-up of the session that the product makes too.
mod answers;
mod session;

use std::{env, error::Error};

use poem::{
    EndpointExt, Route, Server,
    listener::{Acceptor, Listener, TcpListener},
    post,
};
use sqlx::postgres::PgPoolOptions;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    // As many connections as the product takes.
    let pool = PgPoolOptions::new().max_connections(4).connect(&env::var("DATABASE_URL")?).await?;
    let listening = TcpListener::bind("127.0.0.1:0").into_acceptor().await?;
    for address in listening.local_addr() {
        println!("{address}");
    }
    let app = Route::new()
        .at("/nested", post(answers::nested))
        .at("/list", post(answers::list))
        .at("/page", post(answers::page))
        .at("/remind", post(answers::remind))
        .data(pool);
    Ok(Server::new_with_acceptor(listening).run(app).await?)
}
