//! `notificationsMarkRead`: it changes nothing but what its reader sees, so it leaves no trail (decision 0008); to repeat it
//! changes nothing, so it takes no key.
use async_graphql::{Context, ID, Object, SimpleObject};
use shared::{FieldPath, NotificationId, RefusalCode, Said, Word};

use crate::{
    api::{ContextExt, Fault, UserError, parse_id},
    notifications::{
        query::{news, reader},
        store,
        types::NotificationNews,
    },
};

const MOST: usize = 100;
const IDS: FieldPath = FieldPath::new(&["ids"]);

/// What became of it.
#[derive(SimpleObject)]
struct NotificationsMarkReadPayload {
    /// What is left; null if it was refused.
    news: Option<NotificationNews>,
    /// Why it was refused; empty if it was done.
    user_errors: Vec<UserError>,
}

#[derive(Default)]
pub struct NotificationsMarkRead;

#[Object]
impl NotificationsMarkRead {
    /// Mark notifications as read. An id that is none of yours is passed over.
    async fn notifications_mark_read(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The `id` of each, at most 100; left out, all you have.")] ids: Option<Vec<ID>>,
    ) -> Result<NotificationsMarkReadPayload, Fault> {
        let account_id = reader(ctx)?;
        if ctx.viewer().only_reads {
            return Err(Fault::Forbidden);
        }
        if ids.as_ref().is_some_and(|ids| ids.len() > MOST) {
            let said = Said::with(Word::RefusalNotificationsMany, "most", &MOST);
            let user_errors = vec![UserError::new(RefusalCode::Invalid, IDS, said)];
            return Ok(NotificationsMarkReadPayload { news: None, user_errors });
        }
        let ids = ids.map(|ids| ids.iter().filter_map(parse_id).map(|NotificationId(id)| id).collect());
        store::mark_read(ctx.db(), account_id, ids, ctx.means().clock.now()).await?;
        let news = Some(news(ctx, account_id, None).await?);
        Ok(NotificationsMarkReadPayload { news, user_errors: vec![] })
    }
}
