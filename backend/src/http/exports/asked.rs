//! What a file is asked to hold.
use async_graphql::{Request, Variables};
use poem::Body;
use serde::Deserialize;
use serde_json::{Value, json};
use shared::{ListKind, Locale, Said, Word};
use tokio::time::timeout;

use super::refused::Refused;
use crate::{
    http::door::{LONGEST_BODY, MOST_BODY_BYTES},
    views::{Column, MOST_COLUMNS, Table, table},
};

/// The body: as the list's own arguments, and which columns.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Wire {
    #[serde(default, rename = "where")]
    filter: Option<Value>,
    #[serde(default)]
    sort: Option<String>,
    #[serde(default)]
    as_of: Option<String>,
    /// All of the list's if left out.
    #[serde(default)]
    columns: Option<Vec<String>>,
}

/// A checked request for a file.
pub struct Asked {
    pub list: ListKind,
    pub columns: Vec<&'static Column>,
    wire: Wire,
    query: String,
}

const ROWS_OF_A_PAGE: i32 = crate::api::MAX_PAGE;

impl Asked {
    pub async fn read(body: Body, list: ListKind, locale: Locale) -> Result<Self, Refused> {
        let whole = timeout(LONGEST_BODY, body.into_bytes_limit(MOST_BODY_BYTES)).await;
        let bytes = whole.map_err(|_| Refused::TooLarge)?.map_err(|_| Refused::TooLarge)?;
        let refused = |said: Said| Refused::request(&said, locale);
        // serde would read an array as the fields in their order.
        let is_object = bytes.trim_ascii_start().first() == Some(&b'{');
        let wire: Wire = Some(&bytes)
            .filter(|_| is_object)
            .and_then(|bytes| serde_json::from_slice(bytes).ok())
            .ok_or_else(|| refused(Word::ExportBody.into()))?;
        let of = table(list);
        let misfits = (wire.filter.is_some() && of.filter.is_none())
            || (wire.sort.is_some() && of.sort.is_none())
            || (wire.as_of.is_some() && !of.is_dated);
        if misfits {
            return Err(refused(Word::ExportBody.into()));
        }
        let columns = columns(of, wire.columns.as_deref()).map_err(refused)?;
        let query = query(of, &columns, &wire);
        Ok(Self { list, columns, wire, query })
    }

    /// The page after a cursor, asked as anybody would ask for it.
    pub fn page(&self, after: Option<&str>) -> Request {
        let Wire { filter, sort, as_of, .. } = &self.wire;
        let given = [("where", json!(filter)), ("sort", json!(sort)), ("asOf", json!(as_of))];
        let given = given.into_iter().filter(|(_, value)| !value.is_null());
        let paging = [("first", json!(ROWS_OF_A_PAGE)), ("after", json!(after))];
        let variables: Value = given.chain(paging).map(|(name, value)| (name.to_owned(), value)).collect();
        Request::new(self.query.as_str()).variables(Variables::from_json(variables))
    }

    /// What the trail keeps: which rows and columns, and nothing of what they hold.
    pub fn facts(&self) -> Value {
        let Wire { filter, sort, as_of, .. } = &self.wire;
        let columns: Vec<_> = self.columns.iter().map(|column| column.name).collect();
        json!({ "where": filter, "sort": sort, "asOf": as_of, "columns": columns })
    }
}

fn columns(of: &'static Table, names: Option<&[String]>) -> Result<Vec<&'static Column>, Said> {
    let Some(names) = names else { return Ok(of.columns.iter().collect()) };
    let mut columns: Vec<&'static Column> = Vec::new();
    for name in names {
        let column = of.column(name).ok_or_else(|| Said::with(Word::ExportColumn, "name", name))?;
        if columns.iter().any(|before| before.name == column.name) {
            return Err(Word::ExportColumns.into());
        }
        columns.push(column);
    }
    if (1..=MOST_COLUMNS).contains(&columns.len()) { Ok(columns) } else { Err(Word::ExportColumns.into()) }
}

/// The list's own root field. Each column stands under its own name, so two may ask for the same field.
fn query(of: &Table, columns: &[&Column], wire: &Wire) -> String {
    let given = [
        ("where", of.filter.filter(|_| wire.filter.is_some())),
        ("sort", of.sort.filter(|_| wire.sort.is_some())),
        ("asOf", wire.as_of.as_ref().map(|_| "NaiveDate")),
    ];
    let given = || given.into_iter().filter_map(|(name, kind)| Some((name, kind?)));
    let declared: Vec<_> = given().map(|(name, kind)| format!(", ${name}: {kind}!")).collect();
    let passed: Vec<_> = given().map(|(name, _)| format!(", {name}: ${name}")).collect();
    let (declared, passed) = (declared.concat(), passed.concat());
    let selected: Vec<_> =
        columns.iter().map(|column| format!("{}: {}", column.name, column.select)).collect();
    format!(
        "query($first: Int!, $after: String{declared}) {{ list: {}(first: $first, after: $after{passed}) {{ \
         nodes {{ {} }} pageInfo {{ hasNextPage endCursor }} }} }}",
        of.root,
        selected.join(" ")
    )
}
