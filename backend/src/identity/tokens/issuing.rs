//! What must hold of a token before it is issued.
use chrono::{NaiveDate, TimeDelta};
use serde_json::json;
use shared::{
    Capability, Name, OrganizationId, PURPOSE_CHARS, RefusalCode, TOKEN_DAYS, TokenId,
    TokenIssueInput as Input, Word, line,
};

use super::{
    entity::service_token::Model,
    store::{self, NewToken},
};
use crate::{
    api::{Refusal, parse_id},
    identity::{Scope, Viewer},
    organizations, places,
    platform::{Done, Outcome, Tx},
};

/// What a token is made of.
pub struct Wanted {
    name: Name,
    purpose: String,
    scope: Vec<Capability>,
    days: i32,
}

pub fn parse(input: &Input, viewer: &Viewer) -> Result<Wanted, Refusal<Model>> {
    let name = Name::parse(&input.name);
    let name = name.map_err(|_| Refusal::invalid(Input::NAME, Word::RefusalNameInvalid))?;
    let purpose = line(&input.purpose, PURPOSE_CHARS)
        .ok_or_else(|| Refusal::invalid(Input::PURPOSE, Word::RefusalTokenPurpose))?;
    let all_read = input.scope.iter().all(|one| Capability::OF_TOKENS.contains(one));
    // Each once, in the order in which they are known.
    let scope: Vec<_> = Capability::OF_TOKENS.into_iter().filter(|one| input.scope.contains(one)).collect();
    if scope.is_empty() || !all_read {
        return Err(Refusal::invalid(Input::SCOPE, Word::RefusalTokenScope));
    }
    if !scope.iter().all(|one| viewer.can(*one)) {
        return Err(Refusal::new(RefusalCode::NotAllowed, Input::SCOPE, Word::RefusalTokenScopeOwn));
    }
    if !TOKEN_DAYS.contains(&input.days) {
        return Err(Refusal::invalid(Input::DAYS, Word::RefusalTokenDays));
    }
    Ok(Wanted { name, purpose, scope, days: input.days })
}

pub async fn issue(
    tx: &Tx,
    scope: &Scope,
    (input, wanted): (&Input, &Wanted),
    token_hash: Vec<u8>,
    today: NaiveDate,
) -> Outcome<Done, Refusal<Model>> {
    let not_allowed = |path, word| Ok(Err(Refusal::new(RefusalCode::NotAllowed, path, word)));
    let place = match parse_id(&input.organization_id) {
        Some(OrganizationId(id)) => organizations::hold(tx, scope, id).await?,
        None => None,
    };
    let Some(place) = place else { return Ok(Err(Refusal::not_found(Input::ORGANIZATION_ID))) };
    if place.valid_to.is_some_and(|last| last < today) {
        return not_allowed(Input::ORGANIZATION_ID, Word::RefusalOrganizationOver);
    }
    let people = store::people(tx, place.id, today).await?;
    if !wanted.scope.iter().all(|one| people.iter().any(|(role, _)| role.can(*one))) {
        return not_allowed(Input::SCOPE, Word::RefusalTokenScopeOrganization);
    }
    // What lies outside one's own units is not one's to give.
    let mut units: Vec<_> = people.iter().map(|(_, unit)| *unit).collect();
    units.sort_unstable();
    units.dedup();
    if places::find_many(tx.db(), scope, units.iter().copied()).await?.len() < units.len() {
        return not_allowed(Input::ORGANIZATION_ID, Word::RefusalTokenReach);
    }
    let tags: Vec<_> = wanted.scope.iter().filter_map(|one| one.token_tag()).collect();
    let new = NewToken {
        office_id: place.office_id,
        organization_id: place.id,
        name: wanted.name.as_str(),
        purpose: &wanted.purpose,
        scope: tags.join(" "),
        token_hash,
        lasts: TimeDelta::days(i64::from(wanted.days)),
    };
    let row = store::issue(tx, new).await?;
    Ok(Ok(Done {
        office_id: row.office_id,
        subject: TokenId(row.id).to_string(),
        version: row.version,
        before: json!(null),
        after: json!({
            "name": row.name, "purpose": row.purpose, "organization": row.organization_id, "scope": tags,
            "expiresAt": row.expires_at,
        }),
        topic: "token.issued",
    }))
}
