use shared::{Role, Word};

pub const fn role_word(role: Role) -> Word {
    role.word()
}
