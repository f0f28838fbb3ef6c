//! One id for each request: in its answer, in its errors and on its log lines, so that a person can name what
//! went wrong and we can find it.
use std::{sync::Arc, time::Instant};

use poem::{Endpoint, IntoResponse, Request, Response, Result, http::HeaderValue};
use tracing::{Instrument, Span, field::Empty};
use uuid::Uuid;

use crate::api::Api;

/// Made here, whatever a caller sent: two requests never share one.
#[derive(Clone, Copy)]
pub struct RequestId(pub Uuid);

pub async fn around<E: Endpoint>(api: Arc<Api>, next: Arc<E>, mut request: Request) -> Result<Response> {
    let id = api.means.new_id();
    request.set_data(RequestId(id));
    // Without the query: what people look for stays with them.
    let (method, path) = (request.method(), without_secret(request.uri().path()));
    let span = tracing::info_span!("request", %id, %method, path, status = Empty, ms = Empty, cost = Empty);
    let is_page = !["/graphql", "/files", "/exports"].iter().any(|data| path.starts_with(data));
    let answered = async move {
        let begun = Instant::now();
        let mut answer = match next.call(request).await {
            Ok(answer) => answer.into_response(),
            Err(error) => error.into_response(),
        };
        if let Ok(id) = HeaderValue::from_str(&id.to_string()) {
            answer.headers_mut().insert("x-request-id", id);
        }
        Span::current().record("status", answer.status().as_u16());
        Span::current().record("ms", begun.elapsed().as_millis());
        if is_page {
            tracing::debug!("answered");
        } else {
            tracing::info!("answered");
        }
        Ok(answer)
    };
    answered.instrument(span).await
}

/// Whoever reads the log must not come in by somebody's invitation.
fn without_secret(path: &str) -> &str {
    const INVITATION: &str = "/loi-moi/";
    if path.starts_with(INVITATION) { INVITATION } else { path }
}

#[cfg(test)]
mod tests {
    use std::{
        io::{self, Write},
        sync::Mutex,
    };

    use poem::{EndpointExt, endpoint::make_sync};
    use sea_orm::DatabaseConnection;
    use tracing_subscriber::fmt::MakeWriter;

    use super::*;
    use crate::{clock::Means, platform::files::FileStore};

    #[derive(Clone, Default)]
    struct Kept(Arc<Mutex<Vec<u8>>>);

    impl Write for Kept {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().expect("nobody panics with it").extend(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl<'a> MakeWriter<'a> for Kept {
        type Writer = Self;

        fn make_writer(&'a self) -> Self {
            self.clone()
        }
    }

    #[tokio::test]
    async fn what_a_request_logs_carries_its_id() {
        let kept = Kept::default();
        let json = tracing_subscriber::fmt().json().with_writer(kept.clone()).finish();
        let _set = tracing::subscriber::set_default(json);
        let files = FileStore::in_folder(std::env::temp_dir());
        let api = Arc::new(Api::new(Means::of_this_machine(DatabaseConnection::default(), files)));
        let route = make_sync(|_| tracing::error!("something broke"))
            .around(move |next, request| around(Arc::clone(&api), next, request));

        let answer = route.get_response(Request::builder().uri_str("/graphql?secret=1").finish()).await;

        let id = answer.headers()["x-request-id"].to_str().unwrap();
        let log = String::from_utf8(kept.0.lock().unwrap().clone()).unwrap();
        let lines: Vec<serde_json::Value> =
            log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(lines.iter().map(|line| line["span"]["id"].as_str()).collect::<Vec<_>>(), [Some(id); 2]);
        assert_eq!((&lines[1]["span"]["status"], log.contains("secret")), (&200.into(), false));
    }
}
