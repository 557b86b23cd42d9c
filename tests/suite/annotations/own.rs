//! Sentences of our own, each with what is to be read in it: they need no
//! article from outside.

use std::collections::BTreeMap;

use serde_json::json;

use super::count::{Counts, Figure};
use super::measure::offices_match;
use super::predicted::{Found, annotate};
use super::same::{citations_match, names_meet, places_match};
use super::{Report, baseline, data, gold, shown_kind};

/// What a finder says of a sentence, in the words of the column `expected`.
fn said(kind: &str, found: &Found) -> Option<String> {
    let of_kind = if kind == "person" { "official" } else { kind };
    if found.kind != of_kind {
        return None;
    }
    let in_short = ["bare", "pronoun"].contains(&found.part("reference"));
    match kind {
        "sanction" => Some(found.part("status").to_owned()),
        "declaration" => Some(format!("{}; {}", found.label, found.part("status"))),
        "official" => {
            let office = ["name", "title", "institution", "region"].map(|part| found.part(part));
            (!in_short && !office[0].is_empty() && !office[1].is_empty()).then(|| office.join("; "))
        }
        "person" => in_short.then(|| found.part("person").to_owned()),
        _ => Some(found.label.clone()),
    }
}

fn matches(kind: &str, expected: &str, said: &str) -> bool {
    match kind {
        "law" => citations_match(expected, said),
        "place" => places_match(expected, said),
        "person" | "speaker" => names_meet(expected, said),
        "official" => {
            let cells = |line: &str| {
                let cells: Vec<String> = line.split(';').map(|cell| cell.trim().to_owned()).collect();
                <[String; 4]>::try_from(cells).unwrap_or_else(|_| panic!("four cells: {line}"))
            };
            let (expected, said) = (cells(expected), cells(said));
            offices_match(expected.each_ref().map(String::as_str), said.each_ref().map(String::as_str))
        }
        _ => expected == said,
    }
}

#[test]
fn own_sentences_are_read_no_worse_than_recorded() {
    let rows = gold::rows(&data("own.tsv"));
    let mut texts = BTreeMap::new();
    let mut records = String::new();
    for (number, row) in rows.iter().enumerate() {
        let (id, text) = (format!("own-{number}"), row["text"].replace("\\n", "\n"));
        let mut record = json!({"id": id, "text": text});
        if row["published"] != "-" {
            record["published"] = json!(row["published"]);
        }
        records.push_str(&format!("{record}\n"));
        texts.insert(id, text);
    }
    let annotations = annotate("own-annotations", &records, &texts);

    let shown = shown_kind();
    let mut counts: BTreeMap<&str, Counts> = BTreeMap::new();
    for (number, row) in rows.iter().enumerate() {
        let kind = row["kind"].as_str();
        let found = annotations.get(&format!("own-{number}"));
        let found = found.unwrap_or_else(|| panic!("no passage is left of: {}", row["text"]));
        let wanted: Vec<&str> = row["expected"].split(" | ").filter(|expected| *expected != "-").collect();
        let mut heard: Vec<String> = found.iter().filter_map(|found| said(kind, found)).collect();
        heard.sort_unstable();
        heard.dedup();
        let right =
            wanted.iter().filter(|wanted| heard.iter().any(|said| matches(kind, wanted, said))).count();
        let vain =
            heard.iter().filter(|said| !wanted.iter().any(|wanted| matches(kind, wanted, said))).count();
        let counts = counts.entry(kind).or_default();
        counts.right += right;
        counts.missed += wanted.len() - right;
        counts.wrong += vain;
        if shown.as_deref() == Some(kind) && (right < wanted.len() || vain > 0) {
            println!(
                "own, {kind}: {}\n    expected {}, said {}",
                row["text"],
                row["expected"],
                heard.join(" | ")
            );
        }
    }
    let recorded = baseline();
    let mut report = Report::default();
    Report::head();
    for (kind, counts) in counts {
        report.add("own", &[Figure::f1(kind, counts, true)], &recorded);
    }
    report.end();
}
