//! Goes wherever somebody can get by queries, along every field that leads from one type to another, and notes what is
//! answered at each field on the way.
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde_json::{Value, json};

use super::{
    schema::{Field, Schema},
    table::{Cell, Row},
};
use crate::harness::Browser;

/// The rows of somebody's own organization, and all rows that belong to some organization.
#[derive(Default)]
pub struct Owned {
    pub mine: BTreeSet<String>,
    pub all: BTreeSet<String>,
    /// How many assignments are mine: who is told of more is told of others'.
    pub assignments: i64,
}

/// A way to objects of a type: what is selected at each step, and of which type it is.
#[derive(Clone)]
struct Way {
    steps: Vec<(String, String)>,
}

pub struct Walk<'a> {
    schema: &'a Schema,
    owned: &'a Owned,
    pub seen: BTreeMap<Row, Cell>,
    ways: VecDeque<Way>,
    /// The fields already followed: an object met again is the same object.
    followed: BTreeSet<String>,
}

impl<'a> Walk<'a> {
    pub fn new(schema: &'a Schema, owned: &'a Owned) -> Self {
        Self { schema, owned, seen: BTreeMap::new(), ways: VecDeque::new(), followed: BTreeSet::new() }
    }

    /// Begins at each root field, with every id it may be asked for.
    pub async fn run(mut self, browser: &mut Browser, ids: &dyn Fn(&str) -> Vec<String>) -> Self {
        for field in &self.schema.objects["Query"] {
            let asked: Vec<String> = match field.needs.iter().map(|one| one.name.as_str()).next() {
                None => vec![field.name.clone()],
                Some("first") => vec![format!("{}(first: 5)", field.name)],
                Some("query") => vec![format!("{}(query: \"mở lớp\", first: 50)", field.name)],
                Some("ids") => {
                    let rest = if field.needs.len() > 1 { ", enabled: true" } else { "" };
                    vec![format!("{}(ids: [\"nothing:0\"]{rest})", field.name)]
                }
                Some("list") => vec![format!("{}(list: ORGANIZATIONS)", field.name)],
                Some(name @ ("id" | "token")) => {
                    ids(&field.name).iter().map(|id| format!("{}({name}: \"{id}\")", field.name)).collect()
                }
                Some(other) => panic!("Query.{} needs {other}, which this walk does not know", field.name),
            };
            assert!(!asked.is_empty(), "this walk knows no id for Query.{}", field.name);
            for root in asked {
                self.ask_root(browser, field, &root).await;
            }
        }
        while let Some(way) = self.ways.pop_front() {
            self.follow(browser, &way).await;
        }
        self
    }

    async fn ask_root(&mut self, browser: &mut Browser, field: &Field, root: &str) {
        let query = format!("{{ {root} {{ {} }} }}", self.glance(&field.leads_to));
        if let Some(data) = ask(browser, &query).await {
            self.note("Query", field, root, &data[&field.name], None, &Way { steps: vec![] });
        }
    }

    async fn follow(&mut self, browser: &mut Browser, way: &Way) {
        let schema = self.schema;
        let (_, kind) = way.steps.last().unwrap();
        let fields = &schema.objects[kind];
        let selected = fields.iter().map(|field| {
            if schema.is_leaf(&field.leads_to) {
                return field.name.clone();
            }
            format!("{} {{ {} }}", field.name, self.glance(&field.leads_to))
        });
        let inner = format!("__typename {}", selected.collect::<Vec<_>>().join(" "));
        let query = way.steps.iter().rev().fold(inner, |inner, (step, kind)| {
            let id = if schema.has_id(kind) { "id" } else { "" };
            format!("{step} {{ __typename ... on {kind} {{ {id} {inner} }} }}")
        });
        let Some(data) = ask(browser, &format!("{{ {query} }}")).await else {
            panic!("forbidden below the root: {query}")
        };
        let mut objects = vec![(&data, None)];
        for (step, kind) in &way.steps {
            let name = step.split('(').next().unwrap();
            let below = objects.iter().flat_map(|(object, owner)| {
                each(&object[name])
                    .filter(|child| child["__typename"] == *kind)
                    .map(|child| (child, self.owner(child).or(*owner)))
            });
            objects = below.collect();
        }
        for (object, owner) in objects {
            for field in fields {
                self.note(kind, field, &field.name, &object[&field.name], owner, way);
            }
        }
    }

