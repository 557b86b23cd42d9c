//! The trail of a stem: which affixes were taken off, and why this root.

use std::fmt;

use super::Stemmer;
use super::engine::IRREGULAR;

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
    /// The word said twice. Prefixes behind it stand on the second half.
    Reduplication,
}

impl Piece {
    /// Its name in lower case, as programs are told it.
    ///
    /// ```
    /// assert_eq!(awas::analysis::stemmer::Piece::Suffix.name(), "suffix");
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Prefix => "prefix",
            Self::Suffix => "suffix",
            Self::Possessive => "possessive",
            Self::Particle => "particle",
            Self::Reduplication => "reduplication",
        }
    }
}

/// One affix that was taken off.
///
/// ```
/// use awas::analysis::stemmer::Stemmer;
///
/// let derivation = Stemmer.why("menyidik");
/// assert_eq!(derivation.steps[0].to_string(), "meN- (as meny-, s given back)");
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
                match (self.morpheme.trim_end_matches('-') != self.surface, self.restored) {
                    (true, Some(letter)) => write!(f, " (as {}-, {letter} given back)", self.surface),
                    (true, None) => write!(f, " (as {}-)", self.surface),
                    (false, Some(letter)) => write!(f, " ({letter} given back)"),
                    (false, None) => Ok(()),
                }
            }
            Piece::Reduplication => f.write_str("reduplication"),
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
    /// A row that the user added settles it.
    Added,
    /// Nobody knows the root; it is kept as it stands.
    Unknown,
    /// Both halves of a hyphenated word lead to the root.
    Reduplication,
    /// A hyphen parts the root from a clitic, a prefix or another word.
    Hyphen,
}

impl Ground {
    /// Its name in lower case, as programs are told it.
    ///
    /// ```
    /// assert_eq!(awas::analysis::stemmer::Ground::Root.name(), "root");
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Root => "root",
            Self::Decided => "decided",
            Self::Added => "added",
            Self::Unknown => "unknown",
            Self::Reduplication => "reduplication",
            Self::Hyphen => "hyphen",
        }
    }
}

/// `peN- (as peng-) + awas + -an`: prefixes, root, and suffixes outwards.
fn write_trail(f: &mut fmt::Formatter<'_>, root: &str, steps: &[Step]) -> fmt::Result {
    let doubled = steps.iter().position(|step| step.piece == Piece::Reduplication);
    let (first, second) = steps.split_at(doubled.unwrap_or(steps.len()));
    for step in first.iter().filter(|step| step.piece == Piece::Prefix) {
        write!(f, "{step} + ")?;
    }
    f.write_str(root)?;
    if doubled.is_some() {
        f.write_str(" + reduplication")?;
        for step in second.iter().filter(|step| step.piece == Piece::Prefix) {
            write!(f, " with {step}")?;
        }
    }
    let is_suffix = |step: &&Step| !matches!(step.piece, Piece::Prefix | Piece::Reduplication);
    for step in steps.iter().rev().filter(is_suffix) {
        write!(f, " + {step}")?;
    }
    Ok(())
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
    /// Lower is likelier; hundredths. Below -4,000 where a row of a table decides.
    pub cost: i32,
}

impl fmt::Display for Analysis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_trail(f, &self.root, &self.steps)?;
        match self.ground {
            Ground::Root if self.steps.is_empty() && self.cost <= IRREGULAR => {
                f.write_str(", kept by a row of our tables")
            }
            Ground::Root if self.steps.is_empty() => f.write_str(", a root itself"),
            Ground::Root | Ground::Reduplication => Ok(()),
            Ground::Decided => f.write_str(", by a row of our tables"),
            Ground::Added => f.write_str(", by a row of the additions"),
            Ground::Unknown => f.write_str(", unknown and kept"),
            Ground::Hyphen => f.write_str(", parted at the hyphen"),
        }
    }
}

/// How a word came to its stem.
///
/// Its text: the first line takes the word apart, prefixes before the root and
/// suffixes behind it in the order of the word; then the roots of the family; then
/// the next best analyses with what they would have cost.
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
    /// Name of the pattern, as in `patterns.tsv`: `meN- -kan`.
    pub pattern: &'static str,
    /// Affixes from the outside in, prefixes first.
    pub steps: Vec<Step>,
    /// Why this root.
    pub ground: Ground,
    /// Cost of the chosen analysis.
    pub cost: i32,
    /// The analyses that lost, best first, at most three.
    pub rejected: Vec<Analysis>,
}

impl Derivation {
    /// The chosen analysis: its text takes the word apart.
    ///
    /// ```
    /// use awas::analysis::stemmer::Stemmer;
    ///
    /// assert_eq!(Stemmer.why("pengawasan").chosen().to_string(), "peN- (as peng-) + awas + -an");
    /// ```
    #[must_use]
    pub fn chosen(&self) -> Analysis {
        Analysis {
            root: self.root.clone(),
            pattern: self.pattern,
            steps: self.steps.clone(),
            ground: self.ground,
            cost: self.cost,
        }
    }
}

impl fmt::Display for Derivation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} = {}", self.word, self.chosen())?;
        let relatives = Stemmer.relatives(&self.root);
        if !relatives.is_empty() {
            write!(f, "\n  family of {}: {}", self.root, relatives.join(", "))?;
        }
        for analysis in &self.rejected {
            // Losing by cost is said with both costs, losing to a table with the reason alone.
            write!(f, "\n  not ")?;
            write_trail(f, &analysis.root, &analysis.steps)?;
            if analysis.ground == Ground::Unknown {
                f.write_str(" as an unknown word")?;
            }
            if self.ground == Ground::Added {
                f.write_str(": a row of the additions decides")?;
            } else if self.cost <= IRREGULAR {
                f.write_str(": a row of our tables decides")?;
            } else {
                write!(f, ": costs {} against {}", analysis.cost, self.cost)?;
            }
        }
        Ok(())
    }
}
