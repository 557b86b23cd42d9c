//! Registers, facets and timelines.

use std::error::Error;
use std::io::Write;

use awas::index::Index;
use awas::query::Query;
use awas::register::tally::{self, Count};
use awas::register::{self, Register, Row};
use awas::render::Look;
use awas::render::register::{Page, Tally, write_register, write_tally};

use crate::args::{Facet, Rows, Timeline};

/// Rows that people are shown unless they ask for more; scripts get all.
const SHOWN: usize = 20;

/// Reads the rows that options ask for.
fn rows(args: &Rows, register: &Register, words: &[String]) -> Result<Vec<Row>, Box<dyn Error>> {
    let index = Index::open(&args.index.folder)?;
    let query = Query::parse_with(index.analyser(), &words.join(" "))?;
    Ok(register::rows(&index, register, query.filtered(args.filters.all.clone()))?)
}

/// The stretch of a list that options ask for.
fn page<'r, T>(args: &Rows, all: &'r [T]) -> &'r [T] {
    let most = args.limit.unwrap_or(if args.format == "human" { SHOWN } else { usize::MAX });
    let start = args.offset.min(all.len());
    &all[start..all.len().min(start.saturating_add(most))]
}

/// Writes the rows of a register; says whether there were any.
pub(crate) fn list(
    args: &Rows,
    words: &[String],
    name: &str,
    out: &mut dyn Write,
    look: Look,
) -> Result<bool, Box<dyn Error>> {
    let register = register::register(name).ok_or("unknown register")?;
    let all = rows(args, register, words)?;
    let rows = page(args, &all);
    write_register(out, &Page { register, rows, total: all.len() }, &args.format, look)?;
    Ok(!rows.is_empty())
}

/// Writes a facet; says whether anything was counted.
pub(crate) fn facet(args: &Facet, out: &mut dyn Write, look: Look) -> Result<bool, Box<dyn Error>> {
    let (fields, words) = fields_and_words(&args.words);
    let register = match args.of {
        Some(register) => register,
        None => tally::register_with(&fields).ok_or_else(|| unknown_fields(&fields))?,
    };
    if !fields.iter().all(|field| tally::fields(register).contains(&field.as_str())) {
        return Err(unknown_fields_of(&fields, &[register]).into());
    }
    let all = rows(&args.rows, register, words)?;
    let counts = tally::facet(register, &all, &fields);
    write_counts(
        &args.rows,
        &Tally { register, fields: &fields, counts: &counts, total: all.len() },
        out,
        look,
    )
}

/// Writes a timeline; says whether anything was counted.
pub(crate) fn timeline(args: &Timeline, out: &mut dyn Write, look: Look) -> Result<bool, Box<dyn Error>> {
    let all = rows(&args.rows, args.of, &args.query)?;
    let counts = tally::timeline(args.of, &all);
    let fields = ["month".to_owned()];
    write_counts(
        &args.rows,
        &Tally { register: args.of, fields: &fields, counts: &counts, total: all.len() },
        out,
        look,
    )
}

fn write_counts(
    args: &Rows,
    tally: &Tally<'_>,
    out: &mut dyn Write,
    look: Look,
) -> Result<bool, Box<dyn Error>> {
    // A timeline without its end would mislead: people get all counts too.
    let most = args.limit.unwrap_or(usize::MAX);
    let counts: &[Count] = tally.counts;
    let start = args.offset.min(counts.len());
    let counts = &counts[start..counts.len().min(start.saturating_add(most))];
    write_tally(out, &Tally { counts, ..*tally }, &args.format, look)?;
    Ok(!counts.is_empty())
}

/// `region x status camat` asks for two fields and a word.
fn fields_and_words(words: &[String]) -> (Vec<String>, &[String]) {
    let mut fields: Vec<String> = words.first().cloned().into_iter().collect();
    let mut at = fields.len();
    while at + 1 < words.len() && matches!(words[at].as_str(), "x" | "X" | "×") {
        fields.push(words[at + 1].clone());
        at += 2;
    }
    (fields, &words[at..])
}

fn unknown_fields(fields: &[String]) -> String {
    unknown_fields_of(fields, &register::REGISTERS.iter().collect::<Vec<_>>())
}

fn unknown_fields_of(fields: &[String], registers: &[&Register]) -> String {
    let known = registers
        .iter()
        .map(|register| format!("{} has {}", register.name, tally::fields(register).join(", ")));
    format!(
        "`{}` cannot be counted, expected fields of one register: {}",
        fields.join(" x "),
        known.collect::<Vec<_>>().join("; ")
    )
}
