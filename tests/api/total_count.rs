//! How long a list is, without walking its pages.
use serde_json::{Value, json};

use crate::harness::TestApp;

on_both_databases! {
    a_list_tells_how_long_it_is,
    a_list_is_counted_as_far_as_ten_thousand,
}

const TOTAL: &str = "totalCount { count exact }";

fn exactly(count: i64) -> Value {
    json!({ "count": count, "exact": true })
}

async fn a_list_tells_how_long_it_is(app: TestApp) {
    let (_, next) =
        (app.organization("Ở xã này").await, app.organization_in(&app.world.next_commune, "Bên").await);
    app.foreign_organization("Ở huyện khác").await;
    let director = app.director(&next);
    let lists = format!(
        "query($where: OrganizationWhere) {{
          organizations(first: 1, where: $where) {{ nodes {{ name }} {TOTAL} }} units(first: 1) {{ {TOTAL} }} }}"
    );
    for (who, filter, organizations) in [
        (app.officer(), json!({}), 2),
        (app.officer(), json!({ "name": { "contains": "xa nay" } }), 1),
        (director, json!({}), 1),
    ] {
        let answer = who.ask(&lists, json!({ "where": filter })).await;
        assert_eq!(answer["data"]["organizations"]["totalCount"], exactly(organizations), "{answer}");
        assert_eq!(answer["data"]["units"]["totalCount"], exactly(3), "{answer}");
    }
    let accounts = format!("{{ accounts(first: 1) {{ {TOTAL} }} }}");
    let answer = app.officer().ask(&accounts, json!({})).await;
    assert_eq!(answer["data"]["accounts"]["totalCount"], exactly(0));

    // Who does not ask for it does not wait for it.
    let (_, statements) =
        app.statements_of(app.officer().ask("{ units(first: 1) { nodes { id } } }", json!({}))).await;
    assert_eq!(statements.len(), 1);
}

async fn a_list_is_counted_as_far_as_ten_thousand(app: TestApp) {
    app.organization("Một").await;
    let id = if app.is_postgres() { "gen_random_uuid()" } else { "randomblob(16)" };
    let rest = "version, office_id, unit_id, kind, name, name_sort, search_text, valid_from";
    let more = |count: i64| {
        format!(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})
             INSERT INTO organization (id, {rest}) SELECT {id}, {rest} FROM n, (SELECT * FROM organization LIMIT 1) AS o"
        )
    };
    let list = format!("{{ organizations(first: 1) {{ {TOTAL} }} }}");
    for (added, expected) in [(9_999, exactly(10_000)), (1, json!({ "count": 10_000, "exact": false }))] {
        app.meddle(&more(added)).await.unwrap();
        let answer = app.officer().ask(&list, json!({})).await;
        assert_eq!(answer["data"]["organizations"]["totalCount"], expected, "{answer}");
    }
}
