//! The score of a passage, in parts that add up.
//!
//! Each form of a query word is scored by BM25 (Robertson and Zaragoza, 2009,
//! *The Probabilistic Relevance Framework: BM25 and Beyond*) in its field: the
//! exact word, its stem, both in the title, its relatives and translations, and
//! the ideas that the query names. Words that stand near one another in the
//! query and in the passage add a bonus that falls with their distance.

use std::sync::Arc;

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocAddress, DocId, DocSet, InvertedIndexReader, SegmentReader, TERMINATED, Term};

use crate::index::{Fields, Index, concept_term};
use crate::query::{Node, Origin, Query, QueryTerm, Role};

/// What counts how much. One struct holds every number of the ranking.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weights {
    /// A word in exactly the form of the query.
    pub exact: f32,
    /// A word with the same stem.
    pub stem: f32,
    /// The exact word in the title.
    pub title_exact: f32,
    /// The stem in the title.
    pub title_stem: f32,
    /// A word of the same family.
    pub family: f32,
    /// The Indonesian for an English word.
    pub translation: f32,
    /// An idea or abbreviation that the query names, in whatever words.
    pub concept: f32,
    /// How much of its weight a word has that only holds the query together.
    pub function: f32,
    /// A stem inside the evidence of the lens that is asked for.
    pub evidence: f32,
    /// Two neighbouring words of the query side by side in the passage.
    pub proximity: f32,
    /// The farthest that two words may stand apart, in words, to count as near.
    pub proximity_window: f32,
    /// BM25: how soon more of a word stops helping.
    pub k1: f32,
    /// BM25: how much long passages are held back.
    pub b: f32,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            exact: 0.5,
            stem: 1.0,
            title_exact: 0.2,
            title_stem: 0.4,
            family: 0.35,
            translation: 0.8,
            concept: 0.5,
            function: 0.2,
            evidence: 1.0,
            proximity: 0.3,
            proximity_window: 8.0,
            k1: 0.7,
            b: 0.75,
        }
    }
}

impl Weights {
    /// Every weight with its name, for programs that try others.
    #[must_use]
    pub fn named(&self) -> Vec<(&'static str, f32)> {
        let mut copy = *self;
        copy.slots().into_iter().map(|(name, slot)| (name, *slot)).collect()
    }

    /// The weights with one of them changed, if there is one of that name.
    #[must_use]
    pub fn with(mut self, name: &str, value: f32) -> Option<Self> {
        let (_, slot) = self.slots().into_iter().find(|(other, _)| *other == name)?;
        *slot = value;
        Some(self)
    }

    fn slots(&mut self) -> Vec<(&'static str, &mut f32)> {
        vec![
            ("exact", &mut self.exact),
            ("stem", &mut self.stem),
            ("title_exact", &mut self.title_exact),
            ("title_stem", &mut self.title_stem),
            ("family", &mut self.family),
            ("translation", &mut self.translation),
            ("concept", &mut self.concept),
            ("function", &mut self.function),
            ("evidence", &mut self.evidence),
            ("proximity", &mut self.proximity),
            ("proximity_window", &mut self.proximity_window),
            ("k1", &mut self.k1),
            ("b", &mut self.b),
        ]
    }
}

/// A part of a score.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// What scored: the name of a weight.
    pub name: &'static str,
    /// The term that scored.
    pub term: String,
    /// How much.
    pub value: f32,
}

/// A candidate with its full score.
#[derive(Debug)]
pub(super) struct Scored {
    pub(super) address: DocAddress,
    pub(super) score: f32,
    /// Kept only if somebody asks.
    pub(super) parts: Option<Vec<Part>>,
}

impl Scored {
    /// Lowers the score to a ceiling, if it is above.
    pub(super) fn hold_back(&mut self, ceiling: f32) {
        if self.score > ceiling {
            self.add("held back", ceiling - self.score, || "behind the first candidates".to_owned());
            self.score = ceiling;
        }
    }

    fn add(&mut self, name: &'static str, value: f32, term: impl FnOnce() -> String) {
        self.score += value;
        if let Some(parts) = &mut self.parts {
            parts.push(Part { name, term: term(), value });
        }
    }
}

/// A term of the index that answers a part of the query.
#[derive(Debug, Clone)]
pub(super) struct Weighted {
    pub(super) name: &'static str,
    pub(super) field: Field,
    pub(super) term: String,
    pub(super) weight: f32,
}

/// The terms that gather candidates: a passage with an exact word has its stem
/// too, so the stem stands for both.
pub(super) fn weigh_roughly(node: &Node, query: &Query, fields: &Fields, weights: &Weights) -> Vec<Weighted> {
    let mut all = weigh(node, query, fields, weights);
    all.retain(|weighted| weighted.field != fields.exact && weighted.field != fields.title_exact);
    for weighted in &mut all {
        match weighted.name {
            "stem" => weighted.weight += weights.exact,
            "title stem" => weighted.weight += weights.title_exact,
            _ => {}
        }
    }
    all
}

