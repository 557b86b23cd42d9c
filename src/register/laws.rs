//! Laws: which are cited, where, and since when.

use std::collections::BTreeMap;

use super::events::proof;
use super::mentions::{mentions, place};
use super::when::When;
use super::{Column, Draft, Order, Proof, Register, Row, Source, Value};
use crate::annotation::facts::terms;
use crate::annotation::law::{AYAT, HURUF, LAW, PASAL, SHORT};
use crate::search::Gathered;

pub(super) const REGISTER: Register = Register {
    name: "laws",
    indonesian: "hukum",
    rows: "laws and articles",
    kind: "law",
    columns: &[
        Column::shown(LAW, 24, 0),
        Column::shown(SHORT, 10, 1),
        Column::hidden(PASAL),
        Column::hidden(AYAT),
        Column::hidden(HURUF),
        Column::shown("articles", 8, 0),
        Column::shown("first", 10, 2),
        Column::shown("last", 10, 1),
        Column::shown("region", 14, 3),
        Column::hidden("sources"),
        Column::shown("passages", usize::MAX, 0),
    ],
    build,
};

#[derive(Default)]
struct Entry {
    parts: BTreeMap<&'static str, String>,
    regions: Vec<String>,
    seen: Vec<When>,
    proofs: Vec<Proof>,
    sources: Vec<Source>,
    terms: Vec<Vec<String>>,
    answers: bool,
}

fn build(articles: Vec<Vec<Gathered>>) -> Vec<Draft> {
    let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
    for article in &articles {
        let place = place(article.iter().map(|gathered| &gathered.passage));
        for gathered in article {
            for mention in mentions(&gathered.passage, "law") {
                let entry = entries.entry(mention.annotation.label.clone()).or_default();
                for name in [SHORT, PASAL, AYAT, HURUF] {
                    if let Some(value) = mention.annotation.part(name) {
                        entry.parts.entry(name).or_insert_with(|| value.to_owned());
                    }
                }
                if let Some((region, _)) = mention.region(place.as_deref())
                    && !entry.regions.contains(&region)
                {
                    entry.regions.push(region);
                }
                entry.seen.extend(When::of_article(&mention.passage.article.date));
                entry.proofs.push(proof(&mention));
                let source = Source::of(mention.passage, None);
                if !entry.sources.contains(&source) {
                    entry.sources.push(source);
                }
                entry.terms.extend(mention.passage.annotations.iter().map(terms));
                entry.answers |= gathered.answers;
            }
        }
    }
    entries.into_iter().map(|(law, entry)| draft(law, entry)).collect()
}

fn draft(law: String, entry: Entry) -> Draft {
    let of_part = |name: &str| Value::text(entry.parts.get(name).cloned());
    let span = super::when::span(&entry.seen);
    let (first, last) = super::when::ends(&entry.seen);
    let values = vec![
        Value::Text(law.clone()),
        of_part(SHORT),
        of_part(PASAL),
        of_part(AYAT),
        of_part(HURUF),
        Value::Number(entry.sources.len() as u64),
        Value::text(first),
        Value::text(last),
        Value::Texts(entry.regions),
        Value::Sources(entry.sources.clone()),
        Value::Proofs(entry.proofs),
    ];
    Draft {
        row: Row { values, when: span },
        terms: entry.terms,
        answers: entry.answers,
        // Laws have no day of their own: those that most articles cite come first.
        order: Order {
            latest: std::cmp::Reverse(None),
            strongest: std::cmp::Reverse(entry.sources.len() as u64),
            name: law,
        },
    }
}
