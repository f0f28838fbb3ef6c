//! Files come in and go out beside the door, through every layer.
use std::{fs, io, path::Path};

use futures_util::stream;
use poem::{Body, Request, Response, http::Method};
use serde_json::{Value, json};
use shared::Role;

use crate::harness::{Browser, TestApp};

on_both_databases! {
    a_file_is_counted_and_sniffed_and_comes_back_as_it_was,
    the_same_file_sent_twice_is_one_file,
    nobody_has_a_file_for_knowing_its_hash,
}

pub const TEXT: &[u8] = "Công văn số 12, về việc xóa mù chữ".as_bytes();
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

impl Browser {
    pub async fn send_file(&self, name: &str, body: impl Into<Body>) -> (u16, Value) {
        let request = self.request(Method::POST, "/files").header("X-Densach-Client", "tests");
        let request = request.header("X-File-Name", name);
        json_of(self.send(request.body(body)).await).await
    }

    pub async fn get_file(&self, sha256: &str, headers: &[(&str, &str)]) -> Response {
        self.get(&format!("/files/{sha256}"), headers).await
    }

    pub async fn get(&self, path: &str, headers: &[(&str, &str)]) -> Response {
        let request = self.request(Method::GET, path);
        let request = self
            .bearer
            .iter()
            .fold(request, |request, bearer| request.header("Authorization", format!("Bearer {bearer}")));
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        self.send(request.finish()).await
    }

    pub fn request(&self, method: Method, path: &str) -> poem::RequestBuilder {
        let request = Request::builder().method(method).uri_str(path);
        self.cookie.iter().fold(request, |request, cookie| request.header("Cookie", cookie))
    }
}

pub async fn json_of(mut response: Response) -> (u16, Value) {
    let body = response.take_body().into_vec().await.unwrap();
    (response.status().as_u16(), serde_json::from_slice(&body).unwrap())
}

/// An officer and a director of the home office, and an officer of the other.
pub async fn people(app: &TestApp) -> [Browser; 3] {
    let center = app.organization("Chiềng Ly").await;
    let foreign = app.foreign_organization("Phòng Mường La").await;
    app.account("officer", Role::Officer, &center, &app.world.district).await;
    app.account("director", Role::Director, &center, &app.world.district).await;
    app.account("stranger", Role::Officer, &foreign, &app.world.other_district).await;
    [app.signed_in("officer").await, app.signed_in("director").await, app.signed_in("stranger").await]
}

/// Every file below a folder, each by its path.
pub fn files_in(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let below = entries.flat_map(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() { files_in(&path) } else { vec![path.display().to_string()] }
    });
    below.collect()
}

/// A zip whose entries are empty.
pub fn zip(names: &[&str]) -> Vec<u8> {
    let short = |number: usize| u16::try_from(number).unwrap().to_le_bytes();
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for name in names {
        directory.extend([b"PK\x01\x02".as_slice(), &[0; 24], &short(name.len()), &[0; 12]].concat());
        directory.extend([short(bytes.len()).as_slice(), &[0; 2], name.as_bytes()].concat());
        bytes.extend(
            [b"PK\x03\x04".as_slice(), &[0; 22], &short(name.len()), &[0; 2], name.as_bytes()].concat(),
        );
    }
    let (start, count) = (short(bytes.len()), short(names.len()));
    bytes.extend(&directory);
    bytes.extend(
        [b"PK\x05\x06".as_slice(), &[0; 4], &count, &count, &short(directory.len()), &[0; 2]].concat(),
    );
    bytes.extend([start.as_slice(), &[0; 4]].concat());
    bytes
}

async fn a_file_is_counted_and_sniffed_and_comes_back_as_it_was(app: TestApp) {
    let [officer, director, _] = people(&app).await;
    let (status, taken) = director.send_file("C%C3%B4ng%20v%C4%83n.txt", TEXT).await;
    let sha256 = taken["sha256"].as_str().unwrap();
    assert_eq!(
        (status, &taken["bytes"], &taken["mediaType"]),
        (201, &json!(TEXT.len()), &json!("text/plain"))
    );

    let mut whole = officer.get_file(sha256, &[]).await;
    let header = |name: &str| whole.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
    assert_eq!(header("content-type").unwrap(), "text/plain");
    assert_eq!(
        header("content-disposition").unwrap(),
        "attachment; filename*=UTF-8''C%C3%B4ng%20v%C4%83n.txt"
    );
    assert_eq!(whole.take_body().into_vec().await.unwrap(), TEXT);

    let (_, picture) = director.send_file("x", PNG).await;
    let shown = director.get_file(picture["sha256"].as_str().unwrap(), &[]).await;
    assert_eq!(shown.headers().get("content-disposition").unwrap(), "inline; filename*=UTF-8''x");
}

async fn the_same_file_sent_twice_is_one_file(app: TestApp) {
    let [officer, director, stranger] = people(&app).await;
    let first = officer.send_file("m%E1%BB%99t.txt", TEXT).await;
    for (browser, name) in [(&officer, "m%E1%BB%99t.txt"), (&director, "hai.txt"), (&stranger, "ba.txt")] {
        assert_eq!(browser.send_file(name, TEXT).await, first);
    }
    // One for each office.
    assert_eq!((app.count("stored_file").await, files_in(&app.folder).len()), (2, 2));
    let again = officer.get_file(first.1["sha256"].as_str().unwrap(), &[]).await;
    assert_eq!(
        again.headers().get("content-disposition").unwrap(),
        "attachment; filename*=UTF-8''m%E1%BB%99t.txt"
    );
}

