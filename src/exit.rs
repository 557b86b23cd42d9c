//! How both programs end.

use std::error::Error;
use std::io::{self, Write};

/// Something was found, or done.
pub const FOUND: u8 = 0;
/// Nothing was found.
pub const NOTHING: u8 = 1;
/// Something went wrong.
pub const ERROR: u8 = 2;

/// Writes an error and what caused it, each cause once.
///
/// # Errors
///
/// What the writer said.
pub fn write_chain(out: &mut dyn Write, program: &str, error: &dyn Error) -> io::Result<()> {
    let mut written = error.to_string();
    write!(out, "{program}: {}", shown(&written))?;
    let mut cause = error.source();
    while let Some(error) = cause {
        let message = error.to_string();
        if !written.contains(&message) {
            write!(out, ": {}", shown(&message))?;
        }
        written.push_str(&message);
        cause = error.source();
    }
    writeln!(out)
}

/// Text of a user or a file, without characters that would act on a terminal.
fn shown(message: &str) -> String {
    message.lines().map(crate::render::clean_line).collect::<Vec<_>>().join("\n")
}

/// Whether an error is a closed pipe, which is no failure: the reader has enough.
#[must_use]
pub fn is_closed_pipe(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::BrokenPipe
}
