//! A query in the engine's terms, for gathering candidates.

use tantivy::Term;
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, EmptyQuery, Occur, PhraseQuery,
    Query as EngineQuery, RangeQuery, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

use super::Weights;
use super::facts::{self, FactsQuery};
use super::terms::weigh_roughly;
use crate::annotation::facts::Wanted;
use crate::article::day_number;
use crate::index::Fields;
use crate::query::{Filter, Node, Query};

type Boxed = Box<dyn EngineQuery>;

/// Compiles a query.
pub(super) fn compile(query: &Query, fields: &Fields, weights: &Weights) -> Boxed {
    let compiler = Compiler { query, fields, weights };
    compiler.node(&query.root).unwrap_or_else(|| Box::new(EmptyQuery))
}

struct Compiler<'q> {
    query: &'q Query,
    fields: &'q Fields,
    weights: &'q Weights,
}

impl Compiler<'_> {
    /// The passages that a node asks for; none if it asks for nothing.
    fn node(&self, node: &Node) -> Option<Boxed> {
        match node {
            Node::Side(parts) => self.side(parts),
            Node::And(parts) => self.and(parts),
            Node::Or(parts) => {
                let sides: Vec<_> = parts.iter().filter_map(|part| self.node(part)).collect();
                (!sides.is_empty()).then(|| union(sides))
            }
            Node::Not(_) => self.side(std::slice::from_ref(node)),
            Node::Term(_) | Node::Concept(_) => {
                let clauses = self.clauses(node);
                (!clauses.is_empty()).then(|| union(clauses))
            }
            Node::Phrase(terms) => phrase(self.fields.exact, terms),
            Node::Filter(filter) => Some(unscored(self.filter(filter))),
        }
    }

    fn side(&self, parts: &[Node]) -> Option<Boxed> {
        let mut clauses: Vec<(Occur, Boxed)> = self.facts(parts);
        let mut words: Vec<Boxed> = Vec::new();
        let mut wanted = 0;
        for part in parts {
            match part {
                Node::Term(_) | Node::Concept(_) => words.extend(self.clauses(part)),
                Node::Not(inside) => clauses.extend(self.excluded(inside)),
                Node::Filter(Filter::Fact(_)) => {}
                Node::Filter(_) => clauses.extend(self.node(part).map(|query| (Occur::Must, query))),
                _ => {
                    wanted += 1;
                    clauses.extend(self.node(part).map(|query| (Occur::Must, query)));
                }
            }
        }
        let has_words = !words.is_empty();
        if has_words && clauses.is_empty() {
            return Some(union(words));
        }
        if has_words {
            // Beside a phrase or a group words may be missing; beside filters one must be there.
            let occur = if wanted > 0 { Occur::Should } else { Occur::Must };
            clauses.push((occur, union(words)));
        }
        if clauses.is_empty() {
            return None;
        }
        if clauses.iter().all(|(occur, _)| *occur == Occur::MustNot) {
            clauses.push((Occur::Must, unscored(Box::new(AllQuery))));
        }
        Some(Box::new(BooleanQuery::new(clauses)))
    }

    fn and(&self, parts: &[Node]) -> Option<Boxed> {
        let mut clauses = self.facts(parts);
        for part in parts {
            match part {
                Node::Not(inside) => clauses.extend(self.excluded(inside)),
                Node::Filter(Filter::Fact(_)) => {}
                _ => clauses.extend(self.node(part).map(|query| (Occur::Must, query))),
            }
        }
        if !clauses.is_empty() && clauses.iter().all(|(occur, _)| *occur == Occur::MustNot) {
            clauses.push((Occur::Must, unscored(Box::new(AllQuery))));
        }
        (!clauses.is_empty()).then(|| Box::new(BooleanQuery::new(clauses)) as Boxed)
    }

    /// The clauses of filters on annotations that stand side by side.
    fn facts(&self, parts: &[Node]) -> Vec<(Occur, Boxed)> {
        let wanted: Vec<&Wanted> = parts
            .iter()
            .filter_map(|part| match part {
                Node::Filter(Filter::Fact(wanted)) => Some(wanted),
                _ => None,
            })
            .collect();
        let clause = |group: Vec<&Wanted>| {
            (Occur::Must, unscored(Box::new(FactsQuery::new(self.fields.facts, &group))))
        };
        facts::join(&wanted).into_iter().map(clause).collect()
    }

    /// The clause that keeps out what a node asks for. The engine moves an
    /// excluded phrase backwards, which its scorer of phrases forbids; a union
    /// takes the step for it.
    fn excluded(&self, node: &Node) -> Option<(Occur, Boxed)> {
        let query = self.node(node)?;
        let same = query.box_clone();
        Some((Occur::MustNot, Box::new(BooleanQuery::union(vec![query, same]))))
    }

    /// The engine's clauses for a word or an idea.
    fn clauses(&self, node: &Node) -> Vec<Boxed> {
        if let Node::Term(term) = node
            && !self.query.counts(term)
        {
            return Vec::new();
        }
        weigh_roughly(node, self.query, self.fields, self.weights)
            .into_iter()
            .map(|weighted| {
                let term = Term::from_field_text(weighted.field, &weighted.term);
                let query = TermQuery::new(term, IndexRecordOption::WithFreqs);
                Box::new(BoostQuery::new(Box::new(query), weighted.weight)) as Boxed
            })
            .collect()
    }

    fn filter(&self, filter: &Filter) -> Boxed {
        let fields = self.fields;
        let words = |field, terms: &[String]| phrase(field, terms).unwrap_or_else(|| Box::new(EmptyQuery));
        match filter {
            Filter::About(kind) => Box::new(TermQuery::new(
                Term::from_field_text(fields.about, kind.name),
                IndexRecordOption::Basic,
            )),
            Filter::Outlet(terms) => words(fields.outlet, terms),
            Filter::Place(terms) => words(fields.place, terms),
            Filter::Fact(wanted) => Box::new(FactsQuery::new(fields.facts, &[wanted])),
            Filter::Date(range) => {
                let term = |field, day| Term::from_field_i64(field, day_number(day));
                let starts = RangeQuery::new(
                    std::ops::Bound::Unbounded,
                    std::ops::Bound::Included(term(fields.first_day, *range.end())),
                );
                let ends = RangeQuery::new(
                    std::ops::Bound::Included(term(fields.last_day, *range.start())),
                    std::ops::Bound::Unbounded,
                );
                Box::new(BooleanQuery::intersection(vec![Box::new(starts), Box::new(ends)]))
            }
        }
    }
}

fn union(mut queries: Vec<Boxed>) -> Boxed {
    match queries.len() {
        1 => queries.remove(0),
        _ => Box::new(BooleanQuery::union(queries)),
    }
}

fn unscored(query: Boxed) -> Boxed {
    Box::new(ConstScoreQuery::new(query, 0.0))
}

fn phrase(field: Field, terms: &[String]) -> Option<Boxed> {
    match terms {
        [] => None,
        [term] => {
            Some(Box::new(TermQuery::new(Term::from_field_text(field, term), IndexRecordOption::WithFreqs)))
        }
        terms => Some(Box::new(PhraseQuery::new(
            terms.iter().map(|term| Term::from_field_text(field, term)).collect(),
        ))),
    }
}
