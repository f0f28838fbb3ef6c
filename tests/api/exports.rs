//! A list as a file: what stands in it, for whom, and who gets none.
use chrono::TimeDelta;
use poem::{Body, Request, Response, http::Method};
use serde_json::{Value, json};
use shared::{OrganizationKind, Role};

use crate::{
    assignments::published,
    harness::{Browser, TestApp},
    memberships::office,
    tokens::{system, wanted},
};

on_both_databases! {
    a_file_shows_what_the_list_shows_in_the_columns_asked_for,
    a_person_gets_no_more_than_the_list_shows_them,
    what_left_stands_in_the_trail_and_no_data_with_it,
    a_system_takes_files_within_its_scope,
}

/// The rows of a CSV, its headings first.
pub type Rows = Vec<Vec<String>>;

impl Browser {
    pub async fn export(&self, file: &str, asked: &Value) -> Response {
        self.send(self.asking(file).body(asked.to_string())).await
    }

    pub async fn csv(&self, list: &str, asked: &Value) -> Rows {
        let mut response = self.export(&format!("{list}.csv"), asked).await;
        let body = response.take_body().into_vec().await.unwrap();
        assert_eq!(response.status().as_u16(), 200, "{}", String::from_utf8_lossy(&body));
        read_csv(&body)
    }

    fn asking(&self, file: &str) -> poem::RequestBuilder {
        let request = Request::builder()
            .method(Method::POST)
            .uri_str(format!("/exports/{file}"))
            .content_type("application/json")
            .header("X-Densach-Client", "tests")
            .header("Accept-Language", "vi");
        let request = self.cookie.iter().fold(request, |request, cookie| request.header("Cookie", cookie));
        self.bearer
            .iter()
            .fold(request, |request, bearer| request.header("Authorization", format!("Bearer {bearer}")))
    }
}

pub fn read_csv(body: &[u8]) -> Rows {
    let text = body.strip_prefix("\u{feff}".as_bytes()).expect("the mark by which Excel knows UTF-8");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text);
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

async fn refused(response: Response) -> (u16, Value) {
    let (status, body) = (response.status().as_u16(), response.into_body().into_vec().await.unwrap());
    let answer: Value = serde_json::from_slice(&body).unwrap_or(Value::Null);
    (status, answer["error"]["code"].clone())
}

async fn a_file_shows_what_the_list_shows_in_the_columns_asked_for(app: TestApp) {
    let center = app.organization("Trung tâm Chiềng Ly").await;
    app.body(OrganizationKind::School, &app.world.next_commune, "Trường Tông Lạnh").await;
    app.account("officer", Role::Officer, &center, &app.world.district).await;
    let officer = app.signed_in("officer").await;

    let asked = json!({ "columns": ["unit", "name", "kind", "phone", "from"], "sort": "NAME" });
    assert_eq!(
        officer.csv("organizations", &asked).await,
        [
            ["Đơn vị hành chính", "Tên", "Loại", "Điện thoại", "Từ ngày"],
            [
                "Chiềng Ly",
                "Trung tâm Chiềng Ly",
                "Trung tâm học tập cộng đồng",
                "0212 3847 000",
                "2004-01-01"
            ],
            ["Tông Lạnh", "Trường Tông Lạnh", "Trường học", "0212 3847 000", "2004-01-01"],
        ]
    );
    let asked = json!({ "columns": ["name"], "where": { "kind": { "eq": "SCHOOL" } } });
    assert_eq!(officer.csv("organizations", &asked).await, [["Tên"], ["Trường Tông Lạnh"]]);
    let before = json!({ "columns": ["name"], "asOf": "2003-12-31" });
    assert_eq!(officer.csv("organizations", &before).await, [["Tên"]]);

    let mut response = officer.export("organizations.csv", &json!({ "columns": ["name"] })).await;
    let header = |name: &str| response.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
    assert_eq!(
        ["content-type", "content-disposition", "cache-control", "x-content-type-options"].map(header),
        [
            "text/csv; charset=utf-8",
            "attachment; filename=\"co-quan-to-chuc-2020-04-15.csv\"",
            "no-store",
            "nosniff"
        ]
        .map(|value| Some(value.to_owned()))
    );
    response.take_body().into_vec().await.unwrap();
    // All that the list has, if nobody chooses.
    let all = officer.csv("organizations", &json!({})).await;
    assert_eq!((all.len(), all[0].len()), (3, 9));
}

