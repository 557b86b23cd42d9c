//! JSON Lines: one object a hit, for scripts.
//!
//! | key | value |
//! | --- | --- |
//! | `schema` | number of this form, now 1; fields are added, never renamed |
//! | `query` | identifier of the query in a batch, else absent |
//! | `rank` | place in the ranking, from 1 |
//! | `id` | identifier of the passage |
//! | `score` | higher is better; comparable within one query only |
//! | `article` | object: `id`, and as far as known `source_id`, `title`, `outlet`, `place`, `byline`, `url`; `date` (`2023-02-20`, `2023-02`, `2023` or null) and `certainty` (`full`, `inferred`, `month`, `year`, `unknown`) |
//! | `ordinal` | place of the passage in its article, from 0 |
//! | `text` | the passage |
//! | `matches` | list of `start`, `end` (bytes of `text`), `text`, `term` of the query, `how` (`exact`, `phrase`, `stem`, `family`, `translation`, `joined`, `slip`, `abbreviation`, `idea`) |
//! | `copies` | identifiers of passages that say nearly the same, if there are any |
//! | `annotations` | list of `kind`, `label`, `start`, `end` (bytes of `text`), `text`, `rule`, `confidence` (0 to 100), `parts` (object of strings; a part with several values, such as `degrees`, is a list of strings in their order) |
//! | `source` | object: `file`, `start`, `length` (bytes of the file) |
//! | `parts` | with `--explain`: list of `name`, `term`, `value`, which add up to `score` |

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use super::{Answer, Format, Look};
use crate::annotation::Annotation;
use crate::article::Certainty;
use crate::index::PassageRecord;
use crate::search::{How, Part};

pub(super) const FORMAT: Format = Format {
    name: "jsonl",
    about: "one JSON object a hit, for scripts",
    head: "",
    shows_matches: true,
    folds_copies: true,
    write,
};

/// Number of the form that the objects have.
pub const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct HitLine<'h> {
    schema: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    query: Option<&'h str>,
    rank: usize,
    id: &'h str,
    score: f32,
    #[serde(flatten)]
    passage: PassageFields<'h>,
    matches: Vec<MatchLine<'h>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    copies: &'h [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    parts: Option<Vec<PartLine>>,
}

#[derive(Serialize)]
struct PassageLine<'h> {
    schema: u32,
    id: &'h str,
    asked: bool,
    #[serde(flatten)]
    passage: PassageFields<'h>,
}

#[derive(Serialize)]
struct PassageFields<'h> {
    article: ArticleLine<'h>,
    ordinal: usize,
    text: &'h str,
    annotations: Vec<AnnotationLine<'h>>,
    source: SourceLine<'h>,
}

#[derive(Serialize)]
struct ArticleLine<'h> {
    id: &'h str,
    #[serde(skip_serializing_if = "Option::is_none")]
    source_id: Option<&'h str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'h str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outlet: Option<&'h str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<&'h str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    byline: Option<&'h str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'h str>,
    date: Option<String>,
    certainty: Certainty,
}

#[derive(Serialize)]
struct AnnotationLine<'h> {
    kind: &'h str,
    label: &'h str,
    start: usize,
    end: usize,
    text: &'h str,
    rule: &'h str,
    confidence: u8,
    parts: BTreeMap<&'h str, PartValue<'h>>,
}

/// What a part says: most have one value.
#[derive(Serialize)]
#[serde(untagged)]
enum PartValue<'h> {
    One(&'h str),
    Many(Vec<&'h str>),
}

#[derive(Serialize)]
struct MatchLine<'h> {
    start: usize,
    end: usize,
    text: &'h str,
    term: &'h str,
    how: How,
}

#[derive(Serialize)]
struct SourceLine<'h> {
    file: &'h str,
    start: u64,
    length: u64,
}

#[derive(Serialize)]
struct PartLine {
    name: &'static str,
    term: String,
    value: f32,
}

fn write(out: &mut dyn Write, answer: &Answer<'_>, _: Look) -> io::Result<()> {
    for hit in answer.hits {
        let matches = hit.matches.iter().map(|found| MatchLine {
            start: found.span.start,
            end: found.span.end,
            text: found.span.of(&hit.passage.text),
            term: &found.term,
            how: found.how,
        });
        let parts = answer.explain.then(|| {
            let part =
                |part: &'_ Part| PartLine { name: part.name, term: part.term.clone(), value: part.value };
            hit.parts.iter().map(part).collect()
        });
        let line = HitLine {
            schema: SCHEMA,
            query: answer.id,
            rank: hit.rank,
            id: &hit.passage.id,
            score: hit.score,
            passage: fields(&hit.passage),
            matches: matches.collect(),
            copies: &hit.copies,
            parts,
        };
        write_line(out, &line)?;
    }
    Ok(())
}

/// Writes a passage that was asked for by its identifier, or stands beside it.
pub(super) fn write_passage(out: &mut dyn Write, passage: &PassageRecord, asked: bool) -> io::Result<()> {
    write_line(out, &PassageLine { schema: SCHEMA, id: &passage.id, asked, passage: fields(passage) })
}

fn write_line(out: &mut dyn Write, line: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, line).map_err(io::Error::from)?;
    writeln!(out)
}

fn fields(passage: &PassageRecord) -> PassageFields<'_> {
    let article = &passage.article;
    let known = article.date.certainty != Certainty::Unknown;
    PassageFields {
        article: ArticleLine {
            id: &article.id,
            source_id: article.source_id.as_deref(),
            title: article.title.as_deref(),
            outlet: article.outlet.as_deref(),
            place: article.place.as_deref(),
            byline: article.byline.as_deref(),
            url: article.url.as_deref(),
            date: known.then(|| article.date.to_string()),
            certainty: article.date.certainty,
        },
        ordinal: passage.ordinal,
        text: &passage.text,
        annotations: passage.annotations.iter().map(|found| annotation(found, &passage.text)).collect(),
        source: SourceLine { file: &passage.file, start: passage.start, length: passage.length },
    }
}

fn annotation<'h>(found: &'h Annotation, text: &'h str) -> AnnotationLine<'h> {
    AnnotationLine {
        kind: &found.kind,
        label: &found.label,
        start: found.span.start,
        end: found.span.end,
        text: found.span.of(text),
        rule: &found.rule,
        confidence: found.confidence,
        parts: found.parts.iter().map(|(name, _)| (name.as_str(), part_value(found, name))).collect(),
    }
}

fn part_value<'h>(found: &'h Annotation, name: &str) -> PartValue<'h> {
    let mut values: Vec<&str> = found.values(name).collect();
    if values.len() == 1 { PartValue::One(values.remove(0)) } else { PartValue::Many(values) }
}
