//! JSON Lines from the reader's side: the form declared again from its
//! documentation, unknown keys refused, and every place checked against the
//! bytes of the file that it names.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::OnceLock;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::support::{Place, ROOT, Shared, awas, run, seeds};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Hit {
    pub(crate) schema: u32,
    pub(crate) query: Option<String>,
    pub(crate) rank: usize,
    pub(crate) id: String,
    pub(crate) score: f64,
    pub(crate) article: Article,
    pub(crate) ordinal: usize,
    pub(crate) text: String,
    pub(crate) matches: Vec<Match>,
    #[serde(default)]
    pub(crate) copies: Vec<String>,
    pub(crate) annotations: Vec<Annotation>,
    pub(crate) source: Source,
    pub(crate) parts: Option<Vec<Part>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Shown {
    pub(crate) schema: u32,
    pub(crate) id: String,
    pub(crate) asked: bool,
    pub(crate) article: Article,
    pub(crate) ordinal: usize,
    pub(crate) text: String,
    pub(crate) annotations: Vec<Annotation>,
    pub(crate) source: Source,
}

#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Article {
    pub(crate) id: String,
    pub(crate) source_id: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) place: Option<String>,
    pub(crate) byline: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) date: Option<String>,
    pub(crate) certainty: Certainty,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Certainty {
    Full,
    Inferred,
    Month,
    Year,
    Unknown,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Match {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) text: String,
    pub(crate) term: String,
    pub(crate) how: How,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum How {
    Exact,
    Phrase,
    Stem,
    Family,
    Translation,
    Joined,
    Slip,
    Abbreviation,
    Idea,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Annotation {
    pub(crate) kind: String,
    pub(crate) label: String,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) text: String,
    pub(crate) rule: String,
    pub(crate) confidence: u8,
    pub(crate) parts: BTreeMap<String, PartValue>,
}

/// One value, or a list of several.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum PartValue {
    One(String),
    Many(Vec<String>),
}

