//! The compiled grammar: prefixes, suffixes, patterns, clitics and weights.

/// How the root behind an allomorph must look beyond its first two letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RootShape {
    /// No condition.
    Any,
    /// One vowel: `menge-`, `penge-`.
    OneSyllable,
    /// First syllable in -er-: `be-` in `bekerja`.
    ErSyllable,
}

/// One allomorph row, for the trail.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Allomorph {
    pub(crate) morpheme: &'static str,
    pub(crate) surface: &'static str,
    pub(crate) restored: Option<u8>,
}

/// A chain of prefix allomorphs written out as one string.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Prefix {
    /// The letters taken off.
    pub(crate) surface: &'static str,
    /// The letter given back to the root.
    pub(crate) restored: Option<u8>,
    /// Letters that may follow, as a bit set from `a`.
    pub(crate) before: u32,
    /// Letters that may come second, as a bit set from `a`.
    pub(crate) then: u32,
    pub(crate) shape: RootShape,
    /// Which chain of morphemes this is: a row of [`Grammar::chains`].
    pub(crate) chain: u8,
    pub(crate) cost: i16,
    /// Rows of [`Grammar::allomorphs`], outermost first.
    pub(crate) steps: &'static [u16],
}

/// A legal combination of prefixes and suffix.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pattern {
    pub(crate) name: &'static str,
    /// Cost of the pattern itself.
    pub(crate) cost: i16,
    /// Added if the dictionary does not list the pattern for the root.
    pub(crate) unlisted: i16,
    /// Evidence bits of a root, any of which lists the pattern.
    pub(crate) evidence: u64,
    /// May two base words stand inside, as one compound?
    pub(crate) compounds: bool,
}

/// A particle or a possessive at the end of a word.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clitic {
    pub(crate) surface: &'static str,
    pub(crate) particle: bool,
    pub(crate) cost: i16,
    /// Letters that must remain of a word nobody knows; 0: never taken off one.
    pub(crate) least: u8,
}

/// Numbers of the choice that belong to no single affix.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Weights {
    pub(crate) unknown_word: i16,
    pub(crate) unknown_name: i16,
    pub(crate) unseen_word: i16,
    pub(crate) unseen_with_clitic: i16,
    /// Cost of reading two base words in a row as a compound.
    pub(crate) compound: i16,
}

/// Everything the engine knows about affixes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Grammar {
    pub(crate) allomorphs: &'static [Allomorph],
    /// Sorted by the first letter of the surface; the empty prefix stands apart.
    pub(crate) prefixes: &'static [Prefix],
    /// For each letter, where its prefixes begin and end in `prefixes`.
    pub(crate) by_letter: &'static [(u16, u16); 26],
    /// The first is the empty suffix.
    pub(crate) suffixes: &'static [&'static str],
    pub(crate) patterns: &'static [Pattern],
    /// For each chain and suffix, the pattern, or [`NO_PATTERN`]. The first chain is empty.
    pub(crate) chains: &'static [&'static [u8]],
    /// The chain of nasal copies, allowed only in the second half of a reduplication.
    pub(crate) copy_chain: u8,
    pub(crate) clitics: &'static [Clitic],
    pub(crate) weights: Weights,
}

/// Marks a chain and suffix that do not combine.
pub(crate) const NO_PATTERN: u8 = u8::MAX;

/// The bit of an ASCII letter, or none.
pub(crate) fn letter_bit(letter: u8) -> u32 {
    if letter.is_ascii_lowercase() { 1 << (letter - b'a') } else { 0 }
}

/// `aiueo`, the letters that make a syllable.
pub(crate) const VOWELS: u32 = 1 | 1 << 4 | 1 << 8 | 1 << 14 | 1 << 20;

pub(crate) fn is_vowel(letter: u8) -> bool {
    letter_bit(letter) & VOWELS != 0
}

impl RootShape {
    /// Does the root, restored letter and all, have this shape?
    pub(crate) fn fits(self, root: &[u8]) -> bool {
        match self {
            Self::Any => true,
            Self::OneSyllable => {
                root.iter().filter(|&&letter| is_vowel(letter)).count() == 1 && root.len() <= 5
            }
            Self::ErSyllable => root.iter().position(|&letter| is_vowel(letter)).is_some_and(|at| {
                root[at..].starts_with(b"er") && root.get(at + 2).is_some_and(|&l| !is_vowel(l))
            }),
        }
    }
}
