//! All that somebody can ask, and what must not stand in the answers.
use std::{
    collections::BTreeSet,
    sync::atomic::{AtomicUsize, Ordering},
};

use serde_json::{Value, json};
use shared::ListKind;

use super::world::Tenant;
use crate::{
    authz::schema::{Field, Schema},
    harness::{Browser, TestApp},
};

pub struct Questions {
    pub(super) schema: Schema,
    stranger: Browser,
    /// How many rows were seen in lists, by searches and in files: who sees nothing betrays nothing.
    rows: AtomicUsize,
    found: AtomicUsize,
    exported: AtomicUsize,
}

/// What somebody heard, whole.
#[derive(Default)]
struct Heard(String);

impl Heard {
    fn note(&mut self, answer: &Value) {
        self.0.push_str(&answer.to_string());
        self.0.push('\n');
    }
}

const SEARCH: &str = "query($words: String!) { search(query: $words, first: 50) { counts { kind count }
  hits { kind id path title { text } snippet { text } } } }";

impl Questions {
    pub async fn read(app: &TestApp) -> Self {
        let (schema, stranger) = (Schema::read().await, app.browser());
        let [rows, found, exported] = [const { AtomicUsize::new(0) }; 3];
        Self { schema, stranger, rows, found, exported }
    }

    pub fn stranger(&self) -> Browser {
        self.stranger.clone()
    }

    pub fn saw_enough(&self) {
        let seen = [&self.rows, &self.found, &self.exported].map(|seen| seen.load(Ordering::Relaxed));
        assert!(seen.iter().all(|seen| *seen > 0), "{seen:?}: nobody saw anything");
        println!("tenants, {} rows, {} hits and {} lines of files, each its own", seen[0], seen[1], seen[2]);
    }

    /// Asks all of it as `person` of `us`; `stranger` is of `them`.
    pub async fn all(
        &self,
        app: &TestApp,
        person: &mut Browser,
        stranger: &mut Browser,
        us: &Tenant,
        them: &Tenant,
        page: usize,
    ) {
        let mut heard = Heard::default();
        let fields = &self.schema.objects["Query"];
        for field in fields.iter().filter(|field| field.needs.iter().all(|one| one.name == "first")) {
            if field.needs.is_empty() {
                let below = if self.schema.is_leaf(&field.leads_to) {
                    String::new()
                } else {
                    format!("{{ {} }}", self.whole(&field.leads_to, 1))
                };
                heard.note(&allowed(person, &format!("{{ {} {below} }}", field.name), &json!({})).await);
            } else {
                let list = self.list(person, field, page, &mut heard).await;
                match (field.name.as_str(), list) {
                    ("organizations", list) => assert_eq!(list.unwrap().0, us.organizations()),
                    ("assignments", list) => assert_eq!(list.map(|list| list.1), us.assignments()),
                    _ => {}
                }
            }
        }
        self.cursors(person, stranger, &mut heard).await;
        self.files(person, us, them, &mut heard).await;
        self.found.fetch_add(self.searches(person, us, them, &mut heard).await, Ordering::Relaxed);
        self.strangers_ids(app, person, them).await;

        for word in heard.0.split(|letter: char| !letter.is_ascii_alphanumeric()) {
            let is_mark = word.starts_with("zq") && word.ends_with('k') && word.len() > 3;
            assert!(!is_mark || word == us.mark, "{} heard of {word}", us.mark);
        }
        for (kind, id) in them.rows(app).await {
            assert!(!heard.0.contains(&id.to_string()), "{} heard of {kind}:{id} of {}", us.mark, them.mark);
        }
        for answer in us.hidden() {
            assert!(!heard.0.contains(&answer), "{} heard `{answer}`", us.mark);
        }
    }

