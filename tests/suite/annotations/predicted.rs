//! What awas says: articles indexed by one program, passages asked from the other.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use serde_json::Value;

use crate::support::Shared;

/// An annotation, placed in the article's text.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) kind: String,
    pub(super) label: String,
    pub(super) span: Range<usize>,
    /// A part may repeat.
    parts: Vec<(String, String)>,
}

impl Found {
    /// Something said, for tests of the measures.
    pub(super) fn new(kind: &str, label: &str, span: Range<usize>, parts: &[(&str, &str)]) -> Self {
        let parts = parts.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Self { kind: kind.to_owned(), label: label.to_owned(), span, parts }
    }

    /// The first value of a part; empty if there is none.
    pub(super) fn part(&self, name: &str) -> &str {
        self.parts.iter().find(|(part, _)| part == name).map_or("", |(_, value)| value)
    }
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn parts(value: &Value) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for (name, value) in value.as_object().into_iter().flatten() {
        match value {
            Value::Array(values) => all.extend(values.iter().map(|value| (name.clone(), text(value)))),
            value => all.push((name.clone(), text(value))),
        }
    }
    all
}

/// The annotations of every article, by its identifier in the collection.
pub(super) type Annotations = BTreeMap<String, Vec<Found>>;

/// Indexes records, given as JSON Lines with `id` and `text`, and asks for all
/// passages. Every passage is found again in the text of its record.
pub(super) fn annotate(name: &str, records: &str, texts: &BTreeMap<String, String>) -> Annotations {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("suite").join(format!("{name}-source"));
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("records.jsonl"), records).expect("a written file");
    let index = Shared::build(name, &folder, &["records.jsonl"], &[]);
    // A query that excludes what nothing holds is answered by everything.
    let ran = index.search(&["--copies", "--format", "jsonl", "-n", "1000000", "--", "-zzzz"]).exits(0);
    let mut passages: BTreeMap<String, Vec<(u64, Value)>> = BTreeMap::new();
    for line in ran.lines() {
        let hit: Value = serde_json::from_str(line).expect("a JSON object a line");
        let id = text(&hit["article"]["source_id"]);
        passages.entry(id).or_default().push((hit["ordinal"].as_u64().expect("a number"), hit));
    }
    let mut all = Annotations::new();
    for (id, mut passages) in passages {
        passages.sort_by_key(|(ordinal, _)| *ordinal);
        let whole = texts.get(&id).unwrap_or_else(|| panic!("no article {id}"));
        let mut from = 0;
        let into = all.entry(id.clone()).or_default();
        for (ordinal, passage) in passages {
            let words = passage["text"].as_str().expect("a text");
            let place = whole[from..].find(words);
            let start =
                from + place.unwrap_or_else(|| panic!("passage {ordinal} of {id} is not in its text"));
            from = start + words.len();
            for annotation in passage["annotations"].as_array().expect("a list") {
                let place = |name: &str| {
                    start + usize::try_from(annotation[name].as_u64().expect("a number")).expect("a place")
                };
                into.push(Found {
                    kind: text(&annotation["kind"]),
                    label: text(&annotation["label"]),
                    span: place("start")..place("end"),
                    parts: parts(&annotation["parts"]),
                });
            }
        }
    }
    all
}