impl PartValue {
    pub(crate) fn values(&self) -> &[String] {
        match self {
            Self::One(value) => std::slice::from_ref(value),
            Self::Many(values) => values,
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Source {
    pub(crate) file: String,
    pub(crate) start: usize,
    pub(crate) length: usize,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) term: String,
    pub(crate) value: f64,
}

/// Reads every line of an output.
#[track_caller]
pub(crate) fn read<T: DeserializeOwned>(out: &str) -> Vec<T> {
    out.lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error} in {line}")))
        .collect()
}

/// The files that hits come from, read once.
#[derive(Default)]
struct Files {
    content: HashMap<String, Vec<u8>>,
}

impl Files {
    /// The text that a byte range of a file holds, decoded as the file is.
    fn cut(&mut self, root: &Path, source: &Source) -> String {
        let content = self
            .content
            .entry(source.file.clone())
            .or_insert_with(|| std::fs::read(root.join(&source.file)).expect("the file of a hit"));
        let range = source.start..source.start + source.length;
        let bytes =
            content.get(range.clone()).unwrap_or_else(|| panic!("{}: no bytes {range:?}", source.file));
        let encoding = if content.starts_with(&[0xFF, 0xFE]) || content.get(1) == Some(&0) {
            UTF_16LE
        } else if content.starts_with(&[0xFE, 0xFF]) || content.first() == Some(&0) {
            UTF_16BE
        } else if let Ok(text) = std::str::from_utf8(bytes) {
            return unescaped(source, text.to_owned());
        } else {
            WINDOWS_1252
        };
        let (text, replaced) = encoding.decode_without_bom_handling(bytes);
        assert!(!replaced, "{}: bytes {range:?} begin or end inside a character", source.file);
        unescaped(source, text.into_owned())
    }
}

fn unescaped(source: &Source, text: String) -> String {
    if source.file.ends_with("jsonl") || source.file.ends_with("ndjson") {
        return serde_json::from_str(&format!("\"{text}\""))
            .unwrap_or_else(|error| panic!("{error} in {text}"));
    }
    text
}

/// What holds for a passage wherever it is written.
#[track_caller]
fn check_passage(root: &Path, files: &mut Files, text: &str, annotations: &[Annotation], source: &Source) {
    assert!(!text.trim().is_empty(), "an empty passage");
    assert_eq!(files.cut(root, source), text, "{}: {}+{}", source.file, source.start, source.length);
    let mut last = 0;
    for found in annotations {
        assert_eq!(text.get(found.start..found.end), Some(found.text.as_str()), "{found:?}");
        assert!(!found.text.is_empty() && !found.label.is_empty() && !found.rule.is_empty(), "{found:?}");
        assert!((1..=100).contains(&found.confidence), "{found:?}");
        assert!(awas::annotation::KINDS.iter().any(|kind| kind.name == found.kind), "{found:?}");
        for (name, part) in &found.parts {
            let values = part.values();
            assert!(!name.is_empty() && values.iter().all(|value| !value.is_empty()), "{found:?}");
            // A list is a list only where there are several.
            assert!(matches!(part, PartValue::One(_)) || values.len() > 1, "{found:?}");
        }
        assert!(last <= found.start, "annotations out of order: {annotations:?}");
        last = found.start;
    }
}

fn check_article(article: &Article) {
    let known = article.certainty != Certainty::Unknown;
    assert_eq!(article.date.is_some(), known, "{article:?}");
    let length = match article.certainty {
        Certainty::Full | Certainty::Inferred => 10,
        Certainty::Month => 7,
        Certainty::Year => 4,
        Certainty::Unknown => 0,
    };
    assert_eq!(article.date.as_deref().map_or(0, str::len), length, "{article:?}");
    let fields =
        [&article.source_id, &article.title, &article.outlet, &article.place, &article.byline, &article.url];
    for field in fields.into_iter().flatten() {
        assert!(!field.trim().is_empty(), "an empty field is left out: {article:?}");
    }
}

/// Checks the hits of one query.
#[track_caller]
fn check_hits(root: &Path, files: &mut Files, hits: &[Hit], first_rank: usize) {
    let mut places = HashMap::new();
    for (place, hit) in hits.iter().enumerate() {
        let other = places.insert((hit.article.id.clone(), hit.ordinal), hit.id.clone());
        assert_eq!(other, None, "{}: two passages of an article have one place in it", hit.id);
        assert_eq!(hit.schema, 1);
        assert_eq!(hit.rank, first_rank + place);
        check_article(&hit.article);
        assert!(
            hit.id.ends_with(&format!("-{}", hit.ordinal + 1)),
            "{} is not passage {}",
            hit.id,
            hit.ordinal
        );
        check_passage(root, files, &hit.text, &hit.annotations, &hit.source);
        let mut end = 0;
        for found in &hit.matches {
            assert_eq!(hit.text.get(found.start..found.end), Some(found.text.as_str()), "{found:?}");
            assert!(found.start < found.end && !found.term.is_empty(), "{found:?}");
            let same = awas::analysis::normalize(&found.text) == awas::analysis::normalize(&found.term);
            assert!(found.how != How::Stem || !same, "the word itself is no other form: {found:?}");
            assert!(end <= found.start, "matches overlap: {:?}", hit.matches);
            // Only ideas and abbreviations stand for what the query says in other words.
            let of_lens = found.term.split_once(':').is_some();
            assert!(!of_lens || found.how == How::Idea, "{found:?}");
            end = found.end;
        }
        if let Some(parts) = &hit.parts {
            let sum: f64 = parts.iter().map(|part| part.value).sum();
            let close = (sum - hit.score).abs() <= 1e-4 * hit.score.abs().max(1.0);
            assert!(close, "parts make {sum}, the score is {}: {parts:?}", hit.score);
            assert!(parts.iter().all(|part| !part.name.is_empty() && !part.term.is_empty()), "{parts:?}");
        }
    }
    for pair in hits.windows(2) {
        assert!(pair[0].score >= pair[1].score, "{} before {}", pair[0].score, pair[1].score);
    }
    let mut ids: Vec<&str> = hits.iter().map(|hit| hit.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), hits.len(), "a passage twice in one answer");
}

const TEXT: &str = "SAGARA.COM – Camat “Wanajaya” dicopot karena tidak netral, kata Ketua Bawaslu Kota Sagara, Senin (20/2/2023).\r\n\r\nIa café – naïve – menyebut “sanksi-sanksi” itu berat, dan Rp12.000.000 sudah dibayar oleh camat itu sendiri.\r\n";

