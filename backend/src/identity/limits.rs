//! How often a sign-in may be tried. Exact in the database, whatever the number of instances: each try is a row
//! before the password is looked at.
//!
//! The limit that a person meets counts wrong tries of one login *from one address*, so nobody can lock out
//! another from afar. The wider ones are high: they stop a search, not a person.
use sea_orm::{ActiveValue::Set, prelude::*};

use super::entity::sign_in_attempt::{ActiveModel, Column, Entity};
use crate::{clock::Means, database};

/// Wrong tries of one login from one address within [`WINDOW_MINUTES`].
pub const MOST_OF_PAIR: u64 = 5;
const MOST_OF_LOGIN: u64 = 200;
const MOST_OF_ADDRESS: u64 = 60;
pub const WINDOW_MINUTES: i64 = 15;

/// What is tried.
#[derive(Clone, Copy)]
pub enum Counted<'a> {
    /// The password or the code of an account.
    Login(&'a str),
    /// The token of an invitation. All of them count as one from one address, and none counts from another: a guess
    /// names no account that could be kept from coming in.
    Invitation,
}

pub enum Admitted {
    /// Try now; so many tries are left after this one.
    Try {
        attempt: Uuid,
        left: u64,
    },
    Wait,
}

/// Books a try. Counting and booking are one transaction that waits for its turn.
pub async fn admit(means: &Means, counted: Counted<'_>, address: &str) -> Result<Admitted, DbErr> {
    let (login, most_of_login) = match counted {
        Counted::Login(login) => (login, MOST_OF_LOGIN),
        // No login begins so.
        Counted::Invitation => ("#invitation", u64::MAX),
    };
    let tx = database::begin(&means.db).await?;
    database::take_turns(&tx, SIGN_IN_TURN).await?;
    let now = means.clock.now().timestamp();
    let wrong = || {
        let recent = Column::AtSeconds.gt(now - WINDOW_MINUTES * 60);
        Entity::find().filter(recent).filter(Column::Succeeded.eq(false))
    };
    let login_rows = || Column::Login.eq(login);
    let pair = wrong().filter(login_rows()).filter(Column::Address.eq(address)).count(&tx).await?;
    let of_login = wrong().filter(login_rows()).count(&tx).await?;
    let of_address = wrong().filter(Column::Address.eq(address)).count(&tx).await?;
    if pair >= MOST_OF_PAIR || of_login >= most_of_login || of_address >= MOST_OF_ADDRESS {
        return Ok(Admitted::Wait);
    }
    let attempt = means.new_id();
    let row = ActiveModel {
        id: Set(attempt),
        login: Set(login.to_owned()),
        address: Set(address.to_owned()),
        at_seconds: Set(now),
        succeeded: Set(false),
    };
    row.insert(&tx).await?;
    // What no limit looks at any more.
    Entity::delete_many().filter(Column::AtSeconds.lt(now - 24 * 3600)).exec(&tx).await?;
    tx.commit().await?;
    Ok(Admitted::Try { attempt, left: MOST_OF_PAIR - pair - 1 })
}

pub async fn succeeded(db: &impl ConnectionTrait, attempt: Uuid) -> Result<(), DbErr> {
    let right = Entity::update_many().col_expr(Column::Succeeded, Expr::val(true));
    right.filter(Column::Id.eq(attempt)).exec(db).await?;
    Ok(())
}

const SIGN_IN_TURN: i64 = 0x5349_474e;
