//! What a view may hold: the list's own arguments and columns, and no more than fits.
use serde_json::{Value, json};

use crate::{
    harness::TestApp,
    saved_views::{people, refused, save, saved, view, views, with},
};

on_both_databases! {
    a_view_is_refused_at_the_field_that_does_not_fit,
    what_is_refused_leaves_nothing,
}

async fn a_view_is_refused_at_the_field_that_does_not_fit(app: TestApp) {
    let mut people = people(&app).await;
    let long = format!("{{\"late\":true,\"or\":[{}]}}", vec!["{\"late\":true}"; 400].join(","));
    let deep = format!("{}1{}", "{\"not\":".repeat(3_000), "}".repeat(3_000));
    let many: Vec<_> = (0..31).map(|_| "task").collect();
    for (at, (field, value)) in [
        ("name", json!("")),
        ("name", json!("x".repeat(61))),
        ("name", json!("hai\u{7}")),
        ("where", json!("")),
        ("where", json!("{\"late\":1}")),
        ("where", json!("{\"office\":{\"eq\":\"x\"}}")),
        ("where", json!(long)),
        ("where", json!(deep)),
        ("sort", json!("NAME")),
        ("columns", json!([])),
        ("columns", json!(["task", "task"])),
        ("columns", json!(["answer", "password"])),
        ("columns", json!(many)),
        ("role", json!(null)),
    ]
    .into_iter()
    .enumerate()
    {
        let input = view("Tên", if field == "role" { "ROLE" } else { "OWN" }, &format!("{at}"));
        let answer = save(&mut people.leader, None, &with(input, field, value.clone())).await;
        assert_eq!(answer["userErrors"], refused("INVALID", &["input", field]), "{field} {value}");
    }
    // Units know no order, and the trail no filter.
    for (list, field, path) in [("UNITS", "sort", "sort"), ("AUDIT", "where", "where")] {
        let input = json!({ "list": list, "name": "A", "columns": ["name"], "visibility": "OWN",
            "idempotencyKey": format!("bounds-{list}"), field: if field == "sort" { "NAME" } else { "{}" } });
        let answer = save(&mut people.leader, None, &input).await;
        assert_eq!(answer["userErrors"], refused("INVALID", &["input", path]), "{list}");
    }
    assert_eq!(views(&mut people.leader, "ASSIGNMENTS").await, json!([]));
}

async fn what_is_refused_leaves_nothing(app: TestApp) {
    let mut people = people(&app).await;
    for at in 0..50 {
        saved(&mut people.officer, &view(&format!("Số {at}"), "OWN", &format!("{at:02}"))).await;
    }
    let one_more = view("Thêm", "OWN", "more");
    let answer = save(&mut people.officer, None, &one_more).await;
    assert_eq!(answer["userErrors"], refused("NOT_ALLOWED", &["input", "idempotencyKey"]));
    // Another person has room, and one list does not fill the next.
    saved(&mut people.colleague, &one_more).await;
    let elsewhere = json!({ "list": "ORGANIZATIONS", "name": "A", "columns": ["name"], "visibility": "OWN",
        "idempotencyKey": "view-elsewhere" });
    saved(&mut people.officer, &elsewhere).await;
    let counts = (app.count("saved_view").await, app.count("audit_entry").await, app.count("outbox").await);
    assert_eq!(counts, (52, 52, 52));
    let of_another_list = with(elsewhere, "expectedVersion", json!(1));
    let id = views(&mut people.officer, "ASSIGNMENTS").await[0]["id"].as_str().unwrap().to_owned();
    let answer =
        save(&mut people.officer, Some(&id), &with(of_another_list, "idempotencyKey", json!("view-moves")))
            .await;
    assert_eq!(answer, json!({ "savedView": Value::Null, "userErrors": refused("NOT_FOUND", &["id"]) }));
}
