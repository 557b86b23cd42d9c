//! The compiled lexicon: a hash table of words over one pool of letters.

use super::hash::hash;

/// What a word of the lexicon is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(crate) enum Kind {
    /// Our decision: this word is a root and nothing else.
    Decided = 0,
    /// Our decision: this word has another root.
    Irregular = 1,
    /// A base word of the dictionary.
    Listed = 2,
    /// A dictionary entry that never stands alone.
    Bound = 3,
    /// A word of the news that no table explains.
    Attested = 4,
    /// A word of the news that is nearly always capitalised.
    Name = 5,
    /// Listed or attested, but derived: no root for other words.
    Derived = 6,
}

impl Kind {
    pub(crate) fn from_byte(byte: u8) -> Self {
        [Self::Decided, Self::Irregular, Self::Listed, Self::Bound, Self::Attested, Self::Name]
            .get(usize::from(byte))
            .copied()
            .unwrap_or(Self::Derived)
    }
}

/// One word of the lexicon.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
    pub(crate) kind: Kind,
    /// Cost as a root; lower is likelier.
    pub(crate) cost: i16,
    /// Derivations the dictionary lists; for an irregular word, its root's place in the pool.
    pub(crate) evidence: u64,
    /// Place in the pool.
    pub(crate) place: Place,
}

impl Entry {
    /// Place of the root that a table gives the word: its own, or another.
    #[allow(dead_code, reason = "the build script adds no words")]
    pub(crate) fn root(&self) -> Place {
        if self.kind == Kind::Irregular { Place::unpack(self.evidence as u32) } else { self.place }
    }
}

/// A word in the pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) offset: u32,
    pub(crate) length: u8,
}

impl Place {
    /// Offset and length as one number of 32 bits.
    #[allow(dead_code, reason = "the build script makes the tables")]
    pub(crate) fn pack(self) -> u32 {
        self.offset << 6 | u32::from(self.length)
    }

    pub(crate) fn unpack(packed: u32) -> Self {
        Self { offset: packed >> 6, length: (packed & 63) as u8 }
    }
}

/// Bytes of one record: place 4, cost 2, kind 1, spare 1, evidence 8.
pub(crate) const RECORD: usize = 16;
/// Bytes of one slot: fingerprint 4, record number 4.
pub(crate) const SLOT: usize = 8;
/// Record number of a free slot.
pub(crate) const FREE: u32 = u32::MAX;

/// Bytes of the presence bits: about a dozen bits for each word.
pub(crate) const PRESENCE: usize = 1 << 17;

/// The presence byte and bit of a hash, from bits that the slot does not use.
pub(crate) fn presence_bit(hash: u64) -> (usize, u8) {
    let number = (hash >> 24) as usize;
    (number >> 3 & (PRESENCE - 1), 1 << (number & 7))
}

/// Words that the engine looks up.
pub(crate) trait Words: Copy {
    /// The entry of a word.
    fn entry(&self, word: &[u8]) -> Option<Entry>;
    /// The letters at a place.
    fn letters(&self, place: Place) -> &str;
    /// Whether a user added the word at a place.
    fn is_added(&self, _place: Place) -> bool {
        false
    }
}

impl Words for Lexicon {
    #[inline]
    fn entry(&self, word: &[u8]) -> Option<Entry> {
        self.get(word)
    }

    #[inline]
    fn letters(&self, place: Place) -> &str {
        self.pool_word(place)
    }
}

/// The lexicon over its compiled parts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lexicon {
    /// One bit for each word by its hash: most words that are not here end at it.
    pub(crate) presence: &'static [u8],
    /// A power of two of slots.
    pub(crate) slots: &'static [u8],
    pub(crate) records: &'static [u8],
    pub(crate) pool: &'static str,
}

pub(crate) fn read_u32(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..).and_then(<[u8]>::first_chunk::<4>).map_or(0, |chunk| u32::from_le_bytes(*chunk))
}

pub(crate) fn read_u64(bytes: &[u8], at: usize) -> u64 {
    bytes.get(at..).and_then(<[u8]>::first_chunk::<8>).map_or(0, |chunk| u64::from_le_bytes(*chunk))
}

impl Lexicon {
    /// The entry of a word.
    #[inline]
    pub(crate) fn get(&self, word: &[u8]) -> Option<Entry> {
        let slots = self.slots.len() / SLOT;
        if slots == 0 {
            return None;
        }
        let hash = hash(word);
        let (byte, bit) = presence_bit(hash);
        if self.presence.get(byte).is_none_or(|bits| bits & bit == 0) {
            return None;
        }
        let fingerprint = (hash >> 32) as u32;
        let mut slot = hash as usize & (slots - 1);
        loop {
            let entry = read_u64(self.slots, slot * SLOT);
            let record = (entry >> 32) as u32;
            if record == FREE {
                return None;
            }
            if entry as u32 == fingerprint {
                let found = self.record(record);
                if self.pool_word(found.place).as_bytes() == word {
                    return Some(found);
                }
            }
            slot = (slot + 1) & (slots - 1);
        }
    }

    /// The letters at a place of the pool.
    pub(crate) fn pool_word(&self, place: Place) -> &'static str {
        let start = place.offset as usize;
        self.pool.get(start..start + usize::from(place.length)).unwrap_or_default()
    }

    fn record(&self, number: u32) -> Entry {
        let at = number as usize * RECORD;
        let middle = read_u32(self.records, at + 4);
        Entry {
            place: Place::unpack(read_u32(self.records, at)),
            cost: middle as u16 as i16,
            kind: Kind::from_byte((middle >> 16) as u8),
            evidence: read_u64(self.records, at + 8),
        }
    }
}