async fn a_person_gets_no_more_than_the_list_shows_them(app: TestApp) {
    let center = app.body(OrganizationKind::LearningCenter, &app.world.commune, "Chiềng Ly").await;
    app.body(OrganizationKind::LearningCenter, &app.world.next_commune, "Tông Lạnh").await;
    let foreign = app.foreign_organization("Mường La").await;
    published(&app, "2020-05-20").await;
    app.account("officer", Role::Officer, &center, &app.world.district).await;
    app.account("director", Role::Director, &center, &app.world.district).await;
    app.account("stranger", Role::Officer, &foreign, &app.world.other_district).await;
    let asked = json!({ "columns": ["organization", "due"] });
    for (login, expected) in
        [("officer", vec!["Chiềng Ly", "Tông Lạnh"]), ("director", vec!["Chiềng Ly"]), ("stranger", vec![])]
    {
        let rows = app.signed_in(login).await.csv("assignments", &asked).await;
        let mut names: Vec<_> = rows[1..].iter().map(|row| row[0].as_str()).collect();
        names.sort_unstable();
        assert_eq!(names, expected, "{login}");
        assert!(rows[1..].iter().all(|row| row[1] == "2020-05-20"));
    }
    // A telephone that one may not see is said to be withheld.
    let rows =
        app.signed_in("director").await.csv("organizations", &json!({ "columns": ["name", "phone"] })).await;
    assert_eq!(rows[1..], [["Chiềng Ly", "0212 3847 000"], ["Tông Lạnh", "Không được xem"]]);
    assert_eq!(
        refused(app.signed_in("director").await.export("accounts.xlsx", &json!({})).await).await.0,
        403
    );
}

async fn what_left_stands_in_the_trail_and_no_data_with_it(app: TestApp) {
    let mut office = office(&app).await;
    let filter = json!({ "name": { "contains": "ly" } });
    let asked = json!({ "where": filter, "columns": ["name", "phone"] });
    let rows = office.admin.csv("organizations", &asked).await.len() - 1;

    let query = "{ auditEntries(first: 1) { nodes { act record subject account { login } before after } }
      auditVerify { intact } }";
    let trail = office.admin.ask(query, json!({})).await["data"].clone();
    let entry = &trail["auditEntries"]["nodes"][0];
    assert_eq!(trail["auditVerify"]["intact"], true);
    assert_eq!(
        (&entry["act"], &entry["record"], &entry["subject"]),
        (&json!("Tải danh sách về máy"), &json!("Danh sách"), &json!("list:organizations"))
    );
    assert_eq!(entry["account"]["login"], office.admin.who().await);
    let after: Value = serde_json::from_str(entry["after"].as_str().unwrap()).unwrap();
    assert_eq!(
        after,
        json!({ "form": "csv", "rows": rows, "cut": false, "whole": true, "token": null,
            "asked": { "where": filter, "sort": null, "asOf": null, "columns": ["name", "phone"] } })
    );
    assert_eq!(app.count("audit_entry").await, 1);
}

async fn a_system_takes_files_within_its_scope(app: TestApp) {
    let mut office = office(&app).await;
    let input = wanted(&office);
    let (system, id) = system(&app, &mut office, &input).await;
    let rows = system.csv("organizations", &json!({ "columns": ["name"] })).await;
    assert!(rows.len() > 1, "{rows:?}");
    assert_eq!(refused(system.export("accounts.csv", &json!({})).await).await, (403, json!("FORBIDDEN")));
    let trail =
        office.admin.ask("{ auditEntries(first: 1) { nodes { account { login } after } } }", json!({})).await;
    let entry = &trail["data"]["auditEntries"]["nodes"][0];
    let after: Value = serde_json::from_str(entry["after"].as_str().unwrap()).unwrap();
    assert_eq!((&entry["account"], &after["token"]), (&Value::Null, &json!(id)));
}

