//! Writing a generation.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use compact_str::CompactString;
use rustc_hash::FxHashMap;
use tantivy::index::SegmentId;
use tantivy::indexer::{NoMergePolicy, UserOperation};
use tantivy::schema::Field;
use tantivy::{IndexSettings, IndexWriter, TantivyDocument};

use super::facts;
use super::layout::BuildLock;
use super::likeness::Likeness;
use super::schema::{Fields, SEQUENCE, concept_term, evidence_terms, idea_term};
use super::traits::Traits;
use super::{ADDITIONS, IndexError, Manifest, PassageRecord, Unit};
use crate::analysis::{Analyser, Token};
use crate::annotation::{self, Annotation};
use crate::article::{Certainty, day_number};

/// A passage with everything that the index wants to know of it.
#[derive(Debug)]
pub(crate) struct IndexedPassage {
    pub(crate) record: PassageRecord,
    pub(crate) tokens: Vec<Token>,
    pub(crate) title: Vec<Token>,
    /// Abbreviations that the passage uses or spells out.
    pub(crate) abbreviations: Vec<&'static str>,
}

/// Passages of one article that are held together at most.
const MOST_WAITING: usize = 4096;

/// A stored passage is unpacked with those beside it: small blocks make a page of
/// hits cheap, and cost little space.
const STORE_BLOCK_BYTES: usize = 4 << 10;

/// Documents that the engine is handed together, because each time may wake its
/// thread. It keeps up to ten thousand such lots waiting, so a lot is small.
const HANDED_OVER: usize = 8;

/// Memory that the engine may use before it writes a segment.
const BUDGET_BYTES: usize = 256 << 20;

/// A generation that is being written.
#[derive(Debug)]
pub(crate) struct Writer<'l> {
    lock: &'l BuildLock,
    path: PathBuf,
    folder: PathBuf,
    index: tantivy::Index,
    writer: EngineWriter,
    fields: Fields,
    manifest: Manifest,
    analyser: Analyser,
    /// How many ready-made passages of each article have come.
    counted: FxHashMap<String, usize>,
    /// Passages of one article, in order, of which more may come.
    waiting: Vec<IndexedPassage>,
    /// Documents that the engine does not have yet.
    documents: Vec<UserOperation>,
}

/// `IndexWriter` with a `Debug` that says nothing.
struct EngineWriter(IndexWriter);

impl std::fmt::Debug for EngineWriter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("EngineWriter")
    }
}

impl<'l> Writer<'l> {
    /// Starts a generation in a folder that is locked for it.
    pub(crate) fn start(
        lock: &'l BuildLock,
        path: &Path,
        unit: Unit,
        analyser: &Analyser,
    ) -> Result<Self, IndexError> {
        let folder = lock.start_generation()?;
        if let Some(additions) = analyser.additions() {
            let folder = folder.join(ADDITIONS);
            additions.write(&folder).map_err(|source| IndexError::Io { path: folder, source })?;
        }
        let (schema, fields) = Fields::build();
        let engine = |source| IndexError::Engine { path: path.to_owned(), source };
        let settings = IndexSettings { docstore_blocksize: STORE_BLOCK_BYTES, ..IndexSettings::default() };
        let builder = tantivy::Index::builder().schema(schema).settings(settings);
        let index = builder.create_in_dir(&folder).map_err(engine)?;
        facts::register(&index);
        // One thread that is handed passages in order, and no merging under way:
        // the order of documents is that of the sources, whatever the machine.
        let writer = index.writer_with_num_threads(1, BUDGET_BYTES).map_err(engine)?;
        writer.set_merge_policy(Box::new(NoMergePolicy));
        Ok(Self {
            lock,
            path: path.to_owned(),
            folder,
            index,
            writer: EngineWriter(writer),
            fields,
            manifest: Manifest::new(unit, analyser),
            analyser: analyser.clone(),
            counted: FxHashMap::default(),
            waiting: Vec::new(),
            documents: Vec::new(),
        })
    }

    fn engine(&self) -> impl FnOnce(tantivy::TantivyError) -> IndexError + use<'_, 'l> {
        |source| IndexError::Engine { path: self.path.clone(), source }
    }

