//! What another system has of files and reports: what its token reads, and nothing once the token is no good.
use serde_json::{Value, json};
use shared::{DirectiveId, Role};

use crate::{
    assignments::published,
    files::TEXT,
    files_out::sent,
    files_unnamed::add_file,
    harness::{Browser, TestApp, picture::lying_jpeg},
    memberships::{Office, office, with},
    tokens::{system, wanted},
};

on_both_databases! {
    a_token_has_the_files_that_prove_what_it_reads,
    a_token_has_the_report_if_it_reads_reports,
    a_token_that_is_no_good_has_nothing,
}

const NOT_THERE: u16 = 404;

async fn status(system: &Browser, path: &str) -> u16 {
    system.get(path, &[]).await.status().as_u16()
}

/// A token of the office that reads this, and its id.
async fn reading(app: &TestApp, office: &mut Office, scope: &[&str]) -> (Browser, String) {
    let input = with(wanted(office), "scope", json!(scope));
    system(app, office, &input).await
}

/// The paths of a picture that proves something, of one that proves nothing, and of the report.
async fn paths(app: &TestApp) -> [String; 3] {
    let center = app.organization("Trung tâm").await;
    app.account("director", Role::Director, &center, &app.world.district).await;
    let imported = published(app, "2020-05-20").await;
    let director = app.signed_in("director").await;
    let proves = sent(&director, "anh.jpg", &lying_jpeg(64, 32)).await;
    let alone = sent(&director, "a.txt", TEXT).await;
    assert_eq!(add_file(&app.director(&center), &proves).await, json!([]));
    [
        format!("/files/{proves}"),
        format!("/files/{alone}"),
        format!("/reports/{}.docx", DirectiveId(imported.directive.id)),
    ]
}

async fn a_token_has_the_files_that_prove_what_it_reads(app: TestApp) {
    let mut office = office(&app).await;
    let [proves, alone, _] = paths(&app).await;
    let small = format!("{proves}/small");
    let (reads, _) = reading(&app, &mut office, &["READ_ASSIGNMENTS"]).await;
    for path in [&proves, &small] {
        assert_eq!(status(&reads, path).await, 200, "{path}");
    }
    assert_eq!(status(&reads, &alone).await, NOT_THERE);
    let (status_of, answer) =
        crate::files::json_of(reads.get(&format!("/files/{}", "0".repeat(64)), &[]).await).await;
    assert_eq!((status_of, &answer["error"]["code"]), (NOT_THERE, &json!("NOT_FOUND")));

    let (other, _) =
        reading(&app, &mut office, &["READ_DIRECTIVES", "READ_REPORTS", "READ_ORGANIZATIONS"]).await;
    for path in [&proves, &small, &alone] {
        assert_eq!(status(&other, path).await, NOT_THERE, "{path}");
    }
    // It stands for the people there: none of them, nothing to have.
    app.meddle("UPDATE membership SET valid_to = '2019-12-31'").await.unwrap();
    assert_eq!(status(&reads, &proves).await, NOT_THERE);
    let mut sends = reads.request(poem::http::Method::POST, "/files").header("X-Densach-Client", "tests");
    sends = sends.header("Authorization", format!("Bearer {}", reads.bearer.as_deref().unwrap()));
    assert_eq!(reads.send(sends.body(TEXT)).await.status().as_u16(), 403);
}

async fn a_token_has_the_report_if_it_reads_reports(app: TestApp) {
    let mut office = office(&app).await;
    let [_, _, report] = paths(&app).await;
    let (reads, _) =
        reading(&app, &mut office, &["READ_REPORTS", "READ_DIRECTIVES", "READ_ORGANIZATIONS"]).await;
    let mut answer = reads.get(&report, &[]).await;
    assert_eq!(answer.status().as_u16(), 200);
    let bytes = answer.take_body().into_vec().await.unwrap();
    assert!(documents::reading::read(&bytes).unwrap().body.contains("Mở lớp: 0/2 đơn vị"));
    for scope in [&["READ_DIRECTIVES", "READ_ORGANIZATIONS", "READ_ASSIGNMENTS"][..], &["READ_REPORTS"]] {
        let (other, _) = reading(&app, &mut office, scope).await;
        assert_eq!(status(&other, &report).await, NOT_THERE, "{scope:?}");
    }
}

async fn a_token_that_is_no_good_has_nothing(app: TestApp) {
    let mut office = office(&app).await;
    let paths = paths(&app).await;
    let all = ["READ_ASSIGNMENTS", "READ_REPORTS", "READ_DIRECTIVES", "READ_ORGANIZATIONS"];
    let (revoked, id) = reading(&app, &mut office, &all).await;
    let (expired, _) = reading(&app, &mut office, &all).await;
    for system in [&revoked, &expired] {
        assert_eq!((status(system, &paths[0]).await, status(system, &paths[2]).await), (200, 200));
    }
    let query = "mutation($id: ID!, $input: StepInput!) { tokenRevoke(id: $id, input: $input) { userErrors { code } } }";
    let input = json!({ "expectedVersion": 1, "idempotencyKey": "revoke-01" });
    let answer = office.admin.ask(query, json!({ "id": id, "input": input })).await;
    assert_eq!(answer["data"]["tokenRevoke"]["userErrors"], json!([]), "{answer}");
    let over = "UPDATE service_token SET expires_at = '2020-04-15 00:00:00+00:00' WHERE revoked_at IS NULL";
    app.meddle(over).await.unwrap();
    let mut never = app.browser();
    never.bearer = Some("dsk_00000000000000000000000000000000".to_owned() + "3u05eW");
    for system in [&revoked, &expired, &never] {
        for path in &paths {
            let (status, answer) = crate::files::json_of(system.get(path, &[]).await).await;
            let code: &Value = &answer["errors"][0]["extensions"]["code"];
            assert_eq!((status, code), (401, &json!("UNAUTHENTICATED")), "{path}");
        }
    }
}
