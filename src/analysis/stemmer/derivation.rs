//! The trail of a stem: which affixes were taken off, and why this root.

use std::fmt;

use super::engine::DECIDED;

/// What one piece of a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Piece {
    /// A prefix or one layer of a chain of prefixes.
    Prefix,
    /// A derivational suffix.
    Suffix,
    /// A possessive: `-nya`, `-ku`, `-mu`.
    Possessive,
    /// A particle: `-lah`, `-kah`, `-pun`, `-tah`.
    Particle,
}

/// One affix that was taken off.
///
/// ```
/// use awas::analysis::stemmer::Stemmer;
///
/// let derivation = Stemmer.why("menyidik");
/// assert_eq!(derivation.steps[0].to_string(), "meN- as meny- (s given back)");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Step {
    /// What kind of affix.
    pub piece: Piece,
    /// Its name in grammars: `meN-`, `-kan`.
    pub morpheme: &'static str,
    /// Its letters in the word.
    pub surface: &'static str,
    /// The first letter of the root that it swallowed.
    pub restored: Option<char>,
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.piece {
            Piece::Prefix => {
                f.write_str(self.morpheme)?;
                if self.morpheme.trim_end_matches('-') != self.surface {
                    write!(f, " as {}-", self.surface)?;
                }
                if let Some(letter) = self.restored {
                    write!(f, " ({letter} given back)")?;
                }
                Ok(())
            }
            Piece::Suffix | Piece::Possessive | Piece::Particle => write!(f, "-{}", self.surface),
        }
    }
}

/// Why an analysis has its root.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Ground {
    /// A base word of the lexicon.
    Root,
    /// A row of our tables settles the word.
    Decided,
    /// Nobody knows the root; it is kept as it stands.
    Unknown,
    /// Both halves of a hyphenated word lead to the root.
    Reduplication,
    /// A hyphen parts the root from a clitic, a prefix or another word.
    Hyphen,
}

/// One way to read a word.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Analysis {
    /// The root.
    pub root: String,
    /// Name of the pattern, as in `patterns.tsv`: `meN- -kan`.
    pub pattern: &'static str,
    /// Affixes from the outside in, prefixes first.
    pub steps: Vec<Step>,
    /// Why this root.
    pub ground: Ground,
    /// Lower is likelier; hundredths. -10,000 where a row of our tables decides.
    pub cost: i32,
}

impl fmt::Display for Analysis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.root)?;
        for step in &self.steps {
            write!(f, " · {step}")?;
        }
        match self.ground {
            Ground::Root if self.steps.is_empty() => f.write_str(" (a root itself)"),
            Ground::Root => Ok(()),
            Ground::Decided => f.write_str(" (by a row of our tables)"),
            Ground::Unknown => f.write_str(" (unknown, kept)"),
            Ground::Reduplication => f.write_str(" (reduplication)"),
            Ground::Hyphen => f.write_str(" (parted at the hyphen)"),
        }
    }
}

/// How a word came to its stem.
///
/// The first line names the stem, the others give the chosen analysis and the
/// next best ones with what they would have cost.
///
/// ```
/// use awas::analysis::stemmer::Stemmer;
///
/// let why = Stemmer.why("pengawasan");
/// assert_eq!(why.root, "awas");
/// assert!(why.to_string().starts_with("pengawasan = peN- (as peng-) + awas + -an"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Derivation {
    /// The word that was asked about, in lower case.
    pub word: String,
    /// Its root.
    pub root: String,
    /// Affixes from the outside in, prefixes first.
    pub steps: Vec<Step>,
    /// Why this root.
    pub ground: Ground,
    /// Cost of the chosen analysis.
    pub cost: i32,
    /// The analyses that lost, best first, at most three.
    pub rejected: Vec<Analysis>,
}

impl fmt::Display for Derivation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} = ", self.word)?;
        for step in self.steps.iter().filter(|step| step.piece == Piece::Prefix) {
            f.write_str(step.morpheme)?;
            if step.morpheme.trim_end_matches('-') != step.surface {
                write!(f, " (as {}-", step.surface)?;
                if let Some(letter) = step.restored {
                    write!(f, ", {letter} given back")?;
                }
                f.write_str(")")?;
            }
            f.write_str(" + ")?;
        }
        f.write_str(&self.root)?;
        // Suffixes read from the root outwards.
        for step in self.steps.iter().rev().filter(|step| step.piece != Piece::Prefix) {
            write!(f, " + -{}", step.surface)?;
        }
        match self.ground {
            Ground::Root if self.steps.is_empty() => f.write_str(", a root itself")?,
            Ground::Root => {}
            Ground::Decided => f.write_str(", by a row of our tables")?,
            Ground::Unknown => f.write_str(", unknown and kept")?,
            Ground::Reduplication => f.write_str(", reduplicated")?,
            Ground::Hyphen => f.write_str(", parted at the hyphen")?,
        }
        for analysis in &self.rejected {
            write!(f, "\n  not {analysis}: ")?;
            if self.cost == DECIDED {
                f.write_str("a row of our tables decides")?;
            } else {
                write!(f, "costs {} against {}", analysis.cost, self.cost)?;
            }
        }
        Ok(())
    }
}
