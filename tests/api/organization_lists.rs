use backend::platform::sort_key;
use serde_json::{Value, json};
use shared::UnitId;

use crate::harness::{Actor, TestApp};

const LIST: &str =
    "query($first: Int!, $after: String, $sort: OrganizationSort! = NAME, $where: OrganizationWhere) {
  organizations(first: $first, after: $after, sort: $sort, where: $where) {
    nodes { name } pageInfo { hasNextPage endCursor } } }";

fn names(answer: &Value) -> Vec<String> {
    let nodes = answer["data"]["organizations"]["nodes"].as_array().unwrap_or_else(|| panic!("{answer}"));
    nodes.iter().map(|node| node["name"].as_str().unwrap().to_owned()).collect()
}

async fn matching(actor: &Actor<'_>, filter: Value) -> Vec<String> {
    names(&actor.ask(LIST, json!({ "first": 100, "where": filter })).await)
}

async fn walk(actor: &Actor<'_>, first: i32, sort: &str) -> (Vec<String>, usize) {
    let (mut seen, mut pages, mut after) = (Vec::new(), 0, Value::Null);
    loop {
        let answer = actor.ask(LIST, json!({ "first": first, "after": after, "sort": sort })).await;
        seen.extend(names(&answer));
        pages += 1;
        let info = &answer["data"]["organizations"]["pageInfo"];
        if info["hasNextPage"] == false {
            return (seen, pages);
        }
        after = info["endCursor"].clone();
    }
}

on_both_databases! {
    paging_walks_250_rows_in_vietnamese_order_without_gaps_or_doubles,
    names_stand_in_the_order_of_the_vietnamese_alphabet,
    a_list_holds_only_what_is_yours,
    where_finds_by_word_unit_and_status,
    a_hundred_organizations_cost_as_many_statements_as_ten,
    a_page_that_cannot_be_had_is_refused_with_a_reason,
    no_list_scans_a_table_or_sorts_after_reading,
}

async fn paging_walks_250_rows_in_vietnamese_order_without_gaps_or_doubles(app: TestApp) {
    let words = ["Ân", "An", "Ăn", "Đa", "Da", "Dạ", "Đá", "ê", "Em", "Ơn", "Ôn", "On", "ủ", "Ư", "U"];
    let mut expected = Vec::new();
    for row in 0..250_usize {
        // Each name five times, and 37 is no multiple of 5: every page ends among equal names.
        let name = format!("{} {}", words[row / 5 * 7 % words.len()], row / 5);
        app.organization(&name).await;
        expected.push(name);
    }
    let entered = expected.clone();
    expected.sort_by_key(|name| sort_key(name));

    assert_eq!(walk(&app.officer(), 37, "NAME").await, (expected, 7));
    assert_eq!(walk(&app.officer(), 100, "ENTERED").await, (entered, 3));
}

async fn names_stand_in_the_order_of_the_vietnamese_alphabet(app: TestApp) {
    let alphabet: Vec<_> = "a á ạ ă â b c d đ e ê ế i o ô ơ u ư y".split(' ').collect();
    for letter in alphabet.iter().rev() {
        app.organization(letter).await;
    }
    assert_eq!(matching(&app.officer(), json!({})).await, alphabet);
}

async fn a_list_holds_only_what_is_yours(app: TestApp) {
    let (ours, next) =
        (app.organization("Ở xã này").await, app.organization_in(&app.world.next_commune, "Ở xã bên").await);
    app.foreign_organization("Ở huyện khác").await;

    assert_eq!(matching(&app.officer(), json!({})).await, [next.name.as_str(), &ours.name]);
    assert_eq!(matching(&app.partner(&app.world.commune), json!({})).await, [ours.name.as_str()]);
    assert_eq!(matching(&app.director(&next), json!({})).await, [next.name.as_str()]);
    let everywhere = UnitId(app.world.other_district.id).to_string();
    assert_eq!(matching(&app.officer(), json!({ "unit": { "under": everywhere } })).await, [""; 0]);
}

