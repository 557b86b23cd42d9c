//! Reading embedded tables into typed, checked rows.
//!
//! A table is UTF-8 text with tab-separated cells:
//!
//! ```text
//! # What this table is.
//! # columns: root, examples: what each column means
//! # source: where the rows come from
//! # licence: the licence of the rows
//! # date: 2026-11
//! root<TAB>examples
//! awas<TAB>mengawasi=awas; pengawas=awas
//! ```
//!
//! Rows are sorted by their first column, which is unique. `-` alone in a cell
//! means empty; lists inside a cell are separated by `; `.

use serde::Deserialize;
use serde::de::DeserializeOwned;

/// An embedded table: its file name, for messages, and its text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Table {
    /// Path below `src/lexicon`, for messages.
    pub(crate) name: &'static str,
    /// The whole file.
    pub(crate) text: &'static str,
}

/// Embeds a table that stands beside the calling file.
macro_rules! table {
    ($path:literal) => {
        $crate::lexicon::table::Table { name: $path, text: include_str!($path) }
    };
}
pub(crate) use table;

/// Embeds a table and gives its rows, read once: `TABLE` and `rows()`.
macro_rules! typed_table {
    ($path:literal, $row:ty) => {
        pub(crate) const TABLE: $crate::lexicon::table::Table = $crate::lexicon::table::table!($path);

        static ROWS: std::sync::LazyLock<Vec<$row>> =
            std::sync::LazyLock::new(|| TABLE.rows().expect("the embedded table is checked by tests"));

        /// All rows, sorted by their first column.
        pub(crate) fn rows() -> &'static [$row] {
            &ROWS
        }
    };
}
pub(crate) use typed_table;

/// A table that cannot be used as it stands.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TableError {
    /// A header comment that every table needs is missing.
    #[error("{table}: no `# {field}:` line in the header, expected one before the first row")]
    Header {
        /// The table's file name.
        table: String,
        /// The missing header field.
        field: &'static str,
    },
    /// A row that does not have the columns of the typed view.
    #[error("{table}:{line}: {reason}")]
    Row {
        /// The table's file name.
        table: String,
        /// One-based line in the file.
        line: u64,
        /// What was found and what was expected.
        reason: String,
    },
    /// Rows out of order, or the same key twice.
    #[error(
        "{table}:{line}: `{found}` stands after `{previous}`, expected rows sorted by a unique first column"
    )]
    Order {
        /// The table's file name.
        table: String,
        /// One-based line in the file.
        line: u64,
        /// First cell of the offending row.
        found: String,
        /// First cell of the row before.
        previous: String,
    },
}

impl Table {
    /// Reads all rows into the typed view `R`.
    ///
    /// # Errors
    ///
    /// The place of the first row that does not fit, and why.
    pub(crate) fn rows<R: DeserializeOwned>(&self) -> Result<Vec<R>, TableError> {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(b'\t')
            .quoting(false)
            .comment(Some(b'#'))
            .from_reader(self.text.as_bytes());
        reader.deserialize().map(|row| row.map_err(|error| self.row_error(&error))).collect()
    }

    /// Checks the header fields and the order of rows, for tests of a table.
    ///
    /// # Errors
    ///
    /// The first fault found.
    #[cfg(test)]
    pub(crate) fn check(&self) -> Result<(), TableError> {
        for field in ["columns", "source", "licence", "date"] {
            let wanted = format!("# {field}:");
            if !self
                .text
                .lines()
                .take_while(|line| line.starts_with('#'))
                .any(|line| line.starts_with(&wanted))
            {
                return Err(TableError::Header { table: self.name.to_owned(), field });
            }
        }
        let mut previous: Option<&str> = None;
        for (index, line) in self.text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')).skip(1)
        {
            let key = line.split('\t').next().unwrap_or_default();
            if let Some(previous) = previous
                && key <= previous
            {
                return Err(TableError::Order {
                    table: self.name.to_owned(),
                    line: index as u64 + 1,
                    found: key.to_owned(),
                    previous: previous.to_owned(),
                });
            }
            previous = Some(key);
        }
        Ok(())
    }

    fn row_error(&self, error: &csv::Error) -> TableError {
        let line = error.position().map_or(0, csv::Position::line);
        TableError::Row { table: self.name.to_owned(), line, reason: error.to_string() }
    }
}

/// A cell that holds a list: `a; b; c`, or `-` for none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct List(pub(crate) Vec<String>);

impl<'de> Deserialize<'de> for List {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let cell = String::deserialize(deserializer)?;
        if cell == "-" {
            return Ok(Self::default());
        }
        Ok(Self(cell.split("; ").map(str::to_owned).collect()))
    }
}

/// A cell that may be empty, written `-`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Maybe(pub(crate) Option<String>);

impl<'de> Deserialize<'de> for Maybe {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let cell = String::deserialize(deserializer)?;
        Ok(Self((cell != "-").then_some(cell)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str =
        "# A table.\n# columns: key, list\n# source: us\n# licence: MIT\n# date: 2026-11\nkey\tlist\n";

    #[derive(Debug, Deserialize)]
    struct Row {
        key: String,
        list: List,
    }

    fn table(rows: &str) -> Table {
        Table { name: "t.tsv", text: Box::leak(format!("{HEADER}{rows}").into_boxed_str()) }
    }

    #[test]
    fn rows_are_typed() {
        let rows: Vec<Row> = table("a\tx; y\nb\t-\n").rows().expect("a good table");
        assert_eq!(rows[0].key, "a");
        assert_eq!(rows[0].list.0, ["x", "y"]);
        assert!(rows[1].list.0.is_empty());
    }

    #[test]
    fn a_row_with_a_missing_cell_is_named_by_line() {
        let message = table("a\tx\nb\n").rows::<Row>().expect_err("a short row").to_string();
        assert!(message.starts_with("t.tsv:8:"), "{message}");
    }

    #[test]
    fn disorder_and_repeats_are_named_by_line() {
        for rows in ["b\t-\na\t-\n", "a\t-\na\t-\n"] {
            let message = table(rows).check().expect_err("out of order").to_string();
            assert!(message.starts_with("t.tsv:8: `a` stands after"), "{message}");
        }
    }

    #[test]
    fn a_table_without_licence_is_refused() {
        let bare = Table { name: "t.tsv", text: "# columns: a\n# source: us\n# date: 2026\na\nx\n" };
        assert!(bare.check().expect_err("no licence").to_string().contains("`# licence:`"));
    }
}