/// The terms of the index that answer a word or an idea.
pub(super) fn weigh(node: &Node, query: &Query, fields: &Fields, weights: &Weights) -> Vec<Weighted> {
    let weighted = |name, field, term: &str, weight| Weighted { name, field, term: term.to_owned(), weight };
    match node {
        Node::Term(term) => {
            let mut all = vec![
                weighted("exact", fields.exact, &term.exact, weights.exact),
                weighted("stem", fields.stem, &term.stem, weights.stem),
                weighted("title exact", fields.title_exact, &term.exact, weights.title_exact),
                weighted("title stem", fields.title_stem, &term.stem, weights.title_stem),
            ];
            for variant in &term.variants {
                all.push(match variant.origin {
                    Origin::Family => weighted("family", fields.stem, &variant.stem, weights.family),
                    Origin::Translation => {
                        let weight = weights.translation / variant.words as f32;
                        weighted("translation", fields.stem, &variant.stem, weight)
                    }
                });
            }
            if let Some(evidence) = query.lens().and_then(|kind| fields.evidence_of(kind)) {
                all.push(weighted("evidence", evidence, &term.stem, weights.evidence));
            }
            all
        }
        Node::Concept(concept) => {
            let weight = weights.concept * concept.words as f32;
            vec![weighted("concept", fields.concept, &concept_term(&concept.term), weight)]
        }
        _ => Vec::new(),
    }
}

/// Scores candidates in full.
pub(super) fn score(
    index: &Index,
    query: &Query,
    addresses: &[DocAddress],
    weights: &Weights,
    explain: bool,
) -> tantivy::Result<Vec<Scored>> {
    let (terms, others): (Vec<&QueryTerm>, Vec<&QueryTerm>) =
        query.terms().into_iter().partition(|term| query.counts(term));
    let weighed = |term: &QueryTerm| weigh(&Node::Term(term.clone()), query, index.fields(), weights);
    let mut all: Vec<Weighted> = terms.iter().flat_map(|term| weighed(term)).collect();
    for term in others.iter().filter(|term| term.role == Role::Function) {
        let faint = |weighted: Weighted| Weighted { weight: weighted.weight * weights.function, ..weighted };
        all.extend(weighed(term).into_iter().map(faint));
    }
    for concept in query.concepts() {
        all.extend(weigh(&Node::Concept(concept.clone()), query, index.fields(), weights));
    }
    for phrase in query.phrases() {
        let exact = |term: &String| Weighted {
            name: "phrase",
            field: index.fields().exact,
            term: term.clone(),
            weight: weights.exact + weights.stem,
        };
        all.extend(phrase.iter().map(exact));
    }
    let statistics = Statistics::gather(index, &all)?;
    let mut scored: Vec<Scored> = addresses
        .iter()
        .map(|&address| Scored { address, score: 0.0, parts: explain.then(Vec::new) })
        .collect();
    scored.sort_by_key(|scored| scored.address);
    for (ordinal, segment) in index.searcher().segment_readers().iter().enumerate() {
        let start = scored.partition_point(|scored| (scored.address.segment_ord as usize) < ordinal);
        let end = scored.partition_point(|scored| (scored.address.segment_ord as usize) <= ordinal);
        let mut readers = Readers::open(segment, &all)?;
        for candidate in &mut scored[start..end] {
            readers.add_terms(candidate, &all, &statistics, weights);
        }
        let stems: Vec<(&str, f32)> = terms
            .iter()
            .map(|term| (term.stem.as_str(), statistics.idf_of(&all, index.fields().stem, &term.stem)))
            .collect();
        let mut positions = Positions::open(segment, index.fields().stem, &stems)?;
        for candidate in &mut scored[start..end] {
            positions.add_nearness(candidate, &stems, weights);
        }
    }
    Ok(scored)
}

/// What BM25 needs to know of the whole index.
struct Statistics {
    idf: Vec<f32>,
    average_length: Vec<f32>,
}

impl Statistics {
    fn gather(index: &Index, all: &[Weighted]) -> tantivy::Result<Self> {
        let searcher = index.searcher();
        let documents = searcher.num_docs() as f32;
        let mut statistics = Self { idf: Vec::new(), average_length: Vec::new() };
        for weighted in all {
            let with_term = searcher.doc_freq(&Term::from_field_text(weighted.field, &weighted.term))? as f32;
            statistics.idf.push((1.0 + (documents - with_term + 0.5) / (with_term + 0.5)).ln());
            let mut tokens = 0;
            for segment in searcher.segment_readers() {
                tokens += segment.inverted_index(weighted.field)?.total_num_tokens();
            }
            statistics.average_length.push((tokens as f32 / documents.max(1.0)).max(1.0));
        }
        Ok(statistics)
    }