async fn where_finds_by_word_unit_and_status(app: TestApp) {
    for name in ["TTHTCĐ Chiềng Ly", "TTHTCĐ Chiềng Pấc", "Trung tâm Lý"] {
        app.organization(name).await;
    }
    app.organization_in(&app.world.next_commune, "TTHTCĐ Tông Lạnh").await;
    let officer = app.officer();
    let [commune, district] =
        [&app.world.commune, &app.world.district].map(|unit| UnitId(unit.id).to_string());
    let found = async |filter: Value| matching(&officer, filter).await;

    assert_eq!(
        found(json!({ "name": { "contains": "chieng tthtcd" } })).await,
        ["TTHTCĐ Chiềng Ly", "TTHTCĐ Chiềng Pấc"]
    );
    assert_eq!(found(json!({ "name": { "contains": "LY" } })).await, ["Trung tâm Lý", "TTHTCĐ Chiềng Ly"]);
    assert_eq!(found(json!({ "name": { "contains": "%_" } })).await.len(), 4);
    assert_eq!(found(json!({ "unit": { "eq": commune } })).await.len(), 3);
    assert_eq!(found(json!({ "unit": { "under": district } })).await.len(), 4);
    assert_eq!(found(json!({ "not": { "unit": { "in": [commune] } } })).await, ["TTHTCĐ Tông Lạnh"]);
    assert_eq!(found(json!({ "kind": { "eq": "SCHOOL" } })).await.len(), 0);
    assert_eq!(found(json!({ "kind": { "in": [] } })).await.len(), 0);
    assert_eq!(found(json!({ "or": [] })).await.len(), 0);
    assert_eq!(found(json!({ "and": [], "not": { "or": [] } })).await.len(), 4);
    let both = json!([{ "unit": { "eq": commune } }, { "name": { "contains": "trung" } }]);
    let either = json!({ "or": [{ "name": { "contains": "pac" } }, { "and": both }] });
    assert_eq!(found(either).await, ["Trung tâm Lý", "TTHTCĐ Chiềng Pấc"]);
}

async fn a_hundred_organizations_cost_as_many_statements_as_ten(app: TestApp) {
    let mut communes = Vec::new();
    for commune in 0..10 {
        communes.push(app.commune(&format!("Xã {commune}")).await);
    }
    for organization in 0..100_usize {
        app.organization_in(&communes[organization % 10], &format!("Số {organization}")).await;
    }
    let officer = app.officer();
    let list = |first: i32| {
        let query = "query($first: Int!) { organizations(first: $first) {
          nodes { name unit { name } phone { __typename } } } }";
        officer.ask(query, json!({ "first": first }))
    };

    let (ten, few) = app.statements_of(list(10)).await;
    let (hundred, many) = app.statements_of(list(100)).await;

    assert_eq!((names(&ten).len(), names(&hundred).len()), (10, 100));
    assert_eq!((few.len(), many.len()), (2, 2));
}

async fn a_page_that_cannot_be_had_is_refused_with_a_reason(app: TestApp) {
    let (officer, _) = (app.officer(), (app.organization("A").await, app.organization("B").await));
    let first = officer.ask(LIST, json!({ "first": 1 })).await;
    let cursor = &first["data"]["organizations"]["pageInfo"]["endCursor"];
    let refusal = async |variables: Value| officer.ask(LIST, variables).await["errors"][0]["message"].clone();

    assert_eq!(refusal(json!({ "first": 101 })).await, "A page of 101 cannot be had; ask for 1 to 100.");
    assert_eq!(refusal(json!({ "first": 0 })).await, "A page of 0 cannot be had; ask for 1 to 100.");
    let no_cursor = "This cursor does not belong to this list and order.";
    assert_eq!(refusal(json!({ "first": 1, "after": "x" })).await, no_cursor);
    assert_eq!(refusal(json!({ "first": 1, "after": cursor, "sort": "ENTERED" })).await, no_cursor);
    let many = json!({ "or": vec![json!({}); 50] });
    assert_eq!(refusal(json!({ "first": 1, "where": many })).await, "A `where` holds at most 50 conditions.");
}

async fn no_list_scans_a_table_or_sorts_after_reading(app: TestApp) {
    let (officer, district) = (app.officer(), UnitId(app.world.district.id).to_string());
    for name in ["A", "B"] {
        app.organization(name).await;
    }
    for sort in ["NAME", "ENTERED"] {
        let first = officer.ask(LIST, json!({ "first": 1, "sort": sort })).await;
        let after = &first["data"]["organizations"]["pageInfo"]["endCursor"];
        for filter in [
            json!({}),
            json!({ "kind": { "eq": "LEARNING_CENTER" } }),
            json!({ "name": { "contains": "b" } }),
            json!({ "unit": { "under": district } }),
        ] {
            let page = json!({ "first": 10, "after": after, "sort": sort, "where": filter });
            let (_, statements) = app.statements_of(officer.ask(LIST, page)).await;
            for statement in statements {
                let plan = app.plan(statement).await;
                let slow = ["Sort", "TEMP B-TREE", "Seq Scan", "SCAN "].iter().any(|way| plan.contains(way));
                assert!(!slow && plan.contains("organization_by_"), "{sort} {filter}\n{plan}");
            }
        }
    }
}
