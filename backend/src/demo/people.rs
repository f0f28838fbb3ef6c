//! Invented people, one account for each role; all share one password.
use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::DbErr;
use shared::{Login, Name, OrganizationKind as Kind, Role, fold_words};
use uuid::Uuid;

use super::bodies::Body;
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

const OF_COMMUNE: [(&str, &str, Role, Kind); 5] = [
    ("director", "Lò Văn", Role::Director, Kind::LearningCenter),
    ("school", "Tòng Thị", Role::School, Kind::School),
    ("commune", "Vì Văn", Role::Commune, Kind::PeoplesCommittee),
    ("partner.khuyenhoc", "Hoàng Văn", Role::Partner, Kind::StudyEncouragement),
    ("partner.bienphong", "Nguyễn Văn", Role::Partner, Kind::BorderGuard),
];

const GIVEN: [&str; 8] = ["Ban", "Chiến", "Dũng", "Hặc", "Hoan", "Mai", "Phong", "Xuân"];
/// For the communes beyond the first eight.
const FAMILIES: [&str; 9] =
    ["Quàng Văn", "Cà Văn", "Lường Văn", "Bạc Văn", "Hà Văn", "Lèo Văn", "Mùa A", "Sộng A", "Giàng A"];

/// Who has an account.
pub struct People {
    /// Worth telling to whoever looks around: those of the office, and of its home.
    pub logins: Vec<String>,
    of_body: HashMap<Uuid, Uuid>,
}

impl People {
    /// The first account of a body.
    pub fn of(&self, organization: Uuid) -> Option<Uuid> {
        self.of_body.get(&organization).copied()
    }
}

pub struct Opening<'a> {
    pub office_id: Uuid,
    /// Reading goes over it; what is one's own is bound to the organization by the role.
    pub reach: Uuid,
    pub since: NaiveDate,
    pub bodies: &'a [Body],
}

pub async fn open(tx: &Tx, means: &Means, opening: &Opening<'_>) -> Result<People, DbErr> {
    let mut people = People { logins: Vec::new(), of_body: HashMap::new() };
    let mut salt = [0; 16];
    means.chance.fill(&mut salt);
    // One digest for all: the password is no secret.
    let password_hash = hash_password(DEMO_PASSWORD, &salt);
    for (login, name, role, body) in everybody(opening.bodies) {
        let (Ok(parsed), Ok(full_name)) = (Login::parse(&login), Name::parse(&name)) else { continue };
        let new = NewAccount {
            office_id: opening.office_id,
            login: &parsed,
            full_name: &full_name,
            password_hash: password_hash.clone(),
            organization_id: body.id,
            unit_id: opening.reach,
            role,
            valid_from: opening.since,
        };
        let account = open_account(tx, new).await?;
        people.of_body.entry(body.id).or_insert(account.id);
        if body.commune.is_none() || body.is_home {
            people.logins.push(login);
        }
    }
    Ok(people)
}

fn everybody(bodies: &[Body]) -> Vec<(String, String, Role, &Body)> {
    let mut people = Vec::new();
    for (login, name, role, kind) in OF_OFFICE {
        let Some(body) = bodies.iter().find(|body| body.kind == kind) else { continue };
        people.push((login.to_owned(), name.to_owned(), role, body));
    }
    for ((login, name, role, kind), turn) in OF_COMMUNE.into_iter().zip(0..) {
        let here = bodies.iter().filter(|body| body.kind == kind);
        let here = here.filter_map(|body| Some((body, body.commune.as_deref()?)));
        for ((body, commune), (given, round)) in
            here.zip((0..).flat_map(|round| GIVEN.map(|one| (one, round))))
        {
            let family = if round == 0 { name } else { FAMILIES[(turn + round) % FAMILIES.len()] };
            let login = format!("{login}.{}", fold_words(commune).join("-"));
            people.push((login, format!("{family} {given}"), role, body));
        }
    }
    people
}
