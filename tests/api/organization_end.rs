//! Ending organizations: what one may not leave behind, and what the lists then hold.
use serde_json::{Value, json};
use shared::{OrganizationId, Role};

use crate::{
    assignments::published,
    harness::{Browser, TestApp},
    organization_registry::{change, end, form, node, officer, open, refused, refused_at, update, with},
};

on_both_databases! {
    one_that_has_ended_leaves_the_list_and_keeps_its_page,
    what_would_stay_behind_is_told_and_nothing_ends,
    who_may_not_manage_changes_nothing,
}

async fn names(browser: &mut Browser, as_of: Option<&str>) -> Value {
    let query = "query($asOf: NaiveDate) { organizations(first: 50, asOf: $asOf) { nodes { name } totalCount { count } } }";
    let answer = browser.ask(query, json!({ "asOf": as_of })).await;
    assert!(answer["errors"].is_null(), "{answer}");
    let list = &answer["data"]["organizations"];
    let names: Vec<_> = list["nodes"].as_array().unwrap().iter().map(|node| node["name"].clone()).collect();
    assert_eq!(list["totalCount"]["count"], names.len());
    json!(names)
}

async fn one_that_has_ended_leaves_the_list_and_keeps_its_page(app: TestApp) {
    let mut officer = officer(&app).await;
    let center = app.organization("Chiềng Ly").await;
    let input = json!({ "on": "2015-07-01", "reason": "Sáp nhập xã", "expectedVersion": 1, "idempotencyKey": "key-0001" });

    let ended = change(&mut officer, "organizationEnd", center.id, input.clone()).await;
    assert_eq!((&ended["organization"]["validTo"], &ended["userErrors"]), (&json!("2015-06-30"), &json!([])));
    assert_eq!(change(&mut officer, "organizationEnd", center.id, input).await, ended);
    assert_eq!(app.count("audit_entry").await, 1);
    assert_eq!(end(&mut officer, center.id, 1, None).await["userErrors"][0]["code"], "STALE_VERSION");

    assert_eq!(names(&mut officer, None).await, json!(["Phòng"]));
    assert_eq!(names(&mut officer, Some("2015-06-30")).await, json!(["Chiềng Ly", "Phòng"]));
    assert_eq!(names(&mut officer, Some("2015-07-01")).await, json!(["Phòng"]));
    assert_eq!(names(&mut officer, Some("2003-12-31")).await, json!([]));
    let page = "query($id: ID!) { organization(id: $id) { name validTo } }";
    let page = officer.ask(page, json!({ "id": node(center.id) })).await;
    assert_eq!(page["data"]["organization"], json!({ "name": "Chiềng Ly", "validTo": "2015-06-30" }));

    // It began before it ended, and it can be taken back once.
    let late = with(form("Chiềng Ly", app.world.commune.id), "validFrom", "2016-01-01");
    let late = with(late, "kind", "LEARNING_CENTER");
    assert_eq!(
        update(&mut officer, center.id, 2, late).await["userErrors"],
        refused_at("INVALID", "validFrom")
    );
    assert_eq!(end(&mut officer, center.id, 2, None).await["organization"]["validTo"], Value::Null);
    assert_eq!(end(&mut officer, center.id, 3, None).await["userErrors"][0]["code"], "WRONG_STATE");
    assert_eq!(names(&mut officer, None).await, json!(["Chiềng Ly", "Phòng"]));
    let too_early = end(&mut officer, center.id, 3, Some("2004-01-01")).await;
    assert_eq!(too_early["userErrors"], refused("INVALID", &["input", "on"]));
    let blank =
        json!({ "on": "2015-07-01", "reason": " ", "expectedVersion": 3, "idempotencyKey": "key-0009" });
    let blank = change(&mut officer, "organizationEnd", center.id, blank).await;
    assert_eq!(blank["userErrors"], refused("INVALID", &["input", "reason"]));
}

async fn what_would_stay_behind_is_told_and_nothing_ends(app: TestApp) {
    let center = app.organization("Chiềng Ly").await;
    published(&app, "2020-05-20").await;
    let mut officer = officer(&app).await;
    app.account("director", Role::Director, &center, &app.world.district).await;
    let below = with(form("Điểm trường", app.world.commune.id), "parentId", node(center.id));
    let point = open(&mut officer, &below, "key-0001").await;
    let query = "mutation($id: ID!, $input: OrganizationEndInput!) {
      organizationEnd(id: $id, input: $input) { organization { name } userErrors { code path message } } }";
    let input = json!({ "on": "2020-04-01", "reason": "Giải thể", "expectedVersion": 1, "idempotencyKey": "key-0002" });

    let answer = officer.ask(query, json!({ "id": node(center.id), "input": input })).await;

    let error = |message: &str| json!({ "code": "WRONG_STATE", "path": ["id"], "message": message });
    assert_eq!(
        answer["data"]["organizationEnd"],
        json!({ "organization": null, "userErrors": [
            error("Còn 1 việc chưa xong: Mở lớp. Duyệt hoặc hủy các việc này trước."),
            error("Còn 1 người giữ vai trò ở đây: Lò Thị director. Kết thúc vai trò của họ trước."),
            error("Còn 1 tổ chức trực thuộc: Điểm trường. Chuyển sang cấp trên khác hoặc kết thúc trước."),
        ] })
    );
    // What is over by then does not stay behind.
    app.meddle("UPDATE assignment SET state = 'accepted'").await.unwrap();
    app.meddle("UPDATE membership SET valid_to = '2020-03-31' WHERE role = 'director'").await.unwrap();
    let point = point["organization"]["id"].as_str().unwrap().parse::<OrganizationId>().unwrap();
    assert_eq!(end(&mut officer, point.0, 1, Some("2020-04-01")).await["userErrors"], json!([]));
    let ended = end(&mut officer, center.id, 1, Some("2020-04-01")).await;
    assert_eq!(ended["organization"]["validTo"], "2020-03-31");
    // Nor does a body come back below one that is over.
    let back = end(&mut officer, point.0, 2, None).await;
    assert_eq!(back["userErrors"], refused_at("INVALID", "parentId"));
}

async fn who_may_not_manage_changes_nothing(app: TestApp) {
    let center = app.organization("Chiềng Ly").await;
    for (login, role) in
        [("province", Role::Province), ("partner", Role::Partner), ("director", Role::Director)]
    {
        app.account(login, role, &center, &app.world.district).await;
        let mut browser = app.signed_in(login).await;
        let unit = app.world.commune.id;
        for answer in [
            open(&mut browser, &form("Trường", unit), "key-0001").await,
            update(&mut browser, center.id, 1, form("Trường", unit)).await,
            end(&mut browser, center.id, 1, Some("2021-01-01")).await,
        ] {
            assert_eq!(answer["errors"][0]["extensions"]["code"], "FORBIDDEN", "{login}: {answer}");
        }
    }
    // Another district's officer is let in, and finds nothing.
    let foreign = app.foreign_organization("Phòng bên").await;
    app.account("foreign", Role::Officer, &foreign, &app.world.other_district).await;
    let mut browser = app.signed_in("foreign").await;
    let answer = update(&mut browser, center.id, 1, form("Của tôi", app.world.other_district.id)).await;
    assert_eq!(answer["userErrors"], refused("NOT_FOUND", &["id"]));
    assert_eq!(
        end(&mut browser, center.id, 1, Some("2021-01-01")).await["userErrors"],
        refused("NOT_FOUND", &["id"])
    );
    assert_eq!(app.count("audit_entry").await, 0);
}
