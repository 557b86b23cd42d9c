//! The write path on one page: sources in, a published index out.
//!
//! One thread reads and numbers documents, several analyse them, one writes them
//! in the order of their numbers: what an index holds never depends on timing.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use rustc_hash::FxHashSet;
use xxhash_rust::xxh3::Xxh3;

use crate::Span;
use crate::analysis::{self, Analyser, Token};
use crate::annotation::{self, Reading};
use crate::article::Article;
use crate::index::{
    ArticleRecord, BuildLock, Index, IndexError, IndexedPassage, Manifest, PassageRecord, Unit, Writer,
};
use crate::lexicon::AdditionsError;
use crate::passage::{self, Passage};
use crate::source::{self, Bytes, Input, SourceDocument, SourceError};

/// What to build, and how.
#[derive(Debug, Clone)]
pub struct BuildConfig {
    /// Folder of the index.
    pub index: PathBuf,
    /// Files, folders, or `-` for standard input.
    pub paths: Vec<PathBuf>,
    /// What a record of the sources is.
    pub unit: Unit,
    /// Folder of words to add to the lexicon, if any: see [`Analyser::with_additions`].
    pub lexicon: Option<PathBuf>,
    /// Threads that analyse; the default is one per core.
    pub threads: usize,
    /// Build even if the index is of these sources already.
    pub force: bool,
    /// Whether passages are annotated. Without, filters and registers find
    /// nothing: it is there to measure what annotations cost.
    pub annotate: bool,
}

impl BuildConfig {
    /// A build of `paths` into `index`, everything else as by default.
    #[must_use]
    pub fn new(index: PathBuf, paths: Vec<PathBuf>) -> Self {
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        Self { index, paths, unit: Unit::Article, lexicon: None, threads, force: false, annotate: true }
    }
}

/// Something that happens during a build.
#[derive(Debug)]
#[non_exhaustive]
pub enum Event<'e> {
    /// The sources were listed: how many files there are.
    Listed {
        /// Number of files.
        files: u64,
    },
    /// A file is being read.
    File {
        /// Its name.
        name: &'e str,
    },
    /// Articles were written.
    Written {
        /// Articles so far.
        articles: u64,
        /// Passages so far.
        passages: u64,
    },
    /// Something was skipped.
    Skipped(&'e SourceError),
    /// The last merge is under way.
    Finishing,
}

/// How a build ended.
#[derive(Debug)]
pub struct BuildReport {
    /// What is in the index now.
    pub manifest: Manifest,
    /// Whether the index was of these sources already, and nothing was written.
    pub unchanged: bool,
    /// Why things were skipped, with how many.
    pub skipped: BTreeMap<&'static str, u64>,
    /// Records that repeat another one to the letter.
    pub duplicates: u64,
    /// Articles of which nothing was left after cleaning.
    pub bare: u64,
    /// How long it took.
    pub elapsed: Duration,
}

/// Why a build failed. The index that was there before still answers.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// The words to add cannot be used.
    #[error(transparent)]
    Additions(#[from] AdditionsError),
    /// The index cannot be written.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// A file that was named outright does not exist.
    #[error(transparent)]
    Source(SourceError),
    /// Nothing could be read.
    #[error("no article in {paths}: {why}; the index was left as it was")]
    NoArticles {
        /// The paths as given.
        paths: String,
        /// What was skipped and why.
        why: String,
    },
}

