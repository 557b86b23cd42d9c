//! How is the answer shown? Hits become text for people, JSON Lines, tables or
//! TREC runs.
//!
//! A format is one file in this room and one row in [`FORMATS`].

mod article;
mod facts;
mod human;
pub mod jsonl;
mod plain;
pub mod register;
mod table;
mod text;

use std::io::{self, Write};

pub use article::write_article;
pub use text::clean;
pub(crate) use text::clean_line;

use crate::search::Hit;

/// A query and the hits that answer it.
#[derive(Debug)]
pub struct Answer<'a> {
    /// The query's identifier, in a batch.
    pub id: Option<&'a str>,
    /// The query as written.
    pub query: &'a str,
    /// Hits, best first.
    pub hits: &'a [Hit],
    /// Whether the score's parts are shown.
    pub explain: bool,
    /// What a reader should know of the order.
    pub note: Option<&'a str>,
}

/// What the output is shown on.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Whether colours and styles are understood.
    pub colour: bool,
    /// Columns of the terminal.
    pub width: usize,
}

impl Default for Look {
    fn default() -> Self {
        Self { colour: false, width: 80 }
    }
}

/// An output format.
#[derive(Debug)]
pub struct Format {
    /// The value of `--format`.
    pub name: &'static str,
    /// What it is, for help.
    pub about: &'static str,
    /// Written once before all answers.
    pub head: &'static str,
    /// Whether it shows where hits match.
    pub shows_matches: bool,
    /// Whether copies are brought together; an evaluation wants every passage.
    pub folds_copies: bool,
    write: fn(&mut dyn Write, &Answer<'_>, Look) -> io::Result<()>,
}

/// All output formats, the default first.
pub static FORMATS: &[Format] = &[human::FORMAT, jsonl::FORMAT, plain::TSV, plain::IDS, plain::TREC];

/// The format of a name.
#[must_use]
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

impl Format {
    /// Writes one answer.
    ///
    /// # Errors
    ///
    /// What the writer said.
    pub fn write(&self, out: &mut dyn Write, answer: &Answer<'_>, look: Look) -> io::Result<()> {
        (self.write)(out, answer, look)
    }
}
