//! The dispatch of the school year 2019-2020, read from its own text, and a plan of the office under it, still a draft.
use chrono::{NaiveDate, NaiveTime};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, EntityTrait, QueryFilter, prelude::*};
use shared::DirectiveState;
use uuid::Uuid;

use super::day;
use crate::{
    directives::{
        ClauseRow, DirectiveRow, Imported,
        entity::{citation, clause_scheme, directive, legal_document, scheme, target},
        import,
    },
    platform::{Tx, sort_key},
};

const DISPATCH: &str = include_str!("../../seed/dispatch-2019.txt");
const PLAN: &str = include_str!("../../seed/plan-book-day-2020.txt");

const OFFICE: &str = "Phòng Giáo dục và Đào tạo huyện Sốp Cộp";

/// Decision 281/QĐ-TTg of 20/02/2014: what is to be reached by 2020, in the country and in mountainous areas.
const TARGETS: [(&str, i32); 7] = [
    ("Gia đình được công nhận Gia đình học tập", 70),
    ("Cộng đồng (thôn, bản) được công nhận Cộng đồng học tập", 60),
    ("Dòng họ được công nhận Dòng họ học tập", 50),
    ("Đơn vị được công nhận Đơn vị học tập", 50),
    ("Vùng miền núi, đặc biệt khó khăn: Gia đình học tập", 60),
    ("Vùng miền núi, đặc biệt khó khăn: Cộng đồng học tập", 50),
    ("Vùng miền núi, đặc biệt khó khăn: Dòng họ học tập", 40),
];

/// The dispatch as it was published, and its clauses.
pub struct Dispatch {
    pub directive: DirectiveRow,
    pub clauses: Vec<ClauseRow>,
}

pub async fn issue(tx: &Tx, office_id: Uuid) -> Result<Dispatch, super::NotFilled> {
    let body = documents::reading::read(DISPATCH.as_bytes())?.body;
    let title = "Hướng dẫn thực hiện nhiệm vụ năm học 2019-2020 đối với giáo dục thường xuyên";
    let Imported { directive, clauses } = import(tx, office_id, &body, Some(title.to_owned())).await?;
    let above = citation::Entity::find()
        .filter(citation::Column::DirectiveId.eq(directive.id))
        .filter(citation::Column::IsSuperior.eq(true))
        .one(tx.db())
        .await?;
    let published = day(2019, 9, 16).and_time(NaiveTime::MIN).and_utc();
    let row = directive::ActiveModel {
        id: Set(directive.id),
        version: Set(3),
        state: Set(DirectiveState::Published.tag().to_owned()),
        kind: Set(Some("Công văn".to_owned())),
        issuer: Set(Some(OFFICE.to_owned())),
        period_from: Set(Some(day(2019, 9, 1))),
        period_to: Set(Some(day(2020, 5, 31))),
        superior_document_id: Set(above.map(|cited| cited.document_id)),
        entered_at: Set(published),
        published_at: Set(Some(published)),
        ..Default::default()
    };
    let directive = row.update(tx.db()).await?;
    follow_schemes(tx, office_id, &clauses).await?;
    Ok(Dispatch { directive, clauses })
}

/// A plan of the office itself, under the dispatch.
pub async fn draft_plan(tx: &Tx, above: &DirectiveRow) -> Result<(), super::NotFilled> {
    let body = documents::reading::read(PLAN.as_bytes())?.body;
    let title = "Tổ chức Ngày sách Việt Nam 21/4/2020 trên địa bàn huyện";
    let plan = import(tx, above.office_id, &body, Some(title.to_owned())).await?.directive;
    let row = directive::ActiveModel {
        id: Set(plan.id),
        kind: Set(Some("Kế hoạch".to_owned())),
        issuer: Set(Some(OFFICE.to_owned())),
        superior_directive_id: Set(Some(above.id)),
        entered_at: Set(day(2020, 4, 13).and_time(NaiveTime::MIN).and_utc()),
        ..Default::default()
    };
    row.update(tx.db()).await?;
    Ok(())
}

async fn follow_schemes(tx: &Tx, office_id: Uuid, clauses: &[ClauseRow]) -> Result<(), DbErr> {
    let document = legal_document::Entity::find()
        .filter(legal_document::Column::OfficeId.eq(office_id))
        .filter(legal_document::Column::Name.like("%ây dựng xã hội học tập%"))
        .filter(legal_document::Column::Number.is_null())
        .one(tx.db())
        .await?;
    let society = scheme(tx, office_id, "Đề án Xây dựng xã hội học tập giai đoạn 2012-2020", (2012, 2020));
    let society = scheme::ActiveModel { document_id: Set(document.map(|row| row.id)), ..society.into() };
    let society = society.insert(tx.db()).await?;
    let models = scheme(
        tx,
        office_id,
        "Đẩy mạnh phong trào học tập suốt đời trong gia đình, dòng họ, cộng đồng đến năm 2020 (Quyết định 281/QĐ-TTg)",
        (2014, 2020),
    );
    let models = scheme::ActiveModel::from(models).insert(tx.db()).await?;
    let target = |((name, value), position): ((&str, i32), i32)| target::ActiveModel {
        id: Set(tx.new_id()),
        scheme_id: Set(models.id),
        position: Set(position),
        year: Set(2020),
        name: Set(name.to_owned()),
        value: Set(value),
        unit: Set("%".to_owned()),
        is_verified: Set(true),
    };
    let rows = TARGETS.into_iter().zip(1..).map(target);
    target::Entity::insert_many(rows).exec_without_returning(tx.db()).await?;
    for (label, scheme_id) in [("1", society.id), ("1.4", society.id), ("1.5", models.id)] {
        let Some(clause) = clauses.iter().find(|clause| clause.label == label) else { continue };
        let link = clause_scheme::ActiveModel { clause_id: Set(clause.id), scheme_id: Set(scheme_id) };
        clause_scheme::Entity::insert(link).exec_without_returning(tx.db()).await?;
    }
    Ok(())
}

fn scheme(tx: &Tx, office_id: Uuid, name: &str, (from_year, to_year): (i32, i32)) -> scheme::Model {
    scheme::Model {
        id: tx.new_id(),
        office_id,
        name: name.to_owned(),
        name_sort: sort_key(name),
        from_year,
        to_year,
        document_id: None,
        version: 1,
        ended_on: None,
    }
}

/// The day of a moment that the demonstration tells.
pub fn morning(day: NaiveDate) -> chrono::DateTime<chrono::Utc> {
    // Half past eight in Vietnam.
    day.and_time(NaiveTime::from_hms_opt(1, 30, 0).unwrap_or_default()).and_utc()
}
