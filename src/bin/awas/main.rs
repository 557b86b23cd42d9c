//! `awas`: ask an index.

mod args;
mod filters;
mod registers;
mod stem;

use std::error::Error;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal, Read, Write};
use std::path::Path;
use std::process::ExitCode;

use args::{Analyze, Cli, Colour, Command, Listed, Search, Show, When};
use awas::annotation::Kind;
use awas::index::Index;
use awas::query::{Filter, Query};
use awas::render::{self, Answer, Look};
use awas::search::{self, Hit, SearchOptions};
use awas::{analysis, exit};
use clap::Parser;

type Outcome = Result<u8, Box<dyn Error>>;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let outcome = match &cli.command {
        Command::Search(args) => search(args, &mut out),
        Command::Show(args) => show(args, &mut out),
        Command::Ledger(args) => listed(args, "ledger", &mut out),
        Command::Declarations(args) => listed(args, "declarations", &mut out),
        Command::Officials(args) => listed(args, "officials", &mut out),
        Command::Laws(args) => listed(args, "laws", &mut out),
        Command::Facet(args) => {
            registers::facet(args, &mut out, wide_look(&args.rows.colour)).map(told_and_found)
        }
        Command::Timeline(args) => {
            registers::timeline(args, &mut out, wide_look(&args.rows.colour)).map(told_and_found)
        }
        Command::Stem(args) => stem::run(args, &mut out).map(found),
        Command::Analyze(args) => analyze(args, &mut out),
    };
    let outcome = outcome.and_then(|code| out.flush().map(|()| code).map_err(Into::into));
    match outcome {
        Ok(code) => ExitCode::from(code),
        Err(error) if error.downcast_ref().is_some_and(exit::is_closed_pipe) => ExitCode::from(exit::FOUND),
        Err(error) => {
            complain(error.as_ref());
            ExitCode::from(exit::ERROR)
        }
    }
}

/// Tells an error on standard error; if that is closed too, nobody listens.
fn complain(error: &dyn Error) {
    exit::write_chain(&mut io::stderr(), "awas", error).ok();
}

fn search(args: &Search, out: &mut dyn Write) -> Outcome {
    if !args.asks() {
        Cli::nothing_asked().exit();
    }
    let index = Index::open(&args.index.folder)?;
    let format = render::format(&args.format).ok_or("unknown format")?;
    let look = look(&args.colour);
    let options = SearchOptions {
        limit: args.limit,
        offset: args.offset,
        explain: args.explain,
        matches: format.shows_matches,
        copies: args.copies || !format.folds_copies,
        ..SearchOptions::default()
    };
    let ask = |text: &str| -> Result<(Vec<Hit>, Option<String>), Box<dyn Error>> {
        let mut query = Query::parse_with(index.analyser(), text)?;
        let about = args.about.map(Filter::About);
        query = query.filtered(about.into_iter().chain(args.filters.all.iter().cloned()));
        let note = query.ranks_by_status().map(order_of_status);
        Ok((search::search(&index, &query, &options)?, note))
    };
    out.write_all(format.head.as_bytes())?;
    let Some(batch) = &args.batch else {
        let text = args.query.join(" ");
        let (hits, note) = ask(&text)?;
        let answer =
            Answer { id: None, query: &text, hits: &hits, explain: args.explain, note: note.as_deref() };
        format.write(out, &answer, look)?;
        return Ok(told_and_found(!hits.is_empty()));
    };
    let (mut any, mut failed) = (false, false);
    for (number, line) in open(batch)?.split(b'\n').enumerate() {
        let line = line.map_err(|error| format!("{}:{}: {error}", batch.display(), number + 1))?;
        let number = (number + 1).to_string();
        match named_query(&line, &number)
            .and_then(|named| named.map(|(id, text)| Ok((id, text, ask(text)?))).transpose())
        {
            Ok(None) => {}
            Ok(Some((id, text, (hits, note)))) => {
                any |= !hits.is_empty();
                let note = note.as_deref();
                let answer = Answer { id: Some(id), query: text, hits: &hits, explain: args.explain, note };
                format.write(out, &answer, look)?;
            }
            Err(error) => {
                failed = true;
                let place = format!("{}:{number}: {error}", batch.display());
                complain(Box::<dyn Error>::from(place).as_ref());
            }
        }
    }
    Ok(if failed { exit::ERROR } else { found(any) })
}

