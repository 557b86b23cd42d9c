//! Where the words of a query stand in a passage: near one another, together in
//! one stretch, early.
//!
//! Term proximity after Tao and Zhai (2007, *An exploration of proximity
//! measures in information retrieval*): the smallest distance of each pair,
//! turned into a bonus that falls with it.

use super::Weights;

/// Words of the query that are compared pairwise stand at most so far apart in it.
const PAIR_SPAN: usize = 12;
/// Within how many words a passage has said what it is about.
const START: u32 = 8;

/// Places of the words of a query in one passage, and how rare each word is.
pub(super) struct Places<'p> {
    /// For each word its places, in order.
    pub(super) places: &'p [Vec<u32>],
    /// For each word its inverse document frequency.
    pub(super) idf: &'p [f32],
}

impl Places<'_> {
    /// Pairs of words by their smallest distance.
    pub(super) fn nearness(&self, weights: &Weights) -> f32 {
        let words = self.places.len();
        if words < 2 {
            return 0.0;
        }
        let mut sum = 0.0;
        for first in 0..words {
            for second in first + 1..words.min(first + PAIR_SPAN) {
                if let Some(distance) = nearest(&self.places[first], &self.places[second]) {
                    let rarity = (self.idf[first] * self.idf[second]).sqrt();
                    sum += rarity / (1.0 + distance as f32 / weights.nearness_reach);
                }
            }
        }
        weights.nearness * sum / (words - 1) as f32
    }

    /// The stretch of a fixed length that holds the rarest words together. A place
    /// and its word are one number, so that sorting them is quick.
    pub(super) fn stretch(&self, weights: &Weights, events: &mut Vec<u64>) -> f32 {
        events.clear();
        for (word, places) in self.places.iter().enumerate() {
            events.extend(places.iter().map(|&place| u64::from(place) << 32 | word as u64));
        }
        events.sort_unstable();
        let mut counts = [0_u16; 64];
        let (mut held, mut best, mut start) = (0.0, 0.0_f32, 0);
        let parted = |event: u64| ((event >> 32) as u32, (event & 0xffff_ffff) as usize);
        for (place, word) in events.iter().copied().map(parted) {
            if word >= counts.len() {
                continue;
            }
            if counts[word] == 0 {
                held += self.idf[word];
            }
            counts[word] += 1;
            while (place - parted(events[start]).0) as f32 >= weights.stretch_length {
                let left = parted(events[start]).1;
                start += 1;
                if left < counts.len() {
                    counts[left] -= 1;
                    if counts[left] == 0 {
                        held -= self.idf[left];
                    }
                }
            }
            best = best.max(held);
        }
        weights.stretch * best
    }

    /// How early the first of each word stands.
    pub(super) fn early(&self, weights: &Weights) -> f32 {
        let value = |(places, idf): (&Vec<u32>, &f32)| {
            places.first().map_or(0.0, |&place| idf / (1.0 + place as f32 / weights.early_reach))
        };
        weights.early * self.places.iter().zip(self.idf).map(value).sum::<f32>()
    }

    /// The words at the very start.
    pub(super) fn at_start(&self) -> f32 {
        let starts = |places: &Vec<u32>| places.first().is_some_and(|&place| place < START);
        self.places.iter().zip(self.idf).filter(|(places, _)| starts(places)).map(|(_, idf)| idf).sum()
    }
}

/// The smallest distance between two ordered lists of places, at least 1.
fn nearest(first: &[u32], second: &[u32]) -> Option<u32> {
    let (mut a, mut b) = (0, 0);
    let mut best: Option<u32> = None;
    while a < first.len() && b < second.len() {
        let distance = first[a].abs_diff(second[b]).max(1);
        best = Some(best.map_or(distance, |best| best.min(distance)));
        if first[a] < second[b] { a += 1 } else { b += 1 }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_pair_is_found() {
        assert_eq!(nearest(&[1, 20], &[5, 18, 40]), Some(2));
        assert_eq!(nearest(&[3], &[3]), Some(1));
        assert_eq!(nearest(&[], &[3]), None);
    }

    #[test]
    fn nearer_and_earlier_is_worth_more() {
        let weights = Weights::default();
        let idf = [2.0, 3.0];
        let value = |first: u32, second: u32| {
            let places = [vec![first], vec![second]];
            let places = Places { places: &places, idf: &idf };
            (places.nearness(&weights), places.stretch(&weights, &mut Vec::new()), places.early(&weights))
        };
        let (near, far) = (value(10, 11), value(10, 60));
        assert!(near.0 > far.0 && near.1 > far.1 && near.2 > far.2);
        assert!(
            (near.1 - weights.stretch * 5.0).abs() < 1e-6 && (far.1 - weights.stretch * 3.0).abs() < 1e-6
        );
        assert!(value(0, 1).2 > near.2);
    }
}
