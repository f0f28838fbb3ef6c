mod notification_settings_update;
mod notifications_mark_read;

use async_graphql::MergedObject;

#[derive(Default, MergedObject)]
pub struct NotificationMutation(
    notifications_mark_read::NotificationsMarkRead,
    notification_settings_update::NotificationSettingsUpdate,
);
