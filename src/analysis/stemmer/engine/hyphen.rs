//! Stems of whole tokens, hyphenated ones among them.
//!
//! Indonesian writes a hyphen in reduplications (Sneddon, Adelaar, Djenar and
//! Ewing, *Indonesian: A Comprehensive Grammar*, 2010, 1.1.3), before a clitic
//! or after a prefix on a capital (`KTP-nya`, `se-Indonesia`), and in loose
//! compounds, which are not one lexeme.

use super::analyse::{Candidate, Engine, Origin};
use super::forms;
use super::grammar::{first_letters, is_vowel};
use super::lexicon::{Kind, Place, Words};

/// The stem of a token, by reference where it can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The token without some bytes at its ends.
    Cut {
        /// Bytes taken off the front.
        front: usize,
        /// Bytes taken off the back.
        back: usize,
    },
    /// A word of the pool.
    Pool(Place),
    /// A root that stands nowhere.
    New(String),
}

impl Outcome {
    /// The entry for the table of forms, if one can say it.
    #[allow(dead_code, reason = "the build script makes the table")]
    pub(crate) fn pack_for(&self, engine: &Engine, word: &str) -> Option<forms::Stem> {
        match self {
            Self::Cut { front, back } if word.len() < 256 => {
                Some(forms::Stem::Cut { front: *front as u8, back: *back as u8 })
            }
            Self::Cut { .. } => None,
            Self::Pool(place) => Some(forms::Stem::Pool(*place)),
            Self::New(root) => engine.entry(root.as_bytes()).map(|entry| forms::Stem::Pool(entry.place)),
        }
    }
}

/// What a hyphenated word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hyphenated {
    /// One word said twice: `undang-undang`.
    Full,
    /// Said twice with affixes on a half: `perundang-undangan`, `dukung-mendukung`.
    Affixed,
    /// Said twice with a changed sound: `sayur-mayur`, `bolak-balik`.
    Rhyming,
    /// A clitic behind the hyphen: `ktp-nya`.
    Clitic,
    /// A prefix before it: `se-indonesia`.
    Prefixed,
    /// A word of our tables.
    Decided,
    /// Two words, or nobody knows.
    Loose,
}

impl Hyphenated {
    /// Is the word one lexeme, said twice?
    pub(crate) fn is_reduplication(self) -> bool {
        matches!(self, Self::Full | Self::Affixed | Self::Rhyming)
    }
}

/// The stem of a lower-case token.
pub(crate) fn stem(engine: &Engine<impl Words>, word: &str) -> Outcome {
    if !word.contains('-') {
        return simple_stem(engine, word.as_bytes());
    }
    let (root, _) = hyphenated(engine, word);
    if root == word {
        return Outcome::Cut { front: 0, back: 0 };
    }
    if let Some(front) = word.find(root.as_str()) {
        return Outcome::Cut { front, back: word.len() - front - root.len() };
    }
    match engine.entry(root.as_bytes()) {
        Some(entry) => Outcome::Pool(entry.place),
        None => Outcome::New(root),
    }
}

/// The stem of a lower-case token without a hyphen.
pub(crate) fn simple_stem(engine: &Engine<impl Words>, word: &[u8]) -> Outcome {
    chosen(engine, word, &engine.best_of(word))
}

/// The same for a token that is known not to be in the lexicon as it stands.
#[allow(dead_code, reason = "the build script stems words of the lexicon only")]
pub(crate) fn absent_stem(engine: &Engine<impl Words>, word: &[u8]) -> Outcome {
    chosen(engine, word, &engine.best_of_absent(word))
}

#[inline]
fn chosen(engine: &Engine<impl Words>, word: &[u8], best: &Candidate) -> Outcome {
    match best.place {
        Some(place) if best.origin == Origin::Decided || best.restored.is_some() => Outcome::Pool(place),
        None if best.restored.is_some() => {
            Outcome::New(engine.root(std::str::from_utf8(word).unwrap_or_default(), best))
        }
        _ => Outcome::Cut { front: usize::from(best.front), back: usize::from(best.back) },
    }
}

fn simple(engine: &Engine<impl Words>, word: &str) -> String {
    engine.root(word, &engine.best(word))
}

