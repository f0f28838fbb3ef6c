//! A file goes out whole or in part, and a browser does nothing with it but what it should.
use poem::Response;
use serde_json::Value;

use crate::{
    files::{TEXT, people},
    harness::{Browser, TestApp},
};

on_both_databases! {
    a_part_of_a_file_is_had_by_one_range,
    who_has_a_file_is_not_sent_it_again,
    what_could_run_is_never_shown,
    a_file_whose_bytes_are_gone_comes_back_when_it_is_sent_again,
}

pub async fn sent(browser: &Browser, name: &str, bytes: &[u8]) -> String {
    let (status, taken) = browser.send_file(name, bytes.to_vec()).await;
    assert_eq!(status, 201, "{taken}");
    taken["sha256"].as_str().unwrap().to_owned()
}

pub fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    response.headers().get(name).map_or("", |value| value.to_str().unwrap())
}

/// Status, `Content-Range` and body.
async fn told(mut response: Response) -> (u16, String, Vec<u8>) {
    let range = header(&response, "content-range").to_owned();
    (response.status().as_u16(), range, response.take_body().into_vec().await.unwrap())
}

async fn a_part_of_a_file_is_had_by_one_range(app: TestApp) {
    let [_, director, _] = people(&app).await;
    let sha256 = sent(&director, "a.txt", TEXT).await;
    let (length, tag) = (TEXT.len(), format!("\"{sha256}\""));
    let whole = (200, String::new(), TEXT.to_vec());
    let part =
        |from: usize, to: usize| (206, format!("bytes {from}-{}/{length}", to - 1), TEXT[from..to].to_vec());
    let none = (416, format!("bytes */{length}"), Vec::new());
    let (many, huge) =
        (format!("bytes={}", vec!["0-0"; 500].join(",")), format!("bytes=0-{}", "9".repeat(100)));
    for (headers, expected) in [
        (&[("Range", "bytes=1-4")][..], &part(1, 5)),
        (&[("Range", "bytes=-3")], &part(length - 3, length)),
        (&[("Range", &huge)], &part(0, length)),
        (&[("Range", "bytes=900-")], &none),
        (&[("Range", "bytes=-0")], &none),
        (&[("Range", "bytes=4-1")], &whole),
        (&[("Range", &many)], &whole),
        (&[("Range", "bytes=1-4"), ("If-Range", &tag)], &part(1, 5)),
        (&[("Range", "bytes=1-4"), ("If-Range", "\"another\"")], &whole),
        (&[("Range", "bytes=900-"), ("If-Range", "Wed, 15 Apr 2020 01:00:00 GMT")], &whole),
    ] {
        assert_eq!(told(director.get_file(&sha256, headers).await).await, *expected, "{headers:.80?}");
    }
    let response = director.get_file(&sha256, &[("Range", "bytes=1-4")]).await;
    assert_eq!((header(&response, "content-length"), header(&response, "accept-ranges")), ("4", "bytes"));
}

async fn who_has_a_file_is_not_sent_it_again(app: TestApp) {
    let [officer, director, _] = people(&app).await;
    let sha256 = sent(&director, "a.txt", TEXT).await;
    let first = director.get_file(&sha256, &[]).await;
    let tag = format!("\"{sha256}\"");
    assert_eq!(header(&first, "etag"), tag);
    assert_eq!(header(&first, "cache-control"), "private, max-age=86400, immutable");
    // Whoever sits down at the same machine afterwards has another cookie, or none.
    assert_eq!(header(&first, "vary"), "cookie, authorization");
    for known in [tag.clone(), format!("W/{tag}"), format!("\"x\", {tag}"), "*".to_owned()] {
        let answer = told(director.get_file(&sha256, &[("If-None-Match", &known)]).await).await;
        assert_eq!(answer, (304, String::new(), Vec::new()), "{known}");
    }
    assert_eq!(director.get_file(&sha256, &[("If-None-Match", "\"x\"")]).await.status().as_u16(), 200);
    assert_eq!(officer.get_file(&sha256, &[]).await.status().as_u16(), 200);
    assert_eq!(app.browser().get_file(&sha256, &[("If-None-Match", &tag)]).await.status().as_u16(), 404);
}

async fn what_could_run_is_never_shown(app: TestApp) {
    let [_, director, _] = people(&app).await;
    let sha256 = sent(&director, "%22%3B%20filename%3Dx.html%0D%0A.txt", TEXT).await;
    // Nothing of the kind is taken; should a later version, or somebody with access to the database, keep it here:
    for media_type in ["image/svg+xml", "text/html", "application/xhtml+xml", "application/pdf", "text/plain"]
    {
        app.meddle(&format!("UPDATE stored_file SET media_type = '{media_type}'")).await.unwrap();
        let response = director.get_file(&sha256, &[]).await;
        let told =
            ["content-type", "content-disposition", "content-security-policy", "x-content-type-options"];
        assert_eq!(
            told.map(|name| header(&response, name)),
            [
                media_type,
                "attachment; filename*=UTF-8''%22%3B%20filename%3Dx.html.txt",
                "default-src 'none'; sandbox",
                "nosniff"
            ]
        );
    }
    app.meddle("UPDATE stored_file SET media_type = 'image/png'").await.unwrap();
    let shown = director.get_file(&sha256, &[]).await;
    assert!(header(&shown, "content-disposition").starts_with("inline; "));
    assert_eq!(header(&shown, "content-security-policy"), "default-src 'none'; sandbox");
    // Beside files, the walls of the pages stand.
    let page = director.get("/healthz", &[]).await;
    assert!(header(&page, "content-security-policy").contains("script-src 'self'"));
}

async fn a_file_whose_bytes_are_gone_comes_back_when_it_is_sent_again(app: TestApp) {
    let [_, director, _] = people(&app).await;
    let sha256 = sent(&director, "a.txt", TEXT).await;
    for file in crate::files::files_in(&app.folder) {
        std::fs::remove_file(file).unwrap();
    }
    let (status, gone) = crate::files::json_of(director.get_file(&sha256, &[]).await).await;
    assert_eq!((status, &gone["error"]["code"]), (404, &Value::from("NOT_FOUND")));
    sent(&director, "a.txt", TEXT).await;
    assert_eq!(told(director.get_file(&sha256, &[]).await).await.2, TEXT);
    assert_eq!(app.count("stored_file").await, 1);
}
