//! Counts the words of plain text on standard input into the rows of
//! `src/lexicon/language/news-counts.tsv`.
//!
//! ```text
//! zcat news.jsonl.gz | jq -r .text | cargo run --release --example count_words -- 3 \
//!     > src/lexicon/language/news-counts.tsv
//! ```
//!
//! The argument is the smallest count kept. Only counts leave this program, no text.

#![allow(clippy::print_stdout, reason = "a maintenance program that writes a table")]

use std::collections::BTreeMap;
use std::io::{self, BufRead};

#[derive(Default, Clone, Copy)]
struct Count {
    all: u64,
    lower: u64,
}

fn main() -> io::Result<()> {
    let least: u64 = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(3);
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    for line in io::stdin().lock().lines() {
        for run in line?.split(|c: char| !(c.is_alphabetic() || c == '-')) {
            // Double hyphens are dashes, and a hyphen at an edge belongs to no word.
            for word in run.split("--").map(|word| word.trim_matches('-')).filter(|word| !word.is_empty()) {
                let count = counts.entry(word.to_lowercase()).or_default();
                count.all += 1;
                count.lower += u64::from(word.chars().next().is_some_and(char::is_lowercase));
            }
        }
    }
    println!("# How often words occur in Indonesian news, and how often with a small first letter.");
    println!("# columns: word: lower case; count: occurrences; lower: those with a small first letter");
    println!("#   (a word that never has one is a name)");
    println!(
        "# source: counted by examples/count_words.rs over 41 thousand articles of many outlets, 2000-2025;"
    );
    println!("#   words of at least {least} occurrences; counts are facts, no text is kept");
    println!("# licence: MIT (ours)");
    println!("# date: 2026-11");
    println!("word\tcount\tlower");
    for (word, count) in counts.iter().filter(|(word, count)| count.all >= least && word.len() <= 40) {
        println!("{word}\t{}\t{}", count.all, count.lower);
    }
    Ok(())
}
