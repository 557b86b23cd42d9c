//! What the user may say to `awas`; doc comments are the help.

use std::path::PathBuf;

use awas::register::Register;
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};

use crate::filters::Filters;
use crate::stem::Format;

/// Ask an index of Indonesian news about the supervision of elections.
///
/// Build the index first with `awas-index build PATH...`.
///
/// Exit status: 0 if something was found, 1 if not, 2 on an error.
#[derive(Debug, Parser)]
#[command(name = "awas", version, propagate_version = true, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Rank the passages that answer a query
    Search(Search),
    /// Show a passage with its article around it
    Show(Show),
    /// List sanctions: on whom, what, by whom, where, when, under which law
    #[command(after_help = "Examples:
  awas ledger --status imposed --since 2024
  awas ledger --region 'Kota Serang' --family dismissal
  awas ledger --format jsonl camat | jq -r '.passages[].id'")]
    Ledger(Listed),
    /// List declarations: who declared what, before whom, where, when
    #[command(after_help = "Examples:
  awas declarations --kind neutrality --status made
  awas declarations --region Serang --format tsv")]
    Declarations(Listed),
    /// List people with all their offices and where they are named and quoted
    #[command(after_help = "Examples:
  awas officials --institution Bawaslu
  awas officials --official Furqon --format jsonl")]
    Officials(Listed),
    /// List laws and their articles with the passages that cite them
    #[command(after_help = "Examples:
  awas laws
  awas laws --law 'UU 20/2023' netralitas")]
    Laws(Listed),
    /// Count the rows of a register by one field or more
    Facet(Facet),
    /// Count the rows of a register by month
    Timeline(Timeline),
    /// Print words with their stems
    Stem(Stem),
    /// Print the terms of a text with their byte offsets
    Analyze(Analyze),
}

/// Rank the passages that answer a query.
///
/// Plain words come in any order and with any punctuation. "A phrase" in
/// quotation marks is wanted as it stands, -word is not wanted; AND, OR and
/// parentheses combine; about: and every filter below ask for fields, as in
/// date:2023..2024 or status:imposed.
///
/// With --about, passages that tell of an imposed sanction come before those
/// that recommend, threaten or regulate one, unless a status is asked for.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  awas search sanksi pemecatan ASN tidak netral
  awas search --about official Bawaslu Kabupaten Serang
  awas search '\"politik praktis\" -kampanye date:2023..2024'
  awas search --status imposed --family dismissal --since 2024 camat
  awas search --batch queries.tsv --format trec > run.trec")]
pub(crate) struct Search {
    #[command(flatten)]
    pub(crate) index: IndexFolder,

    /// Keep passages that carry this, and rank them by it: sanction, declaration
    /// or official (sanksi, deklarasi, pejabat)
    #[arg(long, value_name = "KIND", value_parser = lens)]
    pub(crate) about: Option<&'static awas::annotation::Kind>,

    /// How the answer is written
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = format_names())]
    pub(crate) format: String,

    /// How many hits at most
    #[arg(short = 'n', long = "limit", value_name = "N", default_value_t = 10)]
    pub(crate) limit: usize,

    /// How many of the best hits to pass over
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) offset: usize,

    /// Show what each score is made of
    #[arg(long)]
    pub(crate) explain: bool,

    /// Give near-copies of a passage places of their own, and do not name them
    /// under the best one; the format trec always does
    #[arg(long)]
    pub(crate) copies: bool,

    /// Answer each line of a file (- for standard input): a query, or an
    /// identifier, a tab and a query
    #[arg(long, value_name = "FILE", conflicts_with = "query")]
    pub(crate) batch: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) colour: Colour,

    #[command(flatten)]
    pub(crate) filters: Filters,

    /// The words to look for
    #[arg(value_name = "QUERY")]
    pub(crate) query: Vec<String>,
}

impl Search {
    /// Whether anything is asked for.
    pub(crate) fn asks(&self) -> bool {
        !self.query.is_empty() || self.batch.is_some() || self.about.is_some() || !self.filters.all.is_empty()
    }
}

impl Cli {
    /// The error of a search that asks for nothing.
    pub(crate) fn nothing_asked() -> clap::Error {
        let mut command = Self::command();
        command.build();
        let reason = "nothing is asked for, expected a query, a filter, --about or --batch";
        let kind = clap::error::ErrorKind::MissingRequiredArgument;
        match command.find_subcommand_mut("search") {
            Some(search) => search.error(kind, reason),
            None => command.error(kind, reason),
        }
    }
}

/// What every register takes.
#[derive(Debug, Args)]
pub(crate) struct Rows {
    #[command(flatten)]
    pub(crate) index: IndexFolder,

    /// How it is written; every field is described in src/render/register.rs
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = register_formats())]
    pub(crate) format: String,

    /// How many rows at most; all, but 20 of a list for people
    #[arg(short = 'n', long = "limit", value_name = "N")]
    pub(crate) limit: Option<usize>,

    /// How many of the first rows to pass over
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) offset: usize,

    #[command(flatten)]
    pub(crate) colour: Colour,

    #[command(flatten)]
    pub(crate) filters: Filters,
}