    /// Page after page to the end: the names of the rows, and of the organizations they are of. None if it is closed.
    async fn list(
        &self,
        person: &mut Browser,
        field: &Field,
        page: usize,
        heard: &mut Heard,
    ) -> Option<(BTreeSet<String>, BTreeSet<String>)> {
        let connection = &self.schema.objects[&field.leads_to];
        let node = &connection.iter().find(|field| field.name == "nodes").unwrap().leads_to;
        let counts = connection.iter().any(|field| field.name == "totalCount");
        let total = if counts { "totalCount { count exact }" } else { "" };
        let query = format!(
            "query($after: String) {{ list: {}(first: {page}, after: $after) {{ {total}
               nodes {{ {} }} pageInfo {{ hasNextPage endCursor }} }} }}",
            field.name,
            self.whole(node, 1)
        );
        let (mut names, mut bodies, mut rows, mut after) = (BTreeSet::new(), BTreeSet::new(), 0, Value::Null);
        for _ in 0..100 {
            let answer = allowed(person, &query, &json!({ "after": after })).await;
            heard.note(&answer);
            if answer["data"].is_null() {
                return None;
            }
            let list = &answer["data"]["list"];
            for node in list["nodes"].as_array().unwrap() {
                rows += 1;
                names.extend(node["name"].as_str().map(str::to_owned));
                bodies.extend(node["organization"]["name"].as_str().map(str::to_owned));
            }
            after = list["pageInfo"]["endCursor"].clone();
            if list["pageInfo"]["hasNextPage"] == false {
                if counts && list["totalCount"]["exact"] == true {
                    assert_eq!(list["totalCount"]["count"], rows, "{}", field.name);
                }
                self.rows.fetch_add(rows, Ordering::Relaxed);
                return Some((names, bodies));
            }
        }
        panic!("{} does not end", field.name)
    }

    /// Another's place in another's list leads into one's own.
    async fn cursors(&self, person: &mut Browser, stranger: &mut Browser, heard: &mut Heard) {
        for (list, more) in [("organizations", "name"), ("directives", "title"), ("assignments", "answer")] {
            let theirs = format!("{{ list: {list}(first: 1) {{ pageInfo {{ endCursor }} }} }}");
            let theirs = allowed(stranger, &theirs, &json!({})).await;
            let after = &theirs["data"]["list"]["pageInfo"]["endCursor"];
            let query = format!(
                "query($after: String) {{ list: {list}(first: 9, after: $after) {{ nodes {{ id {more} }}
                   pageInfo {{ hasNextPage endCursor }} }} }}"
            );
            heard.note(&allowed(person, &query, &json!({ "after": after })).await);
        }
    }

    async fn files(&self, person: &Browser, us: &Tenant, them: &Tenant, heard: &mut Heard) {
        for list in ListKind::ALL {
            let mut response = person.export(&format!("{}.csv", list.tag()), &json!({})).await;
            let status = response.status().as_u16();
            let text = String::from_utf8(response.take_body().into_vec().await.unwrap()).unwrap();
            assert!([200, 403].contains(&status), "{list:?}: {status} {text}");
            if status == 200 {
                self.exported.fetch_add(text.matches(&us.mark).count(), Ordering::Relaxed);
            }
            heard.note(&json!(text));
        }
        // Asked for by name: the headings alone.
        let theirs = json!({ "where": { "name": { "contains": them.mark } }, "columns": ["name", "unit"] });
        assert_eq!(person.csv("organizations", &theirs).await.len(), 1);
    }

    /// What is another's is answered as what is nobody's.
    async fn searches(&self, person: &mut Browser, us: &Tenant, them: &Tenant, heard: &mut Heard) -> usize {
        let of = async |person: &mut Browser, word: &str| {
            person.ask(SEARCH, json!({ "words": word })).await.to_string().replace(word, "?")
        };
        assert_eq!(of(person, &them.mark).await, of(person, "zqnobody").await);
        assert!(!of(person, "zqnobody").await.contains("errors"));
        let mut hits = 0;
        for words in [us.mark.as_str(), "huyen", "to chuc", "mo lop", "tra loi", "nghi dinh"] {
            let answer = person.ask(SEARCH, json!({ "words": words })).await;
            assert!(answer["errors"].is_null(), "{answer}");
            hits += answer["data"]["search"]["hits"].as_array().unwrap().len();
            heard.note(&answer);
        }
        hits
    }

    /// All of an object that can be had without arguments, and so deep.
    pub(super) fn whole(&self, kind: &str, deep: usize) -> String {
        let fields = self.schema.objects[kind].iter().filter(|field| field.needs.is_empty());
        let selected = fields.filter_map(|field| {
            if self.schema.is_leaf(&field.leads_to) {
                Some(field.name.clone())
            } else if self.schema.objects.contains_key(&field.leads_to) {
                (deep > 0).then(|| format!("{} {{ {} }}", field.name, self.whole(&field.leads_to, deep - 1)))
            } else {
                let members = self.schema.unions[&field.leads_to].iter();
                let members =
                    members.map(|member| format!("... on {member} {{ {} }}", self.whole(member, 0)));
                Some(format!("{} {{ {} }}", field.name, members.collect::<Vec<_>>().join(" ")))
            }
        });
        format!("__typename {}", selected.collect::<Vec<_>>().join(" "))
    }
}

/// The answer; a root that is closed to somebody is the only error there may be.
async fn allowed(person: &mut Browser, query: &str, variables: &Value) -> Value {
    let answer = person.ask(query, variables.clone()).await;
    if let Some(error) = answer["errors"].get(0) {
        assert_eq!(error["extensions"]["code"], "FORBIDDEN", "{query}: {answer}");
    }
    answer
}
