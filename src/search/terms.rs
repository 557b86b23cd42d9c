//! The terms of the index that answer a query, and what each is worth.

use tantivy::schema::Field;

use super::Weights;
use crate::index::{Fields, concept_term, idea_term};
use crate::query::{Node, Origin, Query, QueryTerm, Role};

/// A term of the index that answers a part of the query.
#[derive(Debug, Clone)]
pub(super) struct Weighted {
    /// The name of a weight.
    pub(super) name: &'static str,
    pub(super) field: Field,
    pub(super) term: String,
    pub(super) weight: f32,
}

/// The terms that gather candidates: a passage with an exact word has its stem
/// too, and so has one whose title has it, so the stem stands for all three.
pub(super) fn weigh_roughly(node: &Node, query: &Query, fields: &Fields, weights: &Weights) -> Vec<Weighted> {
    let mut all = weigh(node, query, fields, weights);
    all.retain(|weighted| {
        weighted.weight != 0.0 && weighted.field != fields.exact && weighted.field != fields.title
    });
    let stem = weights.stem + weights.exact;
    for weighted in all.iter_mut().filter(|weighted| weighted.name == "stem") {
        weighted.weight *= stem / weights.stem.max(f32::MIN_POSITIVE);
    }
    all
}

/// The terms of the index that answer a word or an idea.
pub(super) fn weigh(node: &Node, query: &Query, fields: &Fields, weights: &Weights) -> Vec<Weighted> {
    let weighted = |name, field, term: &str, weight| Weighted { name, field, term: term.to_owned(), weight };
    match node {
        Node::Term(term) => {
            let asked = if term.role == Role::Asked { weights.asked } else { 1.0 };
            let share = if term.is_slip { weights.slip * asked } else { asked };
            let mut all = vec![
                weighted("exact", fields.exact, &term.exact, weights.exact * share),
                weighted("stem", fields.stem, &term.stem, weights.stem * share),
                weighted("title", fields.title, &term.stem, weights.title * share),
            ];
            for variant in &term.variants {
                let (name, weight) = match variant.origin {
                    Origin::Family => ("family", weights.family),
                    Origin::Translation => ("translation", weights.translation / variant.words as f32),
                    Origin::Joined => ("joined", weights.joined),
                    Origin::Slip => ("slip", weights.slip),
                };
                all.push(weighted(name, fields.stem, &variant.stem, weight));
            }
            if let Some(evidence) = query.lens().and_then(|kind| fields.evidence_of(kind)) {
                all.push(weighted("evidence", evidence, &term.stem, weights.evidence));
            }
            all
        }
        Node::Concept(concept) => {
            let weight = weights.concept * concept.words as f32;
            vec![
                weighted("concept", fields.concept, &concept_term(&concept.term), weight),
                weighted("idea", fields.stem, &idea_term(&concept.term), weights.idea),
            ]
        }
        _ => Vec::new(),
    }
}

/// All terms that count in the full score, each once, and the words of the query
/// that count, each stem once.
pub(super) fn weigh_all<'q>(
    query: &'q Query,
    fields: &Fields,
    weights: &Weights,
) -> (Vec<Weighted>, Vec<&'q QueryTerm>) {
    let mut all: Vec<Weighted> = Vec::new();
    let mut add = |weighted: Weighted| {
        // The stem stays: the places of the words are read from it.
        if weighted.weight == 0.0 && weighted.name != "stem" && weighted.name != "idea" {
            return;
        }
        let same = |other: &&mut Weighted| {
            (other.name, other.field, &other.term) == (weighted.name, weighted.field, &weighted.term)
        };
        match all.iter_mut().find(same) {
            Some(other) => other.weight = other.weight.max(weighted.weight),
            None => all.push(weighted),
        }
    };
    let mut content: Vec<&QueryTerm> = Vec::new();
    for term in query.terms() {
        if query.counts(term) {
            weigh(&Node::Term(term.clone()), query, fields, weights).into_iter().for_each(&mut add);
            if content.iter().all(|other| other.stem != term.stem) {
                content.push(term);
            }
        } else if term.role == Role::Function {
            let (name, field, term) = ("function", fields.exact, term.exact.clone());
            add(Weighted { name, field, term, weight: weights.function });
        }
    }
    for concept in query.concepts() {
        weigh(&Node::Concept(concept.clone()), query, fields, weights).into_iter().for_each(&mut add);
    }
    for term in query.phrases().into_iter().flatten() {
        let (name, weight) = ("phrase", weights.exact + weights.stem);
        add(Weighted { name, field: fields.exact, term: term.clone(), weight });
    }
    (all, content)
}
