//! What is found and in which order: the same on both databases.
use backend::platform::search;
use serde_json::{Value, json};
use shared::{OrganizationId, SearchKind};
use unicode_normalization::UnicodeNormalization;

use crate::harness::{Actor, TEXT, TestApp, task};

on_both_databases! {
    vietnamese_is_found_however_it_is_typed,
    what_is_no_word_finds_nothing_and_breaks_nothing,
    the_best_comes_first_with_its_parts_and_its_page,
    what_changes_is_found_by_its_new_words_at_once,
    every_kind_of_record_is_kept_by_the_database_itself,
    a_search_costs_one_statement_however_many_it_finds,
    a_rebuilt_index_answers_as_before,
    a_stranger_and_a_page_too_long_are_refused,
}

const SEARCH: &str = "query($words: String!, $kinds: [SearchKind!], $first: Int) {
  search(query: $words, kinds: $kinds, first: $first) { counts { kind count }
    hits { kind id path title { text isMatch } snippet { text isMatch } } } }";

pub async fn search(who: &Actor<'_>, words: &str) -> Value {
    let answer = who.ask(SEARCH, json!({ "words": words, "first": 50 })).await;
    assert!(answer["errors"].is_null(), "{words}: {answer}");
    answer["data"]["search"].clone()
}

fn written(parts: &Value) -> String {
    parts.as_array().unwrap().iter().map(|part| part["text"].as_str().unwrap()).collect()
}

async fn titles(app: &TestApp, words: &str) -> Vec<String> {
    let answer = search(&app.officer(), words).await;
    answer["hits"].as_array().unwrap().iter().map(|hit| written(&hit["title"])).collect()
}

/// Organizations of these names, entered in this order, and what a search looks in.
async fn named(app: &TestApp, names: &[&str]) {
    for name in names {
        app.organization(name).await;
    }
    search::catch_up_now(&app.db).await.unwrap();
}

async fn vietnamese_is_found_however_it_is_typed(app: TestApp) {
    named(
        &app,
        &[
            "Trung tâm Hòa Bình",
            "Đồn Biên phòng Mường Lèo",
            "Hội Khuyến học",
            "Công văn 318/PGDĐT-GDTX",
            "Dương Phố",
        ],
    )
    .await;
    let (hoa, don) = ("Trung tâm Hòa Bình", "Đồn Biên phòng Mường Lèo");
    let nfd: String = "Đồn Biên phòng".nfd().collect();
    let many = "mường ".repeat(2_000);
    for (words, expected) in [
        ("hòa bình", hoa),
        ("hoà bình", hoa),
        ("HOA BINH", hoa),
        ("bình trung hòa", hoa),
        ("đồn biên", don),
        ("don bien phong", don),
        ("Don BIÊN ph", don),
        (nfd.as_str(), don),
        ("bi\u{200b}ên đồn", don),
        (many.as_str(), don),
        ("khuyen ho", "Hội Khuyến học"),
        ("318/PGDĐT", "Công văn 318/PGDĐT-GDTX"),
        ("318 pgddt", "Công văn 318/PGDĐT-GDTX"),
        ("318", "Công văn 318/PGDĐT-GDTX"),
        ("p dương", "Dương Phố"),
    ] {
        assert_eq!(titles(&app, words).await.first().map(String::as_str), Some(expected), "{words}");
    }
    assert_eq!(titles(&app, "hòa mường").await, [""; 0], "every word is meant");
    assert_eq!(titles(&app, "ình").await, [""; 0], "words are found by their beginnings");
}

async fn what_is_no_word_finds_nothing_and_breaks_nothing(app: TestApp) {
    named(&app, &["Near Hội", "Hội Or Not And"]).await;
    for words in
        ["", " ", "🎓", "\u{301}\u{309}", "\"", "*", "( ) - +", "'';--", "\u{200b}", "%_", ":*", "\0"]
    {
        assert_eq!(search(&app.officer(), words).await, json!({ "counts": [], "hits": [] }), "{words:?}");
    }
    for (words, many) in [
        ("hội\" OR 1=1 --", 0),
        ("NEAR(hội", 1),
        ("hội AND NOT or", 1),
        ("hội*", 2),
        ("-hội", 2),
        ("words:hội", 0),
        ("h", 2),
        ("hội & or", 1),
        ("🎓 hội", 2),
    ] {
        assert_eq!(titles(&app, words).await.len(), many, "{words}");
    }
    let long = "x".repeat(10_000);
    assert_eq!(titles(&app, &long).await, [""; 0]);
}

async fn the_best_comes_first_with_its_parts_and_its_page(app: TestApp) {
    named(&app, &["Phố Đường", "Dương Phố", "Đường Phố", "Đường lên Phố núi", "Đường Phố mới"]).await;
    let typed = ["Đường Phố", "Đường Phố mới", "Đường lên Phố núi", "Phố Đường", "Dương Phố"];
    assert_eq!(titles(&app, "đường phố").await, typed);
    let bare = ["Đường Phố", "Dương Phố", "Đường Phố mới", "Đường lên Phố núi", "Phố Đường"];
    assert_eq!(titles(&app, "duong pho").await, bare);

    let answer = search(&app.officer(), "moi đường").await;
    let hit = &answer["hits"][0];
    assert_eq!(answer["counts"], json!([{ "kind": "ORGANIZATION", "count": 1 }]));
    let parts = json!([{ "text": "Đường", "isMatch": true }, { "text": " Phố ", "isMatch": false },
        { "text": "mới", "isMatch": true }]);
    assert_eq!((&hit["title"], &hit["snippet"]), (&parts, &json!([])));
    assert_eq!(hit["path"], format!("/to-chuc/{}", hit["id"].as_str().unwrap()));

    let imported = app.draft(TEXT).await;
    let answer = search(&app.officer(), "xóa mù").await;
    let hit = &answer["hits"][0];
    assert_eq!(
        (hit["kind"].as_str(), written(&hit["title"]).as_str()),
        (Some("CLAUSE"), "1. Mở lớp xóa mù chữ")
    );
    assert_eq!(hit["path"], format!("/van-ban/directive:{}", imported.directive.id));
    assert!(written(&hit["snippet"]).contains("xóa mù chữ"), "{hit}");
}

