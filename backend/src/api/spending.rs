//! Each request pays for what it asks before anything is fetched: what its fields cost, and a little for itself.
use std::sync::{Arc, Mutex, PoisonError};

use async_graphql::{
    Error, Pos, Response, ServerError, ValidationResult, async_trait,
    extensions::{Extension, ExtensionContext, ExtensionFactory, NextRequest, NextValidation},
    value,
};
use sea_orm::DbErr;
use tracing::Span;

use super::{Caller, Fault};
use crate::{
    clock::Means,
    platform::purse::{Payer, Purse, Spent},
};

/// What a request costs that asks for nothing.
const EACH_REQUEST: i64 = 10;

pub struct Spending;

impl ExtensionFactory for Spending {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(Request::default())
    }
}

#[derive(Default)]
struct Request(Mutex<Option<(Spent, i64)>>);

#[async_trait::async_trait]
impl Extension for Request {
    async fn validation(
        &self,
        ctx: &ExtensionContext<'_>,
        next: NextValidation<'_>,
    ) -> Result<ValidationResult, Vec<ServerError>> {
        let valid = next.run(ctx).await;
        // Who only looks at the schema, as a test does, has no purse.
        let (Some(purse), Some(means)) = (ctx.data_opt::<Arc<Purse>>(), ctx.data_opt::<Means>()) else {
            return valid;
        };
        let fields = valid.as_ref().map_or(0, |valid| i64::try_from(valid.complexity).unwrap_or(i64::MAX));
        let caller = ctx.data_unchecked::<Caller>();
        let spent = spend(purse, means, caller, fields.saturating_add(EACH_REQUEST)).await;
        let spent = spent.map_err(|cause| refused(Fault::from(cause)))?;
        Span::current().record("cost", spent.asked);
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((spent, purse.budget.per_minute));
        if spent.paid { valid } else { Err(refused(Fault::TooMany { seconds: spent.until })) }
    }

    async fn request(&self, ctx: &ExtensionContext<'_>, next: NextRequest<'_>) -> Response {
        let response = next.run(ctx).await;
        let spent = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some((Spent { asked, left, until, paid }, budget)) = spent else { return response };
        let mut response =
            response.extension("cost", value!({ "asked": asked, "left": left, "per": "minute" }));
        let headers = [
            ("ratelimit-policy", format!("\"minute\";q={budget};w=60")),
            ("ratelimit", format!("\"minute\";r={left};t={until}")),
            ("retry-after", until.to_string()),
        ];
        for (name, text) in headers.into_iter().take(if paid { 2 } else { 3 }) {
            if let Ok(text) = text.parse() {
                response.http_headers.insert(name, text);
            }
        }
        response
    }
}

/// Each account and each token has a purse; strangers have one for each address.
pub async fn spend(purse: &Purse, means: &Means, caller: &Caller, asked: i64) -> Result<Spent, DbErr> {
    let token = caller.viewer.token.as_ref().map(|token| token.id);
    let payer = Payer::new(token.or(caller.viewer.account_id), &caller.address);
    purse.spend(&means.db, means.clock.now().timestamp(), payer, asked).await
}

fn refused(fault: Fault) -> Vec<ServerError> {
    vec![Error::from(fault).into_server_error(Pos::default())]
}