#[tokio::test]
async fn who_gets_no_file_is_told_why() {
    let app = TestApp::on_sqlite().await;
    let center = app.organization("Chiềng Ly").await;
    app.account("officer", Role::Officer, &center, &app.world.district).await;
    let officer = app.signed_in("officer").await;
    let many: Vec<_> = (0..31).map(|_| "name").collect();
    for (file, asked, expected) in [
        ("secrets.csv", json!({}), (404, "NOT_FOUND")),
        ("organizations.pdf", json!({}), (404, "NOT_FOUND")),
        ("organizations", json!({}), (404, "NOT_FOUND")),
        ("tokens.csv", json!({}), (403, "FORBIDDEN")),
        ("organizations.csv", json!([]), (400, "BAD_REQUEST")),
        ("organizations.csv", json!({ "first": 5 }), (400, "BAD_REQUEST")),
        ("organizations.csv", json!({ "columns": [] }), (400, "BAD_REQUEST")),
        ("organizations.csv", json!({ "columns": many }), (400, "BAD_REQUEST")),
        ("organizations.csv", json!({ "columns": ["name", "name"] }), (400, "BAD_REQUEST")),
        ("organizations.csv", json!({ "columns": ["nameSort"] }), (400, "BAD_REQUEST")),
        ("organizations.csv", json!({ "where": { "office": 1 } }), (400, "BAD_REQUEST")),
        ("organizations.csv", json!({ "where": "x" }), (400, "BAD_REQUEST")),
        ("organizations.csv", json!({ "sort": "PHONE" }), (400, "BAD_REQUEST")),
        ("organizations.csv", json!({ "asOf": "today" }), (400, "BAD_REQUEST")),
        ("assignments.csv", json!({ "asOf": "2020-01-01" }), (400, "BAD_REQUEST")),
        ("audit.csv", json!({ "where": {} }), (400, "BAD_REQUEST")),
        ("organizations.csv", json!({ "sort": "x".repeat(70_000) }), (413, "TOO_LARGE")),
    ] {
        let (status, code) = refused(officer.export(file, &asked).await).await;
        assert_eq!((status, &code), (expected.0, &json!(expected.1)), "{file} {asked}");
    }
    let file = "organizations.csv";
    let plain = Request::builder().method(Method::POST).uri_str("/exports/organizations.csv");
    let cookie = officer.cookie.clone().unwrap();
    let formless = plain.header("Cookie", &cookie).header("X-Densach-Client", "tests").body("{}");
    assert_eq!(refused(officer.send(formless).await).await, (415, json!("CONTENT_TYPE")));
    let plain = Request::builder().method(Method::POST).uri_str("/exports/organizations.csv");
    let nameless = plain.header("Cookie", &cookie).content_type("application/json").body("{}");
    assert_eq!(refused(officer.send(nameless).await).await, (403, json!("CLIENT_HEADER")));
    let foreign = officer.asking(file).header("Sec-Fetch-Site", "cross-site").body("{}");
    assert_eq!(officer.send(foreign).await.status().as_u16(), 403);
    let by_link = Request::builder().method(Method::GET).uri_str("/exports/organizations.csv");
    assert_eq!(officer.send(by_link.header("Cookie", &cookie).finish()).await.status().as_u16(), 405);
    let nobody = app.browser();
    assert_eq!(refused(nobody.export(file, &json!({})).await).await, (401, json!("UNAUTHENTICATED")));
    let lost = Body::from_bytes_stream(futures_util::stream::iter([
        Ok(b"{".as_slice()),
        Err(std::io::Error::from(std::io::ErrorKind::ConnectionReset)),
    ]));
    assert_eq!(refused(officer.send(officer.asking(file).body(lost)).await).await.0, 413);
    // Nothing left, so nothing is noted.
    assert_eq!(app.count("audit_entry").await, 0);
}

#[tokio::test]
async fn who_takes_many_files_waits() {
    let app = TestApp::on_sqlite().await;
    let center = app.organization("Chiềng Ly").await;
    app.account("officer", Role::Officer, &center, &app.world.district).await;
    let officer = app.signed_in("officer").await;
    let (mut waits, begun) = (None, app.now());
    for _ in 0..11 {
        // The clock of a test goes on with each look: all of this happens in one second.
        app.later(TimeDelta::seconds(begun - app.now()));
        let response = officer.export("organizations.csv", &json!({})).await;
        if response.status().as_u16() == 429 {
            waits = response.headers().get("retry-after").cloned();
            assert_eq!(refused(response).await.1, "TOO_MANY");
            break;
        }
        response.into_body().into_vec().await.unwrap();
    }
    assert!(waits.is_some());
}
