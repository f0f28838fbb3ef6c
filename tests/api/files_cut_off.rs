//! Uploads that lie about themselves, on a real socket: nothing of them is left.
use std::{net::SocketAddr, sync::Arc, time::Duration};

use backend::{
    api::Api,
    http::{self, Site},
};
use poem::{
    Server,
    listener::{Acceptor, Listener, TcpListener},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::{
    files::{files_in, people},
    files_unnamed::means,
    harness::{Browser, TestApp},
};

on_both_databases! {
    a_body_that_ends_early_leaves_nothing,
    a_body_is_what_its_head_says_it_is,
}

async fn serve(app: &TestApp) -> SocketAddr {
    let acceptor = TcpListener::bind("127.0.0.1:0").into_acceptor().await.unwrap();
    let address = *acceptor.local_addr()[0].as_socket_addr().unwrap();
    let routes = http::routes(Arc::new(Api::new(means(app))), Site::default());
    tokio::spawn(async { Server::new_with_acceptor(acceptor).run(routes).await.unwrap() });
    address
}

/// Sends this and no more, and takes what is answered before the connection ends.
async fn answer(address: SocketAddr, browser: &Browser, head: &str, body: &[u8]) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let cookie = browser.cookie.as_deref().unwrap();
    let all = format!(
        "POST /files HTTP/1.1\r\nHost: x\r\nCookie: {cookie}\r\nX-Densach-Client: tests\r\nConnection: close\r\n{head}\r\n\r\n"
    );
    stream.write_all(all.as_bytes()).await.unwrap();
    stream.write_all(body).await.unwrap();
    stream.shutdown().await.unwrap();
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).into_owned()
}

/// Until the server has noticed that nobody is there any more.
async fn is_empty_soon(app: &TestApp) -> bool {
    for _ in 0..200 {
        if files_in(&app.folder).is_empty() {
            return true;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    false
}

async fn a_body_that_ends_early_leaves_nothing(app: TestApp) {
    let [_, director, _] = people(&app).await;
    let address = serve(&app).await;
    for (head, body) in [
        ("Content-Length: 1000", &b"Cong van"[..]),
        ("Content-Length: 1000", b""),
        ("Transfer-Encoding: chunked", b"8\r\nCong van\r\n"),
        ("Transfer-Encoding: chunked", b"8\r\nCong"),
        ("Transfer-Encoding: chunked", b"fffffffffffffffff\r\nCong van\r\n0\r\n\r\n"),
        ("Transfer-Encoding: chunked", b"-8\r\nCong van\r\n0\r\n\r\n"),
    ] {
        let said = answer(address, &director, head, body).await;
        assert!(!said.contains("201 Created"), "{head} {}: {said}", String::from_utf8_lossy(body));
        assert!(is_empty_soon(&app).await, "{:?}", files_in(&app.folder));
    }
    assert_eq!((app.count("stored_file").await, app.count("file_leaving").await), (0, 0));
}

async fn a_body_is_what_its_head_says_it_is(app: TestApp) {
    let [_, director, _] = people(&app).await;
    let address = serve(&app).await;
    for (head, body, expected) in [
        // What comes after is no part of it.
        ("Content-Length: 4", &b"Cong van"[..], "\"bytes\":4"),
        ("Transfer-Encoding: chunked", b"4\r\nCong\r\n4\r\n van\r\n0\r\n\r\n", "\"bytes\":8"),
        ("Content-Type: image/png\r\nContent-Length: 11", b"<p>Cong van", "KIND"),
        ("Content-Type: text/html\r\nContent-Length: 8", b"Cong van", "text/plain"),
        ("Content-Length: 0", b"", "EMPTY"),
        // Who sends it packed is not unpacked.
        ("Content-Encoding: gzip\r\nContent-Length: 12", b"\x1f\x8b\x08\0\0\0\0\0\0\x03\x03\0", "KIND"),
        ("Content-Length: 4\r\nContent-Length: 8", b"Cong van", "400 Bad Request"),
        ("Content-Length: -4", b"Cong van", "400 Bad Request"),
    ] {
        let said = answer(address, &director, head, body).await;
        assert!(said.contains(expected), "{head}: {said}");
    }
    let kept = usize::try_from(app.count("stored_file").await).unwrap();
    assert_eq!((kept, files_in(&app.folder).len()), (2, 2));
}