/// Builds an index.
///
/// `watch` hears what happens, on the thread of the caller or another.
///
/// # Errors
///
/// If a named file does not exist, nothing can be read at all, or the index
/// cannot be written. Single bad documents are counted in the report instead.
pub fn build(config: &BuildConfig, watch: &(dyn Fn(Event<'_>) + Sync)) -> Result<BuildReport, BuildError> {
    let started = Instant::now();
    let analyser = match &config.lexicon {
        Some(folder) => Analyser::with_additions(folder)?,
        None => Analyser::default(),
    };
    let mut reader = SourceReader::list(config, watch)?;
    let lock = BuildLock::take(&config.index)?;
    if !config.force
        && let Ok(index) = Index::open(&config.index)
        && index.manifest().is_of(&reader.fingerprint(config.unit)?, &analyser)
    {
        return Ok(BuildReport {
            manifest: index.manifest().clone(),
            unchanged: true,
            skipped: reader.skipped_reasons(),
            duplicates: 0,
            bare: 0,
            elapsed: started.elapsed(),
        });
    }
    let mut writer = Writer::start(&lock, &config.index, config.unit, &analyser)?;
    let threads = config.threads.max(1);
    let (to_workers, from_reader) = sync_channel::<Job>(threads * 4);
    let (to_writer, from_workers) = sync_channel::<Done>(threads * 4);
    let from_reader = std::sync::Arc::new(Mutex::new(from_reader));
    let plan = Plan { unit: config.unit, analyser: &analyser, annotate: config.annotate };
    let outcome = std::thread::scope(|scope| {
        let reading = scope.spawn(|| {
            reader.read_all(&to_workers);
            drop(to_workers);
            reader
        });
        for _ in 0..threads {
            let to_writer = to_writer.clone();
            let from_reader = std::sync::Arc::clone(&from_reader);
            scope.spawn(move || work(plan, &from_reader, &to_writer));
        }
        drop(to_writer);
        drop(from_reader);
        let written = write_in_order(&mut writer, &from_workers, watch);
        // On an error the workers must not wait for a writer that is gone.
        drop(from_workers);
        let reader = reading.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        written.map(|bare| (reader, bare))
    });
    let (reader, bare) = outcome?;
    if reader.documents == bare {
        return Err(reader.nothing_read(config, bare));
    }
    watch(Event::Finishing);
    let sources = reader.seen_fingerprint(config.unit);
    let manifest = writer.publish(|manifest| {
        manifest.sources = sources;
        manifest.files = reader.files_read;
        manifest.text_bytes = reader.text_bytes;
    })?;
    Ok(BuildReport {
        manifest,
        unchanged: false,
        skipped: reader.skipped_reasons(),
        duplicates: reader.duplicates,
        bare,
        elapsed: started.elapsed(),
    })
}

/// Documents on their way to a worker, numbered together: handing each over on
/// its own costs as much as reading a short one.
struct Job {
    number: u64,
    documents: Vec<SourceDocument>,
}

/// Their articles on the way to the writer.
struct Done {
    number: u64,
    articles: Vec<Vec<IndexedPassage>>,
}

/// Documents go to a worker when there are so many, or so many bytes of them.
const JOB_DOCUMENTS: usize = 64;
const JOB_BYTES: usize = 128 << 10;

/// Reads the sources in order and hands out what is new.
struct SourceReader<'w> {
    inputs: Vec<Input>,
    watch: &'w (dyn Fn(Event<'_>) + Sync),
    /// Standard input, read once and kept for the build after the fingerprint.
    held: BTreeMap<usize, Vec<u8>>,
    seen: FxHashSet<u128>,
    hasher: Xxh3,
    skipped: BTreeMap<&'static str, u64>,
    files_read: u64,
    text_bytes: u64,
    documents: u64,
    duplicates: u64,
}

