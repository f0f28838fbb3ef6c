//! What is known of a token's use: when it came last, which fields it asked for, and what that cost.
use std::sync::Arc;

use backend::{
    api::Api,
    clock::SystemChance,
    http::{self, Site},
    platform::purse::Budget,
};
use poem::{Endpoint, EndpointExt, Request, Response, endpoint::BoxEndpoint, http::Method};
use serde_json::{Value, json};

use crate::{
    harness::TestApp,
    memberships::office,
    tokens::{system, wanted},
};

on_both_databases! {
    the_last_use_is_a_minute_late_at_most_and_reads_write_nothing_else,
    fields_are_counted_by_the_day_and_written_in_one_go,
    a_token_has_a_budget_of_its_own,
}

const QUERY: &str = "{ organizations(first: 1) { nodes { name } } }";

/// A whole server whose memory a test can look into.
struct Server {
    api: Arc<Api>,
    route: BoxEndpoint<'static, Response>,
}

impl Server {
    fn of(app: &TestApp, budget: Budget) -> Self {
        let api = Arc::new(Api::with_budget(app.means(Arc::new(SystemChance)), budget));
        Self { route: http::routes(Arc::clone(&api), Site::default()).boxed(), api }
    }

    async fn ask(&self, token: &str, query: &str) -> (u16, [String; 2], Value) {
        let request = Request::builder()
            .method(Method::POST)
            .uri_str("/graphql")
            .content_type("application/json")
            .header("X-Densach-Client", "tests")
            .header("Authorization", format!("Bearer {token}"))
            .body(json!({ "query": query }).to_string());
        let mut response = self.route.get_response(request).await;
        let header =
            |name: &str| response.headers().get(name).map_or("", |value| value.to_str().unwrap()).to_owned();
        let limits = ["ratelimit-policy", "ratelimit"].map(header);
        let body = response.take_body().into_vec().await.unwrap();
        (response.status().as_u16(), limits, serde_json::from_slice(&body).unwrap())
    }
}

fn writes(statements: &[sea_orm::Statement]) -> usize {
    statements.iter().filter(|statement| !statement.sql.starts_with("SELECT")).count()
}

/// D12: the last use; the format is held by properties in `identity/tokens/secret.rs`.
async fn the_last_use_is_a_minute_late_at_most_and_reads_write_nothing_else(app: TestApp) {
    let mut office = office(&app).await;
    let input = wanted(&office);
    let (mut system, id) = system(&app, &mut office, &input).await;
    let last = format!("{{ token(id: \"{id}\") {{ lastUsedAt version }} }}");
    assert_eq!(office.admin.ask(&last, json!({})).await["data"]["token"]["lastUsedAt"], Value::Null);

    let (_, first) = app.statements_of(system.ask(QUERY, json!({}))).await;
    assert_eq!(writes(&first), 1, "{first:?}");
    let (_, second) = app.statements_of(system.ask(QUERY, json!({}))).await;
    assert_eq!(writes(&second), 0, "{second:?}");
    let seen = office.admin.ask(&last, json!({})).await["data"]["token"].clone();
    assert!(seen["lastUsedAt"].is_string() && seen["version"] == 1, "{seen}");

    // Each look at the clock is a second later.
    for back in [40, 60] {
        let minute_ago = app.means(Arc::new(SystemChance)).clock.now() - chrono::TimeDelta::seconds(back);
        app.meddle(
            &format!("UPDATE service_token SET last_used_at = '{minute_ago}'").replace(" UTC", "+00:00"),
        )
        .await
        .unwrap();
        let (_, statements) = app.statements_of(system.ask(QUERY, json!({}))).await;
        assert_eq!(writes(&statements), usize::from(back == 60), "{back}");
    }
}

