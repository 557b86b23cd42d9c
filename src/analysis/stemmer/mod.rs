//! The Indonesian stemmer.

pub(crate) mod added;
mod derivation;
mod describe;
mod engine;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

pub use derivation::{Analysis, Derivation, Ground, Piece, Step};

use engine::lexicon::{Kind, Lexicon};
use engine::{Engine, forms, hyphen};

/// The grammar as the build script wrote it.
mod compiled {
    use super::engine::grammar::{Allomorph, Clitic, Ending, Grammar, Pattern, Prefix, RootShape, Weights};

    include!(concat!(env!("OUT_DIR"), "/stemmer.rs"));
}

static FORMS: &forms::Aligned<[u8]> =
    &forms::Aligned(*include_bytes!(concat!(env!("OUT_DIR"), "/forms.bin")));

static ENGINE: Engine = Engine {
    grammar: &compiled::GRAMMAR,
    lexicon: Lexicon {
        presence: include_bytes!(concat!(env!("OUT_DIR"), "/lexicon-presence.bin")),
        slots: include_bytes!(concat!(env!("OUT_DIR"), "/lexicon-slots.bin")),
        records: include_bytes!(concat!(env!("OUT_DIR"), "/lexicon-records.bin")),
        pool: include_str!(concat!(env!("OUT_DIR"), "/lexicon-pool.txt")),
    },
};

/// An Indonesian stemmer over an affix grammar and a root lexicon.
///
/// A handle without state: making one costs nothing.
///
/// ```
/// use awas::analysis::stemmer::Stemmer;
///
/// assert_eq!(Stemmer.stem("pengawasan"), "awas");
/// assert_eq!(Stemmer.stem("ketidaknetralan"), "netral");
/// assert_eq!(Stemmer.stem("menteri"), "menteri");
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct Stemmer;

impl Stemmer {
    /// The root of a word, in lower case.
    ///
    /// Total: any text has a stem, and a stem is empty only for empty text.
    /// A word that nobody knows is kept, in lower case. Words of the table of
    /// forms, nearly all of running text, are answered without allocating.
    ///
    /// ```
    /// use awas::analysis::stemmer::Stemmer;
    ///
    /// assert_eq!(Stemmer.stem("diberhentikannyalah"), "henti");
    /// assert_eq!(Stemmer.stem("Perundang-undangan"), "undang");
    /// assert_eq!(Stemmer.stem("Bekasi"), "bekasi");
    /// ```
    #[must_use]
    pub fn stem<'w>(&self, word: &'w str) -> Cow<'w, str> {
        // No word of the table begins with a capital, and few with a letter beyond ASCII.
        if word.as_bytes().first().is_some_and(u8::is_ascii_lowercase)
            && let Some(stem) = known(word)
        {
            return stem;
        }
        unseen(word)
    }

    /// Other roots of the same lexical family, sorted: loans that share a
    /// base (`netral`, `netralitas`) and spelling pairs (`imbau`, `himbau`).
    ///
    /// Meant for a second, coarser search key at a lower weight.
    ///
    /// ```
    /// use awas::analysis::stemmer::Stemmer;
    ///
    /// assert!(Stemmer.relatives("netralitas").contains(&"netral"));
    /// assert!(Stemmer.relatives("tidak-ada").is_empty());
    /// ```
    #[must_use]
    pub fn relatives(&self, root: &str) -> &'static [&'static str] {
        compiled::RELATIVES
            .binary_search_by(|(word, _)| (*word).cmp(root))
            .map_or(&[], |found| compiled::RELATIVES[found].1)
    }

    /// Is this hyphenated word one lexeme said twice: in full (`sanksi-sanksi`),
    /// with affixes (`perundang-undangan`, `dukung-mendukung`) or with a changed
    /// sound (`sayur-mayur`)?
    ///
    /// ```
    /// use awas::analysis::stemmer::Stemmer;
    ///
    /// assert!(Stemmer.is_reduplication("undang-undang"));
    /// assert!(!Stemmer.is_reduplication("anti-korupsi"));
    /// assert!(!Stemmer.is_reduplication("menpan-rb"));
    /// ```
    #[must_use]
    pub fn is_reduplication(&self, word: &str) -> bool {
        word.contains('-') && hyphen::hyphenated(&ENGINE, &lower(word)).1.is_reduplication()
    }

    /// Whether the news writes a word nearly always with a capital, and no table explains it.
    pub(crate) fn is_name(&self, word: &str) -> bool {
        ENGINE.entry(word.as_bytes()).is_some_and(|entry| entry.kind == Kind::Name)
    }

    /// The trail from a word to its root.
    ///
    /// ```
    /// use awas::analysis::stemmer::{Piece, Stemmer};
    ///
    /// let why = Stemmer.why("mengawasi");
    /// assert_eq!(why.root, "awas");
    /// assert_eq!(why.steps[0].morpheme, "meN-");
    /// assert_eq!(why.steps[1].piece, Piece::Suffix);
    /// ```
    #[must_use]
    pub fn why(&self, word: &str) -> Derivation {
        describe::derivation(&lower(word), self.analyses(word))
    }

    /// All analyses of a word with their costs, best first, one for each root. A
    /// hyphenated word has one.
    ///
    /// ```
    /// use awas::analysis::stemmer::Stemmer;
    ///
    /// let analyses = Stemmer.analyses("berikan");
    /// assert_eq!(analyses[0].root, "beri");
    /// assert!(analyses.iter().any(|analysis| analysis.root == "ikan"));
    /// ```
    #[must_use]
    pub fn analyses(&self, word: &str) -> Vec<Analysis> {
        describe::analyses(&ENGINE, &lower(word))
    }
}

