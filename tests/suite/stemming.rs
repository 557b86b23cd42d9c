//! The score of the stemmer; `make stemming` prints it.
//!
//! Our own cases always count. Gold data that may not be passed on counts where
//! its folder is at hand: `$AWAS_GOLD`, else `../shared/eval/stem` beside the
//! checkout, with its `dev` half and `domain_words.txt`, and the word groups of
//! `../../domain` as seen from it.
//!
//! Measures, in per cent, higher is better. A stem is right if it is one of the
//! roots of its row, without regard to case and spaces.
//!
//! - *all types*, *affixed types*, *own roots*: rows of `types.tsv`; all, those
//!   whose class is not `root`, and those whose class is.
//! - *tokens*: rows of `tokens.tsv`, weighted by their count.
//! - *conflation F1*: over all pairs of types that have one root; a pair belongs
//!   together if the roots are the same, and is put together if the stems are.
//! - *stacked prefixes*: types of the class `multi-prefix`.
//! - *reduplication*, *compounds*: their files, with the lenient roots too; of
//!   reduplications those that occur in text, if any does.
//! - *names kept*: names that are their own stem.
//! - *unattested words*: rows of `rare.tsv`.
//! - *word groups*: pairs of forms of a group that meet, by stem, or by stem or
//!   family; forms of several words are left out.
//! - *confusables apart*: pairs of single words that no word group joins, by stem.
//!
//! No figure may fall below `tests/data/stemming/baseline.tsv`; AWAS_BLESS=1
//! raises the baseline to the figures that are higher, and never lowers it.

#![allow(clippy::print_stdout, reason = "the table that `make stemming` shows")]

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;
use std::path::{Path, PathBuf};

use awas::analysis::stemmer::Stemmer;

use crate::support::ROOT;

const BASELINE: &str = "tests/data/stemming/baseline.tsv";

/// A measure: hits and cases, or a share that was counted another way.
struct Figure {
    name: &'static str,
    cases: u64,
    percent: f64,
}

fn share(name: &'static str, outcomes: impl Iterator<Item = (bool, u64)>) -> Figure {
    let (mut hits, mut cases) = (0, 0);
    for (hit, weight) in outcomes {
        cases += weight;
        hits += if hit { weight } else { 0 };
    }
    Figure { name, cases, percent: if cases == 0 { 100.0 } else { 100.0 * hits as f64 / cases as f64 } }
}

fn each(name: &'static str, outcomes: impl Iterator<Item = bool>) -> Figure {
    share(name, outcomes.map(|hit| (hit, 1)))
}

fn lines(path: &Path) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .skip(1)
        .map(|line| line.split('\t').map(str::to_owned).collect())
        .collect()
}

fn list(cell: &str) -> impl Iterator<Item = &str> {
    cell.split("; ").filter(|item| !item.is_empty() && *item != "-")
}

fn stem(word: &str) -> String {
    Stemmer.stem(word).to_lowercase().replace(' ', "")
}

fn meet(a: &str, b: &str) -> bool {
    let (a, b) = (stem(a), stem(b));
    a == b || Stemmer.relatives(&a).contains(&b.as_str())
}

fn pairs<'w>(words: &[&'w str]) -> Vec<(&'w str, &'w str)> {
    words.iter().enumerate().flat_map(|(at, a)| words[at + 1..].iter().map(move |b| (*a, *b))).collect()
}

/// Our own cases.
fn own() -> Vec<Figure> {
    let data = Path::new(ROOT).join("tests/data/stemming");
    let gold = lines(&data.join("gold.tsv"));
    let families = lines(&data.join("families.tsv"));
    let members: Vec<Vec<&str>> = families.iter().map(|row| list(&row[1]).collect()).collect();
    let strangers = families.iter().zip(&members).flat_map(|(row, members)| {
        list(&row[2])
            .flat_map(move |stranger| members.iter().map(move |member| stem(member) != stem(stranger)))
    });
    vec![
        each("own cases", gold.iter().map(|row| stem(&row[0]) == row[1])),
        each("own families", members.iter().flat_map(|words| pairs(words)).map(|(a, b)| meet(a, b))),
        each("own strangers apart", strangers),
    ]
}

/// A row of the gold data.
struct Row {
    surface: String,
    stem: String,
    roots: Vec<String>,
    lenient: Vec<String>,
    class: String,
    count: u64,
}

impl Row {
    fn hits(&self) -> bool {
        self.roots.contains(&self.stem)
    }

    fn hits_leniently(&self) -> bool {
        self.hits() || self.lenient.contains(&self.stem)
    }
}

fn rows(folder: &Path, name: &str) -> Vec<Row> {
    let cells = |cell: &str| cell.split('|').filter(|root| !root.is_empty()).map(str::to_owned).collect();
    lines(&folder.join("dev").join(name))
        .into_iter()
        .map(|row| Row {
            stem: stem(&row[0]),
            roots: cells(&row[1]),
            lenient: cells(&row[2]),
            class: row[3].clone(),
            count: row[6].parse().expect("a count"),
            surface: row[0].clone(),
        })
        .collect()
}

fn pair_count<K: Hash + Eq>(keys: impl Iterator<Item = K>) -> f64 {
    let mut counts: HashMap<K, u64> = HashMap::new();
    for key in keys {
        *counts.entry(key).or_default() += 1;
    }
    counts.values().map(|&count| (count * (count - 1) / 2) as f64).sum()
}

