//! What is due soon or overdue is told by the office's business date, once for each last day.
use chrono::TimeDelta;
use serde_json::{Value, json};
use shared::Role;

use crate::{
    assignments::published,
    harness::{Browser, TestApp},
    notifications::{people, told},
};

on_both_databases! {
    a_last_day_comes_near_and_goes_by,
    a_last_day_that_was_moved_is_told_anew,
    a_fixed_business_date_stands_still,
}

async fn shown(browser: &mut Browser) -> Vec<Value> {
    let brief = |one: &Value| json!([one["kind"], one["dueOn"], one["count"]]);
    told(browser).await.iter().filter(|one| one["kind"] != "ASSIGNED").map(brief).collect()
}

/// The business date is that many days after 15 April 2020.
async fn on_day(app: &TestApp, days: &mut i64, day: i64) -> [Vec<Value>; 2] {
    app.later(TimeDelta::days(day - *days));
    *days = day;
    app.look_at_the_clock(None).await;
    [shown(&mut app.signed_in("director").await).await, shown(&mut app.signed_in("officer").await).await]
}

async fn a_last_day_comes_near_and_goes_by(app: TestApp) {
    people(&app).await;
    published(&app, "2020-04-25").await;
    let (mut days, none) = (0, Vec::<Value>::new());
    let soon = json!(["DUE_SOON", "2020-04-25", null]);
    assert_eq!(on_day(&app, &mut days, 2).await, [none.clone(), none.clone()], "eight days before");
    assert_eq!(on_day(&app, &mut days, 3).await[0], vec![soon.clone()], "seven days before");
    assert_eq!(on_day(&app, &mut days, 4).await[0].len(), 1, "not again");
    assert_eq!(on_day(&app, &mut days, 9).await[0], [soon.clone(), soon.clone()], "one day before");
    assert_eq!(on_day(&app, &mut days, 10).await, [vec![soon.clone(), soon.clone()], none.clone()]);
    // One of the two centers hands in on the last day.
    let state = "UPDATE assignment SET state = 'submitted' WHERE organization_id =
      (SELECT id FROM organization WHERE name = 'Trung tâm Hai')";
    app.meddle(state).await.unwrap();
    let late = json!(["OVERDUE", "2020-04-25", null]);
    let office = json!(["OVERDUE", "2020-04-25", 1]);
    let after = on_day(&app, &mut days, 11).await;
    assert_eq!((&after[0][0], &after[1][..]), (&late, &[office][..]));
    assert_eq!(on_day(&app, &mut days, 12).await, after, "not again");
    assert_eq!(shown(&mut app.signed_in("other").await).await.len(), 2);
}

async fn a_last_day_that_was_moved_is_told_anew(app: TestApp) {
    people(&app).await;
    published(&app, "2020-04-20").await;
    let mut days = 0;
    assert_eq!(on_day(&app, &mut days, 0).await[0].len(), 1);
    let moved =
        if app.is_postgres() { "convert_to('2020-04-22', 'UTF8')" } else { "CAST('2020-04-22' AS BLOB)" };
    app.meddle(&format!("UPDATE assignment SET due_on = '2020-04-22', due_sort = {moved}")).await.unwrap();
    let told = on_day(&app, &mut days, 1).await[0].clone();
    assert_eq!(told[0], json!(["DUE_SOON", "2020-04-22", null]));
    assert_eq!(told.len(), 2);
    // Whoever joins later is told too, for they were not.
    let center = app.organization("Trung tâm Ba").await;
    app.account("third", Role::Director, &center, &app.world.district).await;
    app.meddle(
        "UPDATE membership SET organization_id = (SELECT id FROM organization WHERE name = 'Trung tâm Một')
      WHERE account_id = (SELECT id FROM account WHERE login = 'third')",
    )
    .await
    .unwrap();
    assert_eq!(on_day(&app, &mut days, 2).await[0].len(), 2);
    assert_eq!(shown(&mut app.signed_in("third").await).await.len(), 1);
}

async fn a_fixed_business_date_stands_still(app: TestApp) {
    people(&app).await;
    published(&app, "2020-05-20").await;
    app.meddle("UPDATE office SET business_date = '2020-05-19'").await.unwrap();
    let mut days = 0;
    for day in [0, 1, 40] {
        assert_eq!(on_day(&app, &mut days, day).await[0], [json!(["DUE_SOON", "2020-05-20", null])]);
    }
}
