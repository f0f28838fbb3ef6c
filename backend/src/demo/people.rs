//! Invented people, one account for each role; all share one password.
use sea_orm::DbErr;
use shared::{Login, Name, OrganizationKind as Kind, Role, fold_words};
use uuid::Uuid;

use super::{KNOWN_FROM, bodies::Body};
use crate::{
    clock::Means,
    identity::{DEMO_PASSWORD, NewAccount, hash_password, open_account},
    platform::Tx,
};

const OF_OFFICE: [(&str, &str, Role, Kind); 18] = [
    ("admin", "Quàng Văn Inh", Role::Admin, Kind::EducationOffice),
    ("officer", "Lò Thị Ăn", Role::Officer, Kind::EducationOffice),
    ("leader", "Cầm Văn Ơn", Role::Leader, Kind::EducationOffice),
    ("clerk", "Tòng Thị Yên", Role::Clerk, Kind::EducationOffice),
    ("council1", "Vì Văn Ưng", Role::CouncilMember, Kind::EducationOffice),
    ("council2", "Lường Thị Én", Role::CouncilMember, Kind::EducationOffice),
    ("council3", "Hà Văn Đông", Role::CouncilMember, Kind::PeoplesCommittee),
    ("council4", "Sộng A Dế", Role::CouncilMember, Kind::PeoplesCommittee),
    ("council5", "Mùa Thị Sua", Role::CouncilMember, Kind::StudyEncouragement),
    ("homeaffairs", "Bạc Thị Nguyên", Role::HomeAffairs, Kind::HomeAffairs),
    ("chairman", "Giàng A Tủa", Role::Chairman, Kind::PeoplesCommittee),
    ("partner.phunu", "Lò Thị Hương", Role::Partner, Kind::WomensUnion),
    ("partner.nongdan", "Quàng Văn Thỏa", Role::Partner, Kind::FarmersUnion),
    ("partner.khuyenhoc", "Lèo Văn Quyết", Role::Partner, Kind::StudyEncouragement),
    ("partner.doan", "Vàng A Chua", Role::Partner, Kind::YouthUnion),
    ("partner.bienphong", "Đinh Văn Biên", Role::Partner, Kind::BorderGuard),
    ("surveyor", "Lò Văn Dinh", Role::Surveyor, Kind::EducationOffice),
    ("province", "Nguyễn Thị Ngân", Role::Province, Kind::EducationOffice),
];

const OF_COMMUNE: [(&str, &str, Role, Kind); 3] = [
    ("director", "Lò Văn", Role::Director, Kind::LearningCenter),
    ("school", "Tòng Thị", Role::School, Kind::School),
    ("commune", "Vì Văn", Role::Commune, Kind::PeoplesCommittee),
];

const GIVEN: [&str; 8] = ["Ban", "Chiến", "Dũng", "Hặc", "Hoan", "Mai", "Phong", "Xuân"];

pub async fn open(
    tx: &Tx,
    means: &Means,
    office_id: Uuid,
    district: Uuid,
    bodies: &[Body],
) -> Result<Vec<String>, DbErr> {
    let mut logins = Vec::new();
    let mut people = Vec::new();
    for (login, name, role, kind) in OF_OFFICE {
        let Some(body) = bodies.iter().find(|body| body.kind == kind) else { continue };
        people.push((login.to_owned(), name.to_owned(), role, body));
    }
    for (login, name, role, kind) in OF_COMMUNE {
        for (body, given) in
            bodies.iter().filter(|body| body.kind == kind && body.commune.is_some()).zip(GIVEN.iter().cycle())
        {
            let slug = fold_words(body.commune.as_deref().unwrap_or_default()).join("-");
            people.push((format!("{login}.{slug}"), format!("{name} {given}"), role, body));
        }
    }
    for (login, name, role, body) in people {
        let (Ok(parsed), Ok(full_name)) = (Login::parse(&login), Name::parse(&name)) else { continue };
        let mut salt = [0; 16];
        means.chance.fill(&mut salt);
        let new = NewAccount {
            office_id,
            login: &parsed,
            full_name: &full_name,
            password_hash: hash_password(DEMO_PASSWORD, &salt),
            organization_id: body.id,
            // Reading goes over the district; what is one's own is bound to the organization by the role.
            unit_id: district,
            role,
            valid_from: KNOWN_FROM,
        };
        open_account(tx, new).await?;
        logins.push(login);
    }
    Ok(logins)
}
