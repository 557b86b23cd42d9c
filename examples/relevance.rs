//! Scores rankings against judgements, and tries other weights.
//!
//! ```text
//! cargo run --release --example relevance -- sets.tsv [--sample N] [weight=value ...]
//! ```
//!
//! `sets.tsv` has a line a set: name, index folder, topics (`id<TAB>query`),
//! qrels of TREC, and `passage` or `article` for what is judged. Each
//! `weight=value` changes a number of `Weights`; several values after commas are
//! tried one after the other. Scores are nDCG@10 with gain 2^grade - 1, and MRR@10.

#![allow(clippy::print_stdout, reason = "a program that prints a table")]

use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::fs;

use awas::index::Index;
use awas::query::Query;
use awas::search::{SearchOptions, Weights, search};

type Grades = HashMap<String, HashMap<String, i32>>;

struct Set {
    name: String,
    index: Index,
    topics: Vec<(String, Query)>,
    grades: Grades,
    by_article: bool,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let sets = arguments.next().ok_or("expected the path of a table of sets")?;
    let (mut sample, mut trials) = (usize::MAX, vec![(String::from("as they are"), Weights::default())]);
    let mut base = Weights::default();
    while let Some(argument) = arguments.next() {
        if argument == "--sample" {
            sample = arguments.next().ok_or("expected a number behind --sample")?.parse()?;
            continue;
        }
        let (name, values) = argument.split_once('=').ok_or("expected weight=value")?;
        let values: Vec<&str> = values.split(',').collect();
        if let [value] = values.as_slice() {
            base = with(base, name, value.parse()?)?;
            trials[0] = (String::from("as given"), base);
        } else {
            for value in values {
                trials.push((format!("{name}={value}"), with(base, name, value.parse()?)?));
            }
        }
    }
    let mut loaded = Vec::new();
    for line in fs::read_to_string(&sets)?.lines() {
        if let [name, index, topics, qrels, by] = line.split('\t').collect::<Vec<_>>()[..] {
            loaded.push(load(name, index, topics, qrels, by == "article", sample)?);
        }
    }
    print!("{:24}", "nDCG@10 / MRR@10");
    loaded.iter().for_each(|set| print!("{:>16}", format!("{} {}", set.name, set.topics.len())));
    println!();
    for (name, weights) in trials {
        print!("{name:24}");
        let started = std::time::Instant::now();
        let scores: Vec<(f64, f64)> = std::thread::scope(|scope| {
            let handles: Vec<_> = loaded.iter().map(|set| scope.spawn(move || score(set, weights))).collect();
            handles.into_iter().map(|handle| handle.join().expect("a set is scored")).collect()
        });
        scores.iter().for_each(|(ndcg, mrr)| print!("{:>16}", format!("{ndcg:.4} {mrr:.4}")));
        let (took, topics) = (started.elapsed(), loaded.iter().map(|set| set.topics.len()).sum::<usize>());
        print!("  {:.0} topics/s", topics as f64 / took.as_secs_f64());
        println!("  mean {:.4}", scores.iter().map(|(ndcg, _)| ndcg).sum::<f64>() / scores.len() as f64);
    }
    Ok(())
}

fn load(
    name: &str,
    index: &str,
    topics: &str,
    qrels: &str,
    by_article: bool,
    sample: usize,
) -> Result<Set, Box<dyn Error>> {
    let mut grades = Grades::new();
    for line in fs::read_to_string(qrels)?.lines() {
        if let [topic, _, id, grade] = line.split_whitespace().collect::<Vec<_>>()[..] {
            grades.entry(topic.to_owned()).or_default().insert(id.to_owned(), grade.parse()?);
        }
    }
    let mut queries = Vec::new();
    for line in fs::read_to_string(topics)?.lines() {
        if let Some((id, text)) = line.split_once('\t')
            && grades.get(id).is_some_and(|judged| judged.values().any(|&grade| grade > 0))
        {
            queries.push((id.to_owned(), Query::parse(text)?));
        }
    }
    let step = (queries.len() / sample.min(queries.len()).max(1)).max(1);
    let topics = queries.into_iter().step_by(step).collect();
    Ok(Set { name: name.to_owned(), index: Index::open(index.as_ref())?, topics, grades, by_article })
}

/// Mean nDCG@10 and MRR@10.
fn score(set: &Set, weights: Weights) -> (f64, f64) {
    let options =
        SearchOptions { limit: 40, weights, matches: false, copies: true, ..SearchOptions::default() };
    let (mut ndcg, mut mrr) = (0.0, 0.0);
    for (topic, query) in &set.topics {
        let hits = search(&set.index, query, &options).expect("a sound index");
        let mut seen: Vec<String> = Vec::new();
        for hit in hits {
            let id = if set.by_article { hit.passage.article.id } else { hit.passage.id };
            if !seen.contains(&id) {
                seen.push(id);
            }
        }
        let judged = &set.grades[topic];
        let gain = |grade: i32| f64::from(2_i32.pow(grade.max(0) as u32) - 1);
        let discount = |place: usize| 1.0 / ((place + 2) as f64).log2();
        let grades = seen.iter().take(10).map(|id| judged.get(id).copied().unwrap_or(0));
        let dcg: f64 = grades.clone().enumerate().map(|(place, grade)| gain(grade) * discount(place)).sum();
        let mut ideal: Vec<i32> = judged.values().copied().filter(|&grade| grade > 0).collect();
        ideal.sort_unstable_by(|a, b| b.cmp(a));
        let best: f64 =
            ideal.iter().take(10).enumerate().map(|(place, &grade)| gain(grade) * discount(place)).sum();
        ndcg += dcg / best;
        mrr += grades
            .enumerate()
            .find(|(_, grade)| *grade > 0)
            .map_or(0.0, |(place, _)| 1.0 / (place + 1) as f64);
    }
    let count = set.topics.len().max(1) as f64;
    (ndcg / count, mrr / count)
}

fn with(weights: Weights, name: &str, value: f32) -> Result<Weights, String> {
    weights.with(name, value).ok_or_else(|| {
        let names: BTreeMap<&str, f32> = weights.named().into_iter().collect();
        format!(
            "no weight `{name}`, expected one of {}",
            names.keys().copied().collect::<Vec<_>>().join(", ")
        )
    })
}
