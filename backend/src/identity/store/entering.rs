//! Accounts are opened many at once, and taken back while nobody has changed them.
use std::collections::HashSet;

use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, prelude::*, sea_query::SelectStatement};

use crate::{
    identity::{
        entity::{account, membership},
        import::Ready,
        password,
        viewer::Office,
    },
    platform::{Tx, importing::ROWS_AT_ONCE, person_sort_key, search_text},
};

/// Those of these logins that somebody has, in whatever office.
pub async fn taken(db: &impl ConnectionTrait, logins: &[&str]) -> Result<HashSet<String>, DbErr> {
    let mut taken = HashSet::new();
    for some in logins.chunks(ROWS_AT_ONCE) {
        let had = account::Entity::find().select_only().column(account::Column::Login);
        let had = had.filter(account::Column::Login.is_in(some.iter().copied()));
        taken.extend(had.into_tuple::<String>().all(db).await?);
    }
    Ok(taken)
}

pub async fn open(tx: &Tx, office: &Office, ready: Vec<Ready>) -> Result<Vec<Uuid>, DbErr> {
    let (mut ids, mut accounts, mut memberships) = (Vec::new(), Vec::new(), Vec::new());
    for new in ready {
        let (id, name, login) = (tx.new_id(), new.full_name.as_str(), new.login.as_str());
        ids.push(id);
        accounts.push(account::ActiveModel {
            id: Set(id),
            version: Set(1),
            office_id: Set(office.id),
            login: Set(login.to_owned()),
            full_name: Set(name.to_owned()),
            name_sort: Set(person_sort_key(name)),
            search_text: Set(search_text(&format!("{name} {login}"))),
            password_hash: Set(password::NONE_YET.to_owned()),
            disabled_at: Set(None),
            created_at: Set(tx.now),
        });
        memberships.push(membership::ActiveModel {
            id: Set(tx.new_id()),
            account_id: Set(id),
            organization_id: Set(new.organization_id),
            // One reads over the office's units; what is one's own is bound to the organization by the role.
            unit_id: Set(office.unit_id),
            role: Set(new.role.tag().to_owned()),
            valid_from: Set(office.today),
            valid_to: Set(None),
        });
    }
    account::Entity::insert_many(accounts).exec_without_returning(tx.db()).await?;
    membership::Entity::insert_many(memberships).exec_without_returning(tx.db()).await?;
    Ok(ids)
}

/// Holds accounts, and tells the logins of those that were changed: a role, a password, whether they may be used.
pub async fn hold_changed(tx: &Tx, ids: &SelectStatement) -> Result<Vec<String>, DbErr> {
    let rows =
        account::Entity::find().select_only().columns([account::Column::Login, account::Column::Version]);
    let held = rows.filter(account::Column::Id.in_subquery(ids.clone())).order_by_asc(account::Column::Login);
    let held: Vec<(String, i32)> = held.lock_exclusive().into_tuple().all(tx.db()).await?;
    Ok(held.into_iter().filter(|(_, version)| *version != 1).map(|(login, _)| login).collect())
}

pub async fn take_back(tx: &Tx, ids: &SelectStatement) -> Result<(), DbErr> {
    let roles = membership::Column::AccountId.in_subquery(ids.clone());
    membership::Entity::delete_many().filter(roles).exec(tx.db()).await?;
    account::Entity::delete_many().filter(account::Column::Id.in_subquery(ids.clone())).exec(tx.db()).await?;
    Ok(())
}