fn is_known(engine: &Engine<impl Words>, root: &str) -> bool {
    engine
        .entry(root.as_bytes())
        .is_some_and(|entry| matches!(entry.kind, Kind::Listed | Kind::Decided | Kind::Bound))
}

/// The root of a hyphenated word, and what the word is.
pub(crate) fn hyphenated(engine: &Engine<impl Words>, word: &str) -> (String, Hyphenated) {
    if word.len() > 2 * super::analyse::LONGEST {
        return (word.to_owned(), Hyphenated::Loose);
    }
    let entry = engine.entry(word.as_bytes());
    if let Some(entry) = entry
        && matches!(entry.kind, Kind::Decided | Kind::Irregular)
    {
        let root = engine.root(word, &engine.best(word));
        // The halves of a word that our tables decide still say what it is.
        let kind = match word.split_once('-') {
            Some(_) if entry.kind == Kind::Decided => Hyphenated::Rhyming,
            Some((a, b)) if a == b => Hyphenated::Full,
            Some((a, b)) if rhyme(a, b).is_some() || shares_root(engine, a, b).is_some() => {
                Hyphenated::Rhyming
            }
            _ => Hyphenated::Decided,
        };
        return (root, kind);
    }
    let Some((left, last)) = word.rsplit_once('-') else { return (word.to_owned(), Hyphenated::Loose) };
    if left.is_empty() || last.is_empty() {
        return (word.to_owned(), Hyphenated::Loose);
    }
    if engine.grammar.clitics.iter().any(|clitic| clitic.surface == last) {
        let root = if left.contains('-') { hyphenated(engine, left).0 } else { simple(engine, left) };
        return (root, Hyphenated::Clitic);
    }
    let (first, right) = word.split_once('-').unwrap_or((left, last));
    let is_prefix = engine
        .grammar
        .prefixes
        .iter()
        .any(|prefix| prefix.surface == first && prefix.restored.is_none() && prefix.steps.len() == 1);
    if is_prefix
        && right != first
        && engine.entry(first.as_bytes()).is_none_or(|entry| entry.kind != Kind::Decided)
    {
        let joined = format!("{first}{right}");
        let root = if joined.contains('-') {
            hyphenated(engine, &joined).0
        } else {
            let best = engine.best(&joined);
            if best.origin == Origin::Root && usize::from(best.front) >= first.len() {
                engine.root(&joined, &best)
            } else {
                simple(engine, right)
            }
        };
        return (root, Hyphenated::Prefixed);
    }
    if left.contains('-') {
        return (word.to_owned(), Hyphenated::Loose);
    }
    let listed = entry.is_some_and(|entry| entry.kind == Kind::Listed);
    if left == last {
        return (simple(engine, left), Hyphenated::Full);
    }
    // pertama-tama, perlahan-lahan: the second half only echoes a word of its own.
    if left.ends_with(last) && engine.entry(left.as_bytes()).is_some_and(|e| e.kind == Kind::Decided) {
        return (left.to_owned(), Hyphenated::Affixed);
    }
    if let Some(root) = shares_root(engine, left, last) {
        return (root, Hyphenated::Affixed);
    }
    let best = engine.best(word);
    if best.origin == Origin::Decided {
        return (engine.root(word, &best), Hyphenated::Affixed);
    }
    if best.origin == Origin::Root && !best.is_whole() {
        let lexeme = engine.root(word, &best);
        if lexeme.len() < word.len() && lexeme.contains('-') {
            let (root, kind) = hyphenated(engine, &lexeme);
            return (root, if kind == Hyphenated::Loose { kind } else { Hyphenated::Affixed });
        }
    }
    if let Some(sound) = rhyme(left, last) {
        return (rhyme_root(engine, left, last, sound), Hyphenated::Rhyming);
    }
    if let Some(root) = affixed_rhyme(engine, left, last) {
        return (root, Hyphenated::Rhyming);
    }
    if listed && is_known(engine, left) {
        return (simple(engine, left), Hyphenated::Loose);
    }
    (word.to_owned(), Hyphenated::Loose)
}

