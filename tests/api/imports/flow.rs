//! From a file to records: what is told before, and what is written.
use serde_json::{Value, json};

use super::{HEADINGS, admin, codes, row, schools, workbook};
use crate::harness::TestApp;

on_both_databases! {
    of_five_thousand_rows_fifty_are_told_and_the_others_written_and_undone,
    all_or_nothing_writes_nothing_while_a_row_is_wrong,
    statements_grow_with_the_rows_by_hundreds,
    a_repeated_key_and_a_stale_version_write_nothing_twice,
    the_same_file_again_is_told_as_repetitions,
}

/// Every hundredth row is wrong.
pub fn fifty_wrong() -> (Vec<u8>, Vec<u32>) {
    let mut rows = schools(5_000);
    let wrong: Vec<u32> = (1..=50).map(|at| at * 100 + 1).collect();
    for (at, number) in wrong.iter().enumerate() {
        let row = &mut rows[usize::try_from(*number).unwrap() - 2];
        match at % 5 {
            0 => row[0].clear(),
            1 => "Trường làng".clone_into(&mut row[1]),
            2 => "Mường La".clone_into(&mut row[2]),
            3 => "không có".clone_into(&mut row[3]),
            _ => "Trường số 1".clone_into(&mut row[0]),
        }
    }
    (workbook(&HEADINGS, &rows), wrong)
}

fn rows_of(faults: &Value) -> Vec<u64> {
    faults.as_array().unwrap().iter().map(|fault| fault["row"].as_u64().unwrap()).collect()
}

async fn of_five_thousand_rows_fifty_are_told_and_the_others_written_and_undone(app: TestApp) {
    let mut admin = admin(&app).await;
    let (file, wrong) = fifty_wrong();
    let before = app.count("organization").await;
    let looked = admin.bring("ORGANIZATIONS", file).await;
    let import = &looked["import"];
    assert_eq!(looked["userErrors"], json!([]));
    assert_eq!(
        (&import["rows"], &import["faulty"], &import["written"]),
        (&json!(5000), &json!(50), &json!(0))
    );
    assert_eq!(
        rows_of(&import["check"]["faults"]),
        wrong.iter().map(|row| u64::from(*row)).collect::<Vec<_>>()
    );
    let told: Vec<_> = import["check"]["faults"].as_array().unwrap()[..5].iter().collect();
    let fields: Vec<_> =
        told.iter().map(|fault| (fault["column"].as_str(), fault["code"].as_str().unwrap())).collect();
    let expected = [
        (Some("A"), "INVALID"),
        (Some("B"), "INVALID"),
        (Some("C"), "NOT_FOUND"),
        (Some("D"), "INVALID"),
        (Some("A"), "TAKEN"),
    ];
    assert_eq!(fields, expected);
    assert_eq!(told[4]["message"], "Trùng với dòng 2 của tệp. Xóa một trong hai dòng.");
    assert_eq!(app.count("organization").await, before, "a look writes nothing");
    let annotated = admin.annotated(import).await;
    assert_eq!(annotated.iter().map(|(row, _)| *row).collect::<Vec<_>>(), wrong);
    assert_eq!(annotated[0].1, "Tên cơ quan, tổ chức: Không được để trống.");

    let done = admin.commit(import, "GOOD_ROWS").await;
    assert_eq!(done["userErrors"], json!([]));
    assert_eq!((&done["import"]["state"], &done["import"]["written"]), (&json!("COMMITTED"), &json!(4950)));
    assert_eq!(app.count("organization").await, before + 4950);
    assert_eq!(app.count("search_entry WHERE kind = 'organization'").await, before + 4950, "each is found");
    let annotated = admin.annotated(&done["import"]).await;
    assert_eq!(annotated.len(), 5_000);
    assert_eq!(annotated.iter().filter(|(_, told)| told == "Đã nhập").count(), 4_950);

    let undone = admin.undo(&done["import"]).await;
    assert_eq!(undone["userErrors"], json!([]));
    assert_eq!(undone["import"]["state"], "UNDONE");
    assert_eq!(app.count("organization").await, before);
    assert_eq!(
        (app.count("import_row").await, app.count("search_entry WHERE kind = 'organization'").await),
        (0, before)
    );
    // One entry for each five hundred rows, and one for the act; both ways.
    let trail = |act: &str| format!("audit_entry WHERE operation = '{act}'");
    assert_eq!(app.count(&trail("importCommit")).await, 11);
    assert_eq!(app.count(&trail("importUndo")).await, 11);
    let verdict = admin.ask("{ auditVerify { intact } }", json!({})).await;
    assert_eq!(verdict["data"]["auditVerify"]["intact"], true, "{verdict}");
}

