//! Clippings and what a careful reader makes of them: a folder a case, with
//! `source.txt` or `source.jsonl` and `expected.json`.
//!
//! `expected.json` has `note` (what the case shows), `title`, `outlet`, `place`,
//! `byline` and `date` (null where the page gives none), `certainty`, `passages`
//! (how many), and `must_not_contain`: words of page furniture, whatever their
//! case, that no passage may hold and no search may find in the article.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::json::{self, Hit};
use crate::support::{ROOT, Shared, awas, run, seeds};

const CASES: &str = "tests/data/articles";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    note: String,
    title: Option<String>,
    outlet: Option<String>,
    place: Option<String>,
    byline: Option<String>,
    date: Option<String>,
    certainty: json::Certainty,
    passages: usize,
    must_not_contain: Vec<String>,
}

fn index() -> &'static Shared {
    static INDEX: OnceLock<Shared> = OnceLock::new();
    INDEX.get_or_init(|| Shared::build("articles", Path::new(ROOT), &[CASES], &[]))
}

/// Each case by its slug.
fn cases() -> BTreeMap<String, Expected> {
    let folder = Path::new(ROOT).join(CASES);
    std::fs::read_dir(folder)
        .expect("the cases")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_dir())
        .map(|path| {
            let slug = path.file_name().expect("a name").to_string_lossy().into_owned();
            let text = std::fs::read_to_string(path.join("expected.json"))
                .unwrap_or_else(|error| panic!("{slug}/expected.json: {error}"));
            let expected =
                serde_json::from_str(&text).unwrap_or_else(|error| panic!("{slug}/expected.json: {error}"));
            (slug, expected)
        })
        .collect()
}

fn slug_of(hit: &Hit) -> &str {
    hit.source.file.split('/').rev().nth(1).expect("a folder")
}

#[test]
fn every_clipping_is_read_as_a_person_reads_it() {
    let all: Vec<Hit> =
        json::read(&index().search(&["--format", "jsonl", "-n", "100000", "--", "-zzzz"]).exits(0).out);
    let mut report = String::new();
    let cases = cases();
    assert!(cases.len() >= 12, "only {} cases found", cases.len());
    for (slug, expected) in &cases {
        let hits: Vec<&Hit> = all.iter().filter(|hit| slug_of(hit) == slug).collect();
        let Some(first) = hits.first() else {
            report.push_str(&format!("{slug}: not in the index\n"));
            continue;
        };
        let found = &first.article;
        let fields = [
            ("title", &found.title, &expected.title),
            ("outlet", &found.outlet, &expected.outlet),
            ("place", &found.place, &expected.place),
            ("byline", &found.byline, &expected.byline),
            ("date", &found.date, &expected.date),
        ];
        let mut faults: Vec<String> = fields
            .into_iter()
            .filter(|(_, found, expected)| found != expected)
            .map(|(name, found, expected)| format!("{name} is {found:?}, expected {expected:?}"))
            .collect();
        if found.certainty != expected.certainty {
            faults.push(format!("certainty is {:?}, expected {:?}", found.certainty, expected.certainty));
        }
        if hits.len() != expected.passages {
            faults.push(format!("{} passages, expected {}", hits.len(), expected.passages));
        }
        for word in &expected.must_not_contain {
            for hit in hits.iter().filter(|hit| hit.text.to_lowercase().contains(&word.to_lowercase())) {
                faults.push(format!("`{word}` stands in a passage: {:?}", hit.text));
            }
        }
        for fault in faults {
            report.push_str(&format!("{slug} ({}): {fault}\n", expected.note));
        }
    }
    assert!(report.is_empty(), "{report}");
}

#[test]
fn furniture_of_a_clipping_is_not_found() {
    let cases = cases();
    let lines: Vec<String> = cases
        .iter()
        .flat_map(|(slug, expected)| {
            expected.must_not_contain.iter().map(move |word| format!("{slug}\t{word}"))
        })
        .collect();
    let mut search = awas();
    search.args(["search", "--format", "jsonl", "-n", "100", "--batch", "-", "--index"]).arg(&index().index);
    let ran = run(search.write_stdin(lines.join("\n")));
    for hit in json::read::<Hit>(&ran.out) {
        assert_ne!(
            hit.query.as_deref(),
            Some(slug_of(&hit)),
            "furniture is found: {:?} in {:?}",
            hit.matches,
            hit.text
        );
    }
}

/// The words that `seeds/README.md` lists as standing in page furniture only.
fn furniture_of_the_samples() -> Vec<(String, String)> {
    let page =
        std::fs::read_to_string(Path::new(ROOT).join("seeds/README.md")).expect("the page on the samples");
    let (_, list) = page.split_once("## Words that stand only in page furniture").expect("the list");
    let mut words = Vec::new();
    for row in list.lines().filter(|line| line.starts_with("| ")).skip(2) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        words.extend(cells[1].split(", ").map(|word| (cells[0].to_owned(), word.to_owned())));
    }
    assert!(words.len() > 40, "only {} words found", words.len());
    words
}

#[test]
fn page_furniture_of_the_samples_is_not_found() {
    let words = furniture_of_the_samples();
    let batch: String = words.iter().map(|(file, word)| format!("{file}:{word}\t{word}\n")).collect();
    let mut search = awas();
    search.args(["search", "--format", "tsv", "--batch", "-", "--index"]).arg(&seeds().index);
    let ran = run(search.write_stdin(batch)).exits(1);
    assert_eq!(ran.lines().len(), 1, "more than the header: {}", ran.out);
    for (_, word) in words.iter().take(5) {
        let alone = seeds().search(&[word]).exits(1);
        assert_eq!((alone.out.as_str(), alone.err.as_str()), ("", ""), "{word}");
    }
}

/// The words stand in the samples, or the test above would show nothing.
#[test]
fn page_furniture_stands_in_the_samples() {
    let mut all = String::new();
    for entry in std::fs::read_dir(Path::new(ROOT).join("seeds")).expect("the samples") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            // Ascii letters are enough here, whatever the encoding.
            let bytes = std::fs::read(&path).expect("a sample");
            all.extend(
                bytes.iter().filter(|byte| byte.is_ascii() && **byte != 0).map(|&byte| char::from(byte)),
            );
        }
    }
    let all = all.to_lowercase();
    for (file, word) in furniture_of_the_samples() {
        assert!(all.contains(&word), "{word} of {file} stands nowhere");
    }
}
