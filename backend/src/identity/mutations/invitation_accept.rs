//! `invitationAccept`: set one's own password with an invitation, and come in. No idempotency key: its row would hold a
//! digest of the password.
use async_graphql::{Context, Object, SimpleObject};
use serde_json::json;
use shared::{AccountId, FieldPath, InvitationAcceptInput as Input, RefusalCode, Said, Word};

use crate::{
    api::{ContextExt, Fault, UserError},
    identity::{
        entering, invitations,
        limits::{self, Admitted, Counted, WINDOW_MINUTES},
        password, second_factor, sessions, store,
        types::ViewerObject,
    },
    platform::{Done, Tx},
};

/// What became of it.
#[derive(SimpleObject)]
struct InvitationAcceptPayload {
    /// Who is signed in now. Null if it was refused, and if the account has a second factor: then sign in with the new
    /// password and a code.
    viewer: Option<ViewerObject>,
    /// Why it was refused; empty if it was done.
    user_errors: Vec<UserError>,
}

fn refused(path: FieldPath, code: RefusalCode, said: impl Into<Said>) -> InvitationAcceptPayload {
    InvitationAcceptPayload { viewer: None, user_errors: vec![UserError::new(code, path, said)] }
}

/// One answer for a token that never was, is over, was used or revoked, or whose account is locked.
fn over() -> InvitationAcceptPayload {
    refused(Input::TOKEN, RefusalCode::NotFound, Word::RefusalInvitationOver)
}

#[derive(Default)]
pub struct InvitationAccept;

#[Object]
impl InvitationAccept {
    /// Set your password with an invitation and sign in. Each invitation is good once; every other session of the
    /// account ends. Wrong tokens are limited for each address, and the answer does not tell what was wrong with one.
    async fn invitation_accept(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The invitation and the password.")] input: Input,
    ) -> Result<InvitationAcceptPayload, Fault> {
        let means = ctx.means();
        let attempt = match limits::admit(means, Counted::Invitation, &ctx.caller().address).await? {
            Admitted::Try { attempt, .. } => attempt,
            Admitted::Wait => {
                let wait = Said::with(Word::RefusalInvitationTries, "minutes", &WINDOW_MINUTES);
                return Ok(refused(Input::TOKEN, RefusalCode::TooMany, wait));
            }
        };
        let hash = sessions::token_hash(&input.token);
        let invited = invitations::invited(&means.db, &hash, means.clock.now()).await?;
        let Some(account) = invited else { return Ok(over()) };
        // Whoever holds a good one has guessed nothing.
        limits::succeeded(&means.db, attempt).await?;
        if let Err(weakness) = password::check(&input.password, &account.login) {
            return Ok(refused(Input::PASSWORD, RefusalCode::Invalid, weakness));
        }
        let anew = password::hash(&input.password, means.chance.as_ref()).await;
        let tx = Tx::begin(means, account.id).await?;
        // The account first, as whoever locks it does: two acts that wait for each other would both fail.
        let changed = store::set_password(&tx, account.id, anew).await?;
        let Some(row) = changed.filter(|row| row.disabled_at.is_none()) else { return Ok(over()) };
        if !invitations::take(&tx, &hash).await? {
            return Ok(over());
        }
        sessions::end_others(tx.db(), account.id, None).await?;
        let done = Done {
            office_id: row.office_id,
            subject: AccountId(row.id).to_string(),
            version: row.version,
            before: json!({ "invited": true }),
            after: json!({ "invited": false }),
            topic: "account.invitation_accepted",
        };
        tx.commit("invitationAccept", &done).await?;
        let has_factor = second_factor::of_account(&means.db, account.id).await?.is_some();
        let viewer = if has_factor { None } else { entering::enter(ctx, account.id).await? };
        Ok(InvitationAcceptPayload { viewer, user_errors: vec![] })
    }
}
