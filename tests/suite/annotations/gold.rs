//! The hand-made readings: tables of mentions, and the articles they point into.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::ROOT;

/// A row of a table by the names of its columns.
pub(super) type Row = HashMap<String, String>;

/// Rows of a table with a head, comments left out.
pub(super) fn rows(path: &Path) -> Vec<Row> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let head: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    lines
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            assert_eq!(cells.len(), head.len(), "{}: {line}", path.display());
            head.iter().zip(cells).map(|(name, cell)| ((*name).to_owned(), cell.to_owned())).collect()
        })
        .collect()
}

/// The kinds that have a table.
pub(super) const TABLES: [&str; 7] =
    ["date", "declaration", "law", "official", "place", "sanction", "speaker"];

/// The halves of the articles: builders look at the first, nobody at the second.
pub(super) const HALVES: [&str; 2] = ["dev", "check"];

/// A mention that a person marked, or a window in which there is none.
#[derive(Debug)]
pub(super) struct Mention {
    pub(super) half: String,
    pub(super) article: String,
    /// What was read, in bytes of the article's text.
    pub(super) window: Range<usize>,
    /// The words of the mention, in bytes of the article's text; `None` for a
    /// window without any.
    pub(super) span: Option<Range<usize>>,
    pub(super) cells: Row,
}

impl Mention {
    /// A cell; empty for `-`.
    pub(super) fn cell(&self, name: &str) -> &str {
        self.cells.get(name).map(String::as_str).filter(|cell| *cell != "-").unwrap_or_default()
    }

    /// Whether a word stands in the note.
    pub(super) fn is_noted(&self, word: &str) -> bool {
        self.cell("note").split(|c: char| !c.is_alphanumeric()).any(|noted| noted == word)
    }

    /// Whether it counts neither as found nor as missed.
    pub(super) fn is_optional(&self) -> bool {
        self.is_noted("optional")
    }
}

/// Reads the table of a kind; none where the table is not there yet.
pub(super) fn table(kind: &str) -> Vec<Row> {
    let path = Path::new(ROOT).join("tests/data/annotations").join(format!("{kind}.tsv"));
    if path.is_file() { rows(&path) } else { Vec::new() }
}

/// The words of an excerpt and which occurrence of them is meant: `words#2`.
fn occurrence(excerpt: &str) -> (&str, usize) {
    excerpt
        .rsplit_once('#')
        .and_then(|(words, number)| Some((words, number.parse().ok().filter(|number| *number > 0)?)))
        .unwrap_or((excerpt, 1))
}

/// Where an excerpt stands in a window.
fn place_of(excerpt: &str, window: &str) -> Option<Range<usize>> {
    let (words, number) = occurrence(excerpt);
    let mut from = 0;
    for nth in 1.. {
        let start = from + window.get(from..)?.find(words)?;
        if nth == number {
            return Some(start..start + words.len());
        }
        from = start + window[start..].chars().next().map_or(1, char::len_utf8);
    }
    None
}

/// Finds the mentions of a table in the articles; every fault of the table is reported.
pub(super) fn mentions(kind: &str, texts: &BTreeMap<String, String>) -> Vec<Mention> {
    let mut faults = Vec::new();
    let mut found = Vec::new();
    for cells in table(kind) {
        let (half, article, excerpt) =
            (cells["half"].clone(), cells["article"].clone(), cells["excerpt"].clone());
        let number = |name: &str| cells[name].parse::<usize>().ok();
        let text = texts.get(&article);
        let window = number("start").zip(number("end")).map(|(start, end)| start..end);
        let read = window.clone().and_then(|window| Some((window.start, text?.get(window)?)));
        let Some((window, (start, read))) = window.zip(read) else {
            faults.push(format!("{kind}: no window {} to {} in {article}", cells["start"], cells["end"]));
            continue;
        };
        let span = (excerpt != "-").then(|| place_of(&excerpt, read));
        if let Some(None) = span {
            faults.push(format!("{kind}: `{excerpt}` is not in {article} from {start}"));
        }
        if !HALVES.contains(&half.as_str()) {
            faults.push(format!("{kind}: no half `{half}`"));
        }
        let span = span.flatten().map(|span| start + span.start..start + span.end);
        found.push(Mention { half, article, window, span, cells });
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    found
}

/// Identifiers of all articles that the tables name.
pub(super) fn articles() -> Vec<String> {
    let mut named: Vec<String> =
        TABLES.iter().flat_map(|kind| table(kind)).map(|row| row["article"].clone()).collect();
    named.sort_unstable();
    named.dedup();
    named
}

/// The collection of real articles, unpacked by `gzip`; `None`, with the reason,
/// where it cannot be had.
pub(super) fn collection() -> Result<String, String> {
    let folder = match std::env::var_os("AWAS_SHARED").filter(|folder| !folder.is_empty()) {
        Some(folder) => PathBuf::from(folder),
        None => Path::new(ROOT).join("../shared"),
    };
    let packed = folder.join("eval/ir/elect_news.docs.jsonl.gz");
    if !packed.is_file() {
        return Err(format!("no {}; AWAS_SHARED names another folder", packed.display()));
    }
    // A package for one file of one test would be too much.
    let unpacked = Command::new("gzip").arg("-dc").arg(&packed).output();
    let unpacked = unpacked.map_err(|error| format!("gzip does not start: {error}"))?;
    if !unpacked.status.success() {
        return Err(format!("gzip does not read {}", packed.display()));
    }
    String::from_utf8(unpacked.stdout).map_err(|error| format!("{}: {error}", packed.display()))
}

#[test]
fn excerpts_by_example() {
    assert_eq!(place_of("KPU#2", "KPU dan KPU"), Some(8..11));
    assert_eq!(place_of("KPU", "Ketua KPU"), Some(6..9));
    assert_eq!(place_of("KPU#2", "Ketua KPU"), None);
    assert_eq!(place_of("aa#2", "aaa"), Some(1..3));
}