    /// Adds the passages of one article; ready-made ones of an article may come
    /// in several calls and are counted on. Those that come one behind the other
    /// are ranked as one article.
    pub(crate) fn add_article(&mut self, mut passages: Vec<IndexedPassage>) -> Result<(), IndexError> {
        let before = match (self.manifest.unit, passages.first()) {
            (Unit::Passage, Some(first)) => {
                let count = self.counted.entry(first.record.article.id.clone()).or_default();
                let before = *count;
                *count += passages.len();
                before
            }
            _ => 0,
        };
        for passage in &mut passages {
            passage.record.ordinal += before;
        }
        if before == 0 {
            self.count_article(&passages);
        }
        let continues = match (self.waiting.last(), passages.first()) {
            (Some(last), Some(first)) => last.record.article.id == first.record.article.id,
            _ => false,
        };
        if !continues || self.waiting.len() > MOST_WAITING {
            self.write_waiting()?;
        }
        self.waiting.append(&mut passages);
        Ok(())
    }

    /// Writes the passages of one article that have come.
    fn write_waiting(&mut self) -> Result<(), IndexError> {
        let passages = std::mem::take(&mut self.waiting);
        let length = passages.iter().map(|passage| passage.tokens.len() as u64).sum();
        for (ordinal, passage) in passages.iter().enumerate() {
            self.manifest.passages += 1;
            let document = self.document(passage, ordinal as u64, length)?;
            self.documents.push(UserOperation::Add(document));
            if self.documents.len() >= HANDED_OVER {
                self.hand_over()?;
            }
        }
        Ok(())
    }

    /// Hands the documents that are ready to the engine.
    fn hand_over(&mut self) -> Result<(), IndexError> {
        let documents = std::mem::replace(&mut self.documents, Vec::with_capacity(HANDED_OVER));
        self.writer.0.run(documents).map(|_| ()).map_err(self.engine())
    }

    fn count_article(&mut self, passages: &[IndexedPassage]) {
        let Some(first) = passages.first() else { return };
        let article = &first.record.article;
        self.manifest.articles += 1;
        *self.manifest.outlets.entry(article.outlet.clone().unwrap_or_default()).or_default() += 1;
        match article.date.days {
            Some((start, end)) => {
                let first_day = &mut self.manifest.first_day;
                *first_day = Some(first_day.map_or(start, |day| day.min(start)));
                let last_day = &mut self.manifest.last_day;
                *last_day = Some(last_day.map_or(end, |day| day.max(end)));
            }
            None => self.manifest.undated += 1,
        }
    }

    fn document(
        &self,
        passage: &IndexedPassage,
        ordinal: u64,
        article_length: u64,
    ) -> Result<TantivyDocument, IndexError> {
        let fields = &self.fields;
        let record = &passage.record;
        let mut document = TantivyDocument::default();
        document.add_text(fields.id, &record.id);
        document.add_text(fields.article, &record.article.id);
        document.add_u64(fields.sequence, self.manifest.passages);
        let exact = |tokens: &[Token]| spaced(tokens.iter().map(|token| token.exact.as_str()));
        let stem = |tokens: &[Token]| spaced(tokens.iter().map(|token| token.stem.as_str()));
        document.add_text(fields.exact, exact(&passage.tokens));
        document.add_text(fields.stem, with_ideas(&passage.tokens, &record.annotations));
        if !passage.title.is_empty() {
            let title = stem(&passage.title);
            document.add_text(fields.stem, &title);
            document.add_text(fields.title, &title);
        }
        document.add_u64(fields.ordinal, ordinal);
        document.add_u64(fields.article_length, article_length);
        document.add_u64(fields.traits, Traits::of(&record.text, &passage.tokens).bits());
        let likeness = Likeness::of(&passage.tokens).map_or(0, Likeness::bits);
        document.add_u64(fields.likeness, likeness);

        let concepts: Vec<String> = annotation::concepts(&record.annotations)
            .iter()
            .map(String::as_str)
            .chain(passage.abbreviations.iter().copied())
            .map(concept_term)
            .collect();
        document.add_text(fields.concept, concepts.join(" "));
        for (kind, field) in &fields.evidence {
            let marked = record.annotations.iter().filter(|annotation| annotation.kind == *kind);
            let evidence: Vec<CompactString> = marked
                .flat_map(|annotation| evidence_terms(&self.analyser, annotation, &passage.tokens))
                .collect();
            if !evidence.is_empty() {
                document.add_text(fields.about, kind);
                document.add_text(*field, evidence.join(" "));
            }
        }
        document.add_text(fields.facts, facts::encode(&record.annotations));
        let kinds: BTreeSet<&str> =
            record.annotations.iter().map(|annotation| annotation.kind.as_str()).collect();
        kinds.into_iter().for_each(|kind| document.add_text(fields.carries, kind));
        for (kind, field) in &fields.standing {
            match annotation::facts::prior(&record.annotations, kind) {
                0 => {}
                prior => document.add_u64(*field, prior.into()),
            }
        }
        let speakers: BTreeSet<&str> = record
            .annotations
            .iter()
            .filter(|annotation| annotation.names_speaker())
            .map(|annotation| annotation.label.as_str())
            .collect();
        add_words(&mut document, fields.speaker, speakers);
        add_words(&mut document, fields.outlet, record.article.outlet.as_deref());
        add_words(&mut document, fields.place, record.article.place.as_deref());
        if let Some((first, last)) = record.article.date.days
            && record.article.date.certainty != Certainty::Unknown
        {
            document.add_i64(fields.first_day, day_number(first));
            document.add_i64(fields.last_day, day_number(last));
        }
        let stored = serde_json::to_string(record).map_err(|error| IndexError::Damaged {
            path: self.path.clone(),
            reason: format!("a passage that cannot be stored: {error}"),
        })?;
        document.add_text(fields.record, stored);
        Ok(document)
    }

