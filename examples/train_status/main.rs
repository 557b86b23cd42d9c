//! Trains the weights that judge the status of a sanction, and measures them.
//!
//! ```text
//! cargo run --release --example train_status -- SHARED WORK [--write]
//! ```
//!
//! `SHARED` holds the collections `eval/ir/{elect_news,news_all}.docs.jsonl.gz`
//! that the readings of `tests/data/annotations` point into; `WORK` keeps what was
//! unpacked of them. Printed are figures of a cross-validation: articles are dealt
//! into folds, and each fold is judged by weights of the others. `--write` then
//! trains on all and writes `src/lexicon/domain/status_weights.tsv`.
//!
//! Trained on are the readings of `status_readings.tsv`, those of `sanction.tsv`
//! that may be looked at while building (never the half `check`), and our own
//! sentences, which are in every training set and in no figure.

#![allow(clippy::print_stdout, reason = "a program that prints a table")]

mod figures;
mod readings;
mod regression;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

use awas::annotation::training::{LEAD, STATUS_NAMES, choose_status};

use figures::Figures;
use readings::{Case, Source};
use regression::{CLASSES, Example, Weights};

/// Into how many folds articles are dealt.
const FOLDS: u64 = 8;

/// In how many articles a feature must stand to get a weight: rarer ones are
/// names and accidents.
const FEWEST_ARTICLES: usize = 8;

/// The share of a reading that its second status gets, where there is one.
const FURTHER: f64 = 0.4;

/// How much the statuses are brought to one weight: 0 leaves them as frequent as
/// they are, 1 makes all alike.
const BALANCE: f64 = 0.3;

const TABLE: &str = "src/lexicon/domain/status_weights.tsv";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [shared, work, options @ ..] = arguments.as_slice() else {
        return Err("expected the shared folder and a folder to work in".into());
    };
    let cases = readings::read(Path::new(shared), Path::new(work))?;
    println!("{}", counts(&cases));
    let judged = cross_validate(&cases);
    for (name, is_in) in [
        ("readings drawn at random", (|source| source == Source::Drawn) as fn(Source) -> bool),
        ("all readings", |source| matches!(source, Source::Drawn | Source::Chosen | Source::Dev)),
        ("sanction.tsv, dev", |source| source == Source::Dev),
    ] {
        let of: Vec<_> = judged.iter().filter(|(case, _)| is_in(case.source)).copied().collect();
        println!("\n{name}: {} lists of sanctions", of.len());
        print!("{}", Figures::of(&of, |case, _| case.ruled).summary("rules alone"));
        for lead in [0, 40, 80, 120, 160, 200, 240] {
            let figures = Figures::of(&of, |case, sums| choose_status(sums, case.may_be_imposed, lead));
            print!("{}", figures.summary(&format!("lead {lead}{}", if lead == LEAD { " *" } else { "" })));
        }
        print!("{}", Figures::of(&of, |case, sums| choose_status(sums, case.may_be_imposed, LEAD)));
    }
    if options.iter().any(|option| option == "--write") {
        let vocabulary = vocabulary(&cases);
        let weights = regression::train(&examples(&cases, &vocabulary), vocabulary.len());
        let rows = write(&vocabulary, &weights)?;
        println!("\n{TABLE}: {rows} rows");
    }
    Ok(())
}

/// How many cases of each status each source has.
fn counts(cases: &[Case]) -> String {
    let mut counts: BTreeMap<(Source, &str), usize> = BTreeMap::new();
    for case in cases {
        *counts.entry((case.source, STATUS_NAMES[case.status])).or_default() += 1;
    }
    let mut text = String::from("lists of sanctions to train on:");
    let mut last = None;
    for ((source, status), count) in counts {
        if last != Some(source) {
            let _ = write!(text, "\n  {source:?}:");
            last = Some(source);
        }
        let _ = write!(text, " {status} {count}");
    }
    text
}

type Vocabulary<'c> = BTreeMap<&'c str, usize>;

/// The features that get weights, numbered in order.
fn vocabulary<'c>(cases: impl IntoIterator<Item = &'c Case>) -> Vocabulary<'c> {
    let mut articles: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for case in cases {
        for feature in &case.features {
            articles.entry(feature).or_default().insert(&case.article);
        }
    }
    let kept = articles.into_iter().filter(|(_, articles)| articles.len() >= FEWEST_ARTICLES);
    kept.enumerate().map(|(number, (feature, _))| (feature, number)).collect()
}

fn examples<'c>(cases: impl IntoIterator<Item = &'c Case>, vocabulary: &Vocabulary<'_>) -> Vec<Example> {
    let cases: Vec<&Case> = cases.into_iter().collect();
    let mut of_status = [0_usize; CLASSES];
    for case in &cases {
        of_status[case.status] += 1;
    }
    let example = |case: &&Case| {
        let mut target = [0.0; CLASSES];
        target[case.status] = 1.0;
        if let Some(further) = case.further {
            target[case.status] -= FURTHER;
            target[further] += FURTHER;
        }
        let rarity = cases.len() as f64 / (CLASSES * of_status[case.status]) as f64;
        let features =
            case.features.iter().filter_map(|feature| vocabulary.get(feature.as_str()).copied()).collect();
        Example { features, target, weight: rarity.powf(BALANCE) * case.source.weight() }
    };
    cases.iter().map(example).collect()
}

/// Each reading with the sums that weights of the other folds give it.
fn cross_validate(cases: &[Case]) -> Vec<(&Case, [i32; CLASSES])> {
    let mut judged = Vec::new();
    for fold in 0..FOLDS {
        let is_in = |case: &&Case| !case.source.is_own() && number_of(&case.article) % FOLDS == fold;
        let others = || cases.iter().filter(|case| !is_in(case));
        let vocabulary = vocabulary(others());
        let weights = rounded(&regression::train(&examples(others(), &vocabulary), vocabulary.len()));
        for case in cases.iter().filter(is_in) {
            let mut sums = [0; CLASSES];
            for &feature in case.features.iter().filter_map(|feature| vocabulary.get(feature.as_str())) {
                for (sum, weight) in sums.iter_mut().zip(weights[feature]) {
                    *sum += i32::from(weight);
                }
            }
            judged.push((case, sums));
        }
    }
    judged
}

/// A number for an article, the same on every machine: FNV-1a.
fn number_of(article: &str) -> u64 {
    let hash = article.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    hash ^ hash >> 32
}

/// Weights in hundredths.
fn rounded(weights: &Weights) -> Vec<[i16; CLASSES]> {
    // A weight beyond three hundred would mean that the training went astray.
    #[allow(clippy::cast_possible_truncation)]
    let hundredths = |weight: f64| (weight * 100.0).round() as i16;
    weights.iter().map(|row| row.map(hundredths)).collect()
}

/// Puts the weights behind the head of the table that is there.
fn write(vocabulary: &Vocabulary<'_>, weights: &Weights) -> Result<usize, Box<dyn Error>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(TABLE);
    let old = std::fs::read_to_string(&path)?;
    let mut text = String::new();
    for line in old.lines().take_while(|line| line.starts_with('#') || line.starts_with("feature\t")) {
        writeln!(text, "{line}")?;
    }
    let mut rows = 0;
    for (feature, weights) in vocabulary.keys().zip(rounded(weights)) {
        if weights.iter().all(|weight| *weight == 0) {
            continue;
        }
        let cells: Vec<String> = weights.iter().map(ToString::to_string).collect();
        writeln!(text, "{feature}\t{}", cells.join("\t"))?;
        rows += 1;
    }
    std::fs::write(path, text)?;
    Ok(rows)
}