    /// What an answer says of a field, and where one can go from there.
    fn note(&mut self, kind: &str, field: &Field, step: &str, value: &Value, owner: Option<bool>, way: &Way) {
        let row = (kind.to_owned(), field.name.clone());
        let answered = each(value).flat_map(|value| self.held(value, owner)).max().unwrap_or(Cell::No);
        let before = self.seen.entry(row).or_insert(Cell::No);
        *before = answered.max(*before);
        for child in each(value).filter(|child| child.is_object()) {
            let of = child["__typename"].as_str().unwrap().to_owned();
            // Of one's own and of others' it may lead elsewhere, and so it may for another id at the root.
            let whose = self.owner(child).or(owner);
            if self.followed.insert(format!("{kind} {step} {of} {whose:?}")) {
                let mut way = way.clone();
                way.steps.push((step.to_owned(), of));
                self.ways.push_back(way);
            }
        }
    }

    /// One's own, somebody else's (or nobody's: the same for everybody), withheld, or nothing.
    fn held(&self, value: &Value, owner: Option<bool>) -> Vec<Cell> {
        let cell = |owner: Option<bool>| if owner == Some(true) { Cell::Own } else { Cell::Yes };
        if value["__typename"] == "Withheld" {
            vec![Cell::Withheld]
        } else if value.get("nodes").is_some() {
            each(&value["nodes"]).map(|node| cell(self.owner(node).or(owner))).collect()
        } else if value.is_object() {
            let is_empty = value["total"] == 0;
            if is_empty { vec![] } else { vec![cell(self.owner(value).or(owner))] }
        } else if [json!(null), json!(false), json!(0), json!("")].contains(value) {
            vec![]
        } else {
            vec![cell(owner)]
        }
    }

    /// Whether it belongs to one's own organization; None if it belongs to none.
    fn owner(&self, object: &Value) -> Option<bool> {
        if let Some(total) = object["total"].as_i64() {
            return Some(total <= self.owned.assignments);
        }
        let id = object["id"].as_str().or_else(|| object["node"]["id"].as_str())?;
        self.owned.all.contains(id).then(|| self.owned.mine.contains(id))
    }

    /// Enough of an object to know what it is and whose.
    fn glance(&self, kind: &str) -> String {
        let Some(fields) = self.schema.objects.get(kind) else { return "__typename".to_owned() };
        let ids = fields.iter().filter_map(|field| match field.name.as_str() {
            "id" | "total" => Some(field.name.clone()),
            "node" | "nodes" => Some(format!("{} {{ {} }}", field.name, self.glance(&field.leads_to))),
            _ => None,
        });
        ids.fold("__typename".to_owned(), |all, one| format!("{all} {one}"))
    }
}

/// None if the root field is forbidden; no other error is expected anywhere.
async fn ask(browser: &mut Browser, query: &str) -> Option<Value> {
    let answer = browser.ask(query, json!({})).await;
    match &answer["errors"] {
        Value::Null => Some(answer["data"].clone()),
        errors => {
            assert_eq!(errors[0]["extensions"]["code"], "FORBIDDEN", "{query}: {answer}");
            None
        }
    }
}

fn each(value: &Value) -> Box<dyn Iterator<Item = &Value> + '_> {
    match value {
        Value::Array(items) => Box::new(items.iter().flat_map(each)),
        Value::Null => Box::new(std::iter::empty()),
        one => Box::new(std::iter::once(one)),
    }
}