    /// Finishes the generation and makes it the one that answers.
    pub(crate) fn publish(mut self, counted: impl FnOnce(&mut Manifest)) -> Result<Manifest, IndexError> {
        self.write_waiting()?;
        self.hand_over()?;
        self.writer.0.commit().map_err(self.engine())?;
        let segments = self.segments_in_source_order()?;
        if segments.len() > 1 {
            // One segment is the fastest to search.
            self.writer.0.merge(&segments).wait().map_err(self.engine())?;
            self.writer.0.garbage_collect_files().wait().map_err(self.engine())?;
        }
        let Self { lock, path, folder, index, writer, fields, mut manifest, .. } = self;
        let engine = |source| IndexError::Engine { path: path.clone(), source };
        writer.0.wait_merging_threads().map_err(engine)?;
        let searcher = index.reader().map_err(engine)?.searcher();
        for segment in searcher.segment_readers() {
            let inverted = segment.inverted_index(fields.exact).map_err(engine)?;
            manifest.terms += inverted.terms().num_terms() as u64;
        }
        manifest.index_bytes = folder_bytes(&folder);
        manifest.built = jiff::Timestamp::now().strftime("%Y-%m-%d %H:%M:%S UTC").to_string();
        counted(&mut manifest);
        manifest.write(&folder).map_err(|source| IndexError::Io { path: folder.clone(), source })?;
        lock.publish(&folder)?;
        Ok(manifest)
    }

    fn segments_in_source_order(&self) -> Result<Vec<SegmentId>, IndexError> {
        let searcher = self.index.reader().map_err(self.engine())?.searcher();
        let mut segments = Vec::new();
        for segment in searcher.segment_readers() {
            let sequence = segment.fast_fields().u64(SEQUENCE).map_err(self.engine())?;
            segments.push((sequence.min_value(), segment.segment_id()));
        }
        segments.sort_unstable();
        Ok(segments.into_iter().map(|(_, segment)| segment).collect())
    }
}

fn add_words<'w>(document: &mut TantivyDocument, field: Field, texts: impl IntoIterator<Item = &'w str>) {
    let words: Vec<CompactString> =
        texts.into_iter().flat_map(crate::analysis::words).map(|word| word.exact).collect();
    document.add_text(field, words.join(" "));
}

/// The stems of a passage, and before the evidence of an idea the term of that
/// idea, so that it has a place among the words.
fn with_ideas(tokens: &[Token], annotations: &[Annotation]) -> String {
    let mut ideas = annotations.iter().filter(|annotation| annotation.is_event()).peekable();
    let mut text = String::new();
    for token in tokens {
        while let Some(idea) = ideas.next_if(|idea| idea.span.start <= token.span.start) {
            for term in annotation::idea_terms(idea) {
                push_term(&mut text, &idea_term(&term));
            }
        }
        push_term(&mut text, &token.stem);
    }
    text
}

fn push_term(text: &mut String, term: &str) {
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(term);
}

/// Terms with spaces between them; no term holds one.
fn spaced<'t>(terms: impl Iterator<Item = &'t str>) -> String {
    let mut text = String::new();
    terms.for_each(|term| push_term(&mut text, term));
    text
}

fn folder_bytes(folder: &Path) -> u64 {
    let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
    let bytes = |entry: std::fs::DirEntry| match entry.metadata() {
        Ok(data) if data.is_dir() => folder_bytes(&entry.path()),
        data => data.map_or(0, |data| data.len()),
    };
    entries.flatten().map(bytes).sum()
}
