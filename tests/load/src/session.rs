//! Who came with a cookie: the same joined statement as `identity::sessions` of the product.
use poem::{Request, error::InternalServerError, http::StatusCode};
use sha2::{Digest, Sha256};
use sqlx::{FromRow, PgPool};
use uuid::Uuid;

const LOOK_UP: &str = "
SELECT account.id AS account_id, account.login, account.full_name, session.kind, session.seen_at,
       office.id AS office_id, office.name AS office_name, office.business_date, office.is_demo,
       membership.role, membership.organization_id, unit.path
FROM session
JOIN account ON account.id = session.account_id
JOIN office ON office.id = account.office_id
LEFT JOIN membership ON membership.account_id = account.id
LEFT JOIN unit ON unit.id = membership.unit_id
WHERE session.token_hash = $1 AND session.expires_at > now() AND session.seen_at > now() - INTERVAL '12 hours'
  AND account.disabled_at IS NULL
ORDER BY membership.id";

#[derive(FromRow)]
pub struct Viewer {
    pub office_id: Uuid,
    pub path: String,
}

pub async fn viewer(request: &Request, pool: &PgPool) -> poem::Result<Viewer> {
    let cookie = request.header("cookie").and_then(|cookie| cookie.strip_prefix("densach="));
    let hash = Sha256::digest(cookie.unwrap_or_default()).to_vec();
    let found = sqlx::query_as(LOOK_UP).bind(hash).fetch_all(pool).await.map_err(InternalServerError)?;
    found.into_iter().next().ok_or_else(|| StatusCode::UNAUTHORIZED.into())
}
