//! The analysis of texts, with the words that a user has added.

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use compact_str::CompactString;

use super::stemmer::{Analysis, Derivation, Stemmer, added};
use super::{Token, words};
use crate::lexicon::{Added, Additions, AdditionsError};

/// Turns texts into terms: the built-in analysis, or one with words of a user
/// ahead of the built-in lexicon.
///
/// Cheap to clone. The passages of an index and the queries to it must be
/// analysed alike, so an index keeps the analyser it was built with:
/// [`Index::analyser`](crate::index::Index::analyser).
///
/// ```
/// use awas::analysis::Analyser;
///
/// let folder = tempfile::tempdir()?;
/// std::fs::write(folder.path().join("roots.tsv"), "word\treason\ngibeng\tslang of campaign chats\n")?;
/// let analyser = Analyser::with_additions(folder.path())?;
/// assert_eq!(analyser.stem("penggibengan"), "gibeng");
/// assert_eq!(Analyser::default().stem("penggibengan"), "penggibengan");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Analyser {
    added: Option<Arc<WithAdditions>>,
}

#[derive(Debug)]
struct WithAdditions {
    additions: Additions,
    words: added::Added,
}

impl Analyser {
    /// The built-in analysis with the words of a folder ahead of its lexicon: any
    /// of `roots.tsv`, `names.tsv` and `irregular.tsv`.
    ///
    /// # Errors
    ///
    /// If the folder cannot be read, holds none of these, or has a row that cannot
    /// be used; the message names file and line.
    pub fn with_additions(folder: &Path) -> Result<Self, AdditionsError> {
        let additions = Additions::read(folder)?;
        let mut known = added::Added::default();
        for row in &additions.rows {
            for word in [&row.word, &row.root] {
                let cut = words(word);
                if cut.len() != 1 || cut[0].exact != *word || word.len() > added::LONGEST_ADDED {
                    let expected = format!(
                        "one word in the spelling of terms, of at most {} letters: lower case, no accents, \
                         no apostrophes, a hyphen only if both halves are one word",
                        added::LONGEST_ADDED
                    );
                    return Err(row.refuse(format!("`{word}`"), expected));
                }
            }
            match row.added {
                Added::Root => known.add_root(&row.word),
                Added::Name => known.add_name(&row.word),
                Added::Irregular => known.add_irregular(&row.word, &row.root),
            }
        }
        let analyser = Self { added: Some(Arc::new(WithAdditions { additions, words: known })) };
        // A root that has another root would part the word from its family.
        for row in analyser.added.iter().flat_map(|added| &added.additions.rows) {
            let stem = analyser.stem(&row.root);
            if stem != row.root {
                return Err(row.refuse(
                    format!("the root `{}`, which has itself the root `{stem}`", row.root),
                    format!("a word that is its own root: write `{stem}`, or add a row to `roots.tsv`"),
                ));
            }
        }
        Ok(analyser)
    }

    /// The terms of a text, in order.
    ///
    /// ```
    /// let tokens = awas::analysis::Analyser::default().analyze("ASN diberhentikan");
    /// assert_eq!(tokens[1].stem, "henti");
    /// ```
    #[must_use]
    pub fn analyze(&self, text: &str) -> Vec<Token> {
        words(text)
            .into_iter()
            .map(|word| {
                let stem = CompactString::from(self.stem(&word.exact));
                Token::new(word.span, word.exact, stem)
            })
            .collect()
    }

    /// The root of a word, as [`Stemmer::stem`].
    ///
    /// ```
    /// assert_eq!(awas::analysis::Analyser::default().stem("pengawasan"), "awas");
    /// ```
    #[must_use]
    pub fn stem<'w>(&self, word: &'w str) -> Cow<'w, str> {
        match self.added.as_deref().and_then(|added| added::stem(&added.words, word)) {
            Some(stem) => Cow::Owned(stem),
            None => Stemmer.stem(word),
        }
    }

    /// The trail from a word to its root, as [`Stemmer::why`].
    ///
    /// ```
    /// assert_eq!(awas::analysis::Analyser::default().why("mengawasi").root, "awas");
    /// ```
    #[must_use]
    pub fn why(&self, word: &str) -> Derivation {
        match self.added.as_deref() {
            Some(added) => added::why(&added.words, word),
            None => Stemmer.why(word),
        }
    }

    /// All analyses of a word, as [`Stemmer::analyses`].
    ///
    /// ```
    /// assert_eq!(awas::analysis::Analyser::default().analyses("berikan")[0].root, "beri");
    /// ```
    #[must_use]
    pub fn analyses(&self, word: &str) -> Vec<Analysis> {
        match self.added.as_deref() {
            Some(added) => added::analyses(&added.words, word),
            None => Stemmer.analyses(word),
        }
    }

    /// How many words are added.
    #[must_use]
    pub fn added_words(&self) -> usize {
        self.additions().map_or(0, |additions| additions.rows.len())
    }

    /// The tables of the additions, if there are any.
    pub(crate) fn additions(&self) -> Option<&Additions> {
        self.added.as_deref().map(|added| &added.additions)
    }

    /// A number over the additions; empty without any.
    pub(crate) fn fingerprint(&self) -> String {
        self.additions().map(Additions::fingerprint).unwrap_or_default()
    }
}