/// The stem of a word of the table of forms.
#[inline]
fn known(word: &str) -> Option<Cow<'_, str>> {
    Some(match forms::lookup(&FORMS.0, word.as_bytes())? {
        forms::Stem::Cut { front, back } => {
            let end = word.len().saturating_sub(usize::from(back));
            match word.get(usize::from(front)..end) {
                Some(stem) if !stem.is_empty() => Cow::Borrowed(stem),
                _ => Cow::Borrowed(word),
            }
        }
        forms::Stem::Pool(place) => Cow::Borrowed(ENGINE.lexicon.pool_word(place)),
    })
}

/// A word outside the table of forms: capitals come off, then the engine decides.
fn unseen(word: &str) -> Cow<'_, str> {
    let bytes = word.as_bytes();
    if bytes.len() > shape::WIDTH {
        return unseen_at_length(word);
    }
    let (shape, lowered) = shape::of(bytes);
    if shape.beyond {
        return unseen_at_length(word);
    }
    if !shape.letters {
        return Cow::Borrowed(word);
    }
    // No table has a word with a digit or a mark, and no affix is without a vowel.
    let whole = shape.others || (!shape.vowels && !shape.joints);
    if !shape.capitals {
        return if whole { Cow::Borrowed(word) } else { outcome(stem_of(word.as_bytes(), &shape), word) };
    }
    let lowered = &lowered[..bytes.len()];
    let found = if shape.others { None } else { forms::lookup(&FORMS.0, lowered) };
    let (front, back) = match found {
        Some(forms::Stem::Pool(place)) => return Cow::Borrowed(ENGINE.lexicon.pool_word(place)),
        Some(forms::Stem::Cut { front, back }) => (usize::from(front), usize::from(back)),
        None if whole => (0, 0),
        None => match stem_of(lowered, &shape) {
            hyphen::Outcome::Cut { front, back } => (front, back),
            hyphen::Outcome::Pool(place) => return Cow::Borrowed(ENGINE.lexicon.pool_word(place)),
            hyphen::Outcome::New(root) => return Cow::Owned(root),
        },
    };
    let (front, end) = match bytes.len().saturating_sub(back) {
        end if front < end => (front, end),
        _ => (0, bytes.len()),
    };
    // The word itself lends its letters where the capitals are cut off.
    let capital = bytes.first().is_some_and(u8::is_ascii_uppercase) && front == 0;
    match (word.get(front..end), std::str::from_utf8(&lowered[front..end])) {
        (Some(stem), _) if !capital && !stem.bytes().any(|byte| byte.is_ascii_uppercase()) => {
            Cow::Borrowed(stem)
        }
        (_, Ok(stem)) => Cow::Owned(stem.to_owned()),
        (_, Err(_)) => Cow::Owned(word.to_ascii_lowercase()),
    }
}

