use async_graphql::{ID, Object, SimpleObject};
use chrono::{DateTime, NaiveDate, Utc};
use shared::{Locale, MailPace, NotificationChoiceInput, NotificationId, NotificationKind};

use super::{
    entity::{notification::Model, setting},
    facts::Kept,
    settings,
};
use crate::api::node_id;

pub struct Notification {
    row: Model,
    facts: Kept,
}

impl From<Model> for Notification {
    fn from(row: Model) -> Self {
        Self { facts: Kept::read(&row.facts), row }
    }
}

/// Something that happened and concerns you, as it was then.
#[Object]
impl Notification {
    /// Opaque, stable, unique across all types.
    async fn id(&self) -> ID {
        node_id(NotificationId(self.row.id))
    }

    /// What it tells of; null if this version of the product does not know it.
    async fn kind(&self) -> Option<NotificationKind> {
        NotificationKind::of_tag(&self.row.kind)
    }

    /// The id of the record it is about.
    async fn subject(&self) -> &str {
        &self.row.subject
    }

    /// When it was told.
    async fn at(&self) -> DateTime<Utc> {
        self.row.at
    }

    /// When you marked it as read; null if you have not.
    async fn read_at(&self) -> Option<DateTime<Utc>> {
        self.row.read_at
    }

    /// What the task or the directive was called.
    async fn title(&self) -> &str {
        &self.facts.title
    }

    /// Whose task it was; null where it is about a directive.
    async fn organization_name(&self) -> Option<&str> {
        self.facts.organization.as_deref()
    }

    /// The last day it had.
    async fn due_on(&self) -> Option<NaiveDate> {
        self.facts.due_on
    }

    /// Why the office had given it back; null if it never had.
    async fn reason(&self) -> Option<&str> {
        self.facts.reason.as_deref()
    }

    /// How many it is about; null if it is about one.
    async fn count(&self) -> Option<i32> {
        self.facts.count
    }
}

/// What is new for you.
#[derive(SimpleObject)]
pub struct NotificationNews {
    /// How many you have not read, at most 99.
    pub unread: i32,
    /// False if there are more than `unread`.
    pub exact: bool,
    /// Those of them that came after the cursor you sent, or all if you sent none; the newest first, at most 5.
    pub newest: Vec<Notification>,
    /// Send it the next time; null if nothing is unread.
    pub cursor: Option<String>,
}

/// How you are told of one kind.
#[derive(SimpleObject)]
pub struct NotificationChoice {
    /// What you are told of.
    pub kind: NotificationKind,
    /// Whether it stands among your notifications.
    pub in_app: bool,
    /// Whether and when a mail tells of it, if you have given an address.
    pub mail: MailPace,
}

pub struct NotificationSettings {
    pub set: setting::Model,
    pub choices: Vec<NotificationChoiceInput>,
    pub sends_mail: bool,
}

/// How you are told of what concerns you.
#[Object]
impl NotificationSettings {
    /// Grows by one with each change, 0 before the first; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.set.version
    }

    /// Where mail goes; null if nowhere.
    async fn email(&self) -> Option<&str> {
        self.set.email.as_deref()
    }

    /// The language of the mail.
    async fn language(&self) -> Locale {
        settings::language(&self.set)
    }

    /// Each kind, with how you are told of it.
    async fn choices(&self) -> Vec<NotificationChoice> {
        let choice = |NotificationChoiceInput { kind, in_app, mail }: &NotificationChoiceInput| {
            NotificationChoice { kind: *kind, in_app: *in_app, mail: *mail }
        };
        self.choices.iter().map(choice).collect()
    }

    /// Indicates whether this server sends mail at all.
    async fn sends_mail(&self) -> bool {
        self.sends_mail
    }
}
