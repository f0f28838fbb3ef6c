//! Slow and many connections, on a real socket. Each wait is for something to happen, never for so long.
use std::{net::SocketAddr, time::Duration};

use backend::http::{ConnectionLimits, Guarded};
use poem::{
    Server,
    endpoint::make_sync,
    listener::{Acceptor, Listener, TcpListener},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    task::JoinHandle,
};

const WHOLE: &str = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
/// More of it than a socket keeps.
const LARGE: &str = "x";
const SOON: Duration = Duration::from_millis(50);
const NEVER: Duration = Duration::from_hours(1);

async fn serve(limits: ConnectionLimits) -> (SocketAddr, JoinHandle<()>) {
    let acceptor = TcpListener::bind("127.0.0.1:0").into_acceptor().await.unwrap();
    let address = *acceptor.local_addr()[0].as_socket_addr().unwrap();
    let server = Server::new_with_acceptor(Guarded::new(acceptor, limits));
    let page =
        make_sync(
            |request| if request.uri().path() == "/large" { LARGE.repeat(1 << 26) } else { "hello".into() },
        );
    let run = tokio::spawn(async { server.run(page).await.unwrap() });
    (address, run)
}

async fn say(address: SocketAddr, words: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(words.as_bytes()).await.unwrap();
    stream
}

/// Whether it answers; if not, it has closed the connection.
async fn answers(stream: &mut TcpStream) -> bool {
    let mut answer = Vec::new();
    let mut chunk = [0; 1024];
    loop {
        match stream.read(&mut chunk).await {
            Ok(read) if read > 0 => answer.extend(&chunk[..read]),
            _ => return false,
        }
        if answer.starts_with(b"HTTP/1.1 200") && answer.ends_with(b"hello") {
            return true;
        }
    }
}

#[tokio::test]
async fn a_connection_that_does_not_finish_its_head_is_dropped() {
    let limits = ConnectionLimits { head: SOON, ..ConnectionLimits::default() };
    let (address, run) = serve(limits).await;
    for words in ["", "GET / HTTP/1.1\r\nHost: x\r\n", "\r\n\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"] {
        assert!(!answers(&mut say(address, words).await).await, "{words:?}");
    }
    // Byte after byte, it is the whole head that counts.
    let mut trickle = say(address, "GET / HTTP/1.1\r\n").await;
    while trickle.write_all(b"x").await.is_ok() {
        tokio::time::sleep(SOON / 10).await;
    }
    // A second request is timed like the first.
    let mut second = say(address, WHOLE).await;
    assert!(answers(&mut second).await);
    second.write_all(b"GET / HTTP/1.1\r\n").await.unwrap();
    assert!(!answers(&mut second).await);
    run.abort();
}

#[tokio::test]
async fn a_connection_may_idle_between_two_requests_and_wait_for_its_body() {
    let limits = ConnectionLimits { head: SOON, ..ConnectionLimits::default() };
    let (address, run) = serve(limits).await;
    let mut stream = say(address, WHOLE).await;
    for _ in 0..2 {
        assert!(answers(&mut stream).await);
        tokio::time::sleep(SOON * 3).await;
        stream.write_all(WHOLE.as_bytes()).await.unwrap();
    }
    assert!(answers(&mut stream).await);
    run.abort();
}

#[tokio::test]
async fn who_comes_when_all_places_are_taken_waits() {
    let limits = ConnectionLimits { most: 2, head: NEVER, ..ConnectionLimits::default() };
    let (address, run) = serve(limits).await;
    let (mut first, mut second) = (say(address, WHOLE).await, say(address, "GET").await);
    assert!(answers(&mut first).await);
    let mut third = say(address, WHOLE).await;
    let waits = tokio::time::timeout(SOON * 2, answers(&mut third)).await;
    assert!(waits.is_err(), "a third connection was taken");
    second.shutdown().await.unwrap();
    drop(second);
    assert!(answers(&mut third).await);
    run.abort();
}

#[tokio::test]
async fn an_answer_that_nobody_reads_holds_no_place() {
    let limits = ConnectionLimits { most: 1, unread: SOON, ..ConnectionLimits::default() };
    let (address, run) = serve(limits).await;
    let _unread = say(address, "GET /large HTTP/1.1\r\nHost: x\r\n\r\n").await;
    assert!(answers(&mut say(address, WHOLE).await).await);
    run.abort();
}