/// The engine's stem of lower-case ASCII letters, hyphens and apostrophes that
/// are not in the table of forms, and so not in the lexicon as they stand.
fn stem_of(word: &[u8], shape: &shape::Shape) -> hyphen::Outcome {
    if !shape.joints {
        return hyphen::absent_stem(&ENGINE, word);
    }
    match std::str::from_utf8(word) {
        Ok(word) => hyphen::stem(&ENGINE, word),
        Err(_) => hyphen::Outcome::Cut { front: 0, back: 0 },
    }
}

fn outcome(outcome: hyphen::Outcome, word: &str) -> Cow<'_, str> {
    match outcome {
        hyphen::Outcome::Cut { front, back } => Cow::Borrowed(&word[front..word.len() - back]),
        hyphen::Outcome::Pool(place) => Cow::Borrowed(ENGINE.lexicon.pool_word(place)),
        hyphen::Outcome::New(root) => Cow::Owned(root),
    }
}

/// Which kinds of bytes a word has, found in a buffer of fixed width so that
/// the compiler can look at many bytes at a time.
mod shape {
    /// Longest word that fits.
    pub(super) const WIDTH: usize = 32;

    /// Kinds of bytes.
    pub(super) struct Shape {
        /// Any ASCII letter.
        pub(super) letters: bool,
        pub(super) capitals: bool,
        pub(super) vowels: bool,
        /// A hyphen or an apostrophe.
        pub(super) joints: bool,
        /// Digits, marks, spaces, but not hyphens and apostrophes.
        pub(super) others: bool,
        /// Part of a letter beyond ASCII.
        pub(super) beyond: bool,
    }

    /// The shape of a word of at most [`WIDTH`] bytes, and its bytes in lower case.
    #[inline]
    pub(super) fn of(word: &[u8]) -> (Shape, [u8; WIDTH]) {
        let mut bytes = [b'z'; WIDTH];
        bytes[..word.len()].copy_from_slice(word);
        let (mut letters, mut capitals, mut vowels) = (0u8, 0u8, 0u8);
        let (mut joints, mut others, mut beyond) = (0u8, 0u8, 0u8);
        for byte in &mut bytes {
            let capital = byte.is_ascii_uppercase();
            *byte |= u8::from(capital) << 5;
            let letter = byte.is_ascii_lowercase();
            capitals |= u8::from(capital);
            letters += u8::from(letter);
            vowels |= u8::from(
                (*byte == b'a') | (*byte == b'e') | (*byte == b'i') | (*byte == b'o') | (*byte == b'u'),
            );
            let joint = (*byte == b'-') | (*byte == b'\'');
            joints |= u8::from(joint);
            others |= u8::from(!letter & !joint);
            beyond |= *byte & 0x80;
        }
        let shape = Shape {
            // What lies behind the word counts as letters too.
            letters: usize::from(letters) > WIDTH - word.len(),
            capitals: capitals != 0,
            vowels: vowels != 0,
            joints: joints != 0,
            others: others != 0,
            beyond: beyond != 0,
        };
        (shape, bytes)
    }
}

/// The same for long words and letters beyond ASCII, which are rare.
#[cold]
fn unseen_at_length(word: &str) -> Cow<'_, str> {
    match lower(word) {
        Cow::Borrowed(word) => decide(word),
        Cow::Owned(lowered) => Cow::Owned(known(&lowered).unwrap_or_else(|| decide(&lowered)).into_owned()),
    }
}

/// The engine's stem of a lower-case word.
fn decide(word: &str) -> Cow<'_, str> {
    if !is_analysable(word) {
        return Cow::Borrowed(word);
    }
    outcome(hyphen::stem(&ENGINE, word), word)
}

/// Letters and hyphens only; anything else is no word to take apart.
fn is_analysable(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_alphabetic() || c == '-' || c == '\'')
}

fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(word);
    }
    Cow::Owned(word.to_lowercase())
}
