//! What a minute may cost, on every instance together.
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use backend::{
    api::{Api, Caller},
    clock::{Clock, Means, SystemChance},
    http,
    identity::Viewer,
    platform::purse::Budget,
};
use chrono::{DateTime, Utc};
use poem::{Endpoint, Request, Route, http::Method};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::TestApp;

on_both_databases! {
    who_spent_the_minutes_budget_waits_for_the_next,
    instances_lease_from_one_budget,
    what_people_do_writes_nothing,
}

/// 10 for itself, 1 for its field.
const QUERY: &str = "{ viewer { login } }";
const ASKED: i64 = 12;

/// Stands still until it is told to go on.
struct Watch(AtomicI64);

impl Clock for Watch {
    fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp(self.0.load(Ordering::Relaxed), 0).unwrap()
    }
}

struct Instance {
    route: Route,
    watch: Arc<Watch>,
}

impl Instance {
    fn of(app: &TestApp, budget: Budget) -> Self {
        // Five seconds into a minute.
        let watch = Arc::new(Watch(AtomicI64::new(1_586_912_405)));
        let clock = Arc::<Watch>::clone(&watch);
        let means = Means { clock, ..app.means(Arc::new(SystemChance)) };
        Self { route: http::graphql(Arc::new(Api::with_budget(means, budget))), watch }
    }

    async fn ask(&self, viewer: &Viewer, address: &str, query: &str) -> Answer {
        let caller = Caller { viewer: viewer.clone(), address: address.to_owned(), ..Caller::default() };
        let request = Request::builder()
            .method(Method::POST)
            .uri_str("/graphql")
            .content_type("application/json")
            .header("X-Densach-Client", "tests")
            .extension(caller)
            .body(json!({ "query": query }).to_string());
        let mut response = self.route.get_response(request).await;
        let body = response.take_body().into_vec().await.unwrap();
        let header =
            |name: &str| response.headers().get(name).map_or("", |value| value.to_str().unwrap()).to_owned();
        Answer {
            status: response.status().as_u16(),
            limits: ["ratelimit-policy", "ratelimit", "retry-after"].map(header),
            body: serde_json::from_slice(&body).unwrap(),
        }
    }

    /// How many requests are paid for before the first that is not.
    async fn exhaust(&self, viewer: &Viewer) -> i64 {
        let mut paid = 0;
        while self.ask(viewer, "", QUERY).await.status == 200 {
            paid += 1;
        }
        paid
    }
}

struct Answer {
    status: u16,
    limits: [String; 3],
    body: Value,
}

fn somebody() -> Viewer {
    Viewer { account_id: Some(Uuid::now_v7()), ..Viewer::default() }
}

async fn who_spent_the_minutes_budget_waits_for_the_next(app: TestApp) {
    let budget = Budget { per_minute: 3 * ASKED, slice: ASKED };
    let (instance, viewer) = (Instance::of(&app, budget), somebody());
    let first = instance.ask(&viewer, "", QUERY).await;
    let cost = json!({ "asked": ASKED, "left": 2 * ASKED, "per": "minute" });
    assert_eq!((first.status, &first.body["extensions"]["cost"]), (200, &cost), "{}", first.body);
    assert_eq!(first.limits, [r#""minute";q=36;w=60"#, r#""minute";r=24;t=55"#, ""]);
    assert_eq!(instance.exhaust(&viewer).await, 2);

    let over = instance.ask(&viewer, "", QUERY).await;
    let error = &over.body["errors"][0]["extensions"];
    assert_eq!((over.status, &error["code"], &over.body["data"]), (429, &json!("TOO_MANY"), &Value::Null));
    assert!(error["requestId"].is_string());
    assert_eq!(over.limits, [r#""minute";q=36;w=60"#, r#""minute";r=0;t=55"#, "55"]);
    // A query that is not even valid is no way around it; nobody else is held up by it.
    assert_eq!(instance.ask(&viewer, "", "{ nothing }").await.status, 429);
    assert_eq!(instance.ask(&somebody(), "", QUERY).await.status, 200);

    instance.watch.0.fetch_add(55, Ordering::Relaxed);
    assert_eq!(instance.exhaust(&viewer).await, 3);
    // What the last minute leased is forgotten when the next but one leases.
    instance.watch.0.fetch_add(60, Ordering::Relaxed);
    instance.exhaust(&viewer).await;
    assert_eq!(app.count("cost_lease").await, 2);
}

async fn instances_lease_from_one_budget(app: TestApp) {
    let budget = Budget { per_minute: 6 * ASKED, slice: 2 * ASKED };
    let (one, other, viewer) = (Instance::of(&app, budget), Instance::of(&app, budget), somebody());
    let (first, second) = tokio::join!(one.exhaust(&viewer), other.exhaust(&viewer));
    // The budget, and the slice that the other has without asking.
    assert_eq!(first + second, 8, "{first} and {second}");
}

async fn what_people_do_writes_nothing(app: TestApp) {
    let instance = Instance::of(&app, Budget::default());
    for _ in 0..100 {
        assert_eq!(instance.ask(&somebody(), "", QUERY).await.status, 200);
    }
    assert_eq!(app.count("cost_lease").await, 0);
}

#[tokio::test]
async fn strangers_pay_by_where_they_come_from() {
    let app = TestApp::on_sqlite().await;
    let instance = Instance::of(&app, Budget { per_minute: ASKED, slice: ASKED });
    let stranger = Viewer::default();
    for (address, expected) in [
        ("192.0.2.1", 200),
        ("192.0.2.1", 429),
        ("192.0.2.2", 200),
        ("2001:db8::1", 200),
        ("2001:db8::2", 429),
    ] {
        assert_eq!(instance.ask(&stranger, address, QUERY).await.status, expected, "{address}");
    }
}
