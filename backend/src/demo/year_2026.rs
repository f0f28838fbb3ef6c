//! After the reform: the department of the province directs the communes. Its papers are invented and say so, and they
//! cite no law.
use chrono::{Datelike, NaiveDate, TimeDelta};
use sea_orm::prelude::Uuid;

use super::{
    NotFilled,
    directives::{self, Paper},
    tasks_2026::TASKS,
    work::{self, Stage},
};
use crate::platform::Tx;

const DISPATCH: &str = include_str!("../../seed/demo-dispatch-2026.txt");
const PLAN: &str = include_str!("../../seed/demo-plan-2026.txt");

pub const OFFICE: &str = "Sở Giáo dục và Đào tạo tỉnh Sơn La";

pub async fn tell(tx: &Tx, office_id: Uuid, stage: &Stage<'_>) -> Result<(), NotFilled> {
    let year = school_year(stage.today);
    let paper = Paper {
        text: &DISPATCH.replace("{year}", &year),
        title: &format!("Hướng dẫn nhiệm vụ giáo dục thường xuyên năm học {year} (văn bản minh họa)"),
        kind: "Công văn",
        issuer: OFFICE,
        day: stage.today - TimeDelta::days(56),
        period: Some((stage.today - TimeDelta::days(56), stage.today + TimeDelta::days(180))),
    };
    let dispatch = directives::publish(tx, office_id, &paper).await?;
    work::tell(tx, &dispatch, &TASKS, stage).await?;
    let paper = Paper {
        text: PLAN,
        title: "Tập huấn giám đốc trung tâm học tập cộng đồng của xã, phường mới (văn bản minh họa)",
        kind: "Kế hoạch",
        issuer: OFFICE,
        day: stage.today - TimeDelta::days(2),
        period: None,
    };
    directives::draft(tx, &dispatch.directive, &paper).await
}

/// It begins in September.
fn school_year(today: NaiveDate) -> String {
    let first = if today.month() >= 9 { today.year() } else { today.year() - 1 };
    format!("{first}-{}", first + 1)
}
