//! What was sent and never named goes, and nothing else.
use std::{sync::Arc, time::Duration};

use backend::{
    clock::{Means, SystemChance},
    platform::{
        Done, Tx,
        files::{self, LONGEST_UNNAMED},
    },
};
use chrono::TimeDelta;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    assignments::published,
    files::{TEXT, files_in, people},
    files_out::sent,
    harness::{Actor, TestApp, picture::lying_jpeg},
};

on_both_databases! {
    what_no_record_names_goes_after_a_month_and_its_room_comes_back,
    what_is_just_being_named_stays,
    naming_and_collecting_at_once_leave_no_record_without_its_file,
    sending_again_and_collecting_at_once_leave_the_file,
    bytes_that_came_for_nothing_go_after_an_hour,
}

pub fn means(app: &TestApp) -> Means {
    app.means(Arc::new(SystemChance))
}

async fn sweep(app: &TestApp) -> usize {
    files::sweep(&means(app)).await.unwrap()
}

/// What the payload says is wrong with adding a file to the first assignment of the director.
pub async fn add_file(director: &Actor<'_>, sha256: &str) -> Value {
    let mine = director.assignments().await.pop().unwrap();
    let id = mine["id"].as_str().unwrap();
    let input =
        json!({ "kind": "FILE", "sha256": sha256, "fileName": "a.txt", "idempotencyKey": &sha256[..40] });
    director.act("evidenceAdd", "EvidenceAddInput", id, input, "assignment { id }").await["userErrors"]
        .clone()
}

async fn what_no_record_names_goes_after_a_month_and_its_room_comes_back(app: TestApp) {
    let center = app.organization("Trung tâm").await;
    published(&app, "2020-05-20").await;
    let [_, director, _] = people(&app).await;
    let photo = lying_jpeg(64, 32);
    let alone = sent(&director, "a.jpg", &photo).await;
    assert_eq!(director.get(&format!("/files/{alone}/small"), &[]).await.status().as_u16(), 200);
    let named = sent(&director, "b.txt", b"evidence").await;
    let again = sent(&director, "c.txt", b"sent again").await;
    assert_eq!(add_file(&app.director(&center), &named).await, json!([]));

    app.later(LONGEST_UNNAMED - TimeDelta::hours(1));
    assert_eq!(sweep(&app).await, 0);
    let [officer_later, director_later] = [app.signed_in("officer").await, app.signed_in("director").await];
    sent(&director_later, "c.txt", b"sent again").await;
    app.later(TimeDelta::hours(2));
    assert_eq!(sweep(&app).await, 1);
    assert_eq!(director_later.get_file(&alone, &[]).await.status().as_u16(), 404);
    for kept in [&named, &again] {
        assert_eq!(officer_later.get_file(kept, &[]).await.status().as_u16(), 200);
    }
    assert_eq!((files_in(&app.folder).len(), app.count("file_leaving").await), (2, 0));
    let used = i64::try_from(b"evidence".len() + b"sent again".len()).unwrap();
    assert_eq!(app.number("SELECT used_bytes FROM file_room").await, used);

    // It is only sent again.
    sent(&director_later, "a.jpg", &photo).await;
    assert_eq!(director_later.get_file(&alone, &[]).await.status().as_u16(), 200);
    app.later(LONGEST_UNNAMED * 12);
    assert_eq!(sweep(&app).await, 2);
    assert_eq!((app.count("stored_file").await, files_in(&app.folder).len()), (1, 1));
}

async fn what_is_just_being_named_stays(app: TestApp) {
    let [_, director, _] = people(&app).await;
    let sha256 = sent(&director, "a.txt", TEXT).await;
    app.later(LONGEST_UNNAMED * 2);
    for is_named in [true, false] {
        let naming = Tx::begin(&means(&app), Uuid::nil()).await.unwrap();
        assert!(files::name(&naming, app.world.office, &sha256).await.unwrap().is_some());
        let collecting = tokio::spawn({
            let means = means(&app);
            async move { files::sweep(&means).await.unwrap() }
        });
        // Time for it to come to the file and wait there.
        tokio::time::sleep(Duration::from_millis(200)).await;
        assert_eq!(files_in(&app.folder).len(), 1);
        if is_named {
            naming.commit("evidenceAdd", &done(&app)).await.unwrap();
        } else {
            drop(naming);
        }
        assert_eq!(collecting.await.unwrap(), usize::from(!is_named));
        app.meddle("UPDATE stored_file SET named_at = NULL").await.unwrap();
    }
    assert_eq!((app.count("stored_file").await, files_in(&app.folder).len()), (0, 0));
}

