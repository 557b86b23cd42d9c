//! Stems with words of a user ahead of the built-in lexicon.

use super::derivation::{Analysis, Derivation};
use super::engine::{Engine, Overlaid, hyphen};
use super::{ENGINE, describe, is_analysable, lower};

pub(crate) use super::engine::added::{Added, LONGEST_ADDED};

fn engine(added: &Added) -> Engine<Overlaid<'_>> {
    Engine { grammar: ENGINE.grammar, lexicon: Overlaid { added, base: Some(&ENGINE.lexicon) } }
}

/// Whether added words may have a say: the word is one, or the grammar derives it
/// from one, or it is hyphenated and may hold one.
fn touches(added: &Added, word: &str) -> bool {
    let alone = Engine { grammar: ENGINE.grammar, lexicon: Overlaid { added, base: None } };
    word.contains('-') || added.get(word.as_bytes()).is_some() || alone.derives(word)
}

/// The stem of a word that added words have a say in.
pub(crate) fn stem(added: &Added, word: &str) -> Option<String> {
    let word = lower(word);
    if !touches(added, &word) {
        return None;
    }
    if !is_analysable(&word) {
        // A word with a digit in it has no affixes, but may be added.
        return added.root_of(word.as_bytes()).map(str::to_owned);
    }
    let engine = engine(added);
    Some(match hyphen::stem(&engine, &word) {
        hyphen::Outcome::Cut { front, back } => word[front..word.len() - back].to_owned(),
        hyphen::Outcome::Pool(place) => engine.letters(place).to_owned(),
        hyphen::Outcome::New(root) => root,
    })
}

pub(crate) fn why(added: &Added, word: &str) -> Derivation {
    describe::derivation(&lower(word), analyses(added, word))
}

pub(crate) fn analyses(added: &Added, word: &str) -> Vec<Analysis> {
    let word = lower(word);
    if touches(added, &word) {
        describe::analyses(&engine(added), &word)
    } else {
        describe::analyses(&ENGINE, &word)
    }
}
