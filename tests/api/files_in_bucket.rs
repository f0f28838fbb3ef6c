//! The same files in a bucket: many instances have one store.
use backend::platform::files::{self, LONGEST_UNNAMED};
use image::load_from_memory;
use serde_json::json;
use shared::Role;

use crate::{
    files::{TEXT, files_in, people},
    files_out::{header, sent},
    files_unnamed::means,
    harness::{TestApp, picture::lying_jpeg},
};

on_both_databases! {
    a_file_in_a_bucket_comes_back_whole_in_part_and_small,
    what_goes_from_a_bucket_goes_though_its_server_was_away,
    a_dispatch_is_read_from_a_bucket,
}

async fn a_file_in_a_bucket_comes_back_whole_in_part_and_small(mut app: TestApp) {
    app.keep_files_in_a_bucket();
    let [officer, director, stranger] = people(&app).await;
    let photo = lying_jpeg(640, 320);
    let sha256 = sent(&director, "anh.jpg", &photo).await;
    assert_eq!(sent(&officer, "anh.jpg", &photo).await, sha256);
    // Nothing of it is left on this machine.
    assert_eq!((files_in(&app.folder), app.count("file_leaving").await), (vec![], 0));

    let elsewhere = app.signed_in("officer").await;
    let mut whole = elsewhere.get_file(&sha256, &[]).await;
    assert_eq!(header(&whole, "content-length"), photo.len().to_string());
    assert_eq!(whole.take_body().into_vec().await.unwrap(), photo);
    for (range, expected) in [("bytes=0-9", &photo[..10]), ("bytes=-7", &photo[photo.len() - 7..])] {
        let mut part = elsewhere.get_file(&sha256, &[("Range", range)]).await;
        assert_eq!(
            (part.status().as_u16(), part.take_body().into_vec().await.unwrap()),
            (206, expected.to_vec())
        );
    }
    let mut once = Vec::new();
    for _ in 0..2 {
        let mut small = elsewhere.get(&format!("/files/{sha256}/small"), &[]).await;
        once.push(small.take_body().into_vec().await.unwrap());
    }
    assert_eq!(once[0], once[1]);
    assert_eq!(load_from_memory(&once[0]).unwrap().height(), 320);
    assert_eq!(stranger.get_file(&sha256, &[]).await.status().as_u16(), 404);
}

async fn what_goes_from_a_bucket_goes_though_its_server_was_away(mut app: TestApp) {
    app.keep_files_in_a_bucket();
    let [_, director, _] = people(&app).await;
    let sha256 = sent(&director, "a.txt", TEXT).await;
    let there = app.files.clone();
    app.lose_the_bucket();
    let away = app.signed_in("director").await;
    for answer in [
        crate::files::json_of(away.get_file(&sha256, &[]).await).await,
        away.send_file("b.txt", b"another".to_vec()).await,
    ] {
        assert_eq!((answer.0, &answer.1["error"]["code"]), (500, &json!("INTERNAL")));
    }
    app.later(LONGEST_UNNAMED * 2);
    assert!(files::sweep(&means(&app)).await.is_err());
    // What is not removed stays to be removed.
    assert_eq!((app.count("stored_file").await, app.count("file_leaving").await), (0, 2));
    app.files = there;
    assert_eq!(files::sweep(&means(&app)).await.unwrap(), 0);
    assert_eq!((app.count("file_leaving").await, files_in(&app.folder)), (0, vec![]));
    let director = app.signed_in("director").await;
    assert_eq!(director.get_file(&sha256, &[]).await.status().as_u16(), 404);
    assert_eq!(sent(&director, "a.txt", TEXT).await, sha256);
}

async fn a_dispatch_is_read_from_a_bucket(mut app: TestApp) {
    app.keep_files_in_a_bucket();
    let office = app.organization("Phòng").await;
    app.account("officer", Role::Officer, &office, &app.world.district).await;
    let mut officer = app.signed_in("officer").await;
    let sha256 = sent(&officer, "a.txt", crate::harness::TEXT.as_bytes()).await;
    let query = "mutation($input: DirectiveImportInput!) { directiveImport(input: $input) {
      directive { clauses { title } } userErrors { code path } } }";
    let input = json!({ "input": { "sha256": sha256, "idempotencyKey": "import-0001" } });
    let answer = officer.ask(query, input).await["data"]["directiveImport"].clone();
    assert_eq!(answer["directive"]["clauses"].as_array().map(Vec::len), Some(2), "{answer}");
    // The dispatch as it came stays.
    app.later(LONGEST_UNNAMED * 2);
    assert_eq!(files::sweep(&means(&app)).await.unwrap(), 0);
}
