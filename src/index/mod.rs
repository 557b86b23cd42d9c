//! How is it stored? Annotated passages become tantivy documents in a folder
//! that a crash cannot leave half built.
//!
//! # Layout
//!
//! ```text
//! index/
//!   current               the name of the generation that answers
//!   generation-000007/    a tantivy index and its manifest.json; the tables that
//!                         a user added to the build lie in lexicon/
//!   lock                  held while a build runs
//! ```
//!
//! A build writes a new generation beside the old one and then puts its name
//! into `current` with one rename: before it the old generation answers, after
//! it the new one.
//!
//! # Quirks
//!
//! - An index of another format or lexicon is refused, never half understood:
//!   the terms of a query would not be those of the passages.
//! - An index that is open keeps answering from its generation after a build.

mod facts;
mod layout;
mod likeness;
mod manifest;
mod record;
mod schema;
mod traits;
mod writer;

use std::path::{Path, PathBuf};

pub(crate) use layout::BuildLock;
pub(crate) use likeness::Likeness;
pub use manifest::{Manifest, Unit};
pub use record::{ArticleRecord, PassageRecord};
pub(crate) use schema::{
    ARTICLE_LENGTH, FIRST_DAY, Fields, LIKENESS, ORDINAL, TRAITS, concept_term, idea_term, standing_name,
};
pub(crate) use traits::Traits;
pub(crate) use writer::{IndexedPassage, Writer};

use crate::analysis::Analyser;
use tantivy::schema::Value;
use tantivy::{DocAddress, Searcher, TantivyDocument};

/// Folder of a generation that holds the words that a user added.
const ADDITIONS: &str = "lexicon";

/// Why an index cannot be opened or written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum IndexError {
    /// No index there.
    #[error("{}: no index here, expected a folder made by `awas-index build`; run `awas-index build --index {} PATH...`", .0.display(), .0.display())]
    Missing(PathBuf),
    /// A folder with other things in it.
    #[error("{}: not an index and not empty (found `{found}`), expected an empty or new folder; name another with --index", path.display())]
    Occupied {
        /// The folder.
        path: PathBuf,
        /// Something that lies in it.
        found: String,
    },
    /// Built by another version, or with other tables.
    #[error("{}: the index has {what} `{found}`, this awas reads `{expected}`; run `awas-index build --index {} PATH...` again", path.display(), path.display())]
    Outdated {
        /// The folder.
        path: PathBuf,
        /// What differs.
        what: &'static str,
        /// What the index has.
        found: String,
        /// What this program reads.
        expected: String,
    },
    /// Another build is writing.
    #[error("{}: another build is running here; wait for it to end", .0.display())]
    Locked(PathBuf),
    /// Files are missing or damaged.
    #[error("{}: the index is damaged: {reason}; run `awas-index build --index {} PATH...` again", path.display(), path.display())]
    Damaged {
        /// The folder.
        path: PathBuf,
        /// What was found.
        reason: String,
    },
    /// The file system said no.
    #[error("{}: {source}", path.display())]
    Io {
        /// File or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The search engine said no.
    #[error("{}: {source}", path.display())]
    Engine {
        /// The folder.
        path: PathBuf,
        /// What it said.
        source: tantivy::TantivyError,
    },
}

/// An index that can be searched.
#[derive(Debug)]
pub struct Index {
    path: PathBuf,
    manifest: Manifest,
    analyser: Analyser,
    searcher: Searcher,
    fields: Fields,
}

impl Index {
    /// Opens the index in a folder.
    ///
    /// # Errors
    ///
    /// [`IndexError::Missing`] if there is none, [`IndexError::Outdated`] if this
    /// program cannot read it, [`IndexError::Damaged`] if files are missing.
    pub fn open(path: &Path) -> Result<Self, IndexError> {
        // A build may remove the generation between the two steps: look again.
        let mut last = None;
        for _ in 0..5 {
            let folder = layout::current(path)?;
            match Self::open_generation(path, &folder) {
                Err(error) if layout::current(path).is_ok_and(|now| now != folder) => last = Some(error),
                opened => return opened,
            }
        }
        Err(last.unwrap_or_else(|| IndexError::Missing(path.to_owned())))
    }

    fn open_generation(path: &Path, folder: &Path) -> Result<Self, IndexError> {
        let manifest = Manifest::read(path, folder)?;
        manifest.check(path)?;
        let analyser = added(path, folder, &manifest)?;
        let damaged = |error: tantivy::TantivyError| IndexError::Damaged {
            path: path.to_owned(),
            reason: error.to_string(),
        };
        let index = tantivy::Index::open_in_dir(folder).map_err(damaged)?;
        let reader = index
            .reader_builder()
            .reload_policy(tantivy::ReloadPolicy::Manual)
            .doc_store_cache_num_blocks(8)
            .try_into()
            .map_err(damaged)?;
        let fields = Fields::of(&index.schema());
        Ok(Self { path: path.to_owned(), manifest, analyser, searcher: reader.searcher(), fields })
    }

    /// What is in it.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The analysis that its passages had, and that queries to it must have.
    #[must_use]
    pub fn analyser(&self) -> &Analyser {
        &self.analyser
    }

    /// The folder it was opened from.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn searcher(&self) -> &Searcher {
        &self.searcher
    }

    pub(crate) fn fields(&self) -> &Fields {
        &self.fields
    }

    pub(crate) fn engine_error(&self, source: tantivy::TantivyError) -> IndexError {
        IndexError::Engine { path: self.path.clone(), source }
    }

    /// Reads a stored passage.
    ///
    /// # Errors
    ///
    /// If the store is damaged.
    pub(crate) fn record(&self, address: DocAddress) -> Result<PassageRecord, IndexError> {
        let document: TantivyDocument =
            self.searcher.doc(address).map_err(|source| self.engine_error(source))?;
        let damaged = |reason: String| IndexError::Damaged { path: self.path.clone(), reason };
        let record = document
            .get_first(self.fields.record)
            .and_then(|value| value.as_str())
            .ok_or_else(|| damaged("a passage without its record".to_owned()))?;
        serde_json::from_str(record).map_err(|error| damaged(format!("a passage's record: {error}")))
    }
}

/// The analyser of a generation, with the words that were added to its build.
fn added(path: &Path, folder: &Path, manifest: &Manifest) -> Result<Analyser, IndexError> {
    if manifest.additions.is_empty() {
        return Ok(Analyser::default());
    }
    let damaged = |reason: String| IndexError::Damaged { path: path.to_owned(), reason };
    let analyser =
        Analyser::with_additions(&folder.join(ADDITIONS)).map_err(|error| damaged(error.to_string()))?;
    if analyser.fingerprint() != manifest.additions {
        return Err(damaged(format!("the words in `{ADDITIONS}` are not those of the build")));
    }
    Ok(analyser)
}
