//! How alike two passages are, from one number each.
//!
//! A simhash (Charikar, 2002, *Similarity estimation techniques from rounding
//! algorithms*) over pairs of neighbouring stems: copies of one story differ in
//! a few bits of it.

use xxhash_rust::xxh3::xxh3_64;

use crate::analysis::Token;

/// The simhash of a passage, as stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Likeness(u64);

/// Bits in which near-copies differ at most: those of passages that share nine
/// tenths of their pairs. Two passages of different stories differ in about 32.
const NEAR: u32 = 10;

/// Passages of fewer words are too short to be told apart by their pairs.
const FEWEST_WORDS: usize = 8;

impl Likeness {
    /// Of the tokens of a passage; of a short one, none.
    pub(crate) fn of(tokens: &[Token]) -> Option<Self> {
        if tokens.len() < FEWEST_WORDS {
            return None;
        }
        let mut votes = [0_i32; 64];
        let mut pair = [0; 16];
        for token in tokens {
            // The stem before moves to the front.
            pair.copy_within(8.., 0);
            pair[8..].copy_from_slice(&xxh3_64(token.stem.as_bytes()).to_le_bytes());
            let hash = xxh3_64(&pair);
            for (bit, vote) in votes.iter_mut().enumerate() {
                *vote += if hash >> bit & 1 == 1 { 1 } else { -1 };
            }
        }
        let bits = votes.iter().enumerate().filter(|(_, vote)| **vote > 0);
        // Zero is kept for passages without likeness.
        Some(Self(bits.fold(0, |sum, (bit, _)| sum | 1 << bit).max(1)))
    }

    /// As stored: 0 stands for none.
    pub(crate) fn from_bits(bits: u64) -> Option<Self> {
        (bits != 0).then_some(Self(bits))
    }

    /// As stored.
    pub(crate) fn bits(self) -> u64 {
        self.0
    }

    /// Whether two passages say nearly the same words.
    pub(crate) fn is_near(self, other: Self) -> bool {
        (self.0 ^ other.0).count_ones() <= NEAR
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyze;

    #[test]
    fn copies_are_near_and_other_stories_are_not() {
        let story = "Camat Kencana dicopot dari jabatannya setelah terbukti mengajak warga memilih seorang calon \
                     bupati dalam rapat desa, kata Ketua Bawaslu Kabupaten Kencana di kantornya, Rabu siang, \
                     seusai rapat pleno yang dihadiri lima anggota dan dua pengawas kecamatan dari daerah itu.";
        let copy = story.replace("Rabu", "Kamis");
        let other = "Dinas pendidikan membuka pendaftaran murid baru mulai pekan depan di semua sekolah dasar \
                     negeri, dan orang tua diminta membawa berkas yang lengkap ke sekolah terdekat dari rumah.";
        let of = |text: &str| Likeness::of(&analyze(text)).expect("long enough");
        assert!(of(story).is_near(of(&copy)));
        assert!(!of(story).is_near(of(other)));
        assert_eq!(Likeness::of(&analyze("Camat dicopot.")), None);
    }
}
