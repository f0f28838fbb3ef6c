//! Mail goes to a server that takes it, at once or once a day; one that refuses is asked again, and then an administrator is.
use backend::platform::jobs::MOST_ATTEMPTS;
use chrono::TimeDelta;
use serde_json::json;

use crate::{
    assignments::published,
    harness::{Smtp, TestApp},
    notification_settings::{form, set},
    notifications::{people, told},
};

on_both_databases! {
    who_wants_it_at_once_gets_a_mail_with_the_words_of_the_page,
    the_mail_of_the_day_holds_all_that_waited,
    a_server_that_refuses_is_asked_again_until_it_is_enough,
    an_address_that_nobody_has_is_not_tried_again,
    who_was_locked_out_or_wants_none_any_more_gets_none,
}

async fn who_wants_it_at_once_gets_a_mail_with_the_words_of_the_page(app: TestApp) {
    let (smtp, [mut director, mut other, _]) = (Smtp::start().await, people(&app).await);
    let at_once = json!([{ "kind": "ASSIGNED", "inApp": false, "mail": "AT_ONCE" }]);
    set(&mut director, form(Some("giamdoc@example.vn"), at_once.clone(), 0)).await;
    let mut english = form(Some("other@example.vn"), at_once, 0);
    english["language"] = json!("EN");
    set(&mut other, english).await;
    published(&app, "2020-05-20").await;
    app.work_with(Some(&smtp.post)).await;
    let mut letters = smtp.letters();
    letters.sort_by(|one, other| one.to.cmp(&other.to));
    let to: Vec<_> = letters.iter().map(|letter| letter.to.as_str()).collect();
    assert_eq!(to, ["giamdoc@example.vn", "other@example.vn"]);
    for (letter, said) in letters.iter().zip([
        "Trung tâm Một được giao việc mới: Mở lớp. Hạn 20/05/2020.",
        "Trung tâm Hai was given something to do: Mở lớp. Due 20/05/2020.",
    ]) {
        assert!(letter.text.contains(said), "{}", letter.text);
        assert!(letter.text.contains("https://densach.example/viec/assignment:"), "{}", letter.text);
        assert!(letter.text.contains("https://densach.example/thong-bao"), "{}", letter.text);
        assert!(letter.text.contains("<phong@example.vn>"), "{}", letter.text);
    }
    assert_eq!(told(&mut director).await.len(), 0, "it is told by mail alone");
    app.look_at_the_clock(Some(&smtp.post)).await;
    assert_eq!(smtp.letters().len(), 0, "nothing waited for the mail of the day");
}

async fn the_mail_of_the_day_holds_all_that_waited(app: TestApp) {
    let (smtp, [mut director, ..]) = (Smtp::start().await, people(&app).await);
    set(&mut director, form(Some("giamdoc@example.vn"), json!([]), 0)).await;
    // The mail of today has gone out before anything happened.
    app.look_at_the_clock(Some(&smtp.post)).await;
    published(&app, "2020-05-20").await;
    published_again(&app).await;
    app.work_with(Some(&smtp.post)).await;
    assert_eq!(smtp.letters().len(), 0);
    assert_eq!(told(&mut director).await.len(), 2);
    app.later(TimeDelta::hours(24));
    app.look_at_the_clock(Some(&smtp.post)).await;
    let letters = smtp.letters();
    assert_eq!(letters.len(), 1, "{letters:?}");
    assert_eq!(letters[0].text.matches("Trung tâm Một được giao việc mới").count(), 2);
    app.later(TimeDelta::hours(24));
    app.look_at_the_clock(Some(&smtp.post)).await;
    assert_eq!(smtp.letters().len(), 0, "told once");
}

async fn published_again(app: &TestApp) {
    let (imported, officer) = (app.draft(crate::harness::TEXT).await, app.officer());
    let task = crate::harness::task("Gửi tin", "2020-05-21", "task-0002");
    officer.set_task(&imported.clauses[0], task).await;
    assert_eq!(officer.publish(&imported.directive, 1).await["userErrors"], json!([]));
}

async fn a_server_that_refuses_is_asked_again_until_it_is_enough(app: TestApp) {
    let (smtp, [mut director, ..]) = (Smtp::start().await, people(&app).await);
    let at_once = json!([{ "kind": "ASSIGNED", "inApp": true, "mail": "AT_ONCE" }]);
    set(&mut director, form(Some("giamdoc@example.vn"), at_once, 0)).await;
    published(&app, "2020-05-20").await;
    smtp.refuse(Some("451 try again later"));
    app.work_with(Some(&smtp.post)).await;
    assert_eq!(
        app.count("job WHERE state = 'waiting' AND attempts = 1 AND last_error LIKE '%try again later%'")
            .await,
        1
    );
    for _ in 1..MOST_ATTEMPTS {
        app.later(TimeDelta::hours(6));
        app.work_with(Some(&smtp.post)).await;
    }
    assert_eq!(app.count("job WHERE state = 'dead' AND kind = 'mail' AND attempts = 10").await, 1);
    assert_eq!(smtp.letters().len(), 0);
    // An administrator mends the server and has it tried again.
    smtp.refuse(None);
    app.meddle("UPDATE job SET state = 'waiting', next_at = created_at, attempts = 0 WHERE state = 'dead'")
        .await
        .unwrap();
    app.work_with(Some(&smtp.post)).await;
    assert_eq!((smtp.letters().len(), app.count("job WHERE state <> 'done'").await), (1, 0));
}

async fn an_address_that_nobody_has_is_not_tried_again(app: TestApp) {
    let (smtp, [mut director, ..]) = (Smtp::start().await, people(&app).await);
    let at_once = json!([{ "kind": "ASSIGNED", "inApp": true, "mail": "AT_ONCE" }]);
    set(&mut director, form(Some("nobody@example.vn"), at_once, 0)).await;
    published(&app, "2020-05-20").await;
    smtp.refuse(Some("550 no such person"));
    app.work_with(Some(&smtp.post)).await;
    let dead = "job WHERE state = 'dead' AND attempts = 1 AND last_error LIKE '%no such person%'";
    assert_eq!(app.count(dead).await, 1);
    assert_eq!(told(&mut director).await.len(), 1, "in the pages it stands all the same");
}

async fn who_was_locked_out_or_wants_none_any_more_gets_none(app: TestApp) {
    let (smtp, [mut director, mut other, _]) = (Smtp::start().await, people(&app).await);
    for (browser, address) in [(&mut director, "giamdoc@example.vn"), (&mut other, "other@example.vn")] {
        set(browser, form(Some(address), json!([]), 0)).await;
    }
    published(&app, "2020-05-20").await;
    app.work_with(Some(&smtp.post)).await;
    assert_eq!(app.count("notification WHERE waits_for_digest").await, 2);
    app.meddle("UPDATE account SET disabled_at = created_at WHERE login = 'director'").await.unwrap();
    set(&mut other, form(None, json!([]), 1)).await;
    app.later(TimeDelta::hours(24));
    app.look_at_the_clock(Some(&smtp.post)).await;
    assert_eq!(smtp.letters().len(), 0);
    assert_eq!(app.count("notification WHERE waits_for_digest").await, 0, "nor does it wait for ever");
}
