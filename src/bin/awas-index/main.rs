//! `awas-index`: build an index and say what is in it.

mod args;
mod progress;

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

use args::{Build, Cli, Command, Status, UnitArg};
use awas::exit;
use awas::index::{Index, Manifest, Unit};
use awas::ingest::{self, BuildConfig, BuildReport};
use clap::Parser;
use progress::Progress;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let outcome = match &cli.command {
        Command::Build(args) => build(args),
        Command::Status(args) => status(args),
    };
    match outcome {
        Ok(()) => ExitCode::from(exit::FOUND),
        Err(error) if error.downcast_ref().is_some_and(exit::is_closed_pipe) => ExitCode::from(exit::FOUND),
        Err(error) => {
            exit::write_chain(&mut io::stderr(), "awas-index", error.as_ref()).ok();
            ExitCode::from(exit::ERROR)
        }
    }
}

fn build(args: &Build) -> Result<(), Box<dyn Error>> {
    let mut config = BuildConfig::new(args.index.folder.clone(), args.paths.clone());
    config.unit = match args.unit {
        UnitArg::Article => Unit::Article,
        UnitArg::Passage => Unit::Passage,
    };
    if let Some(threads) = args.threads {
        config.threads = threads.get();
    }
    config.lexicon.clone_from(&args.lexicon);
    config.force = args.force;
    let progress = Progress::new(args.verbose);
    let report = ingest::build(&config, &|event| progress.watch(&event));
    progress.finish();
    write_report(&mut io::stderr(), &report?, &config).map_err(Into::into)
}

fn write_report(out: &mut dyn Write, report: &BuildReport, config: &BuildConfig) -> io::Result<()> {
    let manifest = &report.manifest;
    let place = config.index.display();
    if report.unchanged {
        return writeln!(
            out,
            "nothing changed: {place} is of these sources already ({} articles, {} passages)",
            manifest.articles, manifest.passages
        );
    }
    let mut skipped: Vec<String> =
        report.skipped.iter().map(|(reason, count)| format!("{count} {reason}")).collect();
    if report.duplicates > 0 {
        skipped.push(format!("{} exact copies", report.duplicates));
    }
    if report.bare > 0 {
        skipped.push(format!("{} with nothing but page furniture", report.bare));
    }
    let skipped = if skipped.is_empty() { "nothing".to_owned() } else { skipped.join(", ") };
    writeln!(out, "read      {} files, {}", manifest.files, bytes(manifest.text_bytes))?;
    writeln!(out, "skipped   {skipped}")?;
    writeln!(out, "indexed   {} articles, {} passages", manifest.articles, manifest.passages)?;
    writeln!(out, "took      {:.1} s", report.elapsed.as_secs_f64())?;
    writeln!(out, "index     {place} ({})", bytes(manifest.index_bytes))
}

fn status(args: &Status) -> Result<(), Box<dyn Error>> {
    let index = Index::open(&args.index.folder)?;
    let manifest = index.manifest();
    let mut out = io::stdout().lock();
    if args.json {
        serde_json::to_writer(&mut out, manifest).map_err(io::Error::from)?;
        writeln!(out)?;
    } else {
        write_status(&mut out, &index, manifest)?;
    }
    Ok(())
}

/// Outlets that are named in the status.
const OUTLETS: usize = 8;

fn write_status(out: &mut dyn Write, index: &Index, manifest: &Manifest) -> io::Result<()> {
    let unit = match manifest.unit {
        Unit::Article => "articles, cut into passages",
        Unit::Passage => "ready-made passages",
    };
    writeln!(out, "index     {}", index.path().display())?;
    writeln!(out, "sources   {} files of {unit}, {}", manifest.files, bytes(manifest.text_bytes))?;
    writeln!(out, "articles  {}", manifest.articles)?;
    writeln!(out, "passages  {}", manifest.passages)?;
    writeln!(out, "terms     {}", manifest.terms)?;
    let mut outlets: Vec<(&str, u64)> =
        manifest.outlets.iter().map(|(name, count)| (name.as_str(), *count)).collect();
    outlets.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let name = |name: &str| if name.is_empty() { "unknown".to_owned() } else { awas::render::clean(name) };
    let mut shown: Vec<String> =
        outlets.iter().take(OUTLETS).map(|(outlet, count)| format!("{} {count}", name(outlet))).collect();
    if outlets.len() > OUTLETS {
        shown.push(format!("and {} more", outlets.len() - OUTLETS));
    }
    writeln!(out, "outlets   {}", shown.join(", "))?;
    match (manifest.first_day, manifest.last_day) {
        (Some(first), Some(last)) => {
            writeln!(out, "dates     {first} to {last}, {} without", manifest.undated)?
        }
        _ => writeln!(out, "dates     none, {} without", manifest.undated)?,
    }
    writeln!(out, "size      {}", bytes(manifest.index_bytes))?;
    writeln!(out, "format    {}", manifest.format)?;
    writeln!(out, "lexicon   {}", manifest.lexicon)?;
    if manifest.added_words > 0 {
        writeln!(out, "added     {} words", manifest.added_words)?;
    }
    writeln!(out, "built     {}", manifest.built)
}

fn bytes(count: u64) -> String {
    indicatif::HumanBytes(count).to_string()
}
