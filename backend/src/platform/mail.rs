//! Mail, by SMTP. Without a server to hand it to, nobody is written to.
use std::time::Duration;

use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Mailbox, header::ContentType},
};
use thiserror::Error;

/// A server that says nothing for so long is not there.
const PATIENCE: Duration = Duration::from_secs(20);

/// Whom mail is handed to, and who writes it.
#[derive(Clone, Debug)]
pub struct Post {
    server: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    /// The address of the pages, for links; none where nobody has told it.
    pages: Option<String>,
}

#[derive(Debug, Error)]
pub enum NoPost {
    #[error("MAIL_URL names the server that takes mail: smtp://host:25, smtps://user:password@host:465.")]
    Url,
    #[error("MAIL_FROM is the address mail comes from: phong@example.vn, or Phòng GD&ĐT <phong@example.vn>.")]
    From,
}

/// Why a mail was not taken.
#[derive(Debug, Error)]
pub enum NotSent {
    #[error("The account's mail address is none.")]
    Address,
    /// Ask again later.
    #[error("The mail server did not take it: {0}")]
    NotNow(String),
    /// It will not take it tomorrow either.
    #[error("The mail server refuses it: {0}")]
    Never(String),
}

impl Post {
    pub fn new(url: &str, from: &str, pages: Option<String>) -> Result<Self, NoPost> {
        let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|_| NoPost::Url)?;
        let from = from.parse().map_err(|_| NoPost::From)?;
        Ok(Self { server: server.timeout(Some(PATIENCE)).build(), from, pages })
    }

    /// The address of a page, if it is known where the pages are.
    pub fn link(&self, path: &str) -> Option<String> {
        self.pages.as_ref().map(|pages| format!("{}{path}", pages.trim_end_matches('/')))
    }

    pub async fn send(&self, to: &str, subject: &str, text: String) -> Result<(), NotSent> {
        let address = to.parse().map_err(|_| NotSent::Address)?;
        let message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, address))
            .subject(subject)
            .header(ContentType::TEXT_PLAIN)
            .body(text)
            .map_err(|cause| NotSent::Never(cause.to_string()))?;
        let sent = self.server.send(message).await.map(|_| ());
        sent.map_err(|cause| {
            // It says what the server said, too; servers repeat whom they refuse.
            let (said, never) = (without_addresses(&cause.to_string()), cause.is_permanent());
            if never { NotSent::Never(said) } else { NotSent::NotNow(said) }
        })
    }
}

/// What a server said, without anybody's address: others read it.
fn without_addresses(said: &str) -> String {
    let ends = |letter: char| letter.is_whitespace() || "<>()[]{}\"',;:".contains(letter);
    let pieces = said.split_inclusive(ends).map(|piece| {
        let word = piece.trim_end_matches(ends);
        if word.contains('@') { ["…", &piece[word.len()..]].concat() } else { piece.to_owned() }
    });
    pieces.collect()
}

/// What is typed as an address of one's own: one line that mail can be sent to.
pub fn address(raw: &str) -> Option<String> {
    let raw = raw.trim();
    let plain = raw.len() <= 254 && !raw.contains(char::is_whitespace);
    raw.parse::<lettre::Address>().ok().filter(|_| plain).map(|address| address.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_a_mail_server_is_said_at_the_start() {
        for (url, from) in [("https://example.vn", "a@b.vn"), ("smtp://", "a@b.vn"), ("example.vn", "a@b.vn")]
        {
            assert!(matches!(Post::new(url, from, None), Err(NoPost::Url)), "{url}");
        }
        assert!(matches!(Post::new("smtp://localhost:25", "phòng", None), Err(NoPost::From)));
    }

    #[test]
    fn what_is_repeated_of_an_answer_holds_no_address() {
        let said = "550 <AN@Example.vn>: an@example.vn is not here, ask to=b@c.vn";
        assert_eq!(without_addresses(said), "550 <…>: … is not here, ask …");
        assert_eq!(without_addresses("451 later"), "451 later");
    }

    #[test]
    fn an_address_is_one_line_and_one_person() {
        assert_eq!(address(" a.b@example.vn ").as_deref(), Some("a.b@example.vn"));
        for wrong in ["", "a", "a@b@c", "a@b.vn, c@d.vn", "a@b.vn\r\nBcc: c@d.vn", "<a@b.vn>", "A <a@b.vn>"] {
            assert_eq!(address(wrong), None, "{wrong}");
        }
    }
}
