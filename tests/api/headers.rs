//! D21: what each route tells a browser, whole. A header that is new, gone or other shows here as a diff.
use poem::{Request, http::Method};

use crate::harness::TestApp;

/// These stand on every answer; `x-request-id` too, with another value each time.
const WALLS: [(&str, &str); 4] = [
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; font-src 'self'; \
         connect-src 'self'; media-src 'self'; manifest-src 'self'; worker-src 'self'; img-src 'self' blob: data:; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    ("cross-origin-opener-policy", "same-origin"),
    ("referrer-policy", "same-origin"),
    ("x-content-type-options", "nosniff"),
];

/// Method, path, status, and what stands there besides.
const ROUTES: [(&str, &str, &str); 19] = [
    ("GET", "/healthz", "200 | content-type: text/plain; charset=utf-8"),
    ("GET", "/readyz", "200"),
    (
        "GET",
        "/schema.graphql",
        "200 | cache-control: public, max-age=300 | content-type: text/plain; charset=utf-8 | vary: accept-encoding",
    ),
    ("GET", "/graphql", "405 | content-type: text/plain; charset=utf-8"),
    ("POST", "/graphql", "415 | content-type: application/json; charset=utf-8"),
    ("PUT", "/graphql", "405 | content-type: text/plain; charset=utf-8"),
    ("GET", "/files", "405 | content-type: text/plain; charset=utf-8"),
    ("POST", "/files", "403 | cache-control: no-store | content-type: application/json; charset=utf-8"),
    ("GET", "/files/00", "404 | cache-control: no-store | content-type: application/json; charset=utf-8"),
    (
        "GET",
        "/files/00/small",
        "404 | cache-control: no-store | content-type: application/json; charset=utf-8",
    ),
    ("GET", "/reports/x.docx", "404"),
    ("GET", "/exports/units.csv", "405 | content-type: text/plain; charset=utf-8"),
    (
        "POST",
        "/exports/units.csv",
        "415 | cache-control: no-store | content-type: application/json; charset=utf-8",
    ),
    (
        "POST",
        "/exports/nothing.csv",
        "404 | cache-control: no-store | content-type: application/json; charset=utf-8",
    ),
    ("GET", "/imports/templates/x.xlsx", "404"),
    ("GET", "/imports/x/annotated.xlsx", "404"),
    ("POST", "/healthz", "405 | content-type: text/plain; charset=utf-8"),
    ("GET", "/", "404"),
    ("GET", "/assets/x.js", "404"),
];

#[tokio::test]
async fn each_route_carries_its_headers_and_no_others() {
    let app = TestApp::on_sqlite().await;
    let browser = app.browser();
    let mut wrong = Vec::new();
    for (method, path, expected) in ROUTES {
        let method: Method = method.parse().unwrap();
        let mut response =
            browser.send(Request::builder().method(method.clone()).uri_str(path).finish()).await;
        let status = response.status().as_u16();
        let headers = response.headers_mut();
        for (name, value) in WALLS {
            let found = headers.remove(name);
            assert_eq!(
                found.as_ref().and_then(|value| value.to_str().ok()),
                Some(value),
                "{method} {path}: {name}"
            );
        }
        assert!(headers.remove("x-request-id").is_some(), "{method} {path}");
        headers.remove("etag");
        let mut rest: Vec<_> =
            headers.iter().map(|(name, value)| format!("{name}: {}", value.to_str().unwrap())).collect();
        rest.sort_unstable();
        let seen = [vec![status.to_string()], rest].concat().join(" | ");
        if seen != expected {
            wrong.push(format!("(\"{method}\", \"{path}\", \"{seen}\"),"));
        }
    }
    assert!(wrong.is_empty(), "these answer otherwise:\n{}", wrong.join("\n"));
}

#[test]
fn no_route_is_left_out() {
    let source = include_str!("../../backend/src/http/mod.rs");
    let routes: Vec<_> = source.split(".at(\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert!(routes.len() > 8, "{routes:?}");
    for route in routes {
        let steps: Vec<_> = route.split('/').collect();
        let is_asked = ROUTES.iter().any(|(_, path, _)| {
            let path: Vec<_> = path.split('/').collect();
            let fits = |(step, given): (&&str, &&str)| step.starts_with([':', '*']) || step == given;
            (path.len() == steps.len() || route.contains('*')) && steps.iter().zip(&path).all(fits)
        });
        assert!(is_asked, "{route}");
    }
}
