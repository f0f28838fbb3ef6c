//! What a file is called: as it came in a header, and as it goes out in one. A name is typed by somebody, and read by
//! somebody's system.
use std::fmt::Write;

use crate::platform::files::MOST_NAME_CHARS;

/// What a file is called whose name says nothing.
const NAMELESS: &str = "file";

/// The last step of whatever path was sent, without characters that a list of files could not show.
pub fn tidy(encoded: &str) -> String {
    let name = String::from_utf8_lossy(&percent_decoded(encoded)).into_owned();
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = name.chars().filter(|c| is_shown(*c)).take(MOST_NAME_CHARS).collect();
    let name = name.trim();
    // One of dots alone is a folder to many systems.
    if name.chars().all(|c| c == '.' || c.is_whitespace()) { NAMELESS.to_owned() } else { name.to_owned() }
}

/// Marks that turn the direction of writing make `exe.txt` of `txt.exe`; what takes no room hides what stands there.
fn is_shown(c: char) -> bool {
    let hides = matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    !c.is_control() && !hides
}

/// `Content-Disposition` as RFC 6266 and 8187 have it: whatever the name holds, the header holds letters, digits and
/// `-._~%` of it.
pub fn disposition(how: &str, name: &str) -> String {
    let encoded = name.bytes().fold(String::new(), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
        encoded
    });
    format!("{how}; filename*=UTF-8''{encoded}")
}

fn percent_decoded(encoded: &str) -> Vec<u8> {
    let (mut bytes, mut rest) = (Vec::new(), encoded.as_bytes());
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|two| two.iter().all(u8::is_ascii_hexdigit));
        let digits = digits.and_then(|two| std::str::from_utf8(two).ok());
        let decoded = digits.filter(|_| *first == b'%').and_then(|two| u8::from_str_radix(two, 16).ok());
        bytes.push(decoded.unwrap_or(*first));
        rest = if decoded.is_some() { &after[2..] } else { after };
    }
    bytes
}

#[cfg(test)]
mod tests {
    use poem::http::HeaderValue;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_is_the_last_step_of_a_path_and_shows_what_it_is() {
        for (sent, kept) in [
            ("C%C3%B4ng%20v%C4%83n.txt", "Công văn.txt"),
            ("../../etc/passwd", "passwd"),
            ("..%2F..%2Fetc%2Fpasswd", "passwd"),
            ("C:\\Users\\x\\anh.jpg", "anh.jpg"),
            ("anh%0D%0ASet-Cookie%3A%20x.jpg", "anhSet-Cookie: x.jpg"),
            ("anh%E2%80%AEgpj.exe", "anhgpj.exe"),
            ("%00", "file"),
            ("..", "file"),
            (" . ", "file"),
            ("", "file"),
            ("50%.txt", "50%.txt"),
            ("%+1%zz", "%+1%zz"),
        ] {
            assert_eq!(tidy(sent), kept, "{sent}");
        }
    }

    proptest! {
        // D20
        #![proptest_config(ProptestConfig::with_cases(5_000))]
        #[test]
        fn whatever_a_file_is_called_its_header_says_one_name_and_nothing_else(
            name in prop_oneof![any::<String>(), "[\"\\\\;%=\r\n\0'a-z/\u{202e}é ]{0,40}", "\\PC{0,300}"],
        ) {
            let encoded: String = name.bytes().fold(String::new(), |all, byte| all + &format!("%{byte:02x}"));
            let kept = tidy(&encoded);
            prop_assert!(!kept.is_empty() && kept.chars().count() <= MOST_NAME_CHARS);
            prop_assert!(!kept.chars().any(|c| c.is_control() || matches!(c, '/' | '\\' | '\u{202e}')), "{kept:?}");
            prop_assert_eq!(tidy(&disposition("", &kept)["; filename*=UTF-8''".len()..]), kept.clone());

            // Even of a name that came by another road.
            for name in [&kept, &name] {
                let header = disposition("attachment", name);
                prop_assert!(HeaderValue::from_str(&header).is_ok());
                let value = header.strip_prefix("attachment; filename*=UTF-8''").unwrap();
                prop_assert!(value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte)));
                prop_assert_eq!(percent_decoded(value), name.as_bytes());
            }
        }
    }
}
