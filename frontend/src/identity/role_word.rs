use shared::{Role, Word};

pub const fn role_word(role: Role) -> Word {
    match role {
        Role::Admin => Word::RoleAdmin,
        Role::Officer => Word::RoleOfficer,
        Role::Leader => Word::RoleLeader,
        Role::Clerk => Word::RoleClerk,
        Role::CouncilMember => Word::RoleCouncilMember,
        Role::Director => Word::RoleDirector,
        Role::School => Word::RoleSchool,
        Role::Commune => Word::RoleCommune,
        Role::Partner => Word::RolePartner,
        Role::HomeAffairs => Word::RoleHomeAffairs,
        Role::Chairman => Word::RoleChairman,
        Role::Surveyor => Word::RoleSurveyor,
        Role::Province => Word::RoleProvince,
    }
}