    fn idf_of(&self, all: &[Weighted], field: Field, term: &str) -> f32 {
        let place = all.iter().position(|weighted| weighted.field == field && weighted.term == term);
        place.map_or(0.0, |place| self.idf[place])
    }
}

/// Postings of every term in one segment, moving forward together with the candidates.
struct Readers {
    postings: Vec<Option<SegmentPostings>>,
    lengths: Vec<FieldNormReader>,
}

impl Readers {
    fn open(segment: &SegmentReader, all: &[Weighted]) -> tantivy::Result<Self> {
        let mut readers = Self { postings: Vec::new(), lengths: Vec::new() };
        for weighted in all {
            let inverted = segment.inverted_index(weighted.field)?;
            let postings =
                open_postings(&inverted, weighted.field, &weighted.term, IndexRecordOption::WithFreqs)?;
            readers.postings.push(postings);
            readers.lengths.push(segment.get_fieldnorms_reader(weighted.field)?);
        }
        Ok(readers)
    }

    fn add_terms(
        &mut self,
        candidate: &mut Scored,
        all: &[Weighted],
        statistics: &Statistics,
        weights: &Weights,
    ) {
        let document = candidate.address.doc_id;
        for (place, weighted) in all.iter().enumerate() {
            let Some(postings) = &mut self.postings[place] else { continue };
            if !stands_at(postings, document) {
                continue;
            }
            let count = postings.term_freq() as f32;
            let length = self.lengths[place].fieldnorm(document) as f32;
            let held_back = 1.0 - weights.b + weights.b * length / statistics.average_length[place];
            let saturated = count * (weights.k1 + 1.0) / (count + weights.k1 * held_back);
            let value = weighted.weight * statistics.idf[place] * saturated;
            candidate.add(weighted.name, value, || weighted.term.clone());
        }
    }
}

fn open_postings(
    inverted: &Arc<InvertedIndexReader>,
    field: Field,
    term: &str,
    option: IndexRecordOption,
) -> tantivy::Result<Option<SegmentPostings>> {
    Ok(inverted.read_postings(&Term::from_field_text(field, term), option)?)
}

/// Moves postings up to a document; whether they have it.
fn stands_at(postings: &mut SegmentPostings, document: DocId) -> bool {
    if postings.doc() < document {
        postings.seek(document);
    }
    postings.doc() != TERMINATED && postings.doc() == document
}

/// Where the stems of the query stand in the passages of one segment.
struct Positions {
    postings: Vec<Option<SegmentPostings>>,
    places: Vec<Vec<u32>>,
}

impl Positions {
    fn open(segment: &SegmentReader, field: Field, stems: &[(&str, f32)]) -> tantivy::Result<Self> {
        let inverted = segment.inverted_index(field)?;
        let mut postings = Vec::new();
        if stems.len() > 1 {
            for (stem, _) in stems {
                postings.push(open_postings(
                    &inverted,
                    field,
                    stem,
                    IndexRecordOption::WithFreqsAndPositions,
                )?);
            }
        }
        let places = stems.iter().map(|_| Vec::new()).collect();
        Ok(Self { postings, places })
    }

    /// Adds a bonus for each pair of neighbouring query words that stand near
    /// one another in the passage.
    fn add_nearness(&mut self, candidate: &mut Scored, stems: &[(&str, f32)], weights: &Weights) {
        let document = candidate.address.doc_id;
        for (postings, places) in self.postings.iter_mut().zip(&mut self.places) {
            places.clear();
            if let Some(postings) = postings
                && stands_at(postings, document)
            {
                postings.positions(places);
            }
        }
        if self.postings.is_empty() {
            return;
        }
        for (pair, places) in stems.windows(2).zip(self.places.windows(2)) {
            let [(first, first_idf), (second, second_idf)] = pair else { continue };
            if first == second {
                continue;
            }
            let Some(distance) = nearest(&places[0], &places[1]) else { continue };
            if distance as f32 <= weights.proximity_window {
                let value = weights.proximity * (first_idf + second_idf) / 2.0 / distance as f32;
                candidate.add("proximity", value, || format!("{first} {second}"));
            }
        }
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
    use super::nearest;

    #[test]
    fn the_nearest_pair_is_found() {
        assert_eq!(nearest(&[1, 20], &[5, 18, 40]), Some(2));
        assert_eq!(nearest(&[3], &[3]), Some(1));
        assert_eq!(nearest(&[], &[3]), None);
    }
}
