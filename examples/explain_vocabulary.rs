//! Lists how the stemmer explains the vocabulary, for editors of the tables.
//!
//! Reads rows `word<TAB>count...` on standard input (`news-counts.tsv` as it
//! stands) and prints `ground, word, the other columns, root, cost, second
//! root, its cost`. Sorting the rows of ground `Unknown` by count shows what
//! the lexicon does not explain; a small difference between the two costs
//! shows what it explains in two ways.

#![allow(clippy::print_stdout, reason = "a maintenance program that prints")]

use std::io::{self, BufRead, BufWriter, Write};

use awas::analysis::stemmer::Stemmer;

fn main() -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let line = line?;
        if line.starts_with('#') {
            continue;
        }
        let (word, rest) = line.split_once('\t').unwrap_or((&line, ""));
        let analyses = Stemmer.analyses(word);
        let Some(best) = analyses.first() else { continue };
        write!(out, "{:?}\t{word}\t{rest}\t{}\t{}", best.ground, best.root, best.cost)?;
        match analyses.iter().find(|analysis| analysis.root != best.root) {
            Some(second) => writeln!(out, "\t{}\t{}", second.root, second.cost)?,
            None => writeln!(out, "\t-\t-")?,
        }
    }
    out.flush()
}
