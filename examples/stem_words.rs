//! Prints `word<TAB>stem` for every word on standard input, one a line.
//!
//! ```text
//! cut -f1 words.tsv | cargo run --release --example stem_words
//! ```
//!
//! With `--why`, the trail of each word instead.

#![allow(clippy::print_stdout, reason = "a program that prints")]

use std::io::{self, BufRead, BufWriter, Write};

use awas::analysis::stemmer::Stemmer;

fn main() -> io::Result<()> {
    let why = std::env::args().any(|argument| argument == "--why");
    let mut out = BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let word = line?;
        if why {
            writeln!(out, "{}", Stemmer.why(&word))?;
        } else {
            writeln!(out, "{word}\t{}", Stemmer.stem(&word))?;
        }
    }
    out.flush()
}
