//! A browser: it goes through every layer, and keeps its cookie.
use std::sync::{Arc, LazyLock, Mutex};

use backend::{
    api::Api,
    clock::{Means, SystemChance},
    http::{self, Site},
    identity::{
        entity::{account, membership},
        hash_password,
    },
    organizations::entity as organization,
    places::entity::unit,
    platform::{person_sort_key, search_text},
};
use chrono::{DateTime, Utc};
use poem::{Endpoint, EndpointExt, Request, Response, endpoint::BoxEndpoint, http::Method};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::{Value, json};
use shared::Role;
use uuid::Uuid;

use super::{TestApp, app::without_cost, seed::first_day};

/// What everybody's password is in the tests.
pub const PASSWORD: &str = "ngọn đèn trong bản";

static HASH: LazyLock<String> = LazyLock::new(|| hash_password(PASSWORD, &[9; 16]));

pub const START: &str = "mutation($input: SessionStartInput!) { sessionStart(input: $input) {
  viewer { login fullName office { isDemo today } } userErrors { code message } } }";

#[derive(Clone)]
pub struct Browser {
    route: Arc<BoxEndpoint<'static, Response>>,
    /// The instance it speaks to.
    pub api: Arc<Api>,
    /// All that it was answered, once somebody listens.
    pub heard: Option<Arc<Mutex<String>>>,
    pub cookie: Option<String>,
    /// What another system sends in its place.
    pub bearer: Option<String>,
    /// The last one, with all that was said of it.
    pub set_cookie: String,
}

impl TestApp {
    pub fn browser(&self) -> Browser {
        self.browser_at(Site { free_queries: true, ..Site::default() })
    }

    pub fn browser_at(&self, site: Site) -> Browser {
        Browser::on(self.means(Arc::new(SystemChance)), site)
    }

    /// A browser of another instance on the same database.
    pub async fn browser_elsewhere(&self) -> Browser {
        Browser::on(self.means_of_another_instance().await, Site { free_queries: true, ..Site::default() })
    }

    /// An account that works for an organization and reaches over a unit.
    pub async fn account(
        &self,
        login: &str,
        role: Role,
        of: &organization::Model,
        over: &unit::Model,
    ) -> Uuid {
        let name = format!("Lò Thị {login}");
        let row = account::ActiveModel {
            id: Set(Uuid::now_v7()),
            version: Set(1),
            office_id: Set(of.office_id),
            login: Set(login.to_owned()),
            name_sort: Set(person_sort_key(&name)),
            search_text: Set(search_text(&name)),
            full_name: Set(name),
            password_hash: Set(HASH.clone()),
            disabled_at: Set(None),
            created_at: Set(DateTime::<Utc>::default()),
        };
        let id = row.insert(&self.db).await.unwrap().id;
        let row = membership::ActiveModel {
            id: Set(Uuid::now_v7()),
            account_id: Set(id),
            organization_id: Set(of.id),
            unit_id: Set(over.id),
            role: Set(role.tag().to_owned()),
            valid_from: Set(first_day()),
            valid_to: Set(None),
        };
        row.insert(&self.db).await.unwrap();
        id
    }

    pub async fn signed_in(&self, login: &str) -> Browser {
        let mut browser = self.browser();
        let answer = browser.sign_in(login, PASSWORD).await;
        assert_eq!(answer["userErrors"], json!([]), "{login}: {answer}");
        browser
    }
}

impl Browser {
    fn on(means: Means, site: Site) -> Self {
        let api = Arc::new(Api::new(means));
        Self {
            route: Arc::new(http::routes(Arc::clone(&api), site).boxed()),
            api,
            heard: None,
            cookie: None,
            bearer: None,
            set_cookie: String::new(),
        }
    }

    /// A request as it is, without the cookie.
    pub async fn send(&self, request: Request) -> Response {
        self.route.get_response(request).await
    }

    pub async fn ask(&mut self, query: &str, variables: Value) -> Value {
        self.ask_with(query, &variables, &[]).await.1
    }

    pub async fn ask_with(
        &mut self,
        query: &str,
        variables: &Value,
        headers: &[(&str, &str)],
    ) -> (u16, Value) {
        let mut request = Request::builder()
            .method(Method::POST)
            .uri_str("/graphql")
            .content_type("application/json")
            .header("X-Densach-Client", "tests")
            .header("Accept-Language", "vi");
        if let Some(cookie) = &self.cookie {
            request = request.header("Cookie", cookie);
        }
        if let Some(bearer) = &self.bearer {
            request = request.header("Authorization", format!("Bearer {bearer}"));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let body = json!({ "query": query, "variables": variables }).to_string();
        let mut response = self.send(request.body(body)).await;
        assert!(response.headers().get("x-densach-session").is_none(), "the token is for the cookie alone");
        if let Some(set) = response.headers().get("set-cookie") {
            set.to_str().unwrap().clone_into(&mut self.set_cookie);
            let set = self.set_cookie.as_str();
            assert!(set.contains("; HttpOnly; SameSite=Strict; "), "{set}");
            let kept = set.split(';').next().unwrap().to_owned();
            self.cookie = Some(kept).filter(|_| !set.contains("Max-Age=0"));
        }
        let body = response.take_body().into_vec().await.unwrap();
        if let Some(heard) = &self.heard {
            heard.lock().unwrap().push_str(&String::from_utf8_lossy(&body));
        }
        let answer = serde_json::from_slice(&body).unwrap_or(Value::Null);
        (response.status().as_u16(), without_cost(answer))
    }

    pub async fn sign_in(&mut self, login: &str, password: &str) -> Value {
        let input = json!({ "input": { "login": login, "password": password } });
        self.ask(START, input).await["data"]["sessionStart"].clone()
    }

    /// The login of who sits here; null for a stranger.
    pub async fn who(&mut self) -> Value {
        self.ask("{ viewer { login } }", json!({})).await["data"]["viewer"]["login"].clone()
    }
}