async fn what_changes_is_found_by_its_new_words_at_once(app: TestApp) {
    let center = app.organization("Trung tâm Cũ").await;
    let imported = app.draft(TEXT).await;
    assert_eq!(titles(&app, "trung tâm cũ").await, ["Trung tâm Cũ"], "what was marked before came along");
    let officer = app.officer();
    officer.set_task(&imported.clauses[0], task("Mở hai lớp", "2020-05-01", "search-task-1")).await;
    officer.publish(&imported.directive, 1).await;
    assert_eq!(titles(&app, "mở hai lớp").await, ["Mở hai lớp", "Mở hai lớp · Trung tâm Cũ"]);

    let input = json!({ "expectedVersion": 1, "idempotencyKey": "search-rename", "name": "Trung tâm Mới" });
    officer.rename(OrganizationId(center.id), input, "userErrors { code }").await;
    assert_eq!(titles(&app, "trung tâm cũ").await, [""; 0]);
    assert_eq!(titles(&app, "trung tâm mới").await, ["Trung tâm Mới", "Mở hai lớp · Trung tâm Mới"]);
    assert_eq!(app.count("search_stale").await, 0);
}

async fn every_kind_of_record_is_kept_by_the_database_itself(app: TestApp) {
    app.fill_demonstration(backend::demo::Era::Of2019).await;
    assert_eq!(app.count("search_stale").await, 0, "what the demonstration wrote is in");
    let kinds = [
        (SearchKind::Directive, "directive"),
        (SearchKind::Clause, "clause"),
        (SearchKind::Task, "task"),
        (SearchKind::Assignment, "assignment"),
        (SearchKind::Organization, "organization"),
        (SearchKind::Unit, "unit"),
        (SearchKind::Scheme, "scheme"),
        (SearchKind::LegalDocument, "legal_document"),
        (SearchKind::Evidence, "evidence"),
        (SearchKind::Account, "account"),
    ];
    assert_eq!(kinds.map(|(kind, _)| kind), SearchKind::ALL);
    for (kind, table) in kinds {
        let is_shown = if kind == SearchKind::Evidence { "evidence WHERE NOT is_withdrawn" } else { table };
        let written = app.count(&format!("search_entry WHERE kind = '{}'", kind.tag())).await;
        assert_eq!(written, app.count(is_shown).await, "{table}");
        assert!(written > 0, "{table}");
        app.meddle(&format!("UPDATE {table} SET id = id WHERE id = (SELECT max_id FROM (SELECT id AS max_id FROM {table} LIMIT 1) AS one)"))
            .await
            .unwrap();
        assert_eq!(app.count("search_stale").await, 1, "{table} marks what was written");
        search::catch_up_now(&app.db).await.unwrap();
    }
}

async fn a_search_costs_one_statement_however_many_it_finds(app: TestApp) {
    let mut seen = Vec::new();
    for more in [3, 60] {
        for at in 0..more {
            app.organization(&format!("Hội {at}")).await;
        }
        search::catch_up_now(&app.db).await.unwrap();
        let (answer, statements) = app.statements_of(search(&app.officer(), "hội")).await;
        seen.push((answer["counts"][0]["count"].clone(), statements.len()));
    }
    assert_eq!(seen, [(json!(3), 1), (json!(63), 1)]);
    let none = app.statements_of(search(&app.officer(), "\"*\"")).await.1;
    assert_eq!(none.len(), 0);
}

async fn a_rebuilt_index_answers_as_before(app: TestApp) {
    app.fill_demonstration(backend::demo::Era::Of2019).await;
    let before = app.count("search_entry").await;
    app.meddle("DELETE FROM search_entry WHERE kind <> 'unit'").await.unwrap();
    assert_eq!(search::rebuild(&app.db).await.unwrap(), u64::try_from(before).unwrap());
    assert_eq!(search::rebuild(&app.db).await.unwrap(), u64::try_from(before).unwrap());
}

async fn a_stranger_and_a_page_too_long_are_refused(app: TestApp) {
    let answer = app.anonymous().ask(SEARCH, json!({ "words": "hội", "first": 5 })).await;
    assert_eq!(answer["errors"][0]["extensions"]["code"], "FORBIDDEN");
    for first in [0, 51, -1] {
        let answer = app.officer().ask(SEARCH, json!({ "words": "hội", "first": first })).await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], "BAD_REQUEST", "{first}: {answer}");
    }
    let answer = app.officer().ask(SEARCH, json!({ "words": "hội", "first": 5, "kinds": [] })).await;
    assert_eq!(answer["data"]["search"]["hits"], json!([]));
}
