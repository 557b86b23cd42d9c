//! The table of forms: from a word straight to its stem.
//!
//! A slot is one number of 64 bits: a fingerprint of the word above, below it
//! either how many bytes to cut at both ends of the word, or where the stem
//! stands in the pool. Two words with the same slot and fingerprint are kept
//! apart when the table is made; a word outside the table is taken for one in
//! it with a chance of about one in four thousand million.

use super::hash::hash;
use super::lexicon::{Place, read_u64};

/// Bytes of one slot.
pub(crate) const SLOT: usize = 8;

/// Set where the lower half is a place in the pool.
const IN_POOL: u32 = 1 << 31;

/// What the table knows of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stem {
    /// The stem is the word without this many bytes at its ends.
    Cut {
        /// Bytes taken off the front.
        front: u8,
        /// Bytes taken off the back.
        back: u8,
    },
    /// The stem stands in the pool.
    Pool(Place),
}

impl Stem {
    #[allow(dead_code, reason = "the build script makes the tables")]
    pub(crate) fn pack(self) -> u32 {
        match self {
            // The bit above the cuts keeps every used slot different from a free one.
            Self::Cut { front, back } => 1 << 16 | u32::from(front) << 8 | u32::from(back),
            Self::Pool(place) => IN_POOL | place.pack(),
        }
    }

    fn unpack(packed: u32) -> Self {
        if packed & IN_POOL == 0 {
            Self::Cut { front: (packed >> 8) as u8, back: packed as u8 }
        } else {
            Self::Pool(Place::unpack(packed & !IN_POOL))
        }
    }
}

/// The slot number and the fingerprint of a word in a table of `slots`.
#[inline]
pub(crate) fn address(word: &[u8], slots: usize) -> (usize, u32) {
    let hash = hash(word);
    (hash as usize & (slots - 1), (hash >> 32) as u32)
}

/// Looks a word up.
#[inline]
pub(crate) fn lookup(table: &'static [u8], word: &[u8]) -> Option<Stem> {
    let slots = table.len() / SLOT;
    if slots == 0 {
        return None;
    }
    let (mut slot, fingerprint) = address(word, slots);
    loop {
        let entry = read_u64(table, slot * SLOT);
        if entry == 0 {
            return None;
        }
        if (entry >> 32) as u32 == fingerprint {
            return Some(Stem::unpack(entry as u32));
        }
        slot = (slot + 1) & (slots - 1);
    }
}
