use serde_json::{Value, json};
use shared::OrganizationKind;

use crate::{assignments::published, harness::TestApp};

on_both_databases! {
    a_hundred_assignments_cost_as_many_statements_as_ten,
    no_list_of_assignments_scans_a_table_or_sorts_after_reading,
}

/// D05, as every list has it in its own file.
async fn a_hundred_assignments_cost_as_many_statements_as_ten(app: TestApp) {
    for commune in 0..10 {
        let unit = app.commune(&format!("Xã {commune}")).await;
        for number in 0..10 {
            app.body(OrganizationKind::LearningCenter, &unit, &format!("Trung tâm {commune}.{number}")).await;
        }
    }
    published(&app, "2020-05-20").await;
    let officer = app.officer();
    let list = |first: i32| {
        let query = "query($first: Int!) { assignments(first: $first) { nodes { state isLate canAnswer canReview
          organization { name unit { name } } directive { title } task { title clause { label } measures { name } }
          figures { value } evidence { text addedBy { ... on PersonName { fullName } } } } } }";
        officer.ask(query, json!({ "first": first }))
    };
    let (ten, few) = app.statements_of(list(10)).await;
    let (hundred, many) = app.statements_of(list(100)).await;
    let length = |answer: &Value| answer["data"]["assignments"]["nodes"].as_array().map(Vec::len);
    assert_eq!((length(&ten), length(&hundred)), (Some(10), Some(100)), "{ten}");
    assert_eq!(few.len(), many.len());
    assert!(many.len() <= 14, "{}", many.len());
}

async fn no_list_of_assignments_scans_a_table_or_sorts_after_reading(app: TestApp) {
    for name in ["A", "B"] {
        app.organization(name).await;
    }
    published(&app, "2020-05-20").await;
    let officer = app.officer();
    let list = "query($after: String, $sort: AssignmentSort!, $where: AssignmentWhere) {
      assignments(first: 1, after: $after, sort: $sort, where: $where) { nodes { state } pageInfo { endCursor } } }";
    for sort in ["DUE", "ENTERED"] {
        let first = officer.ask(list, json!({ "sort": sort })).await;
        let after = &first["data"]["assignments"]["pageInfo"]["endCursor"];
        for filter in [json!({}), json!({ "late": true }), json!({ "state": { "in": ["OPEN", "WORKING"] } })]
        {
            let page = json!({ "after": after, "sort": sort, "where": filter });
            let (_, statements) = app.statements_of(officer.ask(list, page)).await;
            for statement in statements {
                let plan = app.plan(statement).await;
                let slow = ["Sort", "TEMP B-TREE", "Seq Scan", "SCAN "].iter().any(|way| plan.contains(way));
                assert!(!slow && plan.contains("assignment_by_"), "{sort} {filter}\n{plan}");
            }
        }
    }
}
