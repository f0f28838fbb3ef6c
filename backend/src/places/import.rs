//! Villages that come in by a file. Each lies in a commune of the scope that stands on its first day.
use std::collections::HashSet;

use chrono::NaiveDate;
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr, sea_query::SelectStatement};
use shared::{FieldPath, ImportKind, Name, RefusalCode, Said, UnitKind, Word};
use uuid::Uuid;

use super::{
    entity::unit::{ActiveModel, Model},
    named::Named,
    store::entering,
};
use crate::{
    organizations,
    platform::{
        Tx,
        importing::{Asked, Field, Importable, Line, Mistake, Weighed, day_or, shown},
        search_text, sort_key,
    },
};

/// Who enters villages takes turns: two files may name the same one.
const VILLAGES_TURN: i64 = 0x5649_4c4c;

const NAME: usize = 0;
const COMMUNE: usize = 1;
const CODE: usize = 2;
const FROM: usize = 3;

const fn field(key: &'static str, label: Word, how: Word, aliases: &'static [&'static str]) -> Field {
    Field { key, path: FieldPath::new(&[]), label, how, aliases, is_required: false, choices: &[] }
}

static FIELDS: [Field; 4] = [
    Field {
        is_required: true,
        ..field(
            "name",
            Word::ImportingVillageName,
            Word::ImportingVillageNameHow,
            &["ten ban", "ban", "ten thon", "thon", "ten", "village", "name"],
        )
    },
    Field {
        is_required: true,
        ..field(
            "commune",
            Word::ImportingCommune,
            Word::ImportingCommuneHow,
            &["xa", "ten xa", "xa phuong", "phuong xa", "don vi"],
        )
    },
    field("code", Word::ImportingCode, Word::ImportingCodeHow, &["ma", "ma ban", "ma so ban"]),
    field(
        "from",
        Word::ImportingVillageFrom,
        Word::ImportingFromHow,
        &["tu ngay", "ngay thanh lap", "from", "since"],
    ),
];

/// What a file may bring: bản, thôn, tổ dân phố.
pub struct Villages;

/// A village that may be entered.
pub struct Ready {
    parent: Uuid,
    path: String,
    code: String,
    name: String,
    valid_from: NaiveDate,
}

impl Importable for Villages {
    type Ready = Ready;
    const KIND: ImportKind = ImportKind::Villages;

    fn fields() -> &'static [Field] {
        &FIELDS
    }

    async fn weigh(
        db: &impl ConnectionTrait,
        asked: &Asked<'_>,
        lines: &[Line],
    ) -> Result<Weighed<Ready>, DbErr> {
        let communes = lines.iter().map(|line| line.texts[COMMUNE].as_str()).filter(|name| !name.is_empty());
        let communes = Named::find(db, asked.scope, communes).await?;
        let mut weighed = Weighed::default();
        for line in lines {
            match read(line, &communes, asked.office.today) {
                Ok(ready) => weighed.good.push((line.number, ready)),
                Err(mistakes) => weighed.mistakes.extend(mistakes),
            }
        }
        let communes: HashSet<_> = weighed.good.iter().map(|(_, ready)| ready.parent).collect();
        let there = entering::villages_of(db, communes, asked.office.today).await?;
        Ok(weighed.once(NAME, |ready| (ready.parent, search_text(&ready.name)), &there))
    }

    async fn take_turns(tx: &Tx) -> Result<(), DbErr> {
        crate::database::take_turns(tx.db(), VILLAGES_TURN).await
    }

    async fn write(tx: &Tx, _asked: &Asked<'_>, ready: Vec<Ready>) -> Result<Vec<Uuid>, DbErr> {
        let rows: Vec<_> = ready.into_iter().map(|ready| (tx.new_id(), ready)).collect();
        let ids = rows.iter().map(|(id, _)| *id).collect();
        let rows = rows.into_iter().map(|(id, ready)| ActiveModel {
            id: Set(id),
            parent_id: Set(Some(ready.parent)),
            path: Set(format!("{}{id}/", ready.path)),
            code: Set(ready.code),
            kind: Set(UnitKind::Village.tag().to_owned()),
            name_sort: Set(sort_key(&ready.name)),
            search_text: Set(search_text(&ready.name)),
            name: Set(ready.name),
            valid_from: Set(ready.valid_from),
            valid_to: Set(None),
        });
        entering::insert(tx, rows).await?;
        Ok(ids)
    }

    async fn in_use(tx: &Tx, ids: &SelectStatement) -> Result<Vec<String>, DbErr> {
        let mut used = entering::hold_grown(tx, ids).await?;
        used.extend(organizations::standing_in(tx, ids).await?);
        entering::names(tx.db(), used).await
    }

    async fn take_back(tx: &Tx, ids: &SelectStatement) -> Result<(), DbErr> {
        entering::take_back(tx, ids).await
    }
}

fn read(line: &Line, communes: &Named, today: NaiveDate) -> Result<Ready, Vec<Mistake>> {
    let (mut mistakes, text) = (Vec::new(), |field: usize| line.texts[field].as_str());
    let mut wrong = |field, code, said: Said| mistakes.push(Mistake::new(line.number, field, code, said));
    let name = Name::parse(text(NAME));
    if name.is_err() {
        wrong(NAME, RefusalCode::Invalid, Word::RefusalNameInvalid.into());
    }
    let valid_from = day_or(text(FROM), today);
    if let Err(said) = &valid_from {
        wrong(FROM, RefusalCode::Invalid, said.clone());
    }
    let day = valid_from.as_ref().map_or(today, |from| today.max(*from));
    let commune = if text(COMMUNE).is_empty() { None } else { Some(communes.one(text(COMMUNE), day)) };
    match &commune {
        Some(Ok(unit)) if !super::is_commune(unit) => {
            let said = Said::with(Word::ImportingNotCommune, "value", &shown(text(COMMUNE)));
            wrong(COMMUNE, RefusalCode::Invalid, said);
        }
        Some(Ok(unit)) if !stands(unit, day) => {
            wrong(COMMUNE, RefusalCode::Invalid, Word::RefusalUnitOver.into());
        }
        Some(Err((code, said))) => wrong(COMMUNE, *code, said.clone()),
        _ => {}
    }
    let code = text(CODE);
    if code.len() > 16 || !code.bytes().all(|letter| letter.is_ascii_digit() || letter == b'.') {
        wrong(CODE, RefusalCode::Invalid, Word::ImportingCodeInvalid.into());
    }
    match (name, commune, valid_from) {
        (Ok(name), Some(Ok(unit)), Ok(valid_from)) if mistakes.is_empty() => Ok(Ready {
            parent: unit.id,
            path: unit.path.clone(),
            code: code.to_owned(),
            name: name.as_str().to_owned(),
            valid_from,
        }),
        _ => Err(mistakes),
    }
}

fn stands(unit: &Model, day: NaiveDate) -> bool {
    unit.valid_from <= day && unit.valid_to.is_none_or(|last| day <= last)
}