impl<'w> SourceReader<'w> {
    fn list(config: &BuildConfig, watch: &'w (dyn Fn(Event<'_>) + Sync)) -> Result<Self, BuildError> {
        let mut reader = Self {
            inputs: Vec::new(),
            watch,
            held: BTreeMap::new(),
            seen: FxHashSet::default(),
            hasher: Xxh3::new(),
            skipped: BTreeMap::new(),
            files_read: 0,
            text_bytes: 0,
            documents: 0,
            duplicates: 0,
        };
        for path in &config.paths {
            if path.as_os_str() != "-"
                && let Err(source) = std::fs::metadata(path)
            {
                let file = path.to_string_lossy().into_owned();
                return Err(BuildError::Source(SourceError::Io { file, source }));
            }
        }
        let mut named = BTreeSet::new();
        for input in source::inputs(&config.paths, &config.index) {
            match input {
                // A file that is named twice is read once.
                Ok(input) if named.insert(input.name().to_owned()) => reader.inputs.push(input),
                Ok(_) => {}
                Err(error) => reader.skip(&error),
            }
        }
        watch(Event::Listed { files: reader.inputs.len() as u64 });
        Ok(reader)
    }

    fn skip(&mut self, error: &SourceError) {
        *self.skipped.entry(error.reason()).or_default() += 1;
        (self.watch)(Event::Skipped(error));
    }

    fn skipped_reasons(&self) -> BTreeMap<&'static str, u64> {
        self.skipped.clone()
    }

    fn bytes(&mut self, number: usize) -> Result<Bytes, SourceError> {
        let input = &self.inputs[number];
        match self.held.remove(&number) {
            Some(content) => Ok(Bytes { file: input.name().into(), content }),
            None => input.bytes(),
        }
    }

    /// The fingerprint of the sources as they lie there now.
    fn fingerprint(&mut self, unit: Unit) -> Result<String, BuildError> {
        let mut hasher = Xxh3::new();
        for number in 0..self.inputs.len() {
            if let Ok(bytes) = self.bytes(number) {
                hash_source(&mut hasher, &bytes);
                if self.inputs[number].path().is_none() {
                    self.held.insert(number, bytes.content);
                }
            }
        }
        Ok(fingerprint(&hasher, unit))
    }

    /// The fingerprint of the sources as they were read.
    fn seen_fingerprint(&self, unit: Unit) -> String {
        fingerprint(&self.hasher, unit)
    }

    fn read_all(&mut self, workers: &SyncSender<Job>) {
        let (mut waiting, mut waiting_bytes) = (Vec::new(), 0);
        let mut jobs = 0;
        let mut send = |documents| {
            let job = Job { number: jobs, documents };
            jobs += 1;
            workers.send(job).is_ok()
        };
        for number in 0..self.inputs.len() {
            let input = self.inputs[number].clone();
            (self.watch)(Event::File { name: input.name() });
            let bytes = match self.bytes(number) {
                Ok(bytes) => bytes,
                Err(error) => {
                    self.skip(&error);
                    continue;
                }
            };
            hash_source(&mut self.hasher, &bytes);
            self.files_read += 1;
            self.text_bytes += bytes.content.len() as u64;
            let mut listening = true;
            input.documents(bytes, &mut |document| {
                match document {
                    Ok(document) if self.seen.insert(document.fingerprint()) => {
                        self.documents += 1;
                        waiting_bytes += document.text.as_str().len();
                        waiting.push(document);
                        if waiting.len() >= JOB_DOCUMENTS || waiting_bytes >= JOB_BYTES {
                            waiting_bytes = 0;
                            listening = send(std::mem::take(&mut waiting));
                        }
                    }
                    Ok(_) => self.duplicates += 1,
                    Err(error) => self.skip(&error),
                }
                listening
            });
            if !listening {
                return;
            }
        }
        send(waiting);
    }

    fn nothing_read(&self, config: &BuildConfig, bare: u64) -> BuildError {
        let paths: Vec<String> =
            config.paths.iter().map(|path| path.to_string_lossy().into_owned()).collect();
        let mut why: Vec<String> =
            self.skipped.iter().map(|(reason, count)| format!("{count} {reason}")).collect();
        if bare > 0 {
            why.push(format!("{bare} with nothing but page furniture"));
        }
        if why.is_empty() {
            why.push("no files".to_owned());
        }
        BuildError::NoArticles { paths: paths.join(" "), why: why.join(", ") }
    }
}

