//! The order of scored candidates: ties, and copies of one story.

use tantivy::columnar::Column;
use tantivy::{DocAddress, DocId};

use super::rank::Scored;
use crate::index::{FIRST_DAY, Index, IndexError, LIKENESS, Likeness};

/// Copies are looked for among so many of the best passages.
const COMPARED: usize = 1000;

/// What the columns of the index say about candidates.
pub(super) struct Columns {
    segments: Vec<(Column<i64>, Column<u64>)>,
}

impl Columns {
    pub(super) fn open(index: &Index) -> tantivy::Result<Self> {
        let readers = index.searcher().segment_readers().iter();
        let segments = readers
            .map(|segment| {
                let columns = segment.fast_fields();
                Ok((columns.i64(FIRST_DAY)?, columns.u64(LIKENESS)?))
            })
            .collect::<tantivy::Result<_>>()?;
        Ok(Self { segments })
    }

    /// The day of the article, if known.
    fn day(&self, address: DocAddress) -> Option<i64> {
        self.segments[address.segment_ord as usize].0.first(address.doc_id as DocId)
    }

    fn likeness(&self, address: DocAddress) -> Option<Likeness> {
        let likeness = &self.segments[address.segment_ord as usize].1;
        likeness.first(address.doc_id as DocId).and_then(Likeness::from_bits)
    }
}

/// Sorts by score; of equal scores the newest first, then by identifier, which
/// depends on nothing but the content.
pub(super) fn sort(index: &Index, columns: &Columns, scored: &mut [Scored]) -> Result<(), IndexError> {
    let key = |scored: &Scored| standing_key(scored.score, columns.day(scored.address));
    scored.sort_by_cached_key(key);
    let mut start = 0;
    while start < scored.len() {
        let tied = key(&scored[start]);
        let end = start + scored[start..].iter().take_while(|other| key(other) == tied).count();
        if end - start > 1 {
            let mut named = Vec::with_capacity(end - start);
            for tied in &scored[start..end] {
                named.push((index.record(tied.address)?.id, tied.address));
            }
            named.sort_unstable();
            let place = |scored: &Scored| named.iter().position(|(_, address)| *address == scored.address);
            scored[start..end].sort_by_cached_key(place);
        }
        start = end;
    }
    Ok(())
}

/// Score and day as one number, the smallest for what comes first: the highest
/// score, then the latest day, and no day last.
fn standing_key(score: f32, day: Option<i64>) -> u64 {
    let bits = score.to_bits().cast_signed();
    let score = bits ^ (((bits >> 31).cast_unsigned()) >> 1).cast_signed();
    // No day is as far away as the ends of the range.
    let day = day.map_or(i32::MIN, |day| day.clamp(i64::from(i32::MIN) + 1, i64::from(i32::MAX)) as i32);
    let falling = |number: i32| u64::from(!(number.cast_unsigned() ^ 1 << 31));
    falling(score) << 32 | falling(day)
}

/// A candidate with the copies of it that stand behind it.
pub(super) struct Folded {
    pub(super) best: Scored,
    pub(super) copies: Vec<DocAddress>,
}

/// Brings copies together under the best of them.
pub(super) fn fold(columns: &Columns, scored: Vec<Scored>) -> Vec<Folded> {
    let mut kept: Vec<Folded> = Vec::with_capacity(scored.len());
    let mut seen: Vec<(usize, Likeness)> = Vec::new();
    for candidate in scored {
        let likeness = columns.likeness(candidate.address);
        let same = likeness.and_then(|one| seen.iter().find(|(_, other)| one.is_near(*other)));
        if let Some(&(place, _)) = same {
            kept[place].copies.push(candidate.address);
            continue;
        }
        if let Some(likeness) = likeness.filter(|_| seen.len() < COMPARED) {
            seen.push((kept.len(), likeness));
        }
        kept.push(Folded { best: candidate, copies: Vec::new() });
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::standing_key;

    #[test]
    fn the_highest_score_comes_first_then_the_latest_day() {
        let order = [
            (12.0, None),
            (3.25, Some(20_000)),
            (3.25, Some(-5)),
            (3.25, None),
            (0.5, Some(1)),
            (0.0, None),
            (-0.25, Some(30_000)),
            (-1.0, Some(i64::MAX)),
        ];
        let mut sorted = order;
        sorted.reverse();
        sorted.sort_by_key(|&(score, day)| standing_key(score, day));
        assert_eq!(sorted, order);
    }
}
