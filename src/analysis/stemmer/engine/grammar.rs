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
    /// Its first eight letters as a number, as [`first_letters`] reads them.
    pub(crate) key: u64,
    /// Ones where `key` has letters.
    pub(crate) mask: u64,
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

/// Up to four letters at the end of a word, as numbers that compare fast.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ending {
    /// The letters, as [`last_letters`] reads them.
    pub(crate) key: u32,
    /// Ones where `key` has letters.
    pub(crate) mask: u32,
    pub(crate) length: u8,
}

impl Ending {
    /// Does a word with these last letters end so?
    pub(crate) fn ends(&self, last_letters: u32) -> bool {
        last_letters & self.mask == self.key
    }
}

/// The last four bytes of a word as a number, zeros before a shorter one.
pub(crate) fn last_letters(word: &[u8]) -> u32 {
    match word.last_chunk::<4>() {
        Some(chunk) => u32::from_be_bytes(*chunk),
        None => word.iter().fold(0, |number, &byte| number << 8 | u32::from(byte)),
    }
}

/// A particle or a possessive at the end of a word.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clitic {
    pub(crate) surface: &'static str,
    pub(crate) ending: Ending,
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
    /// Taken off for each letter that an unseen word or name has fewer than eight.
    pub(crate) short_unknown: i16,
    pub(crate) unseen_with_clitic: i16,
    /// Cost of reading two base words in a row as a compound.
    pub(crate) compound: i16,
}

/// Everything the engine knows about affixes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Grammar {
    pub(crate) allomorphs: &'static [Allomorph],
    /// Sorted by surface; the empty prefix stands apart.
    pub(crate) prefixes: &'static [Prefix],
    /// For each pair of first letters, where its prefixes begin and end in `prefixes`.
    pub(crate) by_pair: &'static [(u16, u16); PAIRS],
    /// Last letters of suffixes and clitics, as a bit set from `a`.
    pub(crate) last_letters: u32,
    /// The first is the empty suffix.
    pub(crate) suffixes: &'static [&'static str],
    /// The same suffixes, to compare with.
    pub(crate) endings: &'static [Ending],
    pub(crate) patterns: &'static [Pattern],
    /// For each chain and suffix, the pattern, or [`NO_PATTERN`]. The first chain is empty.
    pub(crate) chains: &'static [&'static [u8]],
    /// Where the nasal copies begin in `prefixes`; they are allowed only in the
    /// second half of a reduplication and stand behind all others.
    pub(crate) copies: u16,
    pub(crate) clitics: &'static [Clitic],
    pub(crate) weights: Weights,
}

/// Pairs of two letters.
pub(crate) const PAIRS: usize = 26 * 26;

/// The number of the pair of letters that a word begins with.
pub(crate) fn pair(word: &[u8]) -> Option<usize> {
    match word {
        [first @ b'a'..=b'z', second @ b'a'..=b'z', ..] => {
            Some(usize::from(first - b'a') * 26 + usize::from(second - b'a'))
        }
        _ => None,
    }
}

/// The first eight bytes of a word as a number, zeros behind a shorter one.
pub(crate) fn first_letters(word: &[u8]) -> u64 {
    match word.first_chunk::<8>() {
        Some(chunk) => u64::from_le_bytes(*chunk),
        None => word.iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte)),
    }
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

impl Prefix {
    /// Does the word begin with the prefix, in a place where it may stand?
    pub(crate) fn opens(&self, word: &[u8], first_letters: u64) -> bool {
        if first_letters & self.mask != self.key {
            return false;
        }
        let length = self.surface.len();
        let (Some(&first), Some(&second)) = (word.get(length), word.get(length + 1)) else { return false };
        self.before & letter_bit(first) != 0
            && self.then & letter_bit(second) != 0
            && (length <= 8 || word.starts_with(self.surface.as_bytes()))
    }
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
