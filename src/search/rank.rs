//! The score of a passage, in parts that add up.
//!
//! Each form of a query word is scored by BM25 (Robertson and Zaragoza, 2009,
//! *The Probabilistic Relevance Framework: BM25 and Beyond*) in its field: the
//! exact word, its stem, the title, its relatives and translations, and the ideas
//! that the query names. Where the words stand adds more (see `nearness`), as do
//! what the passage shows of itself (a definition, a date, a number) and the other
//! passages of its article, which are scored together as one text.

use tantivy::columnar::Column;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{Postings, SegmentPostings, TermInfo};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocAddress, DocId, DocSet, SegmentReader, TERMINATED, Term};

pub use super::weights::Weights;

use super::nearness::Places;
use super::standing::Standing;
use super::terms::{Weighted, weigh_all};
use crate::annotation::Kind;
use crate::index::{ARTICLE_LENGTH, Index, ORDINAL, TRAITS, Traits};
use crate::query::{Answer, Query, QueryTerm};

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
        if value == 0.0 {
            return;
        }
        self.score += value;
        if let Some(parts) = &mut self.parts {
            parts.push(Part { name, term: term(), value });
        }
    }
}

/// Scores candidates in full. They come back in the order of their addresses.
pub(super) fn score(
    index: &Index,
    query: &Query,
    addresses: &[DocAddress],
    weights: &Weights,
    explain: bool,
) -> tantivy::Result<Vec<Scored>> {
    let (weighted, content) = weigh_all(query, index.fields(), weights);
    let ranking = Ranking::prepare(index, query, weights, weighted, &content)?;
    let mut scored: Vec<Scored> = addresses
        .iter()
        .map(|&address| Scored { address, score: 0.0, parts: explain.then(Vec::new) })
        .collect();
    scored.sort_unstable_by_key(|scored| scored.address);
    for (ordinal, segment) in index.searcher().segment_readers().iter().enumerate() {
        let terms = &ranking.found[ordinal];
        let start = scored.partition_point(|scored| (scored.address.segment_ord as usize) < ordinal);
        let end = scored.partition_point(|scored| (scored.address.segment_ord as usize) <= ordinal);
        ranking.score_segment(segment, terms, &mut scored[start..end])?;
    }
    Ok(scored)
}

/// A query made ready for scoring, with what BM25 needs to know of the whole index.
struct Ranking<'q> {
    weights: &'q Weights,
    answer: Option<Answer>,
    /// The lens by whose statuses passages are ranked too.
    status_of: Option<&'static Kind>,
    terms: Vec<Weighted>,
    /// For each segment where the dictionary has each term, if it has it.
    found: Vec<Vec<Option<TermInfo>>>,
    /// For each term its inverse document frequency and the average length of its field.
    idf: Vec<f32>,
    average_length: Vec<f32>,
    /// Words of the query that count, and events that it names.
    words: Vec<Word>,
    /// Inverse document frequencies of these words.
    word_idf: Vec<f32>,
    average_article: f32,
    /// Whether articles have more than one passage: alone it is no context of itself.
    has_articles: bool,
}

/// A word of the query that counts, or an event that it names, with the places of
/// its stem among the terms.
struct Word {
    surface: String,
    stem: usize,
    title: Option<usize>,
}

