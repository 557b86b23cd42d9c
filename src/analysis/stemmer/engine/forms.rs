//! The table of forms: from a word straight to its stem.
//!
//! A bucket is a line of the processor's cache: eight fingerprints of 32 bits,
//! then the eight stems, each either how many bytes to cut at both ends of the
//! word, or where the stem stands in the pool. Two words with the same bucket and fingerprint are kept
//! apart when the table is made; a word outside the table is taken for one in
//! it with a chance of about one in four thousand million.

use super::hash::hash;
use super::lexicon::Place;

/// Slots of one bucket: a line of the processor's cache.
pub(crate) const BUCKET: usize = 8;

/// Bytes of one bucket.
pub(crate) const BUCKET_BYTES: usize = BUCKET * 8;

/// A table that begins at a line of the cache, so that a look-up reads one line.
#[derive(Debug)]
#[repr(C, align(64))]
pub(crate) struct Aligned<T: ?Sized>(pub(crate) T);

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

/// The bucket and the fingerprint of a word in a table of a power of two of buckets.
#[inline]
pub(crate) fn address(word: &[u8], buckets: usize) -> (usize, u32) {
    let hash = hash(word);
    (hash as usize & (buckets - 1), (hash >> 32) as u32)
}

/// Looks a word up. A word stands in its bucket or, where that is full, in the next.
#[inline]
pub(crate) fn lookup(table: &'static [u8], word: &[u8]) -> Option<Stem> {
    let (buckets, []) = table.as_chunks::<BUCKET_BYTES>() else { return None };
    if buckets.is_empty() {
        return None;
    }
    let (mut number, fingerprint) = address(word, buckets.len());
    loop {
        // All eight are compared without a branch: which one it is cannot be foretold.
        let (words, _) = buckets[number].as_chunks::<4>();
        let (fingerprints, stems) = words.split_at(BUCKET);
        let mut found = 0u32;
        for (print, stem) in fingerprints.iter().zip(stems) {
            let same = u32::from_le_bytes(*print) == fingerprint;
            found |= if same { u32::from_le_bytes(*stem) } else { 0 };
        }
        if found != 0 {
            return Some(Stem::unpack(found));
        }
        if stems.last().is_none_or(|last| u32::from_le_bytes(*last) == 0) {
            return None;
        }
        number = (number + 1) & (buckets.len() - 1);
    }
}
