//! Measures a build and searches against plain tantivy, on the same text, the
//! same queries and the same machine, in one run.
//!
//! Text: the sample articles in `seeds/`, repeated with a number of their own in
//! each copy until there are about 8 MB, or the JSON Lines files named in
//! `AWAS_BENCH_SOURCES` (separated by colons). Queries: the judged ones in
//! `tests/data/relevance`, or the `id<TAB>query` lines of `AWAS_BENCH_QUERIES`.
//! Plain tantivy indexes the passages that awas cut, with its default tokenizer
//! and BM25, in one field and one thread, and answers the words of a query as a
//! union. Both fetch the ten best passages from the store.

#![allow(clippy::print_stdout, reason = "a benchmark that prints its table")]

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use awas::index::Index;
use awas::ingest::{BuildConfig, build};
use awas::query::Query;
use awas::search::{SearchOptions, search};
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Query as EngineQuery, TermQuery};
use tantivy::schema::{IndexRecordOption, STORED, Schema, TEXT};
use tantivy::tokenizer::TokenStream;
use tantivy::{TantivyDocument, Term, doc};

/// Bytes of text that the samples are repeated to.
const TARGET_BYTES: usize = 8 << 20;
/// Each query is answered this many times.
const ROUNDS: usize = 20;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let sources = match std::env::var("AWAS_BENCH_SOURCES") {
        Ok(paths) => paths.split(':').map(PathBuf::from).collect(),
        Err(_) => vec![repeat_samples(folder.path())?],
    };
    let config = BuildConfig::new(folder.path().join("index"), sources);
    let bare =
        BuildConfig { annotate: false, ..BuildConfig::new(folder.path().join("bare"), config.paths.clone()) };
    let started = Instant::now();
    build(&bare, &|_| ())?;
    let bare_took = started.elapsed();
    let started = Instant::now();
    let report = build(&config, &|_| ())?;
    let took = started.elapsed();
    let manifest = &report.manifest;
    let text = manifest.text_bytes as f64;
    println!(
        "text: {:.1} MB, {} articles, {} passages; index {:.2} of the text",
        text / 1e6,
        manifest.articles,
        manifest.passages,
        manifest.index_bytes as f64 / text
    );
    let index = Index::open(&config.index)?;
    let passages = all_passages(&index)?;
    let passage_bytes: usize = passages.iter().map(String::len).sum();
    let (plain, plain_took) = plain_index(&passages, &folder.path().join("plain"))?;
    let rate = |bytes: f64, took: Duration| bytes / 1e6 / took.as_secs_f64();
    println!("build: awas {:.1} MB/s with {} threads", rate(text, took), config.threads);
    println!(
        "build: awas without annotations {:.1} MB/s; with them it takes {:.2} times as long",
        rate(text, bare_took),
        took.as_secs_f64() / bare_took.as_secs_f64()
    );
    println!(
        "build: plain tantivy {:.1} MB/s of ready-made passages",
        rate(passage_bytes as f64, plain_took)
    );

    let queries = queries()?;
    let options = SearchOptions { matches: false, copies: true, ..SearchOptions::default() };
    let awas = measure(&queries, |query| {
        let query = Query::parse(query).expect("a good query");
        search(&index, &query, &options).expect("a sound index").len()
    });
    let unmarked = Index::open(&bare.index)?;
    let without = measure(&queries, |query| {
        let query = Query::parse(query).expect("a good query");
        search(&unmarked, &query, &options).expect("a sound index").len()
    });
    let shown = measure(&queries, |query| {
        let query = Query::parse(query).expect("a good query");
        search(&index, &query, &SearchOptions::default()).expect("a sound index").len()
    });
    let reference = measure(&queries, |query| plain.search(query).expect("a sound index"));
    println!(
        "{:24} {:>10} {:>10} {:>12}",
        format!("{} queries", queries.len()),
        "p50 ms",
        "p99 ms",
        "queries/s"
    );
    let rows = [
        ("plain tantivy", &reference),
        ("awas", &awas),
        ("awas, nothing annotated", &without),
        ("awas, with matches", &shown),
    ];
    for (name, times) in rows {
        let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize].as_secs_f64() * 1e3;
        let total: Duration = times.iter().sum();
        let rate = times.len() as f64 / total.as_secs_f64();
        println!("{name:24} {:>10.3} {:>10.3} {rate:>12.0}", at(0.5), at(0.99));
    }
    Ok(())
}