impl<'q> Ranking<'q> {
    fn prepare(
        index: &Index,
        query: &Query,
        weights: &'q Weights,
        terms: Vec<Weighted>,
        content: &[&'q QueryTerm],
    ) -> tantivy::Result<Self> {
        let searcher = index.searcher();
        let documents = searcher.num_docs() as f32;
        let total_tokens = |field| -> tantivy::Result<u64> {
            let mut tokens = 0;
            for segment in searcher.segment_readers() {
                tokens += segment.inverted_index(field)?.total_num_tokens();
            }
            Ok(tokens)
        };
        let mut idf = Vec::with_capacity(terms.len());
        let mut average_length = Vec::with_capacity(terms.len());
        let mut averages: Vec<(Field, f32)> = Vec::new();
        let mut found: Vec<Vec<Option<TermInfo>>> = Vec::new();
        found.resize_with(searcher.segment_readers().len(), || Vec::with_capacity(terms.len()));
        for term in &terms {
            let engine_term = Term::from_field_text(term.field, &term.term);
            let mut with_term = 0.0;
            for (segment, found) in searcher.segment_readers().iter().zip(&mut found) {
                let info = segment.inverted_index(term.field)?.get_term_info(&engine_term)?;
                with_term += info.as_ref().map_or(0.0, |info| info.doc_freq as f32);
                found.push(info);
            }
            idf.push(if with_term > 0.0 {
                (1.0 + (documents - with_term + 0.5) / (with_term + 0.5)).ln()
            } else {
                0.0
            });
            let known = averages.iter().find(|(field, _)| *field == term.field);
            let average = match known {
                Some((_, average)) => *average,
                None => {
                    let average = (total_tokens(term.field)? as f32 / documents.max(1.0)).max(1.0);
                    averages.push((term.field, average));
                    average
                }
            };
            average_length.push(average);
        }
        let place = |name: &str, stem: &str| {
            terms.iter().position(|weighted| weighted.name == name && weighted.term == stem)
        };
        let mut words: Vec<Word> = content
            .iter()
            .filter_map(|term| {
                let stem = place("stem", &term.stem).filter(|&stem| idf[stem] > 0.0)?;
                Some(Word { surface: term.surface.clone(), stem, title: place("title", &term.stem) })
            })
            .collect();
        let mut word_idf: Vec<f32> = words.iter().map(|word| idf[word.stem]).collect();
        // The events that the query names have places too, whatever words tell them.
        for (stem, term) in terms.iter().enumerate() {
            if term.name == "idea" && idf[stem] > 0.0 && weights.idea_place != 0.0 {
                words.push(Word { surface: term.term.clone(), stem, title: None });
                word_idf.push(idf[stem] * weights.idea_place);
            }
        }
        let articles = index.manifest().articles.max(1) as f32;
        let average_article = total_tokens(index.fields().stem)? as f32 / articles;
        let has_articles = documents > articles * 1.1;
        let answer = query.answer;
        Ok(Self {
            weights,
            answer,
            status_of: query.ranks_by_status(),
            terms,
            found,
            idf,
            average_length,
            words,
            word_idf,
            average_article,
            has_articles,
        })
    }

    fn score_segment(
        &self,
        segment: &SegmentReader,
        terms: &[Option<TermInfo>],
        candidates: &mut [Scored],
    ) -> tantivy::Result<()> {
        if candidates.is_empty() {
            return Ok(());
        }
        let mut readers = Readers::open(self, segment, terms)?;
        let columns = Columns::open(segment)?;
        let standing = self.status_of.map(|lens| Standing::open(segment, lens)).transpose()?;
        let mut places: Vec<Vec<u32>> = self.words.iter().map(|_| Vec::new()).collect();
        // How often each word stands in each candidate, without its title.
        let mut counts: Vec<f32> = Vec::with_capacity(candidates.len() * self.words.len());
        let mut events = Vec::new();
        for candidate in candidates.iter_mut() {
            readers.add_terms(self, candidate);
            readers.read_places(self, candidate.address.doc_id, &mut places, &mut counts);
            self.add_places(candidate, &places, &columns, &mut events);
            if let Some(standing) = &standing {
                // Filters alone have no words that could say how much is at stake.
                let all = self.word_idf.iter().sum::<f32>().max(1.0);
                let value = self.weights.standing * all * standing.of(candidate.address.doc_id);
                candidate.add("standing", value, || "the best status told".to_owned());
            }
        }
        if self.weights.article != 0.0 && self.has_articles {
            self.add_articles(candidates, &counts, &columns);
        }
        Ok(())
    }

    /// What the places of the words and the traits of the passage are worth.
    fn add_places(
        &self,
        candidate: &mut Scored,
        places: &[Vec<u32>],
        columns: &Columns,
        events: &mut Vec<u64>,
    ) {
        let weights = self.weights;
        let found = Places { places, idf: &self.word_idf };
        let words = || {
            let there = self.words.iter().zip(places).filter(|(_, places)| !places.is_empty());
            there.map(|(word, _)| word.surface.as_str()).collect::<Vec<_>>().join(" ")
        };
        // A part without weight costs nothing, so that its price can be measured.
        if weights.nearness != 0.0 {
            candidate.add("nearness", found.nearness(weights), words);
        }
        if weights.stretch != 0.0 {
            candidate.add("stretch", found.stretch(weights, events), words);
        }
        candidate.add("early", found.early(weights), words);
        let traits = columns.traits(candidate.address.doc_id);
        let start = found.at_start();
        if traits.has(Traits::DEFINES) {
            candidate.add("definition", weights.definition * start, words);
            if self.answer == Some(Answer::Definition) {
                candidate.add("definition asked", weights.definition_asked * start, words);
            }
        }
        if traits.has(Traits::INTRODUCES) {
            candidate.add("introduction", weights.introduction * start, words);
        }
        let all: f32 = self.word_idf.iter().sum();
        match self.answer {
            Some(Answer::Date) if traits.has(Traits::DATE) => {
                candidate.add("date", weights.date * all, || "a date".to_owned());
            }
            Some(Answer::Number) if traits.has(Traits::NUMBER) => {
                candidate.add("number", weights.number * all, || "a number".to_owned());
            }
            _ => {}
        }
    }

    /// What the candidates of one article are worth together, as one text. They
    /// stand side by side: the passages of an article do so in the index.
    fn add_articles(&self, candidates: &mut [Scored], counts: &[f32], columns: &Columns) {
        let words = self.words.len();
        let first_of = |candidate: &Scored| {
            let document = candidate.address.doc_id;
            document.saturating_sub(columns.ordinal(document))
        };
        let mut start = 0;
        while start < candidates.len() {
            let first = first_of(&candidates[start]);
            let mut end = start + 1;
            while end < candidates.len() && first_of(&candidates[end]) == first {
                end += 1;
            }
            let length = columns.article_length(candidates[start].address.doc_id);
            let mut sum = 0.0;
            for word in 0..words {
                let count: f32 = (start..end).map(|candidate| counts[candidate * words + word]).sum();
                let weights = self.weights;
                let (k1, b) = (weights.article_k1, weights.article_b);
                sum += self.word_idf[word] * bm25(count, length / self.average_article, k1, b);
            }
            for candidate in &mut candidates[start..end] {
                candidate.add("article", self.weights.article * sum, || {
                    format!("{} of its passages", end - start)
                });
            }
            start = end;
        }
    }
}

/// The saturated count of a term, held back by the length of its field as a share
/// of the average length.
fn bm25(count: f32, length: f32, k1: f32, b: f32) -> f32 {
    if count > 0.0 { count * (k1 + 1.0) / (count + k1 * (1.0 - b + b * length)) } else { 0.0 }
}

/// Numbers that each passage has in its columns.
struct Columns {
    ordinal: Column<u64>,
    article_length: Column<u64>,
    traits: Column<u64>,
}

impl Columns {
    fn open(segment: &SegmentReader) -> tantivy::Result<Self> {
        let columns = segment.fast_fields();
        Ok(Self {
            ordinal: columns.u64(ORDINAL)?,
            article_length: columns.u64(ARTICLE_LENGTH)?,
            traits: columns.u64(TRAITS)?,
        })
    }

