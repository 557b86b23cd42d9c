//! What came in? Files and streams become [`SourceDocument`]s: raw fields and
//! decoded text that still knows the bytes it was read from.
//!
//! # Quirks
//!
//! - A folder is read for the file endings of [`FORMATS`] only; a file named
//!   outright is read as plain text if its ending is unknown.
//! - Windows-1252 is what remains when a file is neither UTF-8 nor UTF-16 and
//!   holds no control characters: any other one-byte encoding passes for it.

mod decode;
mod jsonl;
mod text;

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use decode::SourceText;

/// One article, or one ready-made passage, as it came in.
#[derive(Debug, Clone)]
pub struct SourceDocument {
    /// The file it was read from, as the user named it; `-` for standard input.
    pub file: Arc<str>,
    /// The decoded text.
    pub text: SourceText,
    /// What the format says about the text.
    pub fields: Fields,
}

impl SourceDocument {
    /// A number over all that the document says, but not where it lies.
    pub(crate) fn fingerprint(&self) -> u128 {
        let mut hasher = xxhash_rust::xxh3::Xxh3::new();
        let Fields { id, article, title, url, outlet, published } = &self.fields;
        for field in [id, article, title, url, outlet, published] {
            hasher.update(field.as_deref().unwrap_or_default().as_bytes());
            hasher.update(&[0]);
        }
        hasher.update(self.text.as_str().as_bytes());
        hasher.digest128()
    }
}

/// Fields that a format may give beside the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields {
    /// The collection's own identifier.
    pub id: Option<String>,
    /// The article that a ready-made passage belongs to.
    pub article: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Address of the page.
    pub url: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// When it was published, as written.
    pub published: Option<String>,
}

/// Why something that came in could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SourceError {
    /// The file system said no.
    #[error("{file}: {source}")]
    Io {
        /// File as the user named it.
        file: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// Not text in an encoding we know.
    #[error("{file}: not text: found {found}, expected UTF-8, UTF-16 or Windows-1252")]
    NotText {
        /// File as the user named it.
        file: String,
        /// What gave it away.
        found: String,
    },
    /// Nothing but white space.
    #[error("{file}: empty, expected the text of an article")]
    Empty {
        /// File as the user named it, with the line for line formats.
        file: String,
    },
    /// A record that is not what the format says.
    #[error("{file}:{line}: {reason}")]
    Record {
        /// File as the user named it.
        file: String,
        /// One-based line.
        line: u64,
        /// What was found and what was expected.
        reason: String,
    },
    /// A file in a folder whose ending no format claims.
    #[error(
        "{file}: unknown ending, expected one of {expected}; name the file itself to read it as plain text"
    )]
    UnknownFormat {
        /// File as the user named it.
        file: String,
        /// The endings that are read.
        expected: String,
    },
}

impl SourceError {
    /// A few words that sort errors of one sort together in a report.
    #[must_use]
    pub fn reason(&self) -> &'static str {
        match self {
            Self::Io { .. } => "cannot be read",
            Self::NotText { .. } => "not text",
            Self::Empty { .. } => "empty",
            Self::Record { .. } => "bad record",
            Self::UnknownFormat { .. } => "unknown ending",
        }
    }
}

/// Where documents go as they are read; returns `false` to stop.
pub type Sink<'s> = dyn FnMut(Result<SourceDocument, SourceError>) -> bool + 's;

/// An input format: one file in this room and one row in [`FORMATS`].
#[derive(Debug)]
pub struct Format {
    /// Name for messages.
    pub name: &'static str,
    /// File endings, lower case, without the dot.
    pub endings: &'static [&'static str],
    /// Whether the first bytes of a stream look like this format.
    sniff: fn(&[u8]) -> bool,
    /// Reads a whole input into documents.
    read: fn(Bytes, &mut Sink<'_>),
}

