//! A mail server, as far as a client sees one.
use std::sync::{Arc, Mutex};

use backend::platform::mail::Post;
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

#[derive(Clone, Debug)]
pub struct Letter {
    pub to: String,
    /// Head and body, with the words of both readable.
    pub text: String,
}

pub struct Smtp {
    pub post: Post,
    taken: Arc<Mutex<Vec<Letter>>>,
    refuses: Arc<Mutex<Option<&'static str>>>,
}

impl Smtp {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("smtp://{}", listener.local_addr().unwrap());
        let (taken, refuses) = (Arc::<Mutex<Vec<Letter>>>::default(), Arc::<Mutex<_>>::default());
        let (into, no) = (Arc::clone(&taken), Arc::clone(&refuses));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                // A client that breaks off is no matter of the server.
                let refuses = *no.lock().unwrap();
                let _ = talk(stream, &into, refuses).await;
            }
        });
        let pages = Some("https://densach.example".to_owned());
        let post = Post::new(&url, "Phòng GD&ĐT <phong@example.vn>", pages).unwrap();
        Self { post, taken, refuses }
    }

    /// From now on every address is answered so.
    pub fn refuse(&self, with: Option<&'static str>) {
        *self.refuses.lock().unwrap() = with;
    }

    /// What came since the last look.
    pub fn letters(&self) -> Vec<Letter> {
        std::mem::take(&mut self.taken.lock().unwrap())
    }
}

async fn talk(stream: TcpStream, taken: &Mutex<Vec<Letter>>, refuses: Option<&str>) -> std::io::Result<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 here\r\n").await?;
    let (mut to, mut text, mut in_data) = (String::new(), String::new(), false);
    while let Some(line) = lines.next_line().await? {
        let answer = if in_data && line == "." {
            in_data = false;
            taken.lock().unwrap().push(Letter { to: to.clone(), text: readable(&text) });
            "250 taken"
        } else if in_data {
            text.push_str(&line);
            text.push('\n');
            continue;
        } else if let Some(refusal) = refuses.filter(|_| line.starts_with("RCPT")) {
            refusal
        } else if line.starts_with("DATA") {
            (in_data, text) = (true, String::new());
            "354 go on"
        } else if line.starts_with("QUIT") {
            "221 bye"
        } else {
            if let Some(rest) = line.strip_prefix("RCPT TO:<") {
                rest.trim_end_matches('>').clone_into(&mut to);
            }
            "250 fine"
        };
        write.write_all(format!("{answer}\r\n").as_bytes()).await?;
    }
    Ok(())
}

/// Quoted-printable as it was before it was quoted.
fn readable(text: &str) -> String {
    let joined = text.replace("=\n", "");
    let (mut bytes, mut rest) = (Vec::new(), joined.as_bytes());
    while let Some((&first, after)) = rest.split_first() {
        let hex = after.get(..2).filter(|_| first == b'=').and_then(|hex| std::str::from_utf8(hex).ok());
        if let Some(byte) = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            bytes.push(byte);
            rest = &after[2..];
        } else {
            bytes.push(first);
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
