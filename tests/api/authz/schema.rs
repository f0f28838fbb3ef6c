//! The schema as the walk needs it: which type has which fields, and what they lead to.
use std::collections::{BTreeMap, BTreeSet};

use async_graphql::Request;
use serde_json::Value;

const QUERY: &str = "{ __schema { types { kind name possibleTypes { name } enumValues { name }
  fields { name args { ...value } type { ...of } } inputFields { ...value } } } }
  fragment value on __InputValue { name defaultValue type { ...of } }
  fragment of on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }";

/// The fields of every object type, the members of every union, the inputs and the enums.
pub struct Schema {
    pub objects: BTreeMap<String, Vec<Field>>,
    pub unions: BTreeMap<String, Vec<String>>,
    inputs: BTreeMap<String, Vec<Argument>>,
    enums: BTreeMap<String, String>,
}

pub struct Field {
    pub name: String,
    /// The name of its type, without lists and exclamation marks.
    pub leads_to: String,
    pub needs: Vec<Argument>,
}

/// An argument that must be given.
pub struct Argument {
    pub name: String,
    kind: String,
    is_list: bool,
}

impl Schema {
    pub async fn read() -> Self {
        let answer = backend::api::schema().execute(Request::new(QUERY)).await.data.into_json().unwrap();
        let mut schema = Self {
            objects: BTreeMap::new(),
            unions: BTreeMap::new(),
            inputs: BTreeMap::new(),
            enums: BTreeMap::new(),
        };
        for kind in list(&answer["__schema"]["types"]) {
            let name = text(&kind["name"]);
            if name.starts_with("__") {
                continue;
            }
            match text(&kind["kind"]).as_str() {
                "OBJECT" => drop(schema.objects.insert(name, list(&kind["fields"]).map(field).collect())),
                "UNION" => {
                    let members = list(&kind["possibleTypes"]).map(|member| text(&member["name"]));
                    schema.unions.insert(name, members.collect());
                }
                "INPUT_OBJECT" => drop(schema.inputs.insert(name, arguments(&kind["inputFields"]))),
                "ENUM" => drop(schema.enums.insert(name, text(&kind["enumValues"][0]["name"]))),
                _ => {}
            }
        }
        schema
    }

    pub fn rows(&self) -> BTreeSet<(String, String)> {
        let rows = self
            .objects
            .iter()
            .flat_map(|(kind, fields)| fields.iter().map(move |field| (kind.clone(), field.name.clone())));
        rows.collect()
    }

    pub fn is_leaf(&self, kind: &str) -> bool {
        !self.objects.contains_key(kind) && !self.unions.contains_key(kind)
    }

    pub fn has_id(&self, kind: &str) -> bool {
        self.objects[kind].iter().any(|field| field.name == "id")
    }

    /// Some value of an input, as a literal; `strings` says what a text is.
    pub fn literal(&self, argument: &Argument, strings: &dyn Fn(&str) -> String) -> String {
        if argument.is_list {
            return "[]".to_owned();
        }
        if let Some(value) = self.enums.get(&argument.kind) {
            return value.clone();
        }
        if let Some(fields) = self.inputs.get(&argument.kind) {
            let given =
                fields.iter().map(|field| format!("{}: {}", field.name, self.literal(field, strings)));
            return format!("{{ {} }}", given.collect::<Vec<_>>().join(", "));
        }
        match argument.kind.as_str() {
            "Int" => "0".to_owned(),
            "Boolean" => "true".to_owned(),
            "NaiveDate" => "\"2020-01-01\"".to_owned(),
            _ => format!("\"{}\"", strings(&argument.name)),
        }
    }
}

fn field(field: &Value) -> Field {
    Field { name: text(&field["name"]), leads_to: bare(&field["type"]).0, needs: arguments(&field["args"]) }
}

fn arguments(arguments: &Value) -> Vec<Argument> {
    let needed =
        list(arguments).filter(|one| one["type"]["kind"] == "NON_NULL" && one["defaultValue"].is_null());
    let argument = |one: &Value| {
        let (kind, is_list) = bare(&one["type"]);
        Argument { name: text(&one["name"]), kind, is_list }
    };
    needed.map(argument).collect()
}

/// The name at the heart of a type, and whether a list is around it.
fn bare(kind: &Value) -> (String, bool) {
    if let Some(name) = kind["name"].as_str() {
        return (name.to_owned(), false);
    }
    let (name, is_list) = bare(&kind["ofType"]);
    (name, is_list || kind["kind"] == "LIST")
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().map(Vec::as_slice).unwrap_or_default().iter()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
