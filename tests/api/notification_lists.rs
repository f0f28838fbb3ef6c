//! However many somebody was told, a list is pages and a look is one statement.
use serde_json::{Value, json};
use shared::Role;

use crate::{
    assignments::published,
    harness::TestApp,
    notifications::{LIST, SINCE, people},
};

on_both_databases! {
    the_list_goes_on_where_it_ended,
    a_hundred_take_as_many_statements_as_ten,
}

/// As many more as are asked for, for who is called so.
async fn add(app: &TestApp, login: &str, from: usize, to: usize) {
    for number in from..to {
        let id = uuid::Uuid::now_v7();
        let id = if app.is_postgres() { format!("'{id}'") } else { format!("x'{}'", id.simple()) };
        app.meddle(&format!(
            "INSERT INTO notification (id, office_id, account_id, kind, subject, occasion, facts, at, is_shown, waits_for_digest)
             SELECT {id}, office_id, id, 'assigned', 'assignment:x', 'n{number}', '{{\"title\":\"{number}\"}}', created_at, TRUE, FALSE
             FROM account WHERE login = '{login}'"
        ))
        .await
        .unwrap();
    }
}

async fn the_list_goes_on_where_it_ended(app: TestApp) {
    let [mut director, mut other, _] = people(&app).await;
    add(&app, "director", 0, 7).await;
    add(&app, "other", 0, 3).await;
    let query = "query($after: String) { notifications(first: 3, after: $after, where: { unread: true }) {
      nodes { title } pageInfo { hasNextPage endCursor } } }";
    let (mut after, mut titles) = (Value::Null, Vec::new());
    loop {
        let answer = director.ask(query, json!({ "after": after })).await;
        let page = &answer["data"]["notifications"];
        titles.extend(page["nodes"].as_array().unwrap().iter().map(|one| one["title"].clone()));
        after = page["pageInfo"]["endCursor"].clone();
        if page["pageInfo"]["hasNextPage"] == false {
            break;
        }
    }
    assert_eq!(titles, ["6", "5", "4", "3", "2", "1", "0"]);
    // A cursor of another's list shows no more of it than one's own.
    assert_eq!(
        other.ask(query, json!({ "after": after })).await["data"]["notifications"]["nodes"],
        json!([])
    );
    let read = "{ notifications(first: 9, where: { unread: false }) { nodes { id } } }";
    assert_eq!(director.ask(read, json!({})).await["data"]["notifications"]["nodes"], json!([]));
    add(&app, "director", 7, 120).await;
    let since = director.ask(SINCE, json!({})).await["data"]["notificationsSince"].clone();
    assert_eq!((&since["unread"], &since["exact"]), (&json!(99), &json!(false)));
}

async fn a_hundred_take_as_many_statements_as_ten(app: TestApp) {
    let [mut director, ..] = people(&app).await;
    let (mut lists, mut polls, mut tellings) = (Vec::new(), Vec::new(), Vec::new());
    for (from, to) in [(0, 10), (10, 100)] {
        add(&app, "director", from, to).await;
        for number in from..to {
            let center = app.organization(&format!("Trung tâm {number}")).await;
            app.account(&format!("more-{number}"), Role::Director, &center, &app.world.district).await;
        }
        let (answer, sent) = app.statements_of(director.ask(LIST, json!({}))).await;
        assert!(answer["data"]["notifications"]["nodes"].as_array().unwrap().len() >= to);
        lists.push(sent.len());
        let (_, sent) = app.statements_of(director.ask(SINCE, json!({}))).await;
        assert_eq!(sent.iter().filter(|one| one.sql.contains("notification")).count(), 1);
        polls.push(sent.len());
        published(&app, "2020-05-20").await;
        tellings.push(app.statements_of(app.work()).await.1.len());
        director = app.signed_in("director").await;
    }
    assert_eq!((lists[0], polls[0], tellings[0]), (lists[1], polls[1], tellings[1]));
    assert!(tellings[0] < 30, "{tellings:?}");
}
