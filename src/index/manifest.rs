//! What an index says of itself.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::IndexError;
use crate::analysis::Analyser;
use crate::lexicon;

/// Number of the stored format; it grows with every change that older programs cannot read.
const FORMAT: u32 = 6;

/// A build by another version may mark passages otherwise, so it is done again.
const PROGRAM: &str = env!("CARGO_PKG_VERSION");

const FILE: &str = "manifest.json";

/// What a record of the sources is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// An article, cut into passages by awas.
    #[default]
    Article,
    /// A ready-made passage, taken as it is.
    Passage,
}

/// What is in an index and what it was made with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Number of the stored format.
    pub format: u32,
    /// Version of the program that built it.
    pub program: String,
    /// Fingerprint of the tables that terms and annotations depend on.
    pub lexicon: String,
    /// Fingerprint of the words that a user added; empty without any.
    pub additions: String,
    /// How many words were added.
    pub added_words: u64,
    /// Fingerprint of the sources: names, contents and unit.
    pub sources: String,
    /// What a record of the sources was.
    pub unit: Unit,
    /// Number of files read.
    pub files: u64,
    /// Number of articles.
    pub articles: u64,
    /// Number of passages.
    pub passages: u64,
    /// Number of distinct exact terms.
    pub terms: u64,
    /// Bytes of source text.
    pub text_bytes: u64,
    /// Bytes of the index on disk, without this file.
    pub index_bytes: u64,
    /// Number of articles by outlet; the empty name stands for unknown.
    pub outlets: BTreeMap<String, u64>,
    /// First day of a dated article.
    pub first_day: Option<Date>,
    /// Last day of a dated article.
    pub last_day: Option<Date>,
    /// Number of articles without a date.
    pub undated: u64,
    /// When the build ended, UTC.
    pub built: String,
}

impl Manifest {
    /// A manifest for the program that runs, with nothing counted yet.
    pub(crate) fn new(unit: Unit, analyser: &Analyser) -> Self {
        Self {
            format: FORMAT,
            program: PROGRAM.to_owned(),
            lexicon: lexicon::fingerprint(),
            additions: analyser.fingerprint(),
            added_words: analyser.added_words() as u64,
            sources: String::new(),
            unit,
            files: 0,
            articles: 0,
            passages: 0,
            terms: 0,
            text_bytes: 0,
            index_bytes: 0,
            outlets: BTreeMap::new(),
            first_day: None,
            last_day: None,
            undated: 0,
            built: String::new(),
        }
    }

    /// Whether a build of the same sources with the same additions would give what is there.
    pub(crate) fn is_of(&self, sources: &str, analyser: &Analyser) -> bool {
        self.format == FORMAT
            && self.program == PROGRAM
            && self.lexicon == lexicon::fingerprint()
            && self.additions == analyser.fingerprint()
            && self.sources == sources
    }

    pub(super) fn read(path: &Path, folder: &Path) -> Result<Self, IndexError> {
        let file = folder.join(FILE);
        let damaged = |reason: String| IndexError::Damaged { path: path.to_owned(), reason };
        let content = std::fs::read_to_string(&file).map_err(|error| damaged(format!("{FILE}: {error}")))?;
        // The format number is read first: fields may differ behind another one.
        #[derive(Deserialize)]
        struct Head {
            format: u32,
        }
        let head: Head =
            serde_json::from_str(&content).map_err(|error| damaged(format!("{FILE}: {error}")))?;
        if head.format != FORMAT {
            return Err(outdated(path, "format", head.format.to_string(), FORMAT.to_string()));
        }
        serde_json::from_str(&content).map_err(|error| damaged(format!("{FILE}: {error}")))
    }

    pub(super) fn write(&self, folder: &Path) -> std::io::Result<()> {
        let content = serde_json::to_string_pretty(self).map_err(std::io::Error::other)?;
        std::fs::write(folder.join(FILE), content + "\n")
    }

    /// Refuses an index whose terms this program would not make.
    pub(super) fn check(&self, path: &Path) -> Result<(), IndexError> {
        let expected = lexicon::fingerprint();
        if self.lexicon != expected {
            return Err(outdated(path, "lexicon", self.lexicon.clone(), expected));
        }
        Ok(())
    }
}

fn outdated(path: &Path, what: &'static str, found: String, expected: String) -> IndexError {
    IndexError::Outdated { path: path.to_owned(), what, found, expected }
}
