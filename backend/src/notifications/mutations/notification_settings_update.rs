//! `notificationSettingsUpdate`: how one is told, as the whole form.
use async_graphql::{Context, Object, SimpleObject};
use serde_json::{Value, json};
use shared::{
    AccountId, NotificationChoiceInput as Choice, NotificationKind, NotificationSettingsUpdateInput as Input,
    Word,
};
use uuid::Uuid;

use crate::{
    api::{ContextExt, Fault, Refusal, UserError},
    notifications::{
        entity::setting::Model,
        query::{reader, settings_of},
        settings,
        types::NotificationSettings,
    },
    platform::{Act, Done, Outcome, Tx, act, mail},
};

/// What became of it.
#[derive(SimpleObject)]
struct NotificationSettingsPayload {
    /// How you are told now, also if your version was stale.
    settings: NotificationSettings,
    /// Why it was refused; empty if it was done.
    user_errors: Vec<UserError>,
}

fn facts(set: &Model, choices: &[Choice]) -> Value {
    let choice = |one: &Choice| json!([one.kind.tag(), one.in_app, one.mail.tag()]);
    json!({ "email": set.email, "language": set.language, "choices": choices.iter().map(choice).collect::<Vec<_>>() })
}

async fn update(tx: &Tx, office_id: Uuid, input: &Input) -> Outcome<Done, Refusal<Model>> {
    let email = match input.email.as_deref().filter(|raw| !raw.trim().is_empty()) {
        None => None,
        Some(raw) => match mail::address(raw) {
            Some(address) => Some(address),
            None => return Ok(Err(Refusal::invalid(Input::EMAIL, Word::RefusalEmail))),
        },
    };
    let once =
        |kind: NotificationKind| input.choices.iter().filter(|choice| choice.kind == kind).count() <= 1;
    if !NotificationKind::ALL.into_iter().all(once) {
        return Ok(Err(Refusal::invalid(Input::CHOICES, Word::RefusalChoices)));
    }
    let (before, chosen) = settings::find(tx.db(), tx.account_id).await?;
    if before.version != input.expected_version {
        return Ok(Err(Refusal::stale(Some(before))));
    }
    let written = settings::write(tx, before.version, (email, input.language), &input.choices).await?;
    let Some(after) = written else {
        return Ok(Err(Refusal::stale(Some(settings::find(tx.db(), tx.account_id).await?.0))));
    };
    Ok(Ok(Done {
        office_id,
        subject: AccountId(tx.account_id).to_string(),
        version: after.version,
        before: facts(&before, &chosen),
        after: facts(&after, &input.choices),
        topic: "notification.settings_updated",
    }))
}

#[derive(Default)]
pub struct NotificationSettingsUpdate;

#[Object]
impl NotificationSettingsUpdate {
    /// Set how you are told: the whole form.
    async fn notification_settings_update(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How you want to be told.")] input: Input,
    ) -> Result<NotificationSettingsPayload, Fault> {
        let (account_id, office_id) = (reader(ctx)?, ctx.office_id()?);
        let asked = Act {
            operation: "notificationSettingsUpdate",
            id: "",
            input: &input,
            key: &input.idempotency_key,
        };
        let outcome = act(ctx, asked, async |tx| update(tx, office_id, &input).await).await?;
        let user_errors = outcome.err().map(|refusal| refusal.into_parts().1).unwrap_or_default();
        Ok(NotificationSettingsPayload { settings: settings_of(ctx, account_id).await?, user_errors })
    }
}
