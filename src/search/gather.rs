//! Whole articles for registers, with the passages that answer a query.

use std::collections::BTreeMap;

use tantivy::collector::DocSetCollector;
use tantivy::query::{AllQuery, BooleanQuery, EmptyQuery, Occur, Query as EngineQuery, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, Term};

use super::{Weights, candidates};
use crate::index::{Index, IndexError, PassageRecord};
use crate::query::Query;

/// A passage of an article that is read as a whole.
#[derive(Debug, Clone)]
pub(crate) struct Gathered {
    /// The passage.
    pub(crate) passage: PassageRecord,
    /// Whether it answers the query.
    pub(crate) answers: bool,
}

/// The articles with a passage that answers a query and carries an annotation of
/// a kind, each with all its passages in order. Articles come as the sources have them.
///
/// # Errors
///
/// If the index is damaged.
pub(crate) fn articles(
    index: &Index,
    query: &Query,
    kind: &'static str,
) -> Result<Vec<Vec<Gathered>>, IndexError> {
    let fields = index.fields();
    let asked: Box<dyn EngineQuery> = if query.is_empty() {
        Box::new(AllQuery)
    } else {
        candidates::compile(query, fields, &Weights::default())
    };
    let carries = TermQuery::new(Term::from_field_text(fields.carries, kind), IndexRecordOption::Basic);
    let both =
        BooleanQuery::new(vec![(Occur::Must, asked.box_clone()), (Occur::Must, Box::new(carries) as _)]);
    let mut names: Vec<String> = Vec::new();
    let mut answering = Vec::new();
    for address in sorted(index, &both)? {
        names.push(index.record(address)?.article.id);
        answering.push(address);
    }
    names.sort_unstable();
    names.dedup();
    let terms = names.iter().map(|name| Term::from_field_text(fields.article, name));
    let whole: Box<dyn EngineQuery> = if names.is_empty() {
        Box::new(EmptyQuery)
    } else {
        Box::new(tantivy::query::TermSetQuery::new(terms))
    };
    let mut articles: BTreeMap<String, (DocAddress, Vec<Gathered>)> = BTreeMap::new();
    for address in sorted(index, whole.as_ref())? {
        let passage = index.record(address)?;
        let answers = answering.binary_search(&address).is_ok();
        let (_, passages) =
            articles.entry(passage.article.id.clone()).or_insert_with(|| (address, Vec::new()));
        passages.push(Gathered { passage, answers });
    }
    let mut articles: Vec<(DocAddress, Vec<Gathered>)> = articles.into_values().collect();
    articles.sort_by_key(|(address, _)| *address);
    Ok(articles
        .into_iter()
        .map(|(_, mut passages)| {
            passages
                .sort_by(|a, b| (a.passage.ordinal, &a.passage.id).cmp(&(b.passage.ordinal, &b.passage.id)));
            passages
        })
        .collect())
}

fn sorted(index: &Index, query: &dyn EngineQuery) -> Result<Vec<DocAddress>, IndexError> {
    let found =
        index.searcher().search(query, &DocSetCollector).map_err(|source| index.engine_error(source))?;
    let mut addresses: Vec<DocAddress> = found.into_iter().collect();
    addresses.sort_unstable();
    Ok(addresses)
}