async fn fields_are_counted_by_the_day_and_written_in_one_go(app: TestApp) {
    let mut office = office(&app).await;
    let input = wanted(&office);
    let (system, id) = system(&app, &mut office, &input).await;
    let token = system.bearer.unwrap();
    let server = Server::of(&app, Budget::default());
    let both = "query a { organizations(first: 1) { nodes { ...n ...n name } } }
      query b { directives(first: 1) { nodes { id } } } fragment n on Organization { name kind }";
    for query in [QUERY, QUERY, "{ nothing }", "{ __schema { queryType { name } } }"] {
        server.ask(&token, query).await;
    }
    let named = json!({ "query": both, "operationName": "a" }).to_string();
    let request =
        Request::builder().method(Method::POST).uri_str("/graphql").content_type("application/json");
    let request =
        request.header("X-Densach-Client", "tests").header("Authorization", format!("Bearer {token}"));
    assert_eq!(server.route.get_response(request.body(named)).await.status().as_u16(), 200);
    assert_eq!(app.count("token_field_use").await, 0);

    let (flushed, statements) = app.statements_of(server.api.field_uses.flush(&app.db)).await;
    flushed.unwrap();
    assert_eq!(statements.len(), 1);
    server.api.field_uses.flush(&app.db).await.unwrap();
    // Another instance adds to what is there.
    let other = Server::of(&app, Budget::default());
    other.ask(&token, QUERY).await;
    other.api.field_uses.flush(&app.db).await.unwrap();

    let query =
        format!("{{ token(id: \"{id}\") {{ fieldUse(first: 4) {{ field count lastDay deprecated }} }} }}");
    let seen = office.admin.ask(&query, json!({})).await;
    let used = |field: &str, count: i32| json!({ "field": field, "count": count, "lastDay": "2020-04-15", "deprecated": false });
    assert_eq!(
        seen["data"]["token"]["fieldUse"],
        json!([
            used("Organization.name", 4),
            used("OrganizationConnection.nodes", 4),
            used("Query.organizations", 4),
            used("Organization.kind", 1)
        ]),
        "{seen}"
    );
    let too_many = format!("{{ token(id: \"{id}\") {{ fieldUse(first: 101) {{ field }} }} }}");
    assert_eq!(
        office.admin.ask(&too_many, json!({})).await["errors"][0]["extensions"]["code"],
        "BAD_REQUEST"
    );
    // What people ask is not counted.
    office.admin.ask(QUERY, json!({})).await;
    assert_eq!(app.count("token_field_use").await, 4);

    // A list of tokens costs no more statements than one.
    let list =
        "{ tokens(first: 10) { nodes { fieldUse { field } organization { name } issuedBy { login } } } }";
    let (_, one) = app.statements_of(office.admin.ask(list, json!({}))).await;
    for _ in 0..3 {
        crate::tokens::issue(&mut office.admin, &input).await;
    }
    let (answer, four) = app.statements_of(office.admin.ask(list, json!({}))).await;
    assert_eq!(answer["data"]["tokens"]["nodes"].as_array().unwrap().len(), 4, "{answer}");
    assert_eq!(one.len(), four.len());
}

async fn a_token_has_a_budget_of_its_own(app: TestApp) {
    let mut office = office(&app).await;
    let input = wanted(&office);
    let (one, _) = system(&app, &mut office, &input).await;
    let (other, _) = system(&app, &mut office, &input).await;
    let (one, other) = (one.bearer.unwrap(), other.bearer.unwrap());
    let server = Server::of(&app, Budget { per_minute: 20, slice: 20 });
    let query = "{ __typename }";
    let (status, limits, answer) = server.ask(&one, query).await;
    let cost = &answer["extensions"]["cost"];
    let asked = cost["asked"].as_i64().unwrap();
    assert_eq!((status, &cost["left"]), (200, &json!(20 - asked)), "{answer}");
    assert!(
        limits[0].starts_with("\"minute\";q=20")
            && limits[1].starts_with(&format!("\"minute\";r={}", 20 - asked))
    );
    server.ask(&one, query).await;
    let (status, limits, answer) = server.ask(&one, query).await;
    assert_eq!((status, &answer["errors"][0]["extensions"]["code"]), (429, &json!("TOO_MANY")), "{answer}");
    assert!(limits.iter().all(|header| !header.is_empty()));
    assert_eq!(server.ask(&other, query).await.0, 200, "one token does not spend what is another's");
}
