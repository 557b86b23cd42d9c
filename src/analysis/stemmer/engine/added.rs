//! Words that stand before the compiled lexicon: what a user has added.

use super::hash::hash;
use super::lexicon::{Entry, Kind, Lexicon, Place, Words};

/// Where places of added words begin, behind every place of the compiled pool.
const BEHIND_POOL: u32 = 1 << 24;

/// Longest word that can be added, in bytes: what a place can hold.
pub(crate) const LONGEST_ADDED: usize = 46;

/// Cost of an added root in a derivation: below all that the rules can reach, and
/// above what a row of our tables keeps whole, so that an added `teri` does not
/// break `menteri`.
const ADDED_ROOT: i16 = -9_000;

/// Cost of an added name with a clitic: that of a common root.
const ADDED_NAME: i16 = 50;

/// Added words, found by their letters.
#[derive(Debug, Default)]
pub(crate) struct Added {
    /// Numbers of entries from 1, 0 for a free slot; a power of two of them.
    slots: Vec<u32>,
    entries: Vec<Entry>,
    pool: String,
}

impl Added {
    /// Adds a root: itself, and whatever the grammar derives from it.
    pub(crate) fn add_root(&mut self, word: &str) {
        let place = self.place(word);
        self.add(Entry { kind: Kind::Decided, cost: ADDED_ROOT, evidence: u64::MAX, place });
    }

    /// Adds a name: itself, and what may hang on any name.
    pub(crate) fn add_name(&mut self, word: &str) {
        let place = self.place(word);
        self.add(Entry { kind: Kind::Decided, cost: ADDED_NAME, evidence: 0, place });
    }

    /// Adds a word with another root.
    pub(crate) fn add_irregular(&mut self, word: &str, root: &str) {
        let target = self.place(root);
        let place = self.place(word);
        let evidence = u64::from(target.pack());
        self.add(Entry { kind: Kind::Irregular, cost: ADDED_ROOT, evidence, place });
    }

    fn place(&mut self, word: &str) -> Place {
        let offset = BEHIND_POOL + self.pool.len() as u32;
        self.pool.push_str(word);
        Place { offset, length: word.len() as u8 }
    }

    fn add(&mut self, entry: Entry) {
        self.entries.push(entry);
        if self.entries.len() * 2 > self.slots.len() {
            self.slots = vec![0; (self.entries.len() * 4).next_power_of_two()];
            for number in 0..self.entries.len() {
                self.put(number);
            }
        } else {
            self.put(self.entries.len() - 1);
        }
    }

    fn put(&mut self, number: usize) {
        let mask = self.slots.len() - 1;
        let mut slot = hash(self.letters(self.entries[number].place).as_bytes()) as usize & mask;
        while self.slots[slot] != 0 {
            slot = (slot + 1) & mask;
        }
        self.slots[slot] = number as u32 + 1;
    }

    pub(crate) fn get(&self, word: &[u8]) -> Option<Entry> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut slot = hash(word) as usize & mask;
        loop {
            let entry = self.entries.get((self.slots[slot] as usize).checked_sub(1)?)?;
            if self.letters(entry.place).as_bytes() == word {
                return Some(*entry);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// The root that a row gives a word.
    pub(crate) fn root_of(&self, word: &[u8]) -> Option<&str> {
        self.get(word).map(|entry| self.letters(entry.root()))
    }

    fn letters(&self, place: Place) -> &str {
        let start = place.offset.saturating_sub(BEHIND_POOL) as usize;
        self.pool.get(start..start + usize::from(place.length)).unwrap_or_default()
    }
}

/// Added words, and behind them the compiled lexicon or nothing.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Overlaid<'a> {
    pub(crate) added: &'a Added,
    pub(crate) base: Option<&'a Lexicon>,
}

impl Words for Overlaid<'_> {
    fn entry(&self, word: &[u8]) -> Option<Entry> {
        self.added.get(word).or_else(|| self.base?.get(word))
    }

    fn letters(&self, place: Place) -> &str {
        if self.is_added(place) {
            self.added.letters(place)
        } else {
            self.base.map_or("", |base| base.pool_word(place))
        }
    }

    fn is_added(&self, place: Place) -> bool {
        place.offset >= BEHIND_POOL
    }
}