/// What people are told of an order that looks at status.
fn order_of_status(kind: &Kind) -> String {
    let statuses = awas::annotation::facts::ranking(kind.name);
    format!("ranked by status too: {}; --status asks for one", statuses.join(" > "))
}

/// The name and the query of a line of a batch, none if the line is blank. A
/// query without a name goes by the number of its line.
fn named_query<'l>(line: &'l [u8], number: &'l str) -> Result<Option<(&'l str, &'l str)>, Box<dyn Error>> {
    let line = std::str::from_utf8(line).map_err(|_| "not UTF-8, expected a query")?;
    let line = line.trim_start_matches('\u{FEFF}').trim_end_matches('\r');
    if line.trim().is_empty() {
        return Ok(None);
    }
    let (id, text) = line.split_once('\t').unwrap_or(("", line));
    let id = if render::clean(id).is_empty() { number } else { id };
    Ok(Some((id, text)))
}

fn show(args: &Show, out: &mut dyn Write) -> Outcome {
    let index = Index::open(&args.index.folder)?;
    let passages = search::article_of(&index, &args.id)?;
    if passages.is_empty() {
        let message = format!("no passage `{}` in {}", render::clean(&args.id), args.index.folder.display());
        complain(Box::<dyn Error>::from(message).as_ref());
    }
    render::write_article(out, &passages, &args.id, args.format == "jsonl", look(&args.colour))?;
    Ok(found(!passages.is_empty()))
}

fn analyze(args: &Analyze, out: &mut dyn Write) -> Outcome {
    let mut text = args.text.join(" ");
    if args.text.is_empty() {
        io::stdin().lock().read_to_string(&mut text)?;
    }
    let tokens = analysis::analyze(&text);
    for token in &tokens {
        writeln!(out, "{}\t{}\t{}\t{}", token.span.start, token.span.end, token.exact, token.stem)?;
    }
    Ok(found(!tokens.is_empty()))
}

/// A script reads the exit status; a person at a terminal is told as well.
fn told_and_found(any: bool) -> u8 {
    if !any && io::stderr().is_terminal() {
        complain(Box::<dyn Error>::from("nothing found").as_ref());
    }
    found(any)
}

fn listed(args: &Listed, name: &str, out: &mut dyn Write) -> Outcome {
    let look = wide_look(&args.rows.colour);
    registers::list(&args.rows, &args.query, name, out, look).map(told_and_found)
}

fn found(any: bool) -> u8 {
    if any { exit::FOUND } else { exit::NOTHING }
}

fn open(path: &Path) -> Result<Box<dyn BufRead>, String> {
    if path.as_os_str() == "-" {
        return Ok(Box::new(io::stdin().lock()));
    }
    let file = File::open(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(Box::new(BufReader::new(file)))
}

/// The widest that lines of prose are comfortable to read.
const MAX_WIDTH: usize = 100;

fn look(colour: &Colour) -> Look {
    let look = wide_look(colour);
    Look { width: look.width.min(MAX_WIDTH), ..look }
}

/// The look of tables, which are easier to read the wider they are.
fn wide_look(colour: &Colour) -> Look {
    let terminal = io::stdout().is_terminal();
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    let colour = match colour.when {
        When::Always => true,
        When::Never => false,
        When::Auto => terminal && !set("NO_COLOR") && !dumb,
    };
    let width = terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0));
    Look { colour, width }
}
