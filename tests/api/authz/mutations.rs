//! Calls every mutation with an input that changes nothing, to see who is let in.
use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::json;

use super::{
    schema::{Field, Schema},
    table::Cell,
};
use crate::harness::Browser;

static KEY: AtomicU32 = AtomicU32::new(0);

/// The ids of an assignment or its evidence, one's own and somebody else's.
pub struct Targets {
    pub mine: Vec<String>,
    pub theirs: Vec<String>,
}

pub async fn call(browser: &mut Browser, schema: &Schema, mutation: &Field, targets: &Targets) -> Cell {
    // Only what belongs to an organization can be one's own.
    if mutation.leads_to != "AssignmentPayload" {
        let is_let_in = code(browser, schema, mutation, "nothing:0").await.as_deref() != Some("FORBIDDEN");
        return if is_let_in { Cell::Yes } else { Cell::No };
    }
    for (ids, reached) in [(&targets.theirs, Cell::Yes), (&targets.mine, Cell::Own)] {
        for id in ids {
            if !matches!(
                code(browser, schema, mutation, id).await.as_deref(),
                Some("FORBIDDEN" | "NOT_FOUND")
            ) {
                return reached;
            }
        }
    }
    Cell::No
}

/// How it was refused; None if it was done.
pub async fn code(browser: &mut Browser, schema: &Schema, mutation: &Field, id: &str) -> Option<String> {
    // A key of its own for each call, and no name, login or hash that anybody has.
    let strings = |name: &str| match name {
        "id" => id.to_owned(),
        _ => format!("authz-key-{}", KEY.fetch_add(1, Ordering::Relaxed)),
    };
    let given: Vec<_> =
        mutation.needs.iter().map(|one| format!("{}: {}", one.name, schema.literal(one, &strings))).collect();
    let arguments = if given.is_empty() { String::new() } else { format!("({})", given.join(", ")) };
    let query = format!("mutation {{ {}{arguments} {{ userErrors {{ code message }} }} }}", mutation.name);
    let answer = browser.ask(&query, json!({})).await;
    let fault = answer["errors"][0]["extensions"]["code"].as_str();
    assert!(matches!(fault, None | Some("FORBIDDEN")), "{query}: {answer}");
    let refused = answer["data"][&mutation.name]["userErrors"][0]["code"].as_str();
    fault.or(refused).map(str::to_owned)
}