async fn all_or_nothing_writes_nothing_while_a_row_is_wrong(app: TestApp) {
    let mut admin = admin(&app).await;
    let before = app.count("organization").await;
    let mut rows = schools(10);
    "Nơi khác".clone_into(&mut rows[4][2]);
    let looked = admin.bring("ORGANIZATIONS", workbook(&HEADINGS, &rows)).await;
    let refused = admin.commit(&looked["import"], "ALL_OR_NOTHING").await;
    assert_eq!(refused["userErrors"][0]["path"], json!(["input", "policy"]));
    assert_eq!((codes(&refused), app.count("organization").await), (vec!["WRONG_STATE"], before));
    // Mended, it is another file.
    "Xã Chiềng Ly".clone_into(&mut rows[4][2]);
    let looked = admin.bring("ORGANIZATIONS", workbook(&HEADINGS, &rows)).await;
    let done = admin.commit(&looked["import"], "ALL_OR_NOTHING").await;
    assert_eq!((codes(&done).len(), app.count("organization").await), (0, before + 10));
    // Nothing good, nothing written, whatever is asked.
    let looked =
        admin.bring("ORGANIZATIONS", workbook(&HEADINGS, &[row(["", "Trường học", "Chiềng Ly", ""])])).await;
    assert_eq!(codes(&admin.commit(&looked["import"], "GOOD_ROWS").await), ["WRONG_STATE"]);
}

async fn statements_grow_with_the_rows_by_hundreds(app: TestApp) {
    let mut admin = admin(&app).await;
    let mut counts = Vec::new();
    // The first comes upon a budget that nobody has leased yet.
    for count in [1, 10, 100] {
        let mut rows = schools(count);
        for row in &mut rows {
            row[0] = format!("{} của {count}", row[0]);
        }
        let file = workbook(&HEADINGS, &rows);
        let (looked, sent) = app.statements_of(admin.bring("ORGANIZATIONS", file)).await;
        let (done, written) = app.statements_of(admin.commit(&looked["import"], "ALL_OR_NOTHING")).await;
        let (undone, taken) = app.statements_of(admin.undo(&done["import"])).await;
        assert_eq!(undone["import"]["state"], "UNDONE");
        counts.push(
            [sent, written, taken]
                .map(|all| all.iter().filter(|one| !one.sql.contains("cost_lease")).count()),
        );
    }
    assert_eq!(counts[1], counts[2]);
}

async fn a_repeated_key_and_a_stale_version_write_nothing_twice(app: TestApp) {
    let mut admin = admin(&app).await;
    let before = app.count("organization").await;
    let file = workbook(&HEADINGS, &schools(3));
    let looked = admin.bring("ORGANIZATIONS", file.clone()).await;
    // Looked at again, it is the same import; what was read before is stale.
    let again = admin.bring("ORGANIZATIONS", file).await;
    assert_eq!((&again["import"]["id"], &again["import"]["version"]), (&looked["import"]["id"], &json!(2)));
    let stale = admin.commit(&looked["import"], "GOOD_ROWS").await;
    assert_eq!((codes(&stale), &stale["import"]["version"]), (vec!["STALE_VERSION"], &json!(2)));
    let done = admin.commit_by(&again["import"], "GOOD_ROWS", "once-and-again").await;
    let repeated = admin.commit_by(&again["import"], "GOOD_ROWS", "once-and-again").await;
    assert_eq!((&done, app.count("organization").await), (&repeated, before + 3));
    let other = admin.commit_by(&again["import"], "ALL_OR_NOTHING", "once-and-again").await;
    assert_eq!(codes(&other), ["KEY_REUSED"]);
    let twice = admin.commit(&done["import"], "GOOD_ROWS").await;
    assert_eq!((codes(&twice), app.count("organization").await), (vec!["WRONG_STATE"], before + 3));
    assert_eq!(codes(&admin.undo(&again["import"]).await), ["STALE_VERSION"]);
    let undone = admin.undo(&done["import"]).await;
    assert_eq!(codes(&admin.undo(&undone["import"]).await), ["WRONG_STATE"]);
}

async fn the_same_file_again_is_told_as_repetitions(app: TestApp) {
    let mut admin = admin(&app).await;
    let file = workbook(&HEADINGS, &schools(3));
    let looked = admin.bring("ORGANIZATIONS", file.clone()).await;
    admin.commit(&looked["import"], "GOOD_ROWS").await;
    let again = admin.bring("ORGANIZATIONS", file).await;
    assert_ne!(again["import"]["id"], looked["import"]["id"]);
    assert_eq!(again["import"]["faulty"], 3);
    let faults = again["import"]["check"]["faults"].as_array().unwrap();
    assert!(
        faults
            .iter()
            .all(|fault| fault["code"] == "TAKEN" && fault["message"].as_str().unwrap().starts_with("Đã có"))
    );
    assert_eq!(codes(&admin.commit(&again["import"], "GOOD_ROWS").await), ["WRONG_STATE"]);
}
