//! Files made to break whoever reads them: each has a clear answer, and nothing of it is kept.
use serde_json::{Value, json};

use super::{
    admin,
    corpus::{self, Answer},
    packages::{book, school_rows, text},
};
use crate::harness::TestApp;

on_both_databases! {
    hostile_files_are_refused_or_read_and_leave_nothing,
    formulas_are_what_they_came_to,
}

async fn hostile_files_are_refused_or_read_and_leave_nothing(app: TestApp) {
    let mut admin = admin(&app).await;
    let (organizations, units) = (app.count("organization").await, app.count("unit").await);
    let mut read = 0;
    for corpus::Hostile { what, file, answer } in corpus::all() {
        let (status, taken) = admin.send_file("a.xlsx", file).await;
        if let Answer::NotTaken(code) = answer {
            assert_eq!(taken["error"]["code"], code, "{what}: {status} {taken}");
            continue;
        }
        assert_eq!(status, 201, "{what}: {taken}");
        let looked = admin.check("ORGANIZATIONS", taken["sha256"].as_str().unwrap(), Value::Null).await;
        match answer {
            Answer::Refused(words) => {
                let error = &looked["userErrors"][0];
                assert_eq!(looked["import"], Value::Null, "{what}: {looked}");
                assert_eq!(
                    (&error["path"], &error["code"]),
                    (&json!(["input", "sha256"]), &json!("INVALID"))
                );
                assert!(error["message"].as_str().unwrap().starts_with(words), "{what}: {error}");
            }
            Answer::Read { rows, faulty } => {
                let import = &looked["import"];
                assert_eq!(
                    (&import["rows"], &import["faulty"]),
                    (&json!(rows), &json!(faulty)),
                    "{what}: {looked}"
                );
                read += 1;
            }
            Answer::NotTaken(_) => unreachable!(),
        }
    }
    assert_eq!(app.count("import_batch").await, read);
    assert_eq!((app.count("organization").await, app.count("unit").await), (organizations, units));
    assert!(!std::path::Path::new("/tmp/densach-outside").exists());
}

/// What looks like a formula is a text, and a formula is what it had come to.
async fn formulas_are_what_they_came_to(app: TestApp) {
    let mut admin = admin(&app).await;
    let school = ["=cmd|'/c calc'!A1", "Trường học", "Chiềng Ly"].map(text).concat();
    let computed = "<c t=\"str\"><f>\"Trường \"&amp;1</f><v>Trường 1</v></c>";
    let computed = format!("{computed}{}", ["Trường học", "Chiềng Ly"].map(text).concat());
    // One that was never computed is empty.
    let never = format!("<c><f>A1</f></c>{}", ["Trường học", "Chiềng Ly"].map(text).concat());
    let rows = format!("<row r=\"2\">{school}</row><row r=\"3\">{computed}</row><row r=\"4\">{never}</row>");
    let looked = admin.bring("ORGANIZATIONS", book(&school_rows(&rows))).await;
    assert_eq!(looked["import"]["check"]["faults"][0]["message"], "Không được để trống.", "{looked}");
    let done = admin.commit(&looked["import"], "GOOD_ROWS").await;
    assert_eq!(done["import"]["written"], 2, "{done}");
    for name in ["=cmd|''/c calc''!A1", "Trường 1"] {
        assert_eq!(app.count(&format!("organization WHERE name = '{name}'")).await, 1, "{name}");
    }
}
