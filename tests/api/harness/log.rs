//! What the server writes into its log, of all tests of this run: one that looks for what must not be there may.
use std::{
    io::{self, Write},
    sync::{LazyLock, Mutex, PoisonError},
};

use tracing_subscriber::fmt::MakeWriter;

#[derive(Clone, Copy)]
pub struct Log(&'static Mutex<Vec<u8>>);

static KEPT: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// From the first call on, all that is worth a line to somebody who looks for a fault.
static LOG: LazyLock<Log> = LazyLock::new(|| {
    let json = tracing_subscriber::fmt().json().with_max_level(tracing::Level::DEBUG);
    let _ = tracing::subscriber::set_global_default(json.with_writer(Log(&KEPT)).finish());
    Log(&KEPT)
});

pub fn logged() -> Log {
    *LOG
}

impl Log {
    pub fn text(self) -> String {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8_lossy(&kept).into_owned()
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Log {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        *self
    }
}