fn hash_source(hasher: &mut Xxh3, bytes: &Bytes) {
    hasher.update(bytes.file.as_bytes());
    hasher.update(&[0]);
    hasher.update(&(bytes.content.len() as u64).to_le_bytes());
    hasher.update(&bytes.content);
}

fn fingerprint(hasher: &Xxh3, unit: Unit) -> String {
    let mut hasher = hasher.clone();
    hasher.update(match unit {
        Unit::Article => b"article",
        Unit::Passage => b"passage",
    });
    format!("{:032x}", hasher.digest128())
}

/// How documents are read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plan<'p> {
    unit: Unit,
    analyser: &'p Analyser,
    annotate: bool,
}

fn work(plan: Plan<'_>, jobs: &Mutex<Receiver<Job>>, done: &SyncSender<Done>) {
    loop {
        let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(Job { number, documents }) = job else { return };
        let articles = documents.into_iter().map(|document| analyse(document, plan)).collect();
        if done.send(Done { number, articles }).is_err() {
            return;
        }
    }
}

/// Document to indexed passages, a pure function.
pub(crate) fn analyse(document: SourceDocument, plan: Plan<'_>) -> Vec<IndexedPassage> {
    let Plan { unit, analyser, annotate } = plan;
    let (article, passages) = match unit {
        Unit::Article => {
            let article = Article::read(document);
            let passages = passage::cut(&article);
            (article, passages)
        }
        Unit::Passage => {
            let article = Article::ready_made(document);
            let passages = passage::ready_made(&article);
            (article, passages)
        }
    };
    let text = article.text.as_str();
    let tokens: Vec<Vec<Token>> =
        passages.iter().map(|passage| analyser.analyze(passage.span.of(text))).collect();
    let texts = passages.iter().map(|passage| passage.span.of(text));
    let title = article.title.as_deref().map(|title| analyser.analyze(title)).unwrap_or_default();
    let annotations = if annotate {
        let readings = Reading::of_article(texts.zip(tokens.iter().map(Vec::as_slice)));
        let title = article.title.as_deref().map(|text| Reading::new(text, &title));
        annotation::annotate_under(title.as_ref(), &readings, article.date)
    } else {
        passages.iter().map(|_| Vec::new()).collect()
    };
    let spans: Vec<Span> = passages.iter().map(|passage| passage.span).collect();
    let places = article.text.locate(&spans);
    let record = ArticleRecord::from(&article);
    let parts = passages.into_iter().zip(annotations).zip(places).zip(tokens);
    parts
        .map(|(((Passage { id, ordinal, span }, annotations), (start, length)), tokens)| {
            let abbreviations = analysis::abbreviations(&tokens).into_iter().map(|(key, _)| key).collect();
            let record = PassageRecord {
                id,
                article: record.clone(),
                ordinal,
                text: span.of(text).to_owned(),
                annotations,
                file: article.file.to_string(),
                start,
                length,
            };
            IndexedPassage { record, tokens, title: title.clone(), abbreviations }
        })
        .collect()
}

/// Writes articles by their numbers; those that overtook others wait. Returns
/// how many had nothing to write.
fn write_in_order(
    writer: &mut Writer<'_>,
    done: &Receiver<Done>,
    watch: &(dyn Fn(Event<'_>) + Sync),
) -> Result<u64, IndexError> {
    let mut waiting: BTreeMap<u64, Vec<Vec<IndexedPassage>>> = BTreeMap::new();
    let (mut next, mut bare, mut articles, mut passages) = (0, 0, 0, 0);
    for Done { number, articles: found } in done {
        waiting.insert(number, found);
        while let Some(found) = waiting.remove(&next) {
            next += 1;
            for found in found {
                if found.is_empty() {
                    bare += 1;
                    continue;
                }
                articles += 1;
                passages += found.len() as u64;
                writer.add_article(found)?;
            }
            watch(Event::Written { articles, passages });
        }
    }
    Ok(bare)
}
