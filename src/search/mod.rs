//! Which passages answer, in what order, showing what?
//!
//! Two stages: the engine gathers candidates by a rough score, which it can do
//! without looking at most passages; [`rank`] then scores the candidates in full.

mod candidates;
mod facts;
mod gather;
pub mod rank;
mod snippet;
#[allow(dead_code, reason = "the ranking will ask for it")]
mod standing;

use std::cmp::Ordering;

pub(crate) use gather::{Gathered, articles};
pub use rank::{Part, Weights};
pub use snippet::{How, Match};

use rank::Scored;
use tantivy::collector::{DocSetCollector, TopDocs};
use tantivy::query::TermQuery;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, Term};

use crate::index::{Index, IndexError, PassageRecord};
use crate::query::Query;

/// Which stretch of the ranking is wanted, and how it is weighed.
#[derive(Debug, Clone)]
pub struct SearchOptions {
    /// How many hits at most.
    pub limit: usize,
    /// How many of the best to pass over.
    pub offset: usize,
    /// What counts how much.
    pub weights: Weights,
    /// Whether hits say what their scores are made of.
    pub explain: bool,
    /// Whether hits say where they match, which costs as much as finding them.
    pub matches: bool,
}

impl Default for SearchOptions {
    fn default() -> Self {
        Self { limit: 10, offset: 0, weights: Weights::default(), explain: false, matches: true }
    }
}

/// A passage that answers.
#[derive(Debug, Clone)]
pub struct Hit {
    /// Place in the ranking, from 1.
    pub rank: usize,
    /// The sum of `parts`.
    pub score: f32,
    /// What the score is made of, if that was asked.
    pub parts: Vec<Part>,
    /// The passage.
    pub passage: PassageRecord,
    /// Where and why it matches, in order.
    pub matches: Vec<Match>,
}

/// Candidates that are scored in full together. Those that the rough score puts
/// behind them are scored in the next batch and stay behind: what comes first
/// never depends on how much is asked for.
const BATCH: usize = 256;

/// Ranks the passages that answer a query.
///
/// Equal scores are ordered by the place of the passage in the sources, so that
/// an answer depends on nothing but the index and the query.
///
/// # Errors
///
/// If the index is damaged.
pub fn search(index: &Index, query: &Query, options: &SearchOptions) -> Result<Vec<Hit>, IndexError> {
    let wanted = options.offset.saturating_add(options.limit);
    if options.limit == 0 {
        return Ok(Vec::new());
    }
    let engine_query = candidates::compile(query, index.fields(), &options.weights);
    let most = index.searcher().num_docs().max(1) as usize;
    let pool = wanted.div_ceil(BATCH).saturating_mul(BATCH).min(most);
    let gathered = index
        .searcher()
        .search(&engine_query, &TopDocs::with_limit(pool).order_by_score())
        .map_err(|source| index.engine_error(source))?;
    let addresses: Vec<DocAddress> = gathered.into_iter().map(|(_, address)| address).collect();
    let mut scored: Vec<Scored> = Vec::with_capacity(addresses.len());
    for batch in addresses.chunks(BATCH) {
        let mut batch = rank::score(index, query, batch, &options.weights, options.explain)
            .map_err(|source| index.engine_error(source))?;
        batch.sort_by(|a, b| {
            b.score.partial_cmp(&a.score).unwrap_or(Ordering::Equal).then(a.address.cmp(&b.address))
        });
        if let Some(ceiling) = scored.last().map(|last| last.score) {
            batch.iter_mut().for_each(|behind| behind.hold_back(ceiling));
        }
        scored.extend(batch);
    }
    let highlighter = snippet::Highlighter::new(query, index.analyser());
    let page = scored.into_iter().enumerate().skip(options.offset).take(options.limit);
    page.map(|(place, scored)| {
        let passage = index.record(scored.address)?;
        let matches = if options.matches { highlighter.matches(&passage) } else { Vec::new() };
        Ok(Hit {
            rank: place + 1,
            score: scored.score,
            parts: scored.parts.unwrap_or_default(),
            passage,
            matches,
        })
    })
    .collect()
}

/// All passages of the article that a passage belongs to, in order; empty if the
/// index has no passage of that identifier.
///
/// # Errors
///
/// If the index is damaged.
pub fn article_of(index: &Index, passage: &str) -> Result<Vec<PassageRecord>, IndexError> {
    let records = |term: Term| -> Result<Vec<PassageRecord>, IndexError> {
        let found = index
            .searcher()
            .search(&TermQuery::new(term, IndexRecordOption::Basic), &DocSetCollector)
            .map_err(|source| index.engine_error(source))?;
        found.into_iter().map(|address| index.record(address)).collect()
    };
    let Some(record) = records(Term::from_field_text(index.fields().id, passage))?.into_iter().next() else {
        return Ok(Vec::new());
    };
    let mut all = records(Term::from_field_text(index.fields().article, &record.article.id))?;
    all.sort_by(|a, b| (a.ordinal, &a.id).cmp(&(b.ordinal, &b.id)));
    Ok(all)
}
