//! Where the head of a request ends. Nothing of it is read here, but that it is HTTP/1.

/// How HTTP/2 begins on a plain connection. A browser never speaks it there, and its frames have no heads that
/// could be timed.
const HTTP_2: [u8; 4] = *b"PRI ";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    Part,
    Whole,
    OtherProtocol,
}

/// The head of one request, as its bytes come.
#[derive(Default)]
pub struct Head {
    /// Its first bytes, after blank lines.
    begins: Vec<u8>,
    /// Something stands on the line the next byte belongs to.
    on_line: bool,
}

impl Head {
    pub fn look(&mut self, bytes: &[u8]) -> Seen {
        for byte in bytes {
            match byte {
                // Blank lines before a request are no head.
                b'\n' if !self.on_line && !self.begins.is_empty() => return Seen::Whole,
                b'\n' => self.on_line = false,
                b'\r' => {}
                other => {
                    self.on_line = true;
                    if self.begins.len() < HTTP_2.len() {
                        self.begins.push(*other);
                    }
                }
            }
            if self.begins == HTTP_2 {
                return Seen::OtherProtocol;
            }
        }
        Seen::Part
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_ends_at_its_blank_line_however_it_comes() {
        for (request, expected) in [
            ("GET / HTTP/1.1\r\nHost: x\r\n\r\n", Seen::Whole),
            ("\r\n\nGET / HTTP/1.1\n\nbody", Seen::Whole),
            ("GET / HTTP/1.1\r\nHost: x\r\n", Seen::Part),
            ("\r\n\r\n\r\n", Seen::Part),
            ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", Seen::OtherProtocol),
            ("PRINT / HTTP/1.1\r\n\r\n", Seen::Whole),
        ] {
            assert_eq!(Head::default().look(request.as_bytes()), expected, "{request:?}");
            let mut slowly = Head::default();
            let last = request.bytes().map(|byte| slowly.look(&[byte])).find(|seen| *seen != Seen::Part);
            assert_eq!(last.unwrap_or(Seen::Part), expected, "{request:?}");
        }
    }
}
