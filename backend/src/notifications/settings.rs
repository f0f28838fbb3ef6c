//! How each account wants to be told. Who has set nothing is told in the pages alone.
use std::collections::HashMap;

use sea_orm::{ActiveValue::Set, prelude::*, sea_query::OnConflict};
use shared::{Locale, MailPace, NotificationChoiceInput as Choice, NotificationKind};

use super::entity::{choice, setting};
use crate::platform::{Tx, jobs::Turn};

/// How somebody wants to be told of one kind.
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    pub in_app: bool,
    pub mail: MailPace,
}

impl Default for Wish {
    fn default() -> Self {
        Self { in_app: true, mail: MailPace::Never }
    }
}

/// Of who has an address and has chosen nothing else for a kind.
const AT_FIRST: MailPace = MailPace::Daily;

/// How these accounts want to be told of a kind; who is missing has set nothing. Two statements.
pub async fn wishes(
    turn: &Turn,
    kind: NotificationKind,
    accounts: Vec<Uuid>,
) -> Result<HashMap<Uuid, Wish>, DbErr> {
    let mailed = setting::Entity::find()
        .filter(setting::Column::Email.is_not_null())
        .filter(setting::Column::AccountId.is_in(accounts.iter().copied()))
        .all(turn.db())
        .await?;
    let mails = |account: &Uuid| {
        turn.means.post.is_some() && mailed.iter().any(|setting| setting.account_id == *account)
    };
    let chosen = choice::Entity::find()
        .filter(choice::Column::Kind.eq(kind.tag()))
        .filter(choice::Column::AccountId.is_in(accounts.iter().copied()))
        .all(turn.db())
        .await?;
    let chosen: HashMap<_, _> = chosen.into_iter().map(|row| (row.account_id, row)).collect();
    let wish = |account: Uuid| {
        let row = chosen.get(&account);
        let pace = row.map_or(AT_FIRST, |row| MailPace::of_tag(&row.mail).unwrap_or(MailPace::Never));
        let mail = if mails(&account) { pace } else { MailPace::Never };
        (account, Wish { in_app: row.is_none_or(|row| row.in_app), mail })
    };
    Ok(accounts.into_iter().map(wish).collect())
}

/// What an account has set, each kind with its choice; version 0 if it has set nothing.
pub async fn find(
    db: &impl ConnectionTrait,
    account_id: Uuid,
) -> Result<(setting::Model, Vec<Choice>), DbErr> {
    let nothing =
        || setting::Model { account_id, version: 0, email: None, language: Locale::Vi.tag().to_owned() };
    let set = setting::Entity::find_by_id(account_id).one(db).await?.unwrap_or_else(nothing);
    let rows = choice::Entity::find().filter(choice::Column::AccountId.eq(account_id)).all(db).await?;
    let choice = |kind: NotificationKind| {
        let row = rows.iter().find(|row| row.kind == kind.tag());
        let mail = row.map_or(AT_FIRST, |row| MailPace::of_tag(&row.mail).unwrap_or(MailPace::Never));
        Choice { kind, in_app: row.is_none_or(|row| row.in_app), mail }
    };
    Ok((set, NotificationKind::ALL.map(choice).to_vec()))
}

pub fn language(set: &setting::Model) -> Locale {
    if set.language == Locale::En.tag() { Locale::En } else { Locale::Vi }
}

/// Puts the whole form in the place of what was set; None if another was quicker.
pub async fn write(
    tx: &Tx,
    expected: i32,
    (email, language): (Option<String>, Locale),
    choices: &[Choice],
) -> Result<Option<setting::Model>, DbErr> {
    let row = setting::Model {
        account_id: tx.account_id,
        version: expected + 1,
        email,
        language: language.tag().to_owned(),
    };
    let written = if expected == 0 {
        let nothing = OnConflict::column(setting::Column::AccountId).do_nothing().to_owned();
        let row = setting::ActiveModel::from(row.clone());
        setting::Entity::insert(row).on_conflict(nothing).exec_without_returning(tx.db()).await?
    } else {
        let change = setting::ActiveModel {
            version: Set(row.version),
            email: Set(row.email.clone()),
            language: Set(row.language.clone()),
            ..Default::default()
        };
        let same = setting::Entity::update_many().set(change);
        let same = same.filter(setting::Column::AccountId.eq(tx.account_id));
        same.filter(setting::Column::Version.eq(expected)).exec(tx.db()).await?.rows_affected
    };
    if written == 0 {
        return Ok(None);
    }
    choice::Entity::delete_many().filter(choice::Column::AccountId.eq(tx.account_id)).exec(tx.db()).await?;
    if !choices.is_empty() {
        let rows = choices.iter().map(|choice| choice::ActiveModel {
            account_id: Set(tx.account_id),
            kind: Set(choice.kind.tag().to_owned()),
            in_app: Set(choice.in_app),
            mail: Set(choice.mail.tag().to_owned()),
        });
        choice::Entity::insert_many(rows).exec_without_returning(tx.db()).await?;
    }
    Ok(Some(row))
}
