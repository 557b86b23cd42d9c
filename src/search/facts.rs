//! Filters on annotations, as the engine answers them.
//!
//! Filters that one kind of annotation can answer together must hold of one
//! annotation: `status:imposed family:dismissal` asks for a dismissal that was
//! imposed. Filters of different kinds, such as a status and a law, must hold of
//! the passage.

use tantivy::query::{BitSetDocSet, ConstScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{
    BitSet, DocId, DocSet, InvertedIndexReader, Score, SegmentReader, TERMINATED, TantivyError, Term,
};

use crate::annotation::facts::Wanted;

/// Filters that must hold of one annotation each, made from all filters that
/// must hold of a passage.
pub(super) fn join<'w>(filters: &[&'w Wanted]) -> Vec<Vec<&'w Wanted>> {
    let mut groups: Vec<(Vec<&'static str>, Vec<&Wanted>)> = Vec::new();
    let mut sorted = filters.to_vec();
    // The order of the registry, so that the order of the options does not matter.
    let place = |wanted: &&Wanted| {
        crate::annotation::facts::FACTS.iter().position(|fact| fact.name == wanted.fact.name)
    };
    sorted.sort_by_key(place);
    for wanted in sorted {
        let kinds: Vec<&'static str> = wanted.fact.kinds().collect();
        let shared = groups.iter_mut().find_map(|(of_group, group)| {
            let shared: Vec<&'static str> =
                of_group.iter().copied().filter(|kind| kinds.contains(kind)).collect();
            (!shared.is_empty()).then_some((of_group, group, shared))
        });
        match shared {
            Some((of_group, group, shared)) => {
                *of_group = shared;
                group.push(wanted);
            }
            None => groups.push((kinds, vec![wanted])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// Passages with one annotation of which all filters hold.
#[derive(Debug, Clone)]
pub(super) struct FactsQuery {
    field: Field,
    /// All of these; each is any of some values; each value is terms together.
    all: Vec<Vec<Vec<String>>>,
}

impl FactsQuery {
    /// For the field of facts and filters that must hold of one annotation.
    pub(super) fn new(field: Field, filters: &[&Wanted]) -> Self {
        Self { field, all: filters.iter().map(|wanted| wanted.alternatives().to_vec()).collect() }
    }

    fn places(&self, inverted: &InvertedIndexReader) -> tantivy::Result<Vec<Place>> {
        let mut all: Option<Vec<Place>> = None;
        for any in &self.all {
            let mut found: Vec<Place> = Vec::new();
            for together in any {
                let mut terms: Option<Vec<Place>> = None;
                for term in together {
                    narrow(&mut terms, self.places_of(inverted, term)?);
                }
                found.extend(terms.unwrap_or_default());
            }
            found.sort_unstable();
            found.dedup();
            narrow(&mut all, found);
        }
        Ok(all.unwrap_or_default())
    }

    fn places_of(&self, inverted: &InvertedIndexReader, term: &str) -> tantivy::Result<Vec<Place>> {
        let term = Term::from_field_text(self.field, term);
        let mut places = Vec::new();
        let Some(mut postings) = inverted.read_postings(&term, IndexRecordOption::WithFreqsAndPositions)?
        else {
            return Ok(places);
        };
        let mut positions = Vec::new();
        while postings.doc() != TERMINATED {
            tantivy::postings::Postings::positions(&mut postings, &mut positions);
            places.extend(positions.iter().map(|&position| (postings.doc(), position)));
            postings.advance();
        }
        Ok(places)
    }
}

/// A passage and the number of an annotation in it.
type Place = (DocId, u32);

/// Keeps what two ordered lists share; the first list is the other, if there was none.
fn narrow(kept: &mut Option<Vec<Place>>, other: Vec<Place>) {
    match kept {
        None => *kept = Some(other),
        Some(kept) => {
            let mut at = 0;
            kept.retain(|place| {
                while at < other.len() && other[at] < *place {
                    at += 1;
                }
                other.get(at) == Some(place)
            });
        }
    }
}

impl Query for FactsQuery {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }
}

impl Weight for FactsQuery {
    /// A filter is not scored, so nothing is lost by finding its passages at once.
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let places = self.places(&*reader.inverted_index(self.field)?)?;
        let mut found = BitSet::with_max_value(reader.max_doc());
        for (document, _) in places {
            found.insert(document);
        }
        Ok(Box::new(ConstScorer::new(BitSetDocSet::from(found), boost)))
    }

    fn explain(&self, _: &SegmentReader, document: DocId) -> tantivy::Result<Explanation> {
        Err(TantivyError::InvalidArgument(format!("a filter does not score document {document}")))
    }
}

#[cfg(test)]
mod tests {
    use crate::Span;
    use crate::analysis::Analyser;
    use crate::annotation::Annotation;
    use crate::article::ArticleDate;
    use crate::index::{ArticleRecord, BuildLock, Index, IndexedPassage, PassageRecord, Unit, Writer};
    use crate::query::Query;
    use crate::search::{SearchOptions, search};

    type Mark = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

    fn passage(id: &str, marks: &[Mark]) -> IndexedPassage {
        let annotations = marks
            .iter()
            .map(|(kind, label, parts)| Annotation {
                kind: (*kind).to_owned(),
                label: (*label).to_owned(),
                span: Span::new(0, 1),
                rule: "test".to_owned(),
                confidence: 100,
                parts: parts.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
            })
            .collect();
        let article = ArticleRecord {
            id: id.to_owned(),
            source_id: None,
            title: None,
            outlet: None,
            place: None,
            byline: None,
            url: None,
            date: ArticleDate::default(),
        };
        let text = "netral".to_owned();
        let record = PassageRecord {
            id: id.to_owned(),
            article,
            ordinal: 0,
            annotations,
            file: "a.txt".to_owned(),
            start: 0,
            length: text.len() as u64,
            text,
        };
        let tokens = crate::analysis::analyze("netral");
        IndexedPassage { record, tokens, title: Vec::new(), abbreviations: Vec::new() }
    }

    #[test]
    fn filters_of_one_kind_hold_of_one_annotation() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("index");
        let lock = BuildLock::take(&path).expect("free");
        let mut writer = Writer::start(&lock, &path, Unit::Article, &Analyser::default()).expect("started");
        let passages = [
            passage(
                "mixed",
                &[
                    ("sanction", "dismissal", &[("status", "threatened")]),
                    ("sanction", "light", &[("status", "imposed")]),
                    ("place", "Kota Serang", &[("level", "city")]),
                ],
            ),
            passage(
                "clear",
                &[
                    ("place", "Kabupaten Serang", &[("level", "regency")]),
                    ("sanction", "dismissal", &[("status", "imposed")]),
                    ("declaration", "neutrality", &[("status", "made")]),
                ],
            ),
            passage(
                "people",
                &[
                    ("official", "ketua", &[("name", "Budi Hartono"), ("region", "Kota Serang")]),
                    ("official", "camat", &[("name", "Sri Wahyuni"), ("region", "Kabupaten Lebak")]),
                    ("law", "UU 20/2023 pasal 2", &[("law", "UU 20/2023")]),
                ],
            ),
        ];
        for passage in passages {
            writer.add_article(vec![passage]).expect("added");
        }
        writer.publish(|_| ()).expect("published");
        let index = Index::open(&path).expect("an index");
        let ids = |query: &str| {
            let query = Query::parse(query).unwrap_or_else(|error| panic!("{error}")).filtered([]);
            let hits = search(&index, &query, &SearchOptions::default()).expect("an answer");
            let mut ids: Vec<String> = hits.into_iter().map(|hit| hit.passage.id).collect();
            ids.sort_unstable();
            ids
        };
        let cases: &[(&str, &[&str])] = &[
            ("status:imposed", &["mixed", "clear"]),
            ("status:imposed family:dismissal", &["clear"]),
            ("family:dismissal AND status:imposed", &["clear"]),
            ("status:threatened,imposed family:dismissal", &["mixed", "clear"]),
            ("status:imposed family:dismissal kind:neutrality netral", &["clear"]),
            ("region:\"Kota Serang\"", &["mixed", "people"]),
            ("region:Serang", &["mixed", "clear", "people"]),
            ("region:\"Kota Serang\" level:regency", &[]),
            ("status:imposed region:\"Kota Serang\"", &["mixed"]),
            ("official:budi region:\"Kota Serang\"", &["people"]),
            ("official:budi region:Lebak", &[]),
            ("official:Budi,Wahyuni -region:\"Kabupaten Serang\"", &["people"]),
            ("law:\"UU 20/2023\" official:sri", &["people"]),
            ("netral -status:imposed", &["people"]),
            ("status:rule OR law:\"UU 20/2023\"", &["people"]),
        ];
        for (query, expected) in cases {
            let mut expected = expected.to_vec();
            expected.sort_unstable();
            assert_eq!(ids(query), expected, "{query}");
        }
    }
}