/// All input formats; the last one takes what no other claims.
pub static FORMATS: &[Format] = &[jsonl::FORMAT, text::FORMAT];

/// The bytes of one input and the name they go by.
#[derive(Debug)]
pub struct Bytes {
    pub(crate) file: Arc<str>,
    pub(crate) content: Vec<u8>,
}

/// A file to be read, or standard input, with the format it will be read in.
#[derive(Debug, Clone)]
pub struct Input {
    path: Option<PathBuf>,
    name: Arc<str>,
    format: Option<&'static Format>,
}

impl Input {
    /// Name as the user gave it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The file behind the name, if it is not standard input.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Reads the bytes.
    ///
    /// # Errors
    ///
    /// What the file system said.
    pub fn bytes(&self) -> Result<Bytes, SourceError> {
        let read = match &self.path {
            Some(path) => std::fs::read(path),
            None => {
                let mut content = Vec::new();
                std::io::stdin().lock().read_to_end(&mut content).map(|_| content)
            }
        };
        match read {
            Ok(content) => Ok(Bytes { file: Arc::clone(&self.name), content }),
            Err(source) => Err(SourceError::Io { file: self.name.to_string(), source }),
        }
    }

    /// Cuts the bytes into documents.
    pub fn documents(&self, bytes: Bytes, sink: &mut Sink<'_>) {
        let format = self.format.unwrap_or_else(|| {
            FORMATS.iter().find(|format| (format.sniff)(&bytes.content)).unwrap_or(&text::FORMAT)
        });
        (format.read)(bytes, sink);
    }
}

/// Lists the inputs below the paths, in a fixed order: files as named, folders
/// recursively and sorted, `-` for standard input. Hidden files in folders are
/// passed over, and so is the folder that the index is written to.
pub fn inputs(paths: &[PathBuf], index: &Path) -> Vec<Result<Input, SourceError>> {
    let index = std::fs::canonicalize(index).ok();
    let mut found = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            found.push(Ok(Input { path: None, name: "-".into(), format: None }));
        } else if path.is_dir() {
            walk(path, index.as_deref(), &mut found);
        } else {
            found.push(Ok(Input {
                path: Some(path.clone()),
                name: path.to_string_lossy().into(),
                format: format_of(path),
            }));
        }
    }
    found
}

fn walk(folder: &Path, index: Option<&Path>, found: &mut Vec<Result<Input, SourceError>>) {
    let visible = |entry: &walkdir::DirEntry| {
        let hidden = entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.');
        let is_index = || {
            index.is_some()
                && entry.file_type().is_dir()
                && std::fs::canonicalize(entry.path()).ok().as_deref() == index
        };
        !hidden && !is_index()
    };
    for entry in
        walkdir::WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter().filter_entry(visible)
    {
        match entry {
            Ok(entry) if entry.file_type().is_file() => {
                let name = entry.path().to_string_lossy().into_owned();
                found.push(match format_of(entry.path()) {
                    Some(format) => Ok(Input {
                        path: Some(entry.path().to_owned()),
                        name: name.into(),
                        format: Some(format),
                    }),
                    None => Err(SourceError::UnknownFormat { file: name, expected: endings() }),
                });
            }
            Ok(_) => {}
            Err(error) => {
                let file = error.path().unwrap_or(folder).to_string_lossy().into_owned();
                let source = error
                    .into_io_error()
                    .unwrap_or_else(|| std::io::Error::other("a link that leads back to its own folder"));
                found.push(Err(SourceError::Io { file, source }));
            }
        }
    }
}

fn format_of(path: &Path) -> Option<&'static Format> {
    let ending = path.extension()?.to_string_lossy().to_lowercase();
    FORMATS.iter().find(|format| format.endings.contains(&ending.as_str()))
}

fn endings() -> String {
    let all: Vec<String> =
        FORMATS.iter().flat_map(|format| format.endings).map(|ending| format!(".{ending}")).collect();
    all.join(" ")
}
