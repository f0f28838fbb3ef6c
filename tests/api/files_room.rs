//! How much an organization may keep.
use backend::{
    organizations::{self, NotNamed},
    platform::files::room,
};
use futures_util::future::join_all;
use serde_json::json;
use shared::{OrganizationId, Role};

use crate::{
    files::{TEXT, files_in, people},
    files_unnamed::means,
    harness::TestApp,
};

on_both_databases! {
    one_byte_more_than_there_is_room_for_does_not_come_in,
    however_many_come_at_once_the_room_is_not_passed,
    the_office_gives_an_organization_more_from_the_shell,
}

/// Gives the organization of `people` so much room.
async fn give(app: &TestApp, most: usize) {
    let center = organizations::the_one_named(&app.db, "Chiềng Ly").await.unwrap();
    organizations::give_room(&means(app), &center, i64::try_from(most).unwrap()).await.unwrap();
}

async fn used(app: &TestApp) -> i64 {
    app.number("SELECT CAST(SUM(used_bytes) AS BIGINT) FROM file_room").await
}

async fn one_byte_more_than_there_is_room_for_does_not_come_in(app: TestApp) {
    let [officer, director, stranger] = people(&app).await;
    give(&app, TEXT.len() + 5).await;
    assert_eq!(director.send_file("a.txt", TEXT).await.0, 201);
    // The same again takes up nothing, whoever of the office sends it.
    assert_eq!(officer.send_file("b.txt", TEXT).await.0, 201);
    assert_eq!(used(&app).await, i64::try_from(TEXT.len()).unwrap());
    let (status, answer) = director.send_file("c.txt", b"123456".to_vec()).await;
    assert_eq!((status, &answer["error"]["code"]), (413, &json!("FULL")), "{answer}");
    let said = answer["error"]["message"].as_str().unwrap();
    assert!(said.starts_with("Đơn vị đã dùng hết chỗ lưu tệp (0 MB)."), "{said}");
    assert_eq!(
        (files_in(&app.folder).len(), app.count("stored_file").await, app.count("file_leaving").await),
        (1, 1, 0)
    );
    assert_eq!(director.send_file("d.txt", b"12345".to_vec()).await.0, 201);
    assert_eq!(director.send_file("e.txt", b"1".to_vec()).await.0, 413);
    // Another organization has its own.
    assert_eq!(stranger.send_file("e.txt", b"1".to_vec()).await.0, 201);
    let next = app.organization("Tông Lạnh").await;
    app.account("next", Role::Director, &next, &app.world.district).await;
    assert_eq!(app.signed_in("next").await.send_file("e.txt", b"1".to_vec()).await.0, 201);
    give(&app, 0).await;
    assert_eq!(director.send_file("a.txt", TEXT).await.0, 201, "what is here may be sent again");
    assert_eq!(director.send_file("f.txt", b"2".to_vec()).await.0, 413);
}

async fn however_many_come_at_once_the_room_is_not_passed(app: TestApp) {
    let [officer, director, _] = people(&app).await;
    give(&app, 35).await;
    let mut elsewhere = app.browser_elsewhere().await;
    elsewhere.cookie.clone_from(&director.cookie);
    let all = (0..12).map(|one| {
        let browser = [&officer, &director, &elsewhere][one % 3];
        browser.send_file("a.txt", format!("0123456 {one:02}").into_bytes())
    });
    let answers = join_all(all).await;
    let came_in = answers.iter().filter(|(status, _)| *status == 201).count();
    assert!(answers.iter().all(|(status, _)| [201, 413].contains(status)), "{answers:?}");
    assert_eq!((came_in, used(&app).await), (3, 30));
    assert_eq!(
        (files_in(&app.folder).len(), app.count("stored_file").await, app.count("file_leaving").await),
        (3, 3, 0)
    );
}

async fn the_office_gives_an_organization_more_from_the_shell(app: TestApp) {
    let center = app.organization("Chiềng Ly").await;
    let means = means(&app);
    let first = room(&app.db, center.id).await.unwrap();
    assert_eq!((first.used, first.most), (0, 5 << 30));
    organizations::give_room(&means, &center, 7).await.unwrap();
    organizations::give_room(&means, &center, 9).await.unwrap();
    assert_eq!(room(&app.db, center.id).await.unwrap().most, 9);
    let query = "{ auditEntries(first: 1) { nodes { operation subject before after account { id } } } }";
    app.account("admin", Role::Admin, &center, &app.world.district).await;
    let seen = app.signed_in("admin").await.ask(query, json!({})).await;
    assert_eq!(
        seen["data"]["auditEntries"]["nodes"][0],
        json!({ "operation": "fileRoomGive", "subject": OrganizationId(center.id).to_string(), "account": null,
            "before": r#"{"mostBytes":7}"#, "after": r#"{"mostBytes":9}"# })
    );
    app.organization("Chiềng Ly").await;
    let both = organizations::the_one_named(&app.db, "Chiềng Ly").await;
    assert!(matches!(both, Err(NotNamed::Several(_))));
    let none = organizations::the_one_named(&app.db, "Mường Và").await;
    assert!(matches!(none, Err(NotNamed::Nothing)));
}
