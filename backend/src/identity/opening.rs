//! Opening an account: what the mutation and `densach account add` have in common.
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, DbErr};
use serde_json::json;
use shared::{AccountId, AccountOpenInput as Input, Login, Name, OrganizationKind, RefusalCode, Role, Word};
use uuid::Uuid;

use super::{entity::account::Model, password, scope::Scope, store, store::NewAccount};
use crate::{
    api::Refusal,
    clock::Chance,
    database, places,
    platform::{Done, Outcome, Tx},
};

/// What the trail calls it, whoever asked for it.
pub const OPERATION: &str = "accountOpen";

/// The values an account is made of, or the first that will not do.
pub fn parse(input: &Input) -> Result<(Login, Name), Refusal<Model>> {
    let (login, name) = (login(&input.login)?, full_name(&input.full_name)?);
    if let Some(password) = &input.password {
        password::check(password, login.as_str())
            .map_err(|weakness| Refusal::invalid(Input::PASSWORD, weakness))?;
    }
    Ok((login, name))
}

pub fn login(raw: &str) -> Result<Login, Refusal<Model>> {
    Login::parse(raw).map_err(|_| Refusal::invalid(Input::LOGIN, Word::RefusalLoginInvalid))
}

pub fn full_name(raw: &str) -> Result<Name, Refusal<Model>> {
    Name::parse(raw).map_err(|_| Refusal::invalid(Input::FULL_NAME, Word::RefusalNameInvalid))
}

/// What is stored at first: of a password that nobody knows, if the person is to set it.
pub async fn first_hash(input: &Input, chance: &dyn Chance) -> String {
    if let Some(password) = &input.password {
        return password::hash(password, chance).await;
    }
    let mut nobodys = [0; 32];
    chance.fill(&mut nobodys);
    password::hash(&BASE64_URL_SAFE_NO_PAD.encode(nobodys), chance).await
}

/// Whether somebody may work there from today on.
pub fn works(last_day: Option<NaiveDate>, today: NaiveDate) -> Result<(), Refusal<Model>> {
    if last_day.is_none_or(|last| last >= today) {
        Ok(())
    } else {
        Err(Refusal::new(RefusalCode::NotAllowed, Input::ORGANIZATION_ID, Word::RefusalOrganizationOver))
    }
}

/// What lies outside one's own units is not one's to give.
pub async fn reaches(
    db: &impl ConnectionTrait,
    scope: &Scope,
    unit_id: Uuid,
) -> Result<Result<(), Refusal<Model>>, DbErr> {
    Ok(if places::find_many(db, scope, [unit_id]).await?.is_empty() {
        Err(Refusal::new(RefusalCode::NotAllowed, Input::ROLE, Word::RefusalRoleReach))
    } else {
        Ok(())
    })
}

/// Whether somebody may be this in an organization of that kind.
pub fn fits(role: Role, kind: &str) -> Result<(), Refusal<Model>> {
    if OrganizationKind::of_tag(kind).is_some_and(|kind| role.fits(kind)) {
        Ok(())
    } else {
        Err(Refusal::new(RefusalCode::NotAllowed, Input::ROLE, Word::RefusalRoleHere))
    }
}

pub async fn open(tx: &Tx, new: NewAccount<'_>) -> Outcome<Done, Refusal<Model>> {
    database::take_turns(tx.db(), store::ACCOUNTS_TURN).await?;
    if store::find_by_login(tx.db(), new.login).await?.is_some() {
        return Ok(Err(Refusal::new(RefusalCode::Taken, Input::LOGIN, Word::RefusalLoginTaken)));
    }
    let (office_id, role) = (new.office_id, new.role);
    let row = store::open(tx, new).await?;
    Ok(Ok(Done {
        office_id,
        subject: AccountId(row.id).to_string(),
        version: row.version,
        before: json!(null),
        after: json!({ "login": row.login, "role": role.tag() }),
        topic: "account.opened",
    }))
}
