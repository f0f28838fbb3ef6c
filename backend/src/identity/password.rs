//! Passwords: argon2id with 19 MiB, two passes and one lane (OWASP's figures), two at a time.
use std::sync::LazyLock;

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use shared::{PASSWORD_CHARS, Said, Word};
use tokio::sync::Semaphore;

use crate::clock::Chance;

/// How what is made now begins.
const OF_NOW: &str = "$argon2id$v=19$m=19456,t=2,p=1$";

/// 200 sign-ins at once would otherwise take 3.7 GB.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// What an unknown login is checked against, so that it takes as long as a known one.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash_now("nobody has this password", &[7; 16]));

/// What a new password may not be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeakPassword {
    /// Outside [`PASSWORD_CHARS`].
    Length,
    /// Holds the login, or is one of the first that are tried.
    Guessable,
}

impl From<WeakPassword> for Said {
    fn from(weakness: WeakPassword) -> Self {
        match weakness {
            WeakPassword::Length => Self::with(Word::RefusalPasswordShort, "least", PASSWORD_CHARS.start())
                .and("most", PASSWORD_CHARS.end()),
            WeakPassword::Guessable => Word::RefusalPasswordKnown.into(),
        }
    }
}

/// What stands for the hash where there is no password yet: nothing fits it.
pub const NONE_YET: &str = "!";

/// The password shared by all accounts of demonstration data.
pub const DEMO_PASSWORD: &str = "den-sach-demo";

const FIRST_TRIED: [&str; 12] = [
    "1234567890", "0123456789", "0987654321", "1111111111", "abcdefghij", "qwertyuiop", "matkhau123",
    "password12", "iloveyou12", "admin12345", "giaoduc123", "abc1234567",
];

pub fn check(password: &str, login: &str) -> Result<(), WeakPassword> {
    if !PASSWORD_CHARS.contains(&password.chars().count()) {
        return Err(WeakPassword::Length);
    }
    let lower = password.to_lowercase();
    let repeated = lower.chars().collect::<std::collections::HashSet<_>>().len() < 4;
    let known = FIRST_TRIED.iter().any(|first| lower.starts_with(first)) || lower == DEMO_PASSWORD;
    if known || repeated || lower.contains(login) { Err(WeakPassword::Guessable) } else { Ok(()) }
}

/// The stored form, with a fresh salt.
pub async fn hash(password: &str, chance: &dyn Chance) -> String {
    let mut salt = [0; 16];
    chance.fill(&mut salt);
    let password = password.to_owned();
    let _turn = AT_ONCE.acquire().await;
    tokio::task::spawn_blocking(move || hash_now(&password, &salt)).await.expect("hashing does not panic")
}

/// Whether this is the password; without a stored one it takes as long and is false.
pub async fn verify(password: &str, stored: Option<String>) -> bool {
    let password = password.to_owned();
    let _turn = AT_ONCE.acquire().await;
    let check = move || fits(&password, stored.as_deref());
    tokio::task::spawn_blocking(check).await.unwrap_or(false)
}

/// One verification, whether there is something to verify against or not.
fn fits(password: &str, stored: Option<&str>) -> bool {
    // One that was never set is verified against somebody else's: else it would be told by the time it takes.
    let stored = stored.filter(|stored| *stored != NONE_YET);
    let against = stored.unwrap_or(&NOBODY);
    let fits = PasswordHash::new(against).is_ok_and(|against| {
        #[cfg(test)]
        tests::VERIFIED.set(tests::VERIFIED.get() + 1);
        hasher().verify_password(password.as_bytes(), &against).is_ok()
    });
    stored.is_some() && fits
}

/// Whether it was made with other figures than those of now; who signs in gets a new one.
pub fn is_outdated(stored: &str) -> bool {
    !stored.starts_with(OF_NOW)
}

/// # Panics
/// If argon2 refused its fixed parameters, which a test holds.
pub fn hash_now(password: &str, salt: &[u8; 16]) -> String {
    let hashed = hasher().hash_password_with_salt(password.as_bytes(), salt);
    hashed.expect("argon2id takes any password with a salt of 16 bytes").to_string()
}

fn hasher() -> Argon2<'static> {
    let params = Params::new(19 * 1024, 2, 1, None).expect("argon2 takes these figures");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    thread_local! {
        pub static VERIFIED: Cell<usize> = const { Cell::new(0) };
    }

    /// D10: an unknown login costs the same work as a known one, counted and by its figures, never by the clock.
    #[test]
    fn an_unknown_login_is_verified_as_a_known_one_is() {
        let stored = hash_now("mưa nguồn 2020", &[1; 16]);
        for (password, against, right) in [
            ("mưa nguồn 2020", Some(stored.as_str()), true),
            ("mua nguon 2020", Some(stored.as_str()), false),
            ("mưa nguồn 2020", None, false),
            ("mưa nguồn 2020", Some(NONE_YET), false),
            ("nobody has this password", Some(NONE_YET), false),
            ("nobody has this password", None, false),
        ] {
            let before = VERIFIED.get();
            assert_eq!(fits(password, against), right);
            assert_eq!(VERIFIED.get() - before, 1, "{password}");
        }
        assert!(!is_outdated(&stored) && !is_outdated(&NOBODY), "both with the figures of now");
        assert!(is_outdated("$argon2id$v=19$m=8192,t=2,p=1$"));
    }

    #[tokio::test]
    async fn a_password_fits_its_own_hash_alone() {
        let stored = hash_now("mưa nguồn 2020", &[1; 16]);
        assert!(stored.starts_with(OF_NOW), "{stored}");
        assert!(verify("mưa nguồn 2020", Some(stored.clone())).await);
        assert!(!verify("mua nguon 2020", Some(stored)).await);
        assert!(!verify("nobody has this password", None).await);
    }

    #[test]
    fn what_is_tried_first_is_refused() {
        assert_eq!(check("ngắn", "officer"), Err(WeakPassword::Length));
        assert_eq!(check(&"dài".repeat(50), "officer"), Err(WeakPassword::Length));
        for weak in ["1234567890", "Officer-2020", "aaaaaaaaaaaa", DEMO_PASSWORD, "MatKhau123456"] {
            assert_eq!(check(weak, "officer"), Err(WeakPassword::Guessable), "{weak}");
        }
        assert_eq!(check("chiều nay có mưa", "officer"), Ok(()));
    }
}
