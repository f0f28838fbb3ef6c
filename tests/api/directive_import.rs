//! From a file to a draft, through every layer.
use serde_json::{Value, json};
use shared::Role;

use crate::{
    files::zip,
    harness::{Browser, TestApp},
};

const DISPATCH: &str = include_str!("../../backend/seed/dispatch-2019.txt");

on_both_databases! {
    the_dispatch_of_2019_becomes_its_22_clauses,
    what_cannot_be_read_is_refused_with_what_to_do,
    a_repeated_key_imports_once,
}

async fn officer(app: &TestApp) -> Browser {
    let office = app.organization("Phòng").await;
    app.account("officer", Role::Officer, &office, &app.world.district).await;
    app.signed_in("officer").await
}

async fn import(officer: &mut Browser, bytes: &[u8], key: &str) -> Value {
    let (status, taken) = officer.send_file("a.txt", bytes.to_vec()).await;
    if status != 201 {
        return json!({ "refused": taken["error"]["code"] });
    }
    let query = "mutation($input: DirectiveImportInput!) { directiveImport(input: $input) {
      directive { id state title number issuedOn issuer hints { kind } clauses { label level title }
        citations { isSuperior clauses { label } document { kind number issuedOn name } } }
      userErrors { code path message } } }";
    let input = json!({ "input": { "sha256": taken["sha256"], "idempotencyKey": key } });
    officer.ask(query, input).await["data"]["directiveImport"].clone()
}

async fn the_dispatch_of_2019_becomes_its_22_clauses(app: TestApp) {
    let mut officer = officer(&app).await;
    let answer = import(&mut officer, DISPATCH.as_bytes(), "import-0001").await;
    let directive = &answer["directive"];
    assert_eq!((&answer["userErrors"], &directive["state"]), (&json!([]), &json!("DRAFT")));
    assert_eq!(directive["clauses"].as_array().unwrap().len(), 22);
    for unknown in ["number", "issuedOn", "issuer"] {
        assert_eq!(directive[unknown], Value::Null, "{unknown}");
    }
    let citations = directive["citations"].as_array().unwrap();
    let superior: Vec<_> = citations.iter().filter(|cited| cited["isSuperior"] == true).collect();
    assert_eq!(superior.len(), 1);
    assert_eq!(superior[0]["document"]["number"], "1592/SGDĐT-GDTrH&GDTX");
    assert_eq!(superior[0]["document"]["issuedOn"], "2019-09-04");
    let numbers: Vec<_> = citations.iter().filter_map(|cited| cited["document"]["number"].as_str()).collect();
    for number in
        ["49-KL/TW", "11-CT/TW", "44/2014/TT-BGDĐT", "161/KH-BGDĐT", "430/KH-SGDĐT", "71/CTr-SGDĐT-HKH"]
    {
        assert!(numbers.contains(&number), "{number} is not among {numbers:?}");
    }
    assert_eq!(numbers.len(), 7);
}

async fn what_cannot_be_read_is_refused_with_what_to_do(app: TestApp) {
    let mut officer = officer(&app).await;
    let utf16: Vec<u8> = "1. Mở lớp".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let utf16 = [&[0xff, 0xfe][..], &utf16].concat();
    let code = async |officer: &mut Browser, bytes: &[u8], key: &str| {
        let answer = import(officer, bytes, key).await;
        if answer["refused"].is_string() {
            answer["refused"].clone()
        } else {
            answer["userErrors"][0]["code"].clone()
        }
    };
    assert_eq!(code(&mut officer, b"", "import-0001").await, "EMPTY");
    assert_eq!(code(&mut officer, b"  \n ", "import-0002").await, "INVALID");
    assert_eq!(code(&mut officer, b"%PDF-1.7\n1 0 obj", "import-0003").await, "INVALID");
    assert_eq!(
        code(&mut officer, &zip(&["word/document.xml", "[Content_Types].xml"]), "import-0004").await,
        "INVALID"
    );
    assert_eq!(code(&mut officer, &vec![b'a'; 11 * 1024 * 1024], "import-0005").await, "TOO_LARGE");
    let long = format!("1. {}", "dài ".repeat(600_000));
    assert_eq!(code(&mut officer, long.as_bytes(), "import-0006").await, "INVALID");
    assert_eq!(app.count("directive").await, 0, "nothing is half stored");
    assert_eq!(code(&mut officer, &utf16, "import-0007").await, Value::Null);
    let plain = import(&mut officer, "Không đánh số gì cả.".as_bytes(), "import-0008").await;
    assert_eq!(plain["directive"]["hints"], json!([{ "kind": "NO_NUMBERING" }]));
    assert_eq!(plain["directive"]["clauses"].as_array().unwrap().len(), 1);
}

async fn a_repeated_key_imports_once(app: TestApp) {
    let mut officer = officer(&app).await;
    let first = import(&mut officer, b"1. Mot\n2. Hai\n", "import-0001").await;
    let again = import(&mut officer, b"1. Mot\n2. Hai\n", "import-0001").await;
    assert_eq!(first["directive"]["id"], again["directive"]["id"]);
    assert_eq!((app.count("directive").await, app.count("clause").await), (1, 2));
}
