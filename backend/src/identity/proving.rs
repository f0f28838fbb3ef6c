//! What somebody who is signed in shows once more before they touch their own password or second factor. Each try is
//! counted as a sign-in is: whoever finds a session left open must not search for either there.
use async_graphql::Context;
use sea_orm::DbErr;
use shared::{FieldPath, PASSWORD_CHARS, RefusalCode, Said, SecondFactorProofInput, Word};
use uuid::Uuid;

use super::{
    entity::account::Model,
    limits::{self, Admitted, Counted, WINDOW_MINUTES},
    password, second_factor, store,
    totp::Code,
};
use crate::{
    api::{ContextExt, Fault, Refusal},
    platform::{Done, Outcome, Receipt, Tx, act_once},
};

/// A try that is booked as wrong until it is accepted.
pub struct Attempt {
    id: Uuid,
    left: u64,
}

impl Attempt {
    pub async fn accepted(&self, ctx: &Context<'_>) -> Result<(), DbErr> {
        limits::succeeded(ctx.db(), self.id).await
    }

    pub fn wrong_code(&self, path: FieldPath) -> Refusal<Model> {
        Refusal::invalid(path, wrong_code(self.left))
    }
}

pub fn wrong_code(left: u64) -> Said {
    Said::with(Word::RefusalCodeWrong, "left", &left).and("minutes", &WINDOW_MINUTES)
}

/// One's own account. Who explores the API has none to change.
pub async fn oneself(ctx: &Context<'_>) -> Result<Model, Fault> {
    let viewer = ctx.viewer();
    let id = viewer.account_id.filter(|_| !viewer.only_reads).ok_or(Fault::Forbidden)?;
    store::find(ctx.db(), &viewer.own_account_scope(), id).await?.ok_or(Fault::Forbidden)
}

pub async fn admit(ctx: &Context<'_>, account: &Model, path: FieldPath) -> Outcome<Attempt, Refusal<Model>> {
    match limits::admit(ctx.means(), Counted::Login(&account.login), &ctx.caller().address).await? {
        Admitted::Try { attempt, left } => Ok(Ok(Attempt { id: attempt, left })),
        Admitted::Wait => {
            let wait = Said::with(Word::RefusalTooManyTries, "minutes", &WINDOW_MINUTES);
            Ok(Err(Refusal::new(RefusalCode::TooMany, path, wait)))
        }
    }
}

/// The try is not accepted yet: a code may have to follow.
pub async fn by_password(
    ctx: &Context<'_>,
    account: &Model,
    typed: &str,
    path: FieldPath,
) -> Outcome<Attempt, Refusal<Model>> {
    let attempt = match admit(ctx, account, path).await? {
        Ok(attempt) => attempt,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let too_long = typed.chars().count() > *PASSWORD_CHARS.end();
    let stored = Some(account.password_hash.clone()).filter(|_| !too_long);
    if password::verify(if too_long { "" } else { typed }, stored).await {
        Ok(Ok(attempt))
    } else {
        Ok(Err(Refusal::invalid(path, Word::RefusalPasswordWrong)))
    }
}

/// An act that takes the password and a code. The code is spent in the transaction of the act.
pub async fn by_both(
    ctx: &Context<'_>,
    operation: &'static str,
    input: &SecondFactorProofInput,
    change: impl AsyncFnOnce(&Tx, &Model) -> Result<Done, DbErr>,
) -> Outcome<Receipt, Refusal<Model>> {
    use SecondFactorProofInput as Input;
    let account = oneself(ctx).await?;
    let Some(factor) = second_factor::of_account(ctx.db(), account.id).await? else {
        return Ok(Err(Refusal::new(RefusalCode::WrongState, Input::CODE, Word::RefusalSecondFactorOff)));
    };
    let attempt = match by_password(ctx, &account, &input.password, Input::PASSWORD).await? {
        Ok(attempt) => attempt,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let outcome = act_once(ctx, operation, async |tx| {
        let good = match Code::parse(&input.code) {
            Some(code) => second_factor::spend(tx.db(), &factor, &code, tx.now).await?,
            None => false,
        };
        if good { Ok(Ok(change(tx, &account).await?)) } else { Ok(Err(attempt.wrong_code(Input::CODE))) }
    })
    .await?;
    if outcome.is_ok() {
        attempt.accepted(ctx).await?;
    }
    Ok(outcome)
}
