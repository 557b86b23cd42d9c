//! Words that a user adds to the lexicon: a folder of tables like ours.
//!
//! | file | columns | a row says |
//! | --- | --- | --- |
//! | `roots.tsv` | word, reason | the word is a root, and its derivations lead to it |
//! | `names.tsv` | name, reason | the name stays whole |
//! | `irregular.tsv` | word, root, reason | the word has this root |
//!
//! Each file may be missing, but not all. A file is UTF-8 text, one row a line,
//! cells parted by tabs; lines that begin with `#` and empty lines say nothing,
//! the first other line names the columns. Rows need no order.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use xxhash_rust::xxh3::Xxh3;

/// Why words cannot be added.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AdditionsError {
    /// A file or the folder cannot be read.
    #[error("{}: {source}", path.display())]
    Io {
        /// File or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// No table in the folder.
    #[error("{}: found no table, expected a folder with at least one of {FILES}", .0.display())]
    Empty(PathBuf),
    /// A table by another name, likely a slip.
    #[error("{}: found a table that is none of {FILES}; rename it or take it away", .0.display())]
    Unknown(PathBuf),
    /// A line that cannot be used.
    #[error("{}:{line}: found {found}, expected {expected}", path.display())]
    Row {
        /// The file.
        path: PathBuf,
        /// One-based line.
        line: usize,
        /// What stands there.
        found: String,
        /// What should.
        expected: String,
    },
}

const FILES: &str = "`roots.tsv`, `names.tsv`, `irregular.tsv`";

/// The tables: file, columns, and what a row of it says.
const TABLES: [(&str, &[&str], Added); 3] = [
    ("irregular.tsv", &["word", "root", "reason"], Added::Irregular),
    ("names.tsv", &["name", "reason"], Added::Name),
    ("roots.tsv", &["word", "reason"], Added::Root),
];

/// What a row says of its word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Added {
    /// It is a root.
    Root,
    /// It is a name.
    Name,
    /// It has the root of the row.
    Irregular,
}

/// A row, with where it stands.
#[derive(Debug, Clone)]
pub(crate) struct AddedRow {
    pub(crate) added: Added,
    pub(crate) word: String,
    /// The root of an irregular word, else the word.
    pub(crate) root: String,
    path: PathBuf,
    line: usize,
}

impl AddedRow {
    /// An error about this row.
    pub(crate) fn refuse(&self, found: String, expected: String) -> AdditionsError {
        AdditionsError::Row { path: self.path.clone(), line: self.line, found, expected }
    }
}

/// The rows of a folder, and its files as they were read.
#[derive(Debug, Clone)]
pub(crate) struct Additions {
    pub(crate) rows: Vec<AddedRow>,
    files: Vec<(&'static str, String)>,
}

impl Additions {
    /// Reads the tables of a folder.
    pub(crate) fn read(folder: &Path) -> Result<Self, AdditionsError> {
        let io = |path: &Path| {
            let path = path.to_owned();
            move |source| AdditionsError::Io { path, source }
        };
        let mut names = Vec::new();
        for entry in fs::read_dir(folder).map_err(io(folder))? {
            names.push(entry.map_err(io(folder))?.file_name());
        }
        names.sort();
        let mut additions = Self { rows: Vec::new(), files: Vec::new() };
        for name in &names {
            let path = folder.join(name);
            let table = TABLES.iter().find(|(file, ..)| name == file);
            let Some((file, columns, added)) = table else {
                if path.extension().is_some_and(|extension| extension == "tsv") {
                    return Err(AdditionsError::Unknown(path));
                }
                continue;
            };
            let bytes = fs::read(&path).map_err(io(&path))?;
            let text = String::from_utf8(bytes).map_err(|error| {
                let valid = error.utf8_error().valid_up_to();
                AdditionsError::Row {
                    path: path.clone(),
                    line: error.as_bytes()[..valid].iter().filter(|&&byte| byte == b'\n').count() + 1,
                    found: "bytes that are not UTF-8".to_owned(),
                    expected: "text in UTF-8".to_owned(),
                }
            })?;
            rows(&path, &text, columns, *added, &mut additions.rows)?;
            additions.files.push((file, text));
        }
        if additions.files.is_empty() {
            return Err(AdditionsError::Empty(folder.to_owned()));
        }
        additions.refuse_repeats()?;
        Ok(additions)
    }

    /// Writes the files as they were read.
    pub(crate) fn write(&self, folder: &Path) -> std::io::Result<()> {
        fs::create_dir_all(folder)?;
        self.files.iter().try_for_each(|(name, text)| fs::write(folder.join(name), text))
    }

    /// A number over the names and contents of the files.
    pub(crate) fn fingerprint(&self) -> String {
        let mut hasher = Xxh3::new();
        for (name, text) in &self.files {
            hasher.update(name.as_bytes());
            hasher.update(&(text.len() as u64).to_le_bytes());
            hasher.update(text.as_bytes());
        }
        format!("{:032x}", hasher.digest128())
    }

    fn refuse_repeats(&self) -> Result<(), AdditionsError> {
        let mut seen: BTreeMap<&str, &AddedRow> = BTreeMap::new();
        for row in &self.rows {
            if let Some(before) = seen.insert(&row.word, row) {
                let place = format!("{}:{}", before.path.display(), before.line);
                return Err(row.refuse(
                    format!("`{}` a second time, after {place}", row.word),
                    "each word in one row of one table".to_owned(),
                ));
            }
        }
        Ok(())
    }
}

fn rows(
    path: &Path,
    text: &str,
    columns: &[&str],
    added: Added,
    rows: &mut Vec<AddedRow>,
) -> Result<(), AdditionsError> {
    let shown = || {
        let columns: Vec<String> = columns.iter().map(|column| format!("`{column}`")).collect();
        columns.join(", ")
    };
    let mut headed = false;
    for (index, line) in text.trim_start_matches('\u{FEFF}').lines().enumerate() {
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        let line_number = index + 1;
        let refuse = |found: String, expected: String| AdditionsError::Row {
            path: path.to_owned(),
            line: line_number,
            found,
            expected,
        };
        let cells: Vec<&str> = line.split('\t').collect();
        if !headed {
            if cells != columns {
                return Err(refuse(
                    format!("`{}`", line.replace('\t', " ")),
                    format!("the names of the columns, parted by tabs: {}", shown()),
                ));
            }
            headed = true;
            continue;
        }
        if cells.len() != columns.len() {
            return Err(refuse(
                format!("{} cells in `{}`", cells.len(), line.replace('\t', " ")),
                format!("{}, parted by tabs: {}", columns.len(), shown()),
            ));
        }
        if let Some(at) = cells.iter().position(|cell| cell.is_empty() || cell.trim() != *cell) {
            return Err(refuse(
                format!("`{}` as {}", cells[at], columns[at]),
                "a cell that is not empty, without spaces at its ends".to_owned(),
            ));
        }
        let root = if added == Added::Irregular { cells[1] } else { cells[0] };
        rows.push(AddedRow {
            added,
            word: cells[0].to_owned(),
            root: root.to_owned(),
            path: path.to_owned(),
            line: line_number,
        });
    }
    Ok(())
}
