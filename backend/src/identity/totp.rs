//! Codes by the clock (RFC 6238, as every authenticator app makes them) and codes written down. Pure.
use std::fmt::Write;

use chrono::{DateTime, Utc};
use qrcode::{Color, EcLevel, QrCode};
use sha2::{Digest, Sha256};
use totp_rs::{Builder, Secret, Totp};

/// 160 bits, as the standard recommends.
pub type SharedSecret = [u8; 20];

/// How an app lists the account: Đèn Sách.
const ISSUER: &str = "%C4%90%C3%A8n%20S%C3%A1ch";

/// What somebody typed as a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Code {
    Clock(String),
    /// The digest of a code that was written down.
    Recovery(Vec<u8>),
}

impl Code {
    /// Blanks and hyphens are for the eye, and so are capitals.
    pub fn parse(raw: &str) -> Option<Self> {
        let plain = |letter: &char| !letter.is_whitespace() && *letter != '-';
        // One more than the longest is enough to see that it is none.
        let code: String = raw.chars().filter(plain).take(RECOVERY_CHARS + 1).collect();
        if code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit()) {
            return Some(Self::Clock(code));
        }
        let letters = code.to_ascii_lowercase();
        let fits =
            letters.len() == RECOVERY_CHARS && letters.bytes().all(|byte| byte.is_ascii_alphanumeric());
        fits.then(|| Self::Recovery(Sha256::digest(letters).to_vec()))
    }
}

fn maker(secret: &[u8]) -> Option<Totp> {
    // Six digits of SHA-1 each half minute; the one before and the one after are good too.
    Builder::new().with_secret(secret.to_vec()).build().ok()
}

/// The half minute that a code belongs to; None if it is not of now.
pub fn step_of(secret: &[u8], digits: &str, now: DateTime<Utc>) -> Option<i64> {
    let seconds = u64::try_from(now.timestamp()).ok()?;
    maker(secret)?.check(digits, seconds).and_then(|step| i64::try_from(step).ok())
}

/// For whoever cannot scan.
pub fn written(secret: SharedSecret) -> String {
    Secret::from(secret).to_base32()
}

/// What a phone scans. A login needs no escaping.
pub fn uri(secret: SharedSecret, login: &str) -> String {
    format!("otpauth://totp/{ISSUER}:{login}?secret={}&issuer={ISSUER}", written(secret))
}

/// A picture as the path of its dark squares, each of size one; and how many stand in a row.
pub fn picture(text: &str) -> Option<(String, usize)> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let (width, cells) = (code.width(), code.to_colors());
    let mut path = String::new();
    for (y, row) in cells.chunks(width).enumerate() {
        let mut x = 0;
        while x < width {
            let dark = row[x..].iter().take_while(|cell| **cell == Color::Dark).count();
            if dark > 0 {
                // Writing into a string does not fail.
                let _ = write!(path, "M{x} {y}h{dark}v1h-{dark}z");
            }
            x += dark.max(1);
        }
    }
    Some((path, width))
}

const RECOVERY_CHARS: usize = 16;

/// 80 bits of chance as they are shown, `abcd-efgh-2345-6767`, and their digest.
pub fn recovery_code(random: [u8; 10]) -> (String, Vec<u8>) {
    let letters = Secret::from(random).to_base32().to_ascii_lowercase();
    let digest = Sha256::digest(&letters).to_vec();
    let parts: Vec<_> = [0, 4, 8, 12].map(|from| letters[from..from + 4].to_owned()).into();
    (parts.join("-"), digest)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &SharedSecret = b"12345678901234567890";

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).unwrap()
    }

    #[test]
    fn a_code_is_that_of_the_standard_and_good_for_its_neighbours() {
        // RFC 6238, appendix B, the last six digits.
        assert_eq!(step_of(SECRET, "287082", at(59)), Some(1));
        assert_eq!(step_of(SECRET, "081804", at(1_111_111_109)), Some(37_037_036));
        assert_eq!(step_of(SECRET, "287082", at(89)), Some(1));
        assert_eq!(step_of(SECRET, "287082", at(90)), None);
        assert_eq!(step_of(SECRET, "287083", at(59)), None);
        assert_eq!(step_of(b"short", "287082", at(59)), None);
    }

    #[test]
    fn a_code_is_read_as_people_type_it() {
        assert_eq!(Code::parse(" 287 082 "), Some(Code::Clock("287082".to_owned())));
        let (shown, digest) = recovery_code([7; 10]);
        assert_eq!(shown.len(), RECOVERY_CHARS + 3);
        for typed in [shown.clone(), shown.to_uppercase(), shown.replace('-', " "), shown.replace('-', "")] {
            assert_eq!(Code::parse(&typed), Some(Code::Recovery(digest.clone())), "{typed}");
        }
        for wrong in ["", "28708", "2870822", "٢٨٧٠٨٢", &shown[1..], &"a".repeat(99), "đèn sách đèn sách"]
        {
            assert_eq!(Code::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_a_phone_scans_holds_the_secret_and_the_login() {
        let uri = uri(*SECRET, "lo.an");
        assert_eq!(
            uri,
            "otpauth://totp/%C4%90%C3%A8n%20S%C3%A1ch:lo.an?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%C4%90%C3%A8n%20S%C3%A1ch"
        );
        let (path, width) = picture(&uri).unwrap();
        assert!(path.starts_with("M0 0h7v1h-7z"), "{path}");
        assert!((21..=61).contains(&width));
    }
}
