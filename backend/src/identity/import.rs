//! Accounts that come in by a file, each with its first role. They have no password: nobody signs in with them until
//! one is set.
use std::collections::HashSet;

use sea_orm::{ConnectionTrait, DbErr, sea_query::SelectStatement};
use shared::{AccountOpenInput as Form, FieldPath, ImportKind, Login, Name, RefusalCode, Role, Said, Word};
use uuid::Uuid;

use super::{
    entity::account::Model,
    opening,
    store::{self, entering},
};
use crate::{
    api::Refusal,
    organizations::NamedOrganizations,
    platform::{
        Tx,
        importing::{Asked, Choices, Field, Importable, Line, Mistake, Weighed, shown},
    },
};

const LOGIN: usize = 0;
const FULL_NAME: usize = 1;
const ORGANIZATION: usize = 2;
const ROLE: usize = 3;

const fn field(
    key: &'static str,
    path: FieldPath,
    (label, how): (Word, Word),
    aliases: &'static [&'static str],
    choices: &'static [Word],
) -> Field {
    Field { key, path, label, how, aliases, is_required: true, choices }
}

static ROLES: [Word; Role::ALL.len()] = {
    let mut words = [Word::RoleProvince; Role::ALL.len()];
    let mut at = 0;
    while at < words.len() {
        words[at] = Role::ALL[at].word();
        at += 1;
    }
    words
};

static FIELDS: [Field; 4] = {
    use Word as W;
    let (login, name) =
        ((W::ImportingLogin, W::ImportingLoginHow), (W::ImportingFullName, W::ImportingFullNameHow));
    let place = (W::ImportingWorksFor, W::ImportingWorksForHow);
    [
        field("login", Form::LOGIN, login, &["ten dang nhap", "tai khoan", "username", "user name"], &[]),
        field("fullName", Form::FULL_NAME, name, &["ho ten", "ho va ten", "ten", "name"], &[]),
        field(
            "organization",
            Form::ORGANIZATION_ID,
            place,
            &["don vi", "don vi cong tac", "co quan", "to chuc", "noi lam viec"],
            &[],
        ),
        field("role", Form::ROLE, (W::ImportingRole, W::ImportingRoleHow), &["quyen", "chuc vu"], &ROLES),
    ]
};

/// What a file may bring: accounts of people.
pub struct Accounts;

/// An account that may be opened.
pub struct Ready {
    pub login: Login,
    pub full_name: Name,
    pub organization_id: Uuid,
    pub role: Role,
}

impl Importable for Accounts {
    type Ready = Ready;
    const KIND: ImportKind = ImportKind::Accounts;

    fn fields() -> &'static [Field] {
        &FIELDS
    }

    async fn weigh(
        db: &impl ConnectionTrait,
        asked: &Asked<'_>,
        lines: &[Line],
    ) -> Result<Weighed<Ready>, DbErr> {
        let places = lines.iter().map(|line| line.texts[ORGANIZATION].as_str());
        let places = NamedOrganizations::find(db, (asked.scope, asked.office.id), places).await?;
        let reaches = opening::reaches(db, asked.scope, asked.office.unit_id).await?;
        let roles = Choices::of(&Role::ALL, Role::word, Role::tag);
        let mut weighed = Weighed::default();
        for line in lines {
            match read(line, (&places, &roles), asked) {
                Ok(_) if reaches.is_err() => {
                    let said = Word::RefusalRoleReach;
                    weighed.mistakes.push(Mistake::new(line.number, ROLE, RefusalCode::NotAllowed, said));
                }
                Ok(ready) => weighed.good.push((line.number, ready)),
                Err(mistakes) => weighed.mistakes.extend(mistakes),
            }
        }
        let logins: Vec<_> = weighed.good.iter().map(|(_, ready)| ready.login.as_str()).collect();
        let taken: HashSet<_> = entering::taken(db, &logins).await?;
        Ok(weighed.once(LOGIN, |ready| ready.login.as_str().to_owned(), &taken))
    }

    async fn take_turns(tx: &Tx) -> Result<(), DbErr> {
        crate::database::take_turns(tx.db(), store::ACCOUNTS_TURN).await
    }

    async fn write(tx: &Tx, asked: &Asked<'_>, ready: Vec<Ready>) -> Result<Vec<Uuid>, DbErr> {
        entering::open(tx, asked.office, ready).await
    }

    async fn in_use(tx: &Tx, ids: &SelectStatement) -> Result<Vec<String>, DbErr> {
        entering::hold_changed(tx, ids).await
    }

    async fn take_back(tx: &Tx, ids: &SelectStatement) -> Result<(), DbErr> {
        entering::take_back(tx, ids).await
    }
}

fn read(
    line: &Line,
    (places, roles): (&NamedOrganizations, &Choices<Role>),
    asked: &Asked<'_>,
) -> Result<Ready, Vec<Mistake>> {
    let (row, today) = (line.number, asked.office.today);
    let text = |field: usize| line.texts[field].as_str();
    let mut mistakes = Vec::new();
    let mut refused = |refusal: Refusal<Model>| mistakes.extend(Mistake::all_of(row, &FIELDS, refusal));
    let login = opening::login(text(LOGIN)).map_err(&mut refused).ok();
    let full_name = opening::full_name(text(FULL_NAME)).map_err(&mut refused).ok();
    let role = roles.one(text(ROLE));
    let place = places.one(text(ORGANIZATION), today);
    if let Ok(place) = &place {
        let fits = role.map_or(Ok(()), |role| opening::fits(role, &place.kind));
        for refusal in [opening::works(place.valid_to, today).err(), fits.err()].into_iter().flatten() {
            refused(refusal);
        }
    }
    if role.is_none() {
        let said = Said::with(Word::ImportingRoleUnknown, "value", &shown(text(ROLE)));
        mistakes.push(Mistake::new(row, ROLE, RefusalCode::Invalid, said));
    }
    match (login, full_name, role, place) {
        (Some(login), Some(full_name), Some(role), Ok(place)) if mistakes.is_empty() => {
            Ok(Ready { login, full_name, organization_id: place.id, role })
        }
        (.., Err((code, said))) => {
            mistakes.push(Mistake::new(row, ORGANIZATION, code, said));
            Err(mistakes)
        }
        _ => Err(mistakes),
    }
}
