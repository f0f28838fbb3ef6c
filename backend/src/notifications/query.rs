use async_graphql::{Context, Object, connection::Connection};
use shared::NotificationId;
use uuid::Uuid;

use super::{
    filter::NotificationWhere,
    settings,
    store::{self, MOST_UNREAD},
    types::{Notification, NotificationNews, NotificationSettings},
};
use crate::api::{Conditions, ContextExt, Cursor, Fault, Page, cost};

const NEWEST_FIRST: u8 = b't';
const MOST_NEWEST: usize = 5;

/// Whose notifications these are: somebody who is signed in, and no system.
pub fn reader(ctx: &Context<'_>) -> Result<Uuid, Fault> {
    ctx.viewer().account_id.ok_or(Fault::Forbidden)
}

pub async fn news(
    ctx: &Context<'_>,
    account_id: Uuid,
    after: Option<Uuid>,
) -> Result<NotificationNews, Fault> {
    let mut rows = store::unread(ctx.db(), account_id).await?;
    let exact = rows.len() <= MOST_UNREAD;
    rows.truncate(MOST_UNREAD);
    let cursor = rows.first().map(|row| NotificationId(row.id).to_string());
    let unread = i32::try_from(rows.len()).unwrap_or(i32::MAX);
    let newest = rows.into_iter().filter(|row| after.is_none_or(|after| row.id > after)).take(MOST_NEWEST);
    Ok(NotificationNews { unread, exact, newest: newest.map(Notification::from).collect(), cursor })
}

pub async fn settings_of(ctx: &Context<'_>, account_id: Uuid) -> Result<NotificationSettings, Fault> {
    let (set, choices) = settings::find(ctx.db(), account_id).await?;
    Ok(NotificationSettings { set, choices, sends_mail: ctx.means().post.is_some() })
}

#[derive(Default)]
pub struct NotificationQuery;

#[Object]
impl NotificationQuery {
    /// What you were told, the newest first; kept for half a year.
    #[graphql(complexity = "cost(first, child_complexity)")]
    async fn notifications(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100.")] first: i32,
        #[graphql(desc = "The `endCursor` of the page before, in the same order.")] after: Option<String>,
        #[graphql(desc = "Which of them; all if left out.", name = "where")] filter: Option<
            NotificationWhere,
        >,
    ) -> Result<Connection<Cursor, Notification>, Fault> {
        let account_id = reader(ctx)?;
        let page = Page::parse(first, after.as_deref(), NEWEST_FIRST)?;
        let filter = filter.unwrap_or_default().condition(&mut Conditions::default())?;
        let rows = store::page(ctx.db(), account_id, filter, &page).await?;
        let cursor = |row: &super::entity::notification::Model| Cursor {
            order: NEWEST_FIRST,
            id: row.id,
            key: Vec::new(),
        };
        Ok(page.connection(rows, cursor, Notification::from))
    }

    /// How many notifications you have not read, and the newest of them: cheap enough to be asked every minute.
    #[graphql(complexity = "5 + child_complexity")]
    async fn notifications_since(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The `cursor` of the answer before; left out, the newest are told.")] cursor: Option<
            String,
        >,
    ) -> Result<NotificationNews, Fault> {
        let after = cursor.map(|cursor| cursor.parse().map_err(|_| Fault::Cursor)).transpose()?;
        news(ctx, reader(ctx)?, after.map(|NotificationId(id)| id)).await
    }

    /// How you are told.
    async fn notification_settings(&self, ctx: &Context<'_>) -> Result<NotificationSettings, Fault> {
        settings_of(ctx, reader(ctx)?).await
    }
}