    fn ordinal(&self, document: DocId) -> DocId {
        self.ordinal.first(document).and_then(|ordinal| DocId::try_from(ordinal).ok()).unwrap_or(0)
    }

    fn article_length(&self, document: DocId) -> f32 {
        self.article_length.first(document).unwrap_or(0) as f32
    }

    fn traits(&self, document: DocId) -> Traits {
        Traits::from_bits(self.traits.first(document).unwrap_or(0))
    }
}

/// Postings of every term in one segment, moving forward together with the candidates.
struct Readers {
    postings: Vec<Option<SegmentPostings>>,
    lengths: Vec<FieldNormReader>,
}

impl Readers {
    fn open(
        ranking: &Ranking<'_>,
        segment: &SegmentReader,
        found: &[Option<TermInfo>],
    ) -> tantivy::Result<Self> {
        let mut readers = Self { postings: Vec::new(), lengths: Vec::new() };
        for (place, (term, info)) in ranking.terms.iter().zip(found).enumerate() {
            let option = if ranking.words.iter().any(|word| word.stem == place) {
                IndexRecordOption::WithFreqsAndPositions
            } else {
                IndexRecordOption::WithFreqs
            };
            let inverted = || segment.inverted_index(term.field);
            readers.postings.push(match info {
                Some(info) => Some(inverted()?.read_postings_from_terminfo(info, option)?),
                None => None,
            });
            readers.lengths.push(segment.get_fieldnorms_reader(term.field)?);
        }
        Ok(readers)
    }

    /// How often a term stands in a document.
    fn count(&mut self, term: usize, document: DocId) -> u32 {
        if let Some(postings) = &mut self.postings[term]
            && stands_at(postings, document)
        {
            postings.term_freq()
        } else {
            0
        }
    }

    fn add_terms(&mut self, ranking: &Ranking<'_>, candidate: &mut Scored) {
        let document = candidate.address.doc_id;
        let weights = ranking.weights;
        for (place, term) in ranking.terms.iter().enumerate() {
            let count = self.count(place, document);
            if count == 0 {
                continue;
            }
            let length = self.lengths[place].fieldnorm(document) as f32 / ranking.average_length[place];
            let saturated = bm25(count as f32, length, weights.k1, weights.b);
            let value = term.weight * ranking.idf[place] * saturated;
            candidate.add(term.name, value, || term.term.clone());
        }
    }

    /// Reads where the words of the query stand, and how often outside the title.
    fn read_places(
        &mut self,
        ranking: &Ranking<'_>,
        document: DocId,
        places: &mut [Vec<u32>],
        counts: &mut Vec<f32>,
    ) {
        for (word, places) in ranking.words.iter().zip(places) {
            places.clear();
            let count = self.count(word.stem, document);
            let in_title = word.title.map_or(0, |title| self.count(title, document));
            counts.push(count.saturating_sub(in_title) as f32);
            if count > 0
                && let Some(postings) = &mut self.postings[word.stem]
            {
                postings.positions(places);
            }
        }
    }
}

/// Moves postings up to a document; whether they have it.
fn stands_at(postings: &mut SegmentPostings, document: DocId) -> bool {
    if postings.doc() < document {
        postings.seek(document);
    }
    postings.doc() != TERMINATED && postings.doc() == document
}
