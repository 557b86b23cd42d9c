//! How fast the stemmers of the Rust world are on Indonesian news, in one run.
//!
//! Measures awas, sastrawi-rs, snowball_stemmers_rs and tantivy-stemmers on the
//! same words: running text (every token) and distinct words (each once, in the
//! order of their first use). For each, the best of several rounds, with the
//! ratio to sastrawi-rs; load time and memory are taken in a fresh process each,
//! from before the stemmer exists to its first stem.
//!
//! ```text
//! cargo bench --bench stemming                # words drawn from news-counts.tsv
//! cargo bench --bench stemming -- tokens.txt  # a file of tokens, one a line
//! ```
//!
//! Without a file the text is 200,000 words drawn from the counts of
//! `news-counts.tsv` by their frequency, with a fixed seed.

#![allow(clippy::print_stdout, reason = "a benchmark prints its table")]

use std::collections::HashSet;
use std::hint::black_box;
use std::process::Command;
use std::time::{Duration, Instant};

use awas::analysis::stemmer::Stemmer as Awas;
use sastrawi::{Dictionary, Stemmer as Sastrawi};
use snowball_stemmers_rs::{Algorithm, Stemmer as Snowball};
use tantivy_stemmers::algorithms::indonesian_tala;

const COUNTS: &str = include_str!("../src/lexicon/language/news-counts.tsv");
const NAMES: [&str; 4] = ["awas", "sastrawi-rs", "snowball_stemmers_rs", "tantivy-stemmers"];
const TOKENS: usize = 200_000;
const SEED: u64 = 20_241_127;
const ROUNDS: usize = 9;

/// Bytes of all stems, so that no call can be left out.
type Run<'a> = Box<dyn Fn(&[&str]) -> usize + 'a>;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if let [flag, name] = &arguments[..]
        && flag == "--cold"
    {
        cold(name);
        return;
    }
    let text = match arguments.first() {
        Some(path) => std::fs::read_to_string(path).expect("a readable file of tokens"),
        None => drawn(),
    };
    let tokens: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    let mut seen = HashSet::new();
    let distinct: Vec<&str> = tokens.iter().copied().filter(|token| seen.insert(*token)).collect();
    println!(
        "{} tokens, {} distinct words{}",
        tokens.len(),
        distinct.len(),
        arguments.first().map_or(format!(", drawn with seed {SEED}"), |path| format!(", from {path}")),
    );
    let dictionary = Dictionary::new();
    let sastrawi = Sastrawi::new(&dictionary);
    let snowball = Snowball::create(Algorithm::Indonesian);
    let runs: [Run<'_>; 4] = [
        Box::new(|words| words.iter().map(|word| Awas.stem(word).len()).sum()),
        Box::new(|words| words.iter().map(|word| sastrawi.stem_word(word).len()).sum()),
        Box::new(|words| words.iter().map(|word| snowball.stem(word).len()).sum()),
        Box::new(|words| words.iter().map(|word| indonesian_tala(word).len()).sum()),
    ];
    let mut best = [[Duration::MAX; 2]; 4];
    // Rounds take turns, so that a busy moment of the machine hits all alike.
    for _ in 0..ROUNDS {
        for (run, best) in runs.iter().zip(&mut best) {
            for (words, best) in [&tokens, &distinct].into_iter().zip(best) {
                let start = Instant::now();
                black_box(run(black_box(words)));
                *best = (*best).min(start.elapsed());
            }
        }
    }
    let idle = in_fresh_process("none");
    println!(
        "{:<22}{:>12}{:>7}{:>14}{:>7}{:>12}{:>10}",
        "", "text w/s", "ratio", "distinct w/s", "ratio", "load µs", "RSS kB"
    );
    for (name, times) in NAMES.iter().zip(&best) {
        let speed = |words: &[&str], time: Duration| words.len() as f64 / time.as_secs_f64();
        let (load, memory) = in_fresh_process(name);
        println!(
            "{name:<22}{:>12.0}{:>7.1}{:>14.0}{:>7.1}{:>12.1}{:>10}",
            speed(&tokens, times[0]),
            best[1][0].as_secs_f64() / times[0].as_secs_f64(),
            speed(&distinct, times[1]),
            best[1][1].as_secs_f64() / times[1].as_secs_f64(),
            load,
            memory.saturating_sub(idle.1),
        );
    }
}

/// Makes one stemmer, stems one word and prints the time and the memory of the process.
fn cold(name: &str) {
    let start = Instant::now();
    let length = match name {
        "awas" => Awas.stem("pertanggungjawabannya").len(),
        "sastrawi-rs" => Sastrawi::new(&Dictionary::new()).stem_word("pertanggungjawabannya").len(),
        "snowball_stemmers_rs" => Snowball::create(Algorithm::Indonesian).stem("pertanggungjawabannya").len(),
        "tantivy-stemmers" => indonesian_tala("pertanggungjawabannya").len(),
        _ => 0,
    };
    let time = start.elapsed();
    black_box(length);
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let memory = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))
        .and_then(|rest| rest.split_whitespace().next())
        .unwrap_or("0");
    println!("{} {memory}", time.as_nanos());
}

/// Load time in microseconds and resident memory in kB, the best of three processes.
fn in_fresh_process(name: &str) -> (f64, u64) {
    let program = std::env::current_exe().expect("a path of this program");
    (0..3)
        .filter_map(|_| {
            let output = Command::new(&program).args(["--cold", name]).output().ok()?;
            let text = String::from_utf8(output.stdout).ok()?;
            let (time, memory) = text.trim().split_once(' ')?;
            Some((time.parse::<f64>().ok()? / 1000.0, memory.parse::<u64>().ok()?))
        })
        .fold((f64::MAX, u64::MAX), |a, b| (a.0.min(b.0), a.1.min(b.1)))
}

/// Running text drawn from the counts of news words.
fn drawn() -> String {
    let rows: Vec<(&str, u64)> = COUNTS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .skip(1)
        .filter_map(|line| {
            let mut cells = line.split('\t');
            Some((cells.next()?, cells.next()?.parse().ok()?))
        })
        .collect();
    let sums: Vec<u64> = rows
        .iter()
        .scan(0, |sum, row| {
            *sum += row.1;
            Some(*sum)
        })
        .collect();
    let total = sums.last().copied().unwrap_or(1);
    let mut state = SEED;
    let mut text = String::new();
    for _ in 0..TOKENS {
        // splitmix64 (Steele, Lea and Flood, 2014).
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let at = (mixed ^ (mixed >> 31)) % total;
        text.push_str(rows[sums.partition_point(|&sum| sum <= at)].0);
        text.push('\n');
    }
    text
}
