//! Which row is the heading, which column is which field, and which rows are no records.
use serde_json::{Value, json};

use super::{HEADINGS, admin, codes, row, schools, workbook};
use crate::harness::TestApp;

on_both_databases! {
    a_heading_is_found_below_a_title_and_in_either_language,
    a_mapping_is_chosen_where_the_headings_say_nothing,
    totals_and_text_with_separators_are_told_apart,
    a_template_filled_in_is_taken,
}

async fn a_heading_is_found_below_a_title_and_in_either_language(app: TestApp) {
    let mut admin = admin(&app).await;
    let rows = [
        row(["", "", "", ""]),
        row(["STT", "ten truong", "LOẠI HÌNH", "Commune"]),
        row(["1", "Trường Hạ", "school", "04225"]),
        row(["2", "", "", ""]),
    ];
    let looked = admin.bring("ORGANIZATIONS", workbook(&["DANH SÁCH TRƯỜNG"], &rows)).await;
    // Both communes of the world have this code.
    let check = &looked["import"]["check"];
    assert_eq!(looked["import"]["rows"], 1, "{looked}");
    let fields: Vec<_> =
        check["columns"].as_array().unwrap().iter().map(|column| column["field"].clone()).collect();
    assert_eq!(fields, [Value::Null, json!("name"), json!("kind"), json!("unit")]);
    let faults: Vec<_> = check["faults"].as_array().unwrap().iter().collect();
    assert_eq!(
        (faults.len(), &faults[0]["row"], &faults[0]["column"]),
        (1, &json!(4), &json!("D")),
        "{looked}"
    );
    assert!(faults[0]["message"].as_str().unwrap().contains("04225, 04225"), "{looked}");
}

async fn a_mapping_is_chosen_where_the_headings_say_nothing(app: TestApp) {
    let mut admin = admin(&app).await;
    let sha256 =
        admin.hand_in(workbook(&["a", "b", "c"], &[row(["Trường học", "Trường Hạ", "Chiềng Ly"])])).await;
    let looked = admin.check("ORGANIZATIONS", &sha256, Value::Null).await;
    assert_eq!((&looked["import"]["rows"], &looked["import"]["faulty"]), (&json!(1), &json!(1)));
    let faults = looked["import"]["check"]["faults"].as_array().unwrap();
    let told: Vec<_> = faults.iter().map(|fault| (&fault["row"], fault["field"].as_str().unwrap())).collect();
    assert_eq!(told, [(&json!(1), "name"), (&json!(1), "kind"), (&json!(1), "unit")]);
    let pair = |column: i32, field: &str| json!({ "column": column, "field": field });
    let right = json!([pair(2, "name"), pair(1, "kind"), pair(3, "unit")]);
    let again = admin.check("ORGANIZATIONS", &sha256, right).await;
    assert_eq!((&again["import"]["faulty"], &again["import"]["version"]), (&json!(0), &json!(2)), "{again}");
    for wrong in [
        json!([pair(0, "name")]),
        json!([pair(9, "name")]),
        json!([pair(1, "colour")]),
        json!([pair(1, "name"), pair(1, "kind")]),
        json!([pair(1, "name"), pair(2, "name")]),
    ] {
        let refused = admin.check("ORGANIZATIONS", &sha256, wrong.clone()).await;
        assert_eq!(refused["userErrors"][0]["path"], json!(["input", "mapping"]), "{wrong}");
    }
    let done = admin.commit(&again["import"], "ALL_OR_NOTHING").await;
    assert_eq!((codes(&done).len(), &done["import"]["written"]), (0, &json!(1)));
}

async fn totals_and_text_with_separators_are_told_apart(app: TestApp) {
    let mut admin = admin(&app).await;
    let text = "Tên cơ quan, tổ chức;Loại;Xã\nTrường Hạ;Trường học;Chiềng Ly\nTổng cộng;;1\n"
        .replace("Tên cơ quan, tổ chức", "Tên");
    let looked = admin.bring("ORGANIZATIONS", text.into_bytes()).await;
    let faults = looked["import"]["check"]["faults"].clone();
    assert_eq!((&looked["import"]["rows"], &looked["import"]["faulty"]), (&json!(2), &json!(1)), "{looked}");
    assert_eq!((&faults[0]["row"], &faults[0]["field"]), (&json!(3), &Value::Null));
    assert!(faults[0]["message"].as_str().unwrap().contains("dòng tổng cộng"));
    // The file of faults of a text is a workbook.
    assert_eq!(admin.annotated(&looked["import"]).await.len(), 1);
}

async fn a_template_filled_in_is_taken(app: TestApp) {
    let mut admin = admin(&app).await;
    for (kind, name) in
        [("ORGANIZATIONS", "organizations"), ("ACCOUNTS", "accounts"), ("VILLAGES", "villages")]
    {
        let mut template = admin.get(&format!("/imports/templates/{name}.xlsx"), &[]).await;
        assert_eq!(template.status(), 200);
        let bytes = template.take_body().into_vec().await.unwrap();
        let table = documents::tables::read(&bytes).unwrap();
        let headings: Vec<_> = table.rows[0].cells.iter().map(|(_, cell)| cell.text().into_owned()).collect();
        let headings: Vec<_> = headings.iter().map(String::as_str).collect();
        let file = workbook(&headings, &[vec!["x".to_owned(); headings.len()]]);
        let looked = admin.bring(kind, file).await;
        let columns = looked["import"]["check"]["columns"].as_array().unwrap();
        assert!(columns.iter().all(|column| column["field"].is_string()), "{kind} {columns:?}");
        assert_eq!(columns.len(), looked["import"]["check"]["fields"].as_array().unwrap().len());
        // Empty as it comes, it says that it is.
        let refused = admin.bring(kind, bytes).await;
        assert_eq!(refused["userErrors"][0]["path"], json!(["input", "sha256"]), "{kind}");
    }
    assert_eq!(admin.get("/imports/templates/colours.xlsx", &[]).await.status(), 404);
    assert_eq!(HEADINGS.len(), schools(1)[0].len());
}
