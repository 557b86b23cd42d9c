//! One line a hit, for pipes: tables, identifiers, TREC runs.

use std::io::{self, Write};

use super::text::clean;
use super::{Answer, Format, Look};
use crate::article::Certainty;

pub(super) const TSV: Format = Format {
    name: "tsv",
    about: "a table with a header line, cells between tabs",
    head: "query\trank\tscore\tid\toutlet\tdate\tplace\tspeaker\ttitle\ttext\n",
    shows_matches: false,
    folds_copies: true,
    write: write_tsv,
};

pub(super) const IDS: Format = Format {
    name: "ids",
    about: "identifiers of passages, one a line",
    head: "",
    shows_matches: false,
    folds_copies: true,
    write: write_ids,
};

pub(super) const TREC: Format = Format {
    name: "trec",
    about: "a run of six columns for evaluation: topic Q0 id rank score tag",
    head: "",
    shows_matches: false,
    folds_copies: false,
    write: write_trec,
};

/// Topic of a query without an identifier.
const LONE_TOPIC: &str = "1";
/// Last column of a run.
const RUN_TAG: &str = "awas";

fn write_tsv(out: &mut dyn Write, answer: &Answer<'_>, _: Look) -> io::Result<()> {
    for hit in answer.hits {
        let passage = &hit.passage;
        let article = &passage.article;
        let cell = |text: Option<&str>| text.map(clean).unwrap_or_default();
        let date = match article.date.certainty {
            Certainty::Unknown => String::new(),
            _ => article.date.to_string(),
        };
        let speaker = passage.annotations.iter().find(|annotation| annotation.names_speaker());
        writeln!(
            out,
            "{}\t{}\t{:.4}\t{}\t{}\t{}\t{}\t{}\t{}\t{}",
            cell(answer.id),
            hit.rank,
            hit.score,
            clean(&passage.id),
            cell(article.outlet.as_deref()),
            date,
            cell(article.place.as_deref()),
            cell(speaker.map(|speaker| speaker.label.as_str())),
            cell(article.title.as_deref()),
            clean(&passage.text),
        )?;
    }
    Ok(())
}

fn write_ids(out: &mut dyn Write, answer: &Answer<'_>, _: Look) -> io::Result<()> {
    answer.hits.iter().try_for_each(|hit| writeln!(out, "{}", clean(&hit.passage.id)))
}

fn write_trec(out: &mut dyn Write, answer: &Answer<'_>, _: Look) -> io::Result<()> {
    // Columns are cut at white space, so none may stand inside one.
    let column = |text: &str| clean(text).replace(' ', "_");
    let topic = answer.id.map_or_else(|| LONE_TOPIC.to_owned(), column);
    answer.hits.iter().try_for_each(|hit| {
        writeln!(out, "{topic} Q0 {} {} {:.6} {RUN_TAG}", column(&hit.passage.id), hit.rank, hit.score)
    })
}
