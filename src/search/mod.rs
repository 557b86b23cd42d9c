//! Which passages answer, in what order, showing what?
//!
//! Two stages: the engine gathers candidates by a rough score, which it can do
//! without looking at most passages; [`rank`] then scores the candidates in full.

mod candidates;
mod expand;
mod facts;
mod gather;
mod nearness;
mod order;
pub mod rank;
mod snippet;
mod standing;
mod terms;
mod weights;

pub use expand::Slip;
pub(crate) use gather::{Gathered, articles};
pub use rank::Part;
pub use snippet::{How, Match};
pub use weights::Weights;

use expand::Reach;
use order::Folded;
use rank::Scored;
use tantivy::collector::{DocSetCollector, TopDocs};
use tantivy::query::TermQuery;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, Order, Term};

use crate::index::{FIRST_DAY, Index, IndexError, PassageRecord, standing_name};
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
    /// Whether near-copies of a passage have places of their own in the ranking.
    pub copies: bool,
}

impl Default for SearchOptions {
    fn default() -> Self {
        Self {
            limit: 10,
            offset: 0,
            weights: Weights::default(),
            explain: false,
            matches: true,
            copies: false,
        }
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
    /// Identifiers of passages that say nearly the same and rank behind it.
    pub copies: Vec<String>,
}

/// Candidates that are scored in full together. Those that the rough score puts
/// behind them are scored in the next batch and stay behind: what comes first
/// never depends on how much is asked for.
const BATCH: usize = 80;

/// A query that gathers fewer passages than this also tries words of the index that
/// hold slips themselves, however many were asked for.
const FEW: usize = 10;

/// What a query found.
#[derive(Debug, Clone)]
pub struct Found {
    /// The passages, best first.
    pub hits: Vec<Hit>,
    /// Words of the query that the index does not have, and what was taken for them.
    pub slips: Vec<Slip>,
}

/// Ranks the passages that answer a query.
///
/// Equal scores are ordered by date, the newest first, then by identifier, so
/// that an answer depends on nothing but the index and the query.
///
/// # Errors
///
/// If the index is damaged.
pub fn search(index: &Index, query: &Query, options: &SearchOptions) -> Result<Vec<Hit>, IndexError> {
    Ok(find(index, query, options)?.hits)
}

/// Like [`search`], and says how the query was understood.
///
/// # Errors
///
/// If the index is damaged.
pub fn find(index: &Index, query: &Query, options: &SearchOptions) -> Result<Found, IndexError> {
    let engine_error = |source| index.engine_error(source);
    let (mut expanded, slips) = expand::expand(index, query, Reach::Usual).map_err(engine_error)?;
    let wanted = options.offset.saturating_add(options.limit);
    if options.limit == 0 {
        return Ok(Found { hits: Vec::new(), slips });
    }
    let columns = order::Columns::open(index).map_err(engine_error)?;
    let most = index.searcher().num_docs().max(1) as usize;
    let mut pool = wanted.div_ceil(BATCH).saturating_mul(BATCH).min(most);
    let mut reach = Reach::Usual;
    let folded = loop {
        let (scored, gathered) = ranked(index, &expanded, options, &columns, pool)?;
        if gathered < FEW && reach == Reach::Usual {
            reach = Reach::Far;
            expanded = expand::expand(index, query, reach).map_err(engine_error)?.0;
            continue;
        }
        let folded = if options.copies {
            scored.into_iter().map(|best| Folded { best, copies: Vec::new() }).collect()
        } else {
            order::fold(&columns, scored)
        };
        // Copies may have filled the pool.
        if folded.len() >= wanted || gathered < pool || pool == most {
            break folded;
        }
        pool = pool.saturating_mul(2).min(most);
    };
    let highlighter = snippet::Highlighter::new(&expanded, index.analyser());
    let page = folded.into_iter().enumerate().skip(options.offset).take(options.limit);
    let hits = page.map(|(place, Folded { best, copies })| {
        let passage = index.record(best.address)?;
        let matches = if options.matches { highlighter.matches(&passage) } else { Vec::new() };
        let ids = copies.into_iter().map(|copy| Ok(index.record(copy)?.id));
        Ok(Hit {
            rank: place + 1,
            score: best.score,
            parts: best.parts.unwrap_or_default(),
            passage,
            matches,
            copies: ids.collect::<Result<_, IndexError>>()?,
        })
    });
    Ok(Found { hits: hits.collect::<Result<_, IndexError>>()?, slips })
}

/// The best candidates of a pool in their final order, and how many were gathered.
fn ranked(
    index: &Index,
    query: &Query,
    options: &SearchOptions,
    columns: &order::Columns,
    pool: usize,
) -> Result<(Vec<Scored>, usize), IndexError> {
    let engine_error = |source| index.engine_error(source);
    let addresses = gather(index, query, options, pool).map_err(engine_error)?;
    let gathered = addresses.len();
    let mut scored: Vec<Scored> = Vec::with_capacity(gathered);
    for batch in addresses.chunks(BATCH) {
        let mut batch =
            rank::score(index, query, batch, &options.weights, options.explain).map_err(engine_error)?;
        order::sort(index, columns, &mut batch)?;
        if let Some(ceiling) = scored.last().map(|last| last.score) {
            batch.iter_mut().for_each(|behind| behind.hold_back(ceiling));
        }
        scored.extend(batch);
    }
    Ok((scored, gathered))
}

/// The candidates by their rough score; if nothing tells scores apart, those with
/// the strongest status if that ranks, or the newest.
fn gather(
    index: &Index,
    query: &Query,
    options: &SearchOptions,
    pool: usize,
) -> tantivy::Result<Vec<DocAddress>> {
    let engine_query = candidates::compile(query, index.fields(), &options.weights);
    let searcher = index.searcher();
    let top = TopDocs::with_limit(pool);
    if query.terms().is_empty() && query.phrases().is_empty() && query.concepts().is_empty() {
        if let Some(lens) = query.ranks_by_status() {
            let strongest = top.order_by_fast_field::<u64>(standing_name(lens.name), Order::Desc);
            let found: Vec<(Option<u64>, DocAddress)> = searcher.search(&engine_query, &strongest)?;
            return Ok(found.into_iter().map(|(_, address)| address).collect());
        }
        let newest = top.order_by_fast_field::<i64>(FIRST_DAY, Order::Desc);
        let found: Vec<(Option<i64>, DocAddress)> = searcher.search(&engine_query, &newest)?;
        return Ok(found.into_iter().map(|(_, address)| address).collect());
    }
    let found = searcher.search(&engine_query, &top.order_by_score())?;
    Ok(found.into_iter().map(|(_, address)| address).collect())
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