/// A register as a list.
#[derive(Debug, Args)]
pub(crate) struct Listed {
    #[command(flatten)]
    pub(crate) rows: Rows,

    /// Words that a passage of the row must answer; none lists all
    #[arg(value_name = "QUERY")]
    pub(crate) query: Vec<String>,
}

/// Count the rows of a register by one field or more.
///
/// A field is a column of a register, or year, month or outlet. One story in
/// several articles counts once; what nobody tells counts as unknown.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  awas facet region x status
  awas facet family --status imposed --since 2024
  awas facet kind x year
  awas facet region --of officials Bawaslu")]
pub(crate) struct Facet {
    #[command(flatten)]
    pub(crate) rows: Rows,

    /// Whose rows are counted: ledger, declarations, officials or laws; the first
    /// that has the fields
    #[arg(long, value_name = "REGISTER", value_parser = register)]
    pub(crate) of: Option<&'static Register>,

    /// FIELD, or FIELD x FIELD, then words that a passage of the row must answer
    #[arg(value_name = "FIELD [x FIELD] [QUERY]", required = true)]
    pub(crate) words: Vec<String>,
}

/// Count the rows of a register by month.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  awas timeline --status imposed
  awas timeline --of declarations --kind neutrality --format tsv")]
pub(crate) struct Timeline {
    #[command(flatten)]
    pub(crate) rows: Rows,

    /// Whose rows are counted: ledger, declarations, officials or laws
    #[arg(long, value_name = "REGISTER", default_value = "ledger", value_parser = register)]
    pub(crate) of: &'static Register,

    /// Words that a passage of the row must answer; none counts all
    #[arg(value_name = "QUERY")]
    pub(crate) query: Vec<String>,
}

/// Show a passage with its article around it.
#[derive(Debug, Args)]
pub(crate) struct Show {
    #[command(flatten)]
    pub(crate) index: IndexFolder,

    /// How the article is written
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = ["human", "jsonl"])]
    pub(crate) format: String,

    #[command(flatten)]
    pub(crate) colour: Colour,

    /// Identifier of the passage, as search prints it
    #[arg(value_name = "ID")]
    pub(crate) id: String,
}

/// Print words with their stems, a word and its stem to a line.
///
/// Case does not count. A word that nobody knows is its own stem.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  awas stem pengawasan diberhentikan
  awas stem --why ketidaknetralan
  awas stem --all --format jsonl berikan
  awas stem < words.txt > stems.tsv")]
pub(crate) struct Stem {
    /// Take each word apart: affixes, root, and why not another root
    #[arg(long)]
    pub(crate) why: bool,

    /// Print all analyses with their costs, best first
    #[arg(long)]
    pub(crate) all: bool,

    /// Print rows for other programs; jsonl also gives the family of each stem
    #[arg(long, value_name = "FORMAT")]
    pub(crate) format: Option<Format>,

    /// Folder of words to try out: roots.tsv (word, reason), names.tsv (name,
    /// reason), irregular.tsv (word, root, reason), as for awas-index build
    #[arg(long, value_name = "DIR")]
    pub(crate) lexicon: Option<PathBuf>,

    /// Words; without any, standard input is read, one word a line
    #[arg(value_name = "WORD")]
    pub(crate) words: Vec<String>,
}

/// Print the terms of a text, a line each: first and last byte, exact term, stem.
#[derive(Debug, Args)]
pub(crate) struct Analyze {
    /// The text; without any, standard input is read
    #[arg(value_name = "TEXT")]
    pub(crate) text: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct IndexFolder {
    /// Folder of the index
    #[arg(long = "index", value_name = "DIR", env = "AWAS_INDEX", default_value = "index")]
    pub(crate) folder: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Colour {
    /// When to use colours; NO_COLOR is respected
    #[arg(long = "color", value_name = "WHEN", default_value = "auto")]
    pub(crate) when: When,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    /// On a terminal
    Auto,
    /// Everywhere
    Always,
    /// Nowhere
    Never,
}

fn lens(name: &str) -> Result<&'static awas::annotation::Kind, String> {
    awas::annotation::lens(name).ok_or_else(|| {
        let names: Vec<String> =
            awas::annotation::lenses().map(|kind| format!("{} ({})", kind.name, kind.indonesian)).collect();
        format!("expected one of {}", names.join(", "))
    })
}

fn register(name: &str) -> Result<&'static Register, String> {
    awas::register::register(name).ok_or_else(|| {
        let names: Vec<String> = awas::register::REGISTERS
            .iter()
            .map(|register| format!("{} ({})", register.name, register.indonesian))
            .collect();
        format!("expected one of {}", names.join(", "))
    })
}

fn register_formats() -> Vec<&'static str> {
    awas::render::register::FORMATS.to_vec()
}

fn format_names() -> Vec<&'static str> {
    awas::render::FORMATS.iter().map(|format| format.name).collect()
}