/// One text in every encoding, and in JSON Lines with and without escapes.
fn encodings() -> &'static Shared {
    static ENCODINGS: OnceLock<(Place, Shared)> = OnceLock::new();
    let (_, shared) = ENCODINGS.get_or_init(|| {
        let place = Place::new();
        let wide = |big: bool, text: &str| -> Vec<u8> {
            text.encode_utf16()
                .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
                .collect()
        };
        // Each text has a mark of its own, or all but one would be copies.
        let text = |mark: &str| TEXT.replace("dibayar", mark);
        place.write("in/utf8.txt", text("satu"));
        place.write("in/mark.txt", [b"\xEF\xBB\xBF", text("dua").as_bytes()].concat());
        place.write("in/little.txt", [b"\xFF\xFE".to_vec(), wide(false, &text("tiga \u{1F5F3}"))].concat());
        place.write("in/big.txt", [b"\xFE\xFF".to_vec(), wide(true, &text("empat \u{1F5F3}"))].concat());
        let (one_byte, _, _) = WINDOWS_1252.encode(TEXT);
        place.write("in/western.txt", one_byte);
        let record = |text: &str| {
            serde_json::to_string(&serde_json::json!({"title": "Judul \"é\"", "text": text})).expect("JSON")
        };
        let ascii = |json: String| -> String {
            json.chars()
                .flat_map(|c| if c.is_ascii() { vec![c] } else { escape(c).chars().collect() })
                .collect()
        };
        let lines = [
            record(&text("lima \u{1F5F3} \u{8}\u{c}/ \\")),
            ascii(record(&text("enam \u{1F5F3} é"))),
            record(&text("tujuh")).replace("/", "\\/"),
        ];
        place.write("in/records.jsonl", [b"\xEF\xBB\xBF", lines.join("\r\n").as_bytes()].concat());
        let shared = Shared::build("encodings", &place.path(""), &["in"], &[]);
        (place, shared)
    });
    shared
}

fn escape(c: char) -> String {
    c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect()
}

#[test]
fn every_hit_of_every_topic_is_as_documented() {
    let queries = Path::new(ROOT).join("tests/data/relevance/queries.tsv");
    let rows = std::fs::read_to_string(queries).expect("the topics");
    let place = Place::new();
    let extra = "x-1\tnetral\nx-2\t\"politik praktis\"\nx-3\tabout:sanksi\nx-4\tdate:2024 -camat\nx-5\tBawaslu OR KPU\nx-6\t(camat OR lurah) AND netralitas\nx-7\tcivil servant\nx-8\toutlet:antara\n";
    let lines: String = rows
        .lines()
        .skip(1)
        .map(|row| {
            let cells: Vec<&str> = row.split('\t').collect();
            format!("{}\t{}\n", cells[0], cells[2])
        })
        .collect();
    let batch = place.write("batch.tsv", lines + extra);
    let batch = batch.to_string_lossy();
    let ran = seeds().search(&["--format", "jsonl", "-n", "50", "--explain", "--batch", &batch]).exits(0);
    let mut by_query: BTreeMap<String, Vec<Hit>> = BTreeMap::new();
    for hit in read::<Hit>(&ran.out) {
        let query = hit.query.clone().expect("hits of a batch name their query");
        by_query.entry(query).or_default().push(hit);
    }
    assert!(by_query.len() > 60, "only {} topics have hits", by_query.len());
    let mut files = Files::default();
    for hits in by_query.values() {
        check_hits(Path::new(ROOT), &mut files, hits, 1);
        assert!(hits.iter().all(|hit| hit.parts.is_some()), "--explain gives parts");
    }
}

#[test]
fn a_lone_query_has_no_query_key_and_no_parts() {
    let hits: Vec<Hit> = read(&seeds().search(&["--format", "jsonl", "netral"]).exits(0).out);
    assert_eq!(hits.len(), 10);
    assert!(hits.iter().all(|hit| hit.query.is_none() && hit.parts.is_none()));
    assert!(hits.iter().all(|hit| !hit.matches.is_empty() || hit.article.title.is_some()));
    let page: Vec<Hit> =
        read(&seeds().search(&["--format", "jsonl", "--offset", "4", "-n", "3", "netral"]).out);
    check_hits(Path::new(ROOT), &mut Files::default(), &page, 5);
}