fn conflation(types: &[Row]) -> Figure {
    let single: Vec<&Row> = types.iter().filter(|row| row.roots.len() == 1).collect();
    let together = pair_count(single.iter().map(|row| &row.roots[0]));
    let put_together = pair_count(single.iter().map(|row| &row.stem));
    let both = pair_count(single.iter().map(|row| (&row.roots[0], &row.stem)));
    let (precision, recall) = (both / put_together, both / together);
    let percent = 100.0 * 2.0 * precision * recall / (precision + recall);
    Figure { name: "conflation F1", cases: single.len() as u64, percent }
}

/// Gold data that is not ours to pass on.
fn gold(folder: &Path) -> Vec<Figure> {
    let types = rows(folder, "types.tsv");
    let tokens = rows(folder, "tokens.tsv");
    let mut reduplications = rows(folder, "redup.tsv");
    if reduplications.iter().any(|row| row.count > 0) {
        reduplications.retain(|row| row.count > 0);
    }
    let of = |name, wanted: &dyn Fn(&Row) -> bool| {
        each(name, types.iter().filter(|row| wanted(row)).map(Row::hits))
    };
    let mut figures = vec![
        of("all types", &|_| true),
        of("affixed types", &|row| row.class != "root"),
        of("own roots", &|row| row.class == "root"),
        share("tokens", tokens.iter().map(|row| (row.hits(), row.count))),
        conflation(&types),
        each("reduplication", reduplications.iter().map(Row::hits_leniently)),
        each("compounds", rows(folder, "compound.tsv").iter().map(Row::hits_leniently)),
        each("names kept", rows(folder, "propn.tsv").iter().map(|row| row.stem == row.surface)),
        of("stacked prefixes", &|row| row.class == "multi-prefix"),
        each("unattested words", rows(folder, "rare.tsv").iter().map(Row::hits)),
    ];
    let domain = std::fs::read_to_string(folder.join("domain_words.txt")).expect("the domain words");
    let domain = domain.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' '));
    figures.push(each(
        "domain words",
        domain.map(|(word, roots)| roots.trim().split('|').any(|root| stem(word) == root)),
    ));
    let notes = folder.join("../../domain");
    if notes.is_dir() {
        figures.extend(groups(&notes));
    }
    figures
}

/// The word groups and confusable pairs of the notes on the domain.
fn groups(notes: &Path) -> Vec<Figure> {
    let single = |word: &&str| !word.contains(' ');
    let groups = lines(&notes.join("stem-groups.tsv"));
    let found: Vec<(&str, &str)> =
        groups.iter().flat_map(|row| pairs(&list(&row[2]).filter(single).collect::<Vec<_>>())).collect();
    let confusables = lines(&notes.join("confusables.tsv"));
    // A pair that a word group joins can be told apart by its exact words only.
    let joined = |row: &[String]| {
        groups.iter().any(|group| row[1..3].iter().all(|word| list(&group[2]).any(|form| form == word)))
    };
    let apart =
        confusables.iter().filter(|row| single(&row[1].as_str()) && single(&row[2].as_str()) && !joined(row));
    vec![
        each("word groups by stem", found.iter().map(|(a, b)| stem(a) == stem(b))),
        each("word groups by family", found.iter().map(|(a, b)| meet(a, b))),
        each("confusables apart", apart.map(|row| stem(&row[1]) != stem(&row[2]))),
    ]
}

fn gold_folder() -> Option<PathBuf> {
    let folder = match std::env::var_os("AWAS_GOLD") {
        Some(folder) => PathBuf::from(folder),
        None => Path::new(ROOT).join("../shared/eval/stem"),
    };
    folder.join("dev").is_dir().then_some(folder)
}

/// Figures are kept to the hundredth.
fn rounded(percent: f64) -> f64 {
    (percent * 100.0).round() / 100.0
}

fn baseline() -> BTreeMap<String, f64> {
    lines(&Path::new(ROOT).join(BASELINE))
        .into_iter()
        .map(|row| (row[0].clone(), row[1].parse().expect("a figure of the baseline")))
        .collect()
}

fn raise(baseline: &BTreeMap<String, f64>) {
    let path = Path::new(ROOT).join(BASELINE);
    let old = std::fs::read_to_string(&path).expect("the baseline");
    let head = old.lines().take_while(|line| line.starts_with('#')).map(str::to_owned);
    let rows = baseline.iter().map(|(name, percent)| format!("{name}\t{percent:.2}"));
    let new: Vec<String> = head.chain(["measure\tpercent".to_owned()]).chain(rows).collect();
    std::fs::write(&path, new.join("\n") + "\n").expect("a written baseline");
}

#[test]
fn no_figure_falls_below_the_baseline() {
    let mut baseline = baseline();
    let mut figures = own();
    match gold_folder() {
        Some(folder) => figures.extend(gold(&folder)),
        None => println!("no gold data at hand (AWAS_GOLD names its folder): our own cases only"),
    }
    let mut faults = Vec::new();
    println!("{:<22}{:>8}{:>9}{:>10}", "measure", "cases", "percent", "baseline");
    for Figure { name, cases, percent } in figures {
        let percent = rounded(percent);
        let before = baseline.get(name).copied();
        let shown = before.map_or("-".to_owned(), |before| format!("{before:.2}"));
        println!("{name:<22}{cases:>8}{percent:>9.2}{shown:>10}");
        if before.is_some_and(|before| percent < before) {
            faults.push(format!("{name}: {percent:.2}, the baseline is {shown}"));
        }
        let best = baseline.entry(name.to_owned()).or_insert(percent);
        *best = best.max(percent);
    }
    if std::env::var_os("AWAS_BLESS").is_some_and(|bless| bless == "1") {
        raise(&baseline);
    }
    assert!(faults.is_empty(), "the score fell:\n{}", faults.join("\n"));
}
