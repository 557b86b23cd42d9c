//! What the user may say to `awas-index`; doc comments are the help.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Build and inspect an index of Indonesian news about the supervision of elections.
#[derive(Debug, Parser)]
#[command(name = "awas-index", version, propagate_version = true, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read articles and write an index of them
    Build(Build),
    /// Say what is in an index
    Status(Status),
}

/// Read articles and write an index of them, in place of the one that is there.
///
/// Folders are read recursively for .txt, .text, .jsonl and .ndjson files. The
/// index that is there keeps answering until the new one is complete; if a build
/// fails or is cut off, it stays as it was.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  awas-index build kliping/
  awas-index build --index pilkada.index kliping/2024 berita.jsonl
  awas-index build --lexicon kata/ kliping/
  zcat berita.jsonl.gz | awas-index build -")]
pub(crate) struct Build {
    #[command(flatten)]
    pub(crate) index: IndexFolder,

    /// What a record of JSON Lines is: an article to be cut into passages, or a
    /// ready-made passage that is taken as it is
    #[arg(long, value_name = "UNIT", default_value = "article")]
    pub(crate) unit: UnitArg,

    /// Folder of words to add to the lexicon: roots.tsv (word, reason), names.tsv
    /// (name, reason), irregular.tsv (word, root, reason), cells parted by tabs.
    /// The index keeps them and uses them for queries too
    #[arg(long, value_name = "DIR")]
    pub(crate) lexicon: Option<PathBuf>,

    /// Threads that analyse [default: one per core]
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<std::num::NonZeroUsize>,

    /// Build even if nothing has changed
    #[arg(long)]
    pub(crate) force: bool,

    /// Name every file or record that is skipped, not only the first few
    #[arg(long, short)]
    pub(crate) verbose: bool,

    /// Files, folders, or - for standard input
    #[arg(value_name = "PATH", required = true)]
    pub(crate) paths: Vec<PathBuf>,
}

/// Say what is in an index.
#[derive(Debug, Args)]
pub(crate) struct Status {
    #[command(flatten)]
    pub(crate) index: IndexFolder,

    /// As one JSON object
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct IndexFolder {
    /// Folder of the index
    #[arg(long = "index", value_name = "DIR", env = "AWAS_INDEX", default_value = "index")]
    pub(crate) folder: PathBuf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum UnitArg {
    /// An article, cut into passages
    Article,
    /// A ready-made passage
    Passage,
}
