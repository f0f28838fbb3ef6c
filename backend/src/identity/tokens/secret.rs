//! What a token looks like: `dsk_`, 32 drawn characters, and 6 that check them. So one that was mistyped is known without
//! the database, and one that was left lying about is found by whoever searches for the form.
use sha2::{Digest, Sha256};

use crate::clock::Chance;

pub const PREFIX: &str = "dsk_";
const DRAWN: usize = 32;
const CHECKED: usize = 6;
const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// Not `Debug` on purpose: it stays out of every log.
pub struct Secret(String);

impl Secret {
    pub fn draw(chance: &dyn Chance) -> Self {
        let mut token = PREFIX.to_owned();
        while token.len() < PREFIX.len() + DRAWN {
            let mut bytes = [0; DRAWN];
            chance.fill(&mut bytes);
            // 4 × 62 of 256: what is above would make the first digits likelier than the last.
            let fair = bytes.into_iter().filter(|byte| *byte < 248);
            let missing = PREFIX.len() + DRAWN - token.len();
            token.extend(fair.take(missing).map(|byte| char::from(DIGITS[usize::from(byte % 62)])));
        }
        token += &check(&token);
        Self(token)
    }

    /// None for what was never issued, as far as its form tells.
    pub fn parse(raw: &str) -> Option<Self> {
        let drawn = raw.strip_prefix(PREFIX)?;
        let plain = drawn.len() == DRAWN + CHECKED && drawn.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let (token, given) = raw.split_at_checked(PREFIX.len() + DRAWN)?;
        (plain && check(token) == given).then(|| Self(raw.to_owned()))
    }

    /// What is kept of it.
    pub fn hash(&self) -> Vec<u8> {
        Sha256::digest(self.0.as_bytes()).to_vec()
    }

    /// As it is shown, once.
    pub fn reveal(self) -> String {
        self.0
    }
}

fn check(token: &str) -> String {
    let mut left = crc32(token.as_bytes());
    let mut digits = [b'0'; CHECKED];
    for digit in digits.iter_mut().rev() {
        *digit = DIGITS[(left % 62) as usize];
        left /= 62;
    }
    digits.into_iter().map(char::from).collect()
}

/// The CRC-32 of zip and Ethernet, bit by bit: 36 bytes need no table.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg()))
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use proptest::prelude::*;

    use super::*;

    /// Hands out what it was given, round and round.
    struct Given(Mutex<Vec<u8>>);

    impl Chance for Given {
        fn fill(&self, bytes: &mut [u8]) {
            let mut given = self.0.lock().expect("nobody panics with it");
            for byte in bytes {
                given.rotate_left(1);
                *byte = given[0];
            }
        }
    }

    #[test]
    fn the_check_is_the_known_one() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
    }

    #[test]
    fn what_only_looks_like_a_token_is_none() {
        for wrong in
            ["", "dsk_", "dsk", "dsk_đèn sách đèn sách đèn sách đèn sách", &format!("dsk_{}", "0".repeat(38))]
        {
            assert!(Secret::parse(wrong).is_none(), "{wrong}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn a_token_reads_back_and_no_token_with_a_slip_does(
            mut drawn in prop::collection::vec(any::<u8>(), 1..80),
            at in 0_usize..42,
            other in "[0-9A-Za-z_]",
        ) {
            drawn.push(7);
            let token = Secret::draw(&Given(Mutex::new(drawn))).reveal();
            prop_assert_eq!(token.len(), PREFIX.len() + DRAWN + CHECKED);
            prop_assert!(Secret::parse(&token).is_some_and(|read| read.hash() == Sha256::digest(&token).to_vec()));

            let mut typed = token.clone();
            typed.replace_range(at..=at, &other);
            prop_assert_eq!(Secret::parse(&typed).is_some(), typed == token);

            let mut swapped = token.clone().into_bytes();
            swapped.swap(at, (at + 1) % 42);
            let swapped = String::from_utf8(swapped).expect("it is ASCII");
            // The first and the last digit lie too far apart for a check to promise anything.
            prop_assert!(at == 41 || Secret::parse(&swapped).is_some() == (swapped == token));

            prop_assert!(Secret::parse(&token[..at]).is_none());
            let longer = token + &other;
            prop_assert!(Secret::parse(&longer).is_none());
        }
    }
}
