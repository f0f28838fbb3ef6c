//! What is measured: each operation as GraphQL, and the same by hand.
use anyhow::Result;
use serde_json::json;

use super::{postgres::Postgres, wrk::Load};

#[derive(Clone, Copy)]
pub struct Operation {
    pub name: &'static str,
    /// What part of the hand-written limit it should reach.
    pub target: f64,
    pub writes: bool,
    /// The offices whose officers ask: 0 is the large one.
    pub offices: (u32, u32),
    graphql: &'static str,
    by_hand: &'static str,
}

/// Ids that the operations name; where the middle of the million is.
pub struct Place {
    deep: String,
    deep_due: String,
    deep_id: String,
}

const PAGE: &str = "query($after: String) { assignments(first: 20, after: $after) { nodes {
  id version state dueOn answer task { title } directive { title } organization { name unit { name } } } } }";

pub const OPERATIONS: [Operation; 5] = [
    Operation {
        name: "one center, ten assignments, each with task, directive and center",
        target: 0.4,
        writes: false,
        offices: (0, 0),
        graphql: "query($organization: ID!) { assignments(first: 10, where: { organization: { eq: $organization } }) { nodes {
          id version state dueOn answer task { title } directive { title } organization { name unit { name } } } } }",
        by_hand: "nested",
    },
    Operation {
        name: "fifty centers of a district by name, with total",
        target: 0.6,
        writes: false,
        offices: (0, 0),
        graphql: "query($unit: ID!) { organizations(first: 50, where: { unit: { under: $unit } }) {
          nodes { id name kind unit { name } } totalCount { count } } }",
        by_hand: "list",
    },
    Operation { name: FIRST, target: 0.5, writes: false, offices: (0, 0), graphql: PAGE, by_hand: "page" },
    Operation { name: DEEP, target: 0.5, writes: false, offices: (0, 0), graphql: PAGE, by_hand: "page" },
    Operation {
        name: "a change with audit, outbox and key: 32 offices at once",
        target: 0.25,
        writes: true,
        offices: (1, super::OFFICES),
        graphql: REMIND,
        by_hand: "remind",
    },
];

pub const FIRST: &str = "twenty assignments: first page";
pub const DEEP: &str = "twenty assignments: deep in the million";

const REMIND: &str = "mutation($id: ID!, $input: KeyedInput!) { assignmentRemind(id: $id, input: $input) {
  assignment { id version remindedAt } userErrors { code } } }";

impl Place {
    pub fn find(postgres: &Postgres) -> Result<Self> {
        let middle = postgres.ask(
            "SELECT rtrim(translate(encode('d'::bytea || uuid_send(id) || due_sort, 'base64'), E'+/\\n', '-_'), '='),
                    due_on, id FROM assignment WHERE office_id = '00000002-0000-7000-8000-000000000000' ORDER BY due_sort, id
             OFFSET (SELECT COUNT(*) / 2 FROM assignment WHERE office_id = '00000002-0000-7000-8000-000000000000') LIMIT 1",
        )?;
        let mut parts = middle.trim().split('|').map(str::to_owned);
        let mut next = || parts.next().unwrap_or_default();
        Ok(Self { deep: next(), deep_due: next(), deep_id: next() })
    }
}

impl Operation {
    /// `from`: the assignments before it were written to already.
    pub fn load(&self, mine: bool, origin: &str, place: &Place, from: u32) -> Load {
        let deep = self.name == DEEP;
        // A center and a district in the middle of the country; see fill.sql.
        let (organization, unit) =
            (format!("00000005-0000-7000-8000-{:012x}", 57), format!("00000003-0000-7000-8000-{:012x}", 0));
        let body = if mine {
            let variables = match self.by_hand {
                "nested" => json!({ "organization": format!("organization:{organization}") }),
                "list" => json!({ "unit": format!("unit:{unit}") }),
                "page" => json!({ "after": deep.then_some(&place.deep) }),
                _ => json!({ "id": "assignment:@ID@", "input": { "idempotencyKey": "@KEY@" } }),
            };
            json!({ "query": self.graphql, "variables": variables })
        } else {
            match self.by_hand {
                "nested" => json!({ "organization": organization }),
                "list" => json!({ "unit": unit }),
                "page" => json!({ "after": deep.then_some((&place.deep_due, &place.deep_id)) }),
                _ => json!({ "id": "@ID@" }),
            }
        };
        let url = if mine { format!("{origin}/graphql") } else { format!("{origin}/{}", self.by_hand) };
        Load { url, body: body.to_string(), offices: self.offices.0..=self.offices.1, from }
    }
}