/// Writes the samples many times over, each copy with a number in its text.
fn repeat_samples(folder: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut samples: Vec<String> = Vec::new();
    let mut paths: Vec<PathBuf> =
        fs::read_dir(seeds)?.map(|entry| Ok(entry?.path())).collect::<Result<_, std::io::Error>>()?;
    paths.sort();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|ending| ending == "txt")) {
        // The few samples in other encodings are passed over.
        samples.extend(fs::read_to_string(path));
    }
    let mut lines = String::new();
    let mut copy = 0;
    while lines.len() < TARGET_BYTES {
        for sample in &samples {
            let text = format!("{sample}\nBerita nomor {copy} dari arsip ke-{copy}.\n");
            lines.push_str(&serde_json::json!({ "text": text }).to_string());
            lines.push('\n');
        }
        copy += 1;
    }
    let path = folder.join("samples.jsonl");
    fs::write(&path, lines)?;
    Ok(path)
}

fn queries() -> Result<Vec<String>, Box<dyn Error>> {
    let (path, column) = match std::env::var("AWAS_BENCH_QUERIES") {
        Ok(path) => (PathBuf::from(path), 1),
        Err(_) => (Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/relevance/queries.tsv"), 2),
    };
    let content = fs::read_to_string(path)?;
    let lines = content.lines().filter(|line| !line.starts_with('#') && !line.starts_with("id\t"));
    Ok(lines.filter_map(|line| line.split('\t').nth(column)).map(str::to_owned).collect())
}

fn all_passages(index: &Index) -> Result<Vec<String>, Box<dyn Error>> {
    let everything = Query::parse("-qqqqqq")?;
    let limit = usize::try_from(index.manifest().passages)?;
    let options = SearchOptions { limit, matches: false, copies: true, ..SearchOptions::default() };
    Ok(search(index, &everything, &options)?.into_iter().map(|hit| hit.passage.text).collect())
}

struct Plain {
    index: tantivy::Index,
    searcher: tantivy::Searcher,
    field: tantivy::schema::Field,
}

fn plain_index(passages: &[String], folder: &Path) -> Result<(Plain, Duration), Box<dyn Error>> {
    fs::create_dir(folder)?;
    let mut schema = Schema::builder();
    let field = schema.add_text_field("text", TEXT | STORED);
    let started = Instant::now();
    let index = tantivy::Index::create_in_dir(folder, schema.build())?;
    let mut writer = index.writer_with_num_threads(1, 256 << 20)?;
    for passage in passages {
        writer.add_document(doc!(field => passage.as_str()))?;
    }
    writer.commit()?;
    let took = started.elapsed();
    writer.wait_merging_threads()?;
    let searcher = index.reader()?.searcher();
    Ok((Plain { index, searcher, field }, took))
}

impl Plain {
    fn search(&self, query: &str) -> tantivy::Result<usize> {
        let mut analyser = self.index.tokenizer_for_field(self.field)?;
        let mut stream = analyser.token_stream(query);
        let mut clauses: Vec<Box<dyn EngineQuery>> = Vec::new();
        while stream.advance() {
            let term = Term::from_field_text(self.field, &stream.token().text);
            clauses.push(Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)));
        }
        let found =
            self.searcher.search(&BooleanQuery::union(clauses), &TopDocs::with_limit(10).order_by_score())?;
        for (_, address) in &found {
            let _: TantivyDocument = self.searcher.doc(*address)?;
        }
        Ok(found.len())
    }
}

/// Times of all answers, in order of length.
fn measure(queries: &[String], mut answer: impl FnMut(&str) -> usize) -> Vec<Duration> {
    let mut times = Vec::new();
    for round in 0..=ROUNDS {
        for query in queries {
            let started = Instant::now();
            std::hint::black_box(answer(query));
            // The first round warms the caches.
            if round > 0 {
                times.push(started.elapsed());
            }
        }
    }
    times.sort_unstable();
    times
}