async fn nobody_has_a_file_for_knowing_its_hash(app: TestApp) {
    let [officer, director, stranger] = people(&app).await;
    let nobody = app.browser();
    let (_, taken) = officer.send_file("a.txt", TEXT).await;
    let sha256 = taken["sha256"].as_str().unwrap();

    assert_eq!(officer.get_file(sha256, &[]).await.status().as_u16(), 200);
    let missing = json_of(stranger.get_file(&"0".repeat(64), &[]).await).await;
    assert_eq!((missing.0, &missing.1["error"]["code"]), (404, &json!("NOT_FOUND")));
    for browser in [&director, &stranger, &nobody] {
        assert_eq!(json_of(browser.get_file(sha256, &[]).await).await, missing);
    }
    for hash in ["..%2f..%2fdensach.sqlite", "x", &sha256.to_uppercase()] {
        assert_eq!(json_of(officer.get_file(hash, &[]).await).await, missing, "{hash}");
    }
}

#[tokio::test]
async fn who_may_not_hand_in_files_is_told_why() {
    let app = TestApp::on_sqlite().await;
    let [mut officer, director, _] = people(&app).await;
    let office = app.organization("Phòng").await;
    app.account("province", Role::Province, &office, &app.world.district).await;

    let (status, answer) = app.browser().send_file("a.txt", TEXT).await;
    assert_eq!((status, &answer["error"]["code"]), (401, &json!("UNAUTHENTICATED")));
    assert!(answer["error"]["message"].as_str().unwrap().starts_with("Anh/chị chưa đăng nhập."));
    let (status, answer) = app.signed_in("province").await.send_file("a.txt", TEXT).await;
    assert_eq!((status, &answer["error"]["code"]), (403, &json!("FORBIDDEN")));

    let answer = officer.ask("mutation { apiExplore { token } }", json!({})).await;
    let bearer = format!("Bearer {}", answer["data"]["apiExplore"]["token"].as_str().unwrap());
    let post = |browser: &Browser| browser.request(Method::POST, "/files");
    let explores = app.browser();
    let explores =
        post(&explores).header("X-Densach-Client", "tests").header("Authorization", bearer).body(TEXT);
    let nameless = post(&director).header("Accept-Language", "en").body(TEXT);
    let foreign =
        post(&director).header("X-Densach-Client", "tests").header("Sec-Fetch-Site", "cross-site").body(TEXT);
    for request in [explores, nameless, foreign] {
        assert_eq!(director.send(request).await.status().as_u16(), 403);
    }
    assert_eq!(director.send(director.request(Method::GET, "/files").finish()).await.status().as_u16(), 405);
    assert_eq!((app.count("stored_file").await, files_in(&app.folder)), (0, vec![]));
}

#[tokio::test]
async fn a_file_comes_in_whole_and_of_a_known_kind_or_not_at_all() {
    let app = TestApp::on_sqlite().await;
    let [_, director, _] = people(&app).await;
    let most = 10 * 1024 * 1024;
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
    let utf_16: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain("Số".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let hidden: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(svg.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let word = ["[Content_Types].xml", "word/document.xml"];
    for (what, body, expected) in [
        ("as large as may be", vec![b'a'; most], json!("text/plain")),
        ("too large", vec![b'a'; most + 1], json!("TOO_LARGE")),
        ("empty", vec![], json!("EMPTY")),
        ("a jpeg", b"\xFF\xD8\xFF\xE0 jfif".to_vec(), json!("image/jpeg")),
        ("a webp", b"RIFF\0\0\0\0WEBPVP8 ".to_vec(), json!("image/webp")),
        ("a pdf", b"%PDF-1.7\n".to_vec(), json!("application/pdf")),
        (
            "a docx",
            zip(&word),
            json!("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ),
        (
            "an xlsx",
            zip(&["[Content_Types].xml", "xl/workbook.xml"]),
            json!("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ),
        ("a docx with macros", zip(&[word[0], word[1], "word/vbaProject.bin"]), json!("KIND")),
        ("a zip", zip(&["run.exe"]), json!("KIND")),
        ("half a docx", zip(&word)[..60].to_vec(), json!("KIND")),
        ("utf-16", utf_16, json!("text/plain")),
        ("an old encoding", b"S\xE8 12, x\xF3a m\xEF ch\xF7".to_vec(), json!("text/plain")),
        ("a figure", b"< 5 h\xE1\xBB\x99".to_vec(), json!("text/plain")),
        ("a drawing", svg.as_bytes().to_vec(), json!("KIND")),
        ("a drawing in utf-16", hidden, json!("KIND")),
        ("a page", b"\xEF\xBB\xBF\n <!DOCTYPE html><p>".to_vec(), json!("KIND")),
        ("a script", b"#!/bin/sh\nrm x".to_vec(), json!("KIND")),
        ("windows program", b"MZ\x90\0\x03".to_vec(), json!("KIND")),
        ("linux program", b"\x7FELF\x02\x01\x01".to_vec(), json!("KIND")),
        ("text with a zero", b"So\0".to_vec(), json!("KIND")),
    ] {
        let before = files_in(&app.folder).len();
        let (status, answer) = director.send_file("x", body).await;
        let came_in = status == 201;
        let said = if came_in { &answer["mediaType"] } else { &answer["error"]["code"] };
        assert_eq!(said, &expected, "{what}: {answer}");
        assert_eq!(files_in(&app.folder).len(), before + usize::from(came_in), "{what}");
    }
    let broken = [Ok(TEXT), Err(io::Error::from(io::ErrorKind::ConnectionReset))];
    let (status, answer) = director.send_file("x", Body::from_bytes_stream(stream::iter(broken))).await;
    assert_eq!((status, &answer["error"]["code"]), (400, &json!("BROKEN")));
    assert_eq!(files_in(&app.folder).len(), usize::try_from(app.count("stored_file").await).unwrap());
}