/// What an act of the office leaves.
fn done(app: &TestApp) -> Done {
    let nothing = || json!(null);
    Done {
        office_id: app.world.office,
        subject: String::new(),
        version: 1,
        before: nothing(),
        after: nothing(),
        topic: "evidence.added",
    }
}

async fn naming_and_collecting_at_once_leave_no_record_without_its_file(app: TestApp) {
    let center = app.organization("Trung tâm").await;
    published(&app, "2020-05-20").await;
    let [_, director, _] = people(&app).await;
    let mut old = Vec::new();
    for round in 0..24 {
        old.push(sent(&director, "a.txt", format!("minh chứng {round}").as_bytes()).await);
    }
    app.later(LONGEST_UNNAMED * 2);
    let director = app.director(&center);
    let naming = async {
        let mut named = 0;
        for sha256 in old.iter().rev() {
            let errors = add_file(&director, sha256).await;
            named += usize::from(errors == json!([]));
            assert!(errors == json!([]) || errors[0]["path"] == json!(["input", "sha256"]), "{errors}");
        }
        named
    };
    let elsewhere = app.means_of_another_instance().await;
    let (named, gone) = tokio::join!(naming, files::sweep(&elsewhere));
    assert_eq!(named + gone.unwrap(), old.len(), "each is either named or gone");
    let without = "SELECT COUNT(*) FROM evidence AS e WHERE e.sha256 IS NOT NULL AND NOT EXISTS
       (SELECT 1 FROM stored_file AS f WHERE f.office_id = e.office_id AND f.sha256 = e.sha256)";
    assert_eq!(app.number(without).await, 0);
    let kept = usize::try_from(app.count("stored_file").await).unwrap();
    assert_eq!((kept, files_in(&app.folder).len()), (named, named));
}

async fn sending_again_and_collecting_at_once_leave_the_file(app: TestApp) {
    let [_, director, _] = people(&app).await;
    sent(&director, "a.txt", TEXT).await;
    let elsewhere = app.means_of_another_instance().await;
    for _ in 0..12 {
        app.later(LONGEST_UNNAMED * 2);
        let director = app.signed_in("director").await;
        let (sha256, swept) = tokio::join!(sent(&director, "a.txt", TEXT), files::sweep(&elsewhere));
        assert!(swept.unwrap() <= 1);
        assert_eq!(sweep(&app).await, 0);
        let mut there = director.get_file(&sha256, &[]).await;
        assert_eq!(there.take_body().into_vec().await.unwrap(), TEXT);
        assert_eq!((app.count("stored_file").await, files_in(&app.folder).len()), (1, 1));
    }
}

async fn bytes_that_came_for_nothing_go_after_an_hour(app: TestApp) {
    let [_, director, _] = people(&app).await;
    app.break_down("INSERT", "stored_file").await;
    let (status, answer) = director.send_file("a.txt", TEXT).await;
    assert_eq!((status, &answer["error"]["code"]), (500, &json!("INTERNAL")));
    app.mend("stored_file").await;
    assert_eq!((app.count("stored_file").await, files_in(&app.folder).len()), (0, 1));
    app.later(TimeDelta::minutes(50));
    sweep(&app).await;
    assert_eq!((app.count("file_leaving").await, files_in(&app.folder).len()), (1, 1));
    app.later(TimeDelta::minutes(20));
    sweep(&app).await;
    assert_eq!((app.count("file_leaving").await, files_in(&app.folder).len()), (0, 0));
    sent(&director, "a.txt", TEXT).await;
}
