//! What is asked of the person at the terminal.
use std::{
    io::{self, BufRead, IsTerminal, Write},
    process::{Command, Stdio},
};

/// One line of standard input, not shown while a person types it.
pub fn password() -> io::Result<String> {
    let typed = io::stdin().is_terminal();
    if typed {
        eprint!("Password: ");
        io::stderr().flush()?;
        show_typing(false);
    }
    let mut line = String::new();
    let read = io::stdin().lock().read_line(&mut line);
    if typed {
        show_typing(true);
        eprintln!();
    }
    read?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

/// Where there is no `stty`, one sees what one types.
fn show_typing(shown: bool) {
    let word = if shown { "echo" } else { "-echo" };
    let _ = Command::new("stty").arg(word).stdin(Stdio::inherit()).stderr(Stdio::null()).status();
}