/// The root that both halves can be derived from at the least cost.
fn shares_root(engine: &Engine<impl Words>, left: &str, right: &str) -> Option<String> {
    let lefts = engine.all(left, false);
    let rights = engine.all(right, true);
    let mut best: Option<(i32, String)> = None;
    for a in &lefts {
        let root = engine.root(left, a);
        for b in &rights {
            if (a.origin != Origin::Unknown || b.origin != Origin::Unknown) && engine.root(right, b) == root {
                let cost = a.cost + b.cost;
                if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                    best = Some((cost, root.clone()));
                }
            }
        }
    }
    if let Some((_, root)) = best {
        return Some(root);
    }
    // A confix may embrace both halves: keberhati-hatian is keberhatian said twice.
    for suffix in engine.grammar.suffixes.iter().filter(|suffix| !suffix.is_empty()) {
        if let Some(copy) = right.strip_suffix(suffix) {
            let joined = format!("{left}{suffix}");
            let analysis = engine.best(&joined);
            let root = engine.root(&joined, &analysis);
            if analysis.origin == Origin::Root
                && left.ends_with(copy)
                && (root == copy || root == simple(engine, copy))
            {
                return Some(root);
            }
        }
    }
    // A root that no table has still shows where one half repeats in the other.
    if right.len() >= 3
        && let Some(front) = left.strip_suffix(right)
        && engine.grammar.prefixes.iter().any(|prefix| prefix.surface == front && prefix.restored.is_none())
    {
        return Some(right.to_owned());
    }
    if left.len() >= 3
        && let Some(back) = right.strip_prefix(left)
        && (engine.grammar.suffixes.contains(&back)
            || engine.grammar.clitics.iter().any(|clitic| clitic.surface == back))
    {
        let root = simple(engine, left);
        // Only a base word takes -an when doubled; what exists no other way is one word.
        return Some(if is_known(engine, &root) || engine.grammar.suffixes[0] == back {
            root
        } else {
            format!("{left}-{right}")
        });
    }
    None
}

/// A rhyming pair inside affixes: berlenggak-lenggok, menggeliang-geliutkan.
fn affixed_rhyme(engine: &Engine<impl Words>, left: &str, right: &str) -> Option<String> {
    let grammar = engine.grammar;
    let first = first_letters(left.as_bytes());
    for suffix in grammar.suffixes {
        let Some(copy) = right.strip_suffix(suffix) else { continue };
        for prefix in grammar.prefixes {
            if !prefix.opens(left.as_bytes(), first) {
                continue;
            }
            let Some(rest) = left.strip_prefix(prefix.surface) else { continue };
            let base: String = prefix.restored.map(char::from).into_iter().chain(rest.chars()).collect();
            // ber-gibeng-gibeng is no be-rgibeng that rhymes.
            if base.len() >= 4
                && !base.ends_with(copy)
                && let Some(sound) = rhyme(&base, copy)
            {
                return Some(rhyme_root(engine, &base, copy, sound));
            }
        }
    }
    None
}

/// The root of a rhyming pair: its first half where that is a word of its own,
/// else the pair. With changed vowels the first half must be the only word.
fn rhyme_root(engine: &Engine<impl Words>, left: &str, right: &str, sound: Sound) -> String {
    let only = sound == Sound::Onset || !is_known(engine, right);
    if is_known(engine, left) && only { simple(engine, left) } else { format!("{left}-{right}") }
}

/// What changes in the second half of a rhyming pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sound {
    /// The consonants before the first vowel: `sayur-mayur`.
    Onset,
    /// Vowels: `bolak-balik`.
    Vowels,
}

/// Do two halves differ only in their first consonants, or only in their vowels?
fn rhyme(left: &str, right: &str) -> Option<Sound> {
    let (a, b) = (left.as_bytes(), right.as_bytes());
    if a.len() < 3 || b.len() < 3 || a == b || !left.is_ascii() || !right.is_ascii() {
        return None;
    }
    let onset = |word: &[u8]| word.iter().position(|&letter| is_vowel(letter)).unwrap_or(word.len());
    let (a_rest, b_rest) = (&a[onset(a)..], &b[onset(b)..]);
    if a_rest.len() >= 3 && a_rest == b_rest {
        return Some(Sound::Onset);
    }
    let vowels = a.len() >= 4
        && a.len() == b.len()
        && a.iter().zip(b).all(|(&x, &y)| x == y || (is_vowel(x) && is_vowel(y)));
    vowels.then_some(Sound::Vowels)
}
