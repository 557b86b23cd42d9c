//! `awas stem`: words with their stems.
//!
//! # Without `--format`
//!
//! A line a word: the word, a tab, its stem. `--why` takes each word apart
//! instead and names the next best analyses; with `--all`, all of them. `--all`
//! alone prints the rows of `--format tsv`.
//!
//! # `--format tsv`
//!
//! Word and stem; with `--why` a third cell that takes the word apart. With
//! `--all` a row an analysis, best first: word, root, cost, the word taken
//! apart. White space and control characters of a word are printed as spaces.
//!
//! # `--format jsonl`
//!
//! An object a word, with these fields in this order:
//!
//! | field | type | what |
//! | --- | --- | --- |
//! | `word` | string | the word as given |
//! | `stem` | string | its root |
//! | `relatives` | list of strings | other roots of its family, sorted |
//! | `ground` | string | with `--why`: why this root, one of `root` (a base word), `decided` (a row of the tables), `added` (a row of `--lexicon`), `unknown` (kept), `reduplication`, `hyphen` (parted there) |
//! | `steps` | list of steps | with `--why`: the affixes from the outside in, prefixes first |
//! | `analyses` | list of analyses | with `--all`: all analyses, best first |
//!
//! A step:
//!
//! | field | type | what |
//! | --- | --- | --- |
//! | `piece` | string | `prefix`, `suffix`, `possessive`, `particle` or `reduplication`; prefixes behind a reduplication stand on the second half |
//! | `morpheme` | string | its name in grammars: `meN-` |
//! | `surface` | string | its letters in the word |
//! | `restored` | string or null | the first letter of the root that it swallowed |
//!
//! An analysis has `root`, `cost` (a number, lower is likelier, hundredths),
//! `pattern` (as in `patterns.tsv`), `ground` and `steps`.
//!
//! Fields may be added, none is renamed.

use std::error::Error;
use std::io::{self, BufRead, Write};

use awas::analysis::stemmer::{Analysis, Stemmer, Step};
use awas::analysis::{self, Analyser};
use clap::ValueEnum;
use serde::Serialize;

use crate::args::Stem;

/// How words and stems are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Rows of cells parted by tabs
    Tsv,
    /// A JSON object a word
    Jsonl,
}

#[derive(Serialize)]
struct JsonWord<'w> {
    word: &'w str,
    stem: &'w str,
    relatives: &'w [&'w str],
    #[serde(skip_serializing_if = "Option::is_none")]
    ground: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    steps: Option<Vec<JsonStep>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    analyses: Option<Vec<JsonAnalysis<'w>>>,
}

#[derive(Serialize)]
struct JsonStep {
    piece: &'static str,
    morpheme: &'static str,
    surface: &'static str,
    restored: Option<char>,
}

#[derive(Serialize)]
struct JsonAnalysis<'w> {
    root: &'w str,
    cost: i32,
    pattern: &'static str,
    ground: &'static str,
    steps: Vec<JsonStep>,
}

fn json_steps(steps: &[Step]) -> Vec<JsonStep> {
    let step = |step: &Step| JsonStep {
        piece: step.piece.name(),
        morpheme: step.morpheme,
        surface: step.surface,
        restored: step.restored,
    };
    steps.iter().map(step).collect()
}

fn json_analysis(analysis: &Analysis) -> JsonAnalysis<'_> {
    JsonAnalysis {
        root: &analysis.root,
        cost: analysis.cost,
        pattern: analysis.pattern,
        ground: analysis.ground.name(),
        steps: json_steps(&analysis.steps),
    }
}

/// Writes all words; says whether there were any.
pub(crate) fn run(args: &Stem, out: &mut impl Write) -> Result<bool, Box<dyn Error>> {
    let analyser = match &args.lexicon {
        Some(folder) => Analyser::with_additions(folder)?,
        None => Analyser::default(),
    };
    if !args.words.is_empty() {
        for word in &args.words {
            write_word(args, &analyser, word, out)?;
        }
        return Ok(true);
    }
    let mut input = io::stdin().lock();
    let mut any = false;
    // One line at a time into the same buffer: the input may be of any size.
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        let word = std::str::from_utf8(&line)
            .map_err(|_| {
                format!("standard input:{number}: bytes that are not UTF-8, expected one word a line")
            })?
            .trim_start_matches('\u{FEFF}')
            .trim();
        if !word.is_empty() {
            any = true;
            write_word(args, &analyser, word, out)?;
        }
    }
    Ok(any)
}

fn write_word(
    args: &Stem,
    analyser: &Analyser,
    word: &str,
    out: &mut impl Write,
) -> Result<(), Box<dyn Error>> {
    let normal = analysis::normalize(word);
    match args.format {
        Some(Format::Jsonl) => write_json(args, analyser, word, &normal, out),
        None if args.why => {
            let mut why = analyser.why(&normal);
            if args.all {
                why.rejected = analyser.analyses(&normal).split_off(1);
            }
            writeln!(out, "{why}")?;
            Ok(())
        }
        _ if args.all => {
            for analysis in analyser.analyses(&normal) {
                write_cell(word, out)?;
                out.write_all(b"\t")?;
                write_cell(&analysis.root, out)?;
                writeln!(out, "\t{}\t{}", analysis.cost, awas::render::clean(&analysis.to_string()))?;
            }
            Ok(())
        }
        _ => {
            write_cell(word, out)?;
            out.write_all(b"\t")?;
            write_cell(&analyser.stem(&normal), out)?;
            if args.why {
                write!(out, "\t{}", awas::render::clean(&analyser.why(&normal).chosen().to_string()))?;
            }
            out.write_all(b"\n")?;
            Ok(())
        }
    }
}

fn write_json(
    args: &Stem,
    analyser: &Analyser,
    word: &str,
    normal: &str,
    out: &mut impl Write,
) -> Result<(), Box<dyn Error>> {
    let stem = analyser.stem(normal);
    let why = args.why.then(|| analyser.why(normal));
    let analyses = if args.all { analyser.analyses(normal) } else { Vec::new() };
    let object = JsonWord {
        word,
        stem: &stem,
        relatives: Stemmer.relatives(&stem),
        ground: why.as_ref().map(|why| why.ground.name()),
        steps: why.as_ref().map(|why| json_steps(&why.steps)),
        analyses: args.all.then(|| analyses.iter().map(json_analysis).collect()),
    };
    // A closed pipe is told as such.
    serde_json::to_writer(&mut *out, &object).map_err(io::Error::from)?;
    out.write_all(b"\n")?;
    Ok(())
}

/// A word as one cell of a row.
fn write_cell(word: &str, out: &mut impl Write) -> io::Result<()> {
    if word.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return out.write_all(awas::render::clean(word).as_bytes());
    }
    out.write_all(word.as_bytes())
}
