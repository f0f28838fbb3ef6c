//! What somebody is told: the bell in the shell, and a page with the list and how one wants to be told.
mod bell;
mod mark;
mod notification_item;
mod notifications_page;
mod settings_card;
mod settings_form;

pub use self::{bell::Bell, notifications_page::NotificationsPage};