#[test]
fn bytes_are_found_in_every_encoding() {
    let shared = encodings();
    let hits: Vec<Hit> =
        read(&shared.search(&["--copies", "--format", "jsonl", "-n", "100", "camat"]).exits(0).out);
    check_hits(&shared.root, &mut Files::default(), &hits, 1);
    let mut files: Vec<&str> = hits.iter().map(|hit| hit.source.file.as_str()).collect();
    files.sort_unstable();
    files.dedup();
    assert_eq!(files.len(), 6, "{files:?}");
    let passages = |file: &str| hits.iter().filter(|hit| hit.source.file == file).count();
    let cut = passages("in/utf8.txt");
    for file in ["in/mark.txt", "in/little.txt", "in/big.txt", "in/western.txt"] {
        assert_eq!(passages(file), cut, "{file} is cut otherwise");
    }
    assert_eq!(passages("in/records.jsonl"), 3 * cut);
}

/// `tail -c +START | head -c LEN`, done by the tools themselves.
#[cfg(unix)]
#[test]
fn head_and_tail_show_a_passage() {
    let hits: Vec<Hit> =
        read(&seeds().search(&["--format", "jsonl", "-n", "3", "deklarasi netralitas Kota Serang"]).out);
    let hit =
        hits.iter().find(|hit| hit.source.file.ends_with("04-kota-serang-deklarasi.txt")).expect("file 04");
    let script =
        format!("tail -c +{} '{}' | head -c {}", hit.source.start + 1, hit.source.file, hit.source.length);
    let output =
        std::process::Command::new("sh").args(["-c", &script]).current_dir(ROOT).output().expect("a shell");
    assert_eq!(String::from_utf8(output.stdout).expect("text"), hit.text);
}

#[test]
fn shown_passages_are_the_article_in_order() {
    for query in ["ikrar netralitas", "kades divonis", "kampanye damai", "dokter"] {
        let shared = seeds();
        let id = shared.ids(&["-n", "1", query]).remove(0);
        let ran =
            run(awas().args(["show", "--format", "jsonl", "--index"]).arg(&shared.index).arg(&id)).exits(0);
        let shown: Vec<Shown> = read(&ran.out);
        let mut files = Files::default();
        for (place, passage) in shown.iter().enumerate() {
            assert_eq!(passage.schema, 1);
            assert_eq!(passage.ordinal, place, "{query}");
            assert_eq!(passage.asked, passage.id == id);
            assert_eq!(passage.article, shown[0].article);
            check_article(&passage.article);
            check_passage(&shared.root, &mut files, &passage.text, &passage.annotations, &passage.source);
        }
        assert_eq!(shown.iter().filter(|passage| passage.asked).count(), 1);
        for pair in shown.windows(2) {
            assert!(
                pair[0].source.start + pair[0].source.length <= pair[1].source.start,
                "{query}: out of order"
            );
        }
    }
}

/// All values of a part that repeats come out, in their order.
#[test]
fn a_part_with_several_values_is_a_list() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("suite").join("degrees-source");
    std::fs::create_dir_all(&folder).expect("a folder");
    let text = "Bupati Lebak Drs. H. Budi Santoso, S.H., M.Si. membuka rapat itu pada pagi hari.";
    std::fs::write(folder.join("degrees.txt"), text).expect("a written file");
    let index = Shared::build("degrees", &folder, &["degrees.txt"], &[]);
    let hits = read::<Hit>(&index.search(&["--format", "jsonl", "rapat"]).exits(0).out);
    let official = hits[0].annotations.iter().find(|found| found.kind == "official").expect("an official");
    assert_eq!(official.parts["degrees"].values(), ["S.H.", "M.Si."], "{official:?}");
    assert!(matches!(official.parts["title"], PartValue::One(_)), "{official:?}");
}

/// The documentation names every key that the form has.
#[test]
fn the_documentation_names_every_key() {
    let source = std::fs::read_to_string(Path::new(ROOT).join("src/render/jsonl.rs")).expect("source");
    let documented: String = source.lines().take_while(|line| line.starts_with("//!")).collect();
    let keys = [
        "schema",
        "query",
        "rank",
        "id",
        "score",
        "article",
        "source_id",
        "title",
        "outlet",
        "place",
        "byline",
        "url",
        "date",
        "certainty",
        "ordinal",
        "text",
        "matches",
        "copies",
        "start",
        "end",
        "term",
        "how",
        "annotations",
        "kind",
        "label",
        "rule",
        "confidence",
        "parts",
        "source",
        "file",
        "length",
        "name",
        "value",
    ];
    for key in keys {
        assert!(documented.contains(&format!("`{key}`")), "`{key}` is not documented");
    }
}
