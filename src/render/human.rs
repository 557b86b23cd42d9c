//! For a person at a terminal.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::facts::facts;
use super::table::cut;
use super::text::{clean, write_wrapped};
use super::{Answer, Format, Look};
use crate::article::Certainty;
use crate::index::{ArticleRecord, PassageRecord};
use crate::search::{Hit, How};

pub(super) const FORMAT: Format = Format {
    name: "human",
    about: "for reading, with the matched words marked",
    head: "",
    shows_matches: true,
    folds_copies: true,
    write,
};

/// Styles of the parts of a page; all plain without colour.
pub(super) struct Styles {
    pub(super) heading: Style,
    pub(super) faint: Style,
    pub(super) mark: Style,
    pub(super) label: Style,
}

impl Styles {
    pub(super) fn of(look: Look) -> Self {
        if !look.colour {
            let plain = Style::new();
            return Self { heading: plain, faint: plain, mark: plain, label: plain };
        }
        Self {
            heading: Style::new().bold(),
            faint: Style::new().dimmed(),
            mark: Style::new().bold().fg_color(Some(AnsiColor::Red.into())),
            label: Style::new().fg_color(Some(AnsiColor::Cyan.into())),
        }
    }
}

fn write(out: &mut dyn Write, answer: &Answer<'_>, look: Look) -> io::Result<()> {
    let styles = Styles::of(look);
    if let Some(id) = answer.id {
        let (on, off) = (styles.label.render(), styles.label.render_reset());
        writeln!(out, "{on}{}  {}{off}\n", clean(id), clean(answer.query))?;
        if answer.hits.is_empty() {
            writeln!(out, "    nothing found\n")?;
        }
    }
    if let Some(note) = answer.note.filter(|_| !answer.hits.is_empty()) {
        write_faint(out, &styles, "", &format!("{}\n", clean(note)))?;
    }
    for hit in answer.hits {
        write_hit(out, hit, answer.explain, look, &styles)?;
    }
    Ok(())
}

fn write_hit(out: &mut dyn Write, hit: &Hit, explain: bool, look: Look, styles: &Styles) -> io::Result<()> {
    let passage = &hit.passage;
    let indent = "    ";
    let (on, off) = (styles.heading.render(), styles.heading.render_reset());
    writeln!(out, "{:>2}. {on}{}{off}", hit.rank, heading(passage))?;
    write_faint(out, styles, indent, &byline(passage))?;
    let marked: Vec<_> = hit.matches.iter().map(|found| found.span).collect();
    write_wrapped(out, &passage.text, &marked, styles.mark, indent, look.width)?;
    let why = why(hit);
    if !why.is_empty() {
        let (on, off) = (styles.label.render(), styles.label.render_reset());
        write!(out, "{indent}{on}why{off} ")?;
        writeln!(out, "{why}")?;
    }
    let room = look.width.saturating_sub(indent.len());
    write_faint(out, styles, indent, &cut(&facts(&passage.annotations), room))?;
    write_faint(out, styles, indent, &format!("{}  {}", clean(&passage.id), place(passage)))?;
    if !hit.copies.is_empty() {
        let copies = clean(&hit.copies.join(" "));
        write_faint(out, styles, indent, &format!("nearly the same: {copies}"))?;
    }
    if explain {
        writeln!(out, "{indent}score {:.3}", hit.score)?;
        for part in &hit.parts {
            writeln!(out, "{indent}  {:>8.3}  {} {}", part.value, part.name, clean(&part.term))?;
        }
    }
    writeln!(out)
}

pub(super) fn write_faint(out: &mut dyn Write, styles: &Styles, indent: &str, text: &str) -> io::Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    writeln!(out, "{indent}{}{text}{}", styles.faint.render(), styles.faint.render_reset())
}

/// Words of a passage that stand in for a title.
const HEADING_WORDS: usize = 9;

fn heading(passage: &PassageRecord) -> String {
    match &passage.article.title {
        Some(title) => clean(title),
        None => {
            let text = clean(&passage.text);
            let words: Vec<&str> = text.split(' ').take(HEADING_WORDS).collect();
            format!("{} …", words.join(" ").trim_end_matches([',', '.']))
        }
    }
}

/// Outlet, place, date and speaker, as far as known.
fn byline(passage: &PassageRecord) -> String {
    let mut parts = article_line(&passage.article);
    let mut speakers: Vec<String> = Vec::new();
    for annotation in passage.annotations.iter().filter(|annotation| annotation.names_speaker()) {
        let name = clean(&annotation.label);
        if !speakers.contains(&name) {
            speakers.push(name);
        }
    }
    if !speakers.is_empty() {
        parts.push(format!("says {}", speakers.join(", ")));
    }
    parts.join(" · ")
}

/// Outlet, place and date of an article, as far as known.
pub(super) fn article_line(article: &ArticleRecord) -> Vec<String> {
    let mut parts: Vec<String> =
        [&article.outlet, &article.place].into_iter().flatten().map(|part| clean(part)).collect();
    match article.date.certainty {
        Certainty::Unknown => parts.push("date unknown".to_owned()),
        Certainty::Inferred => parts.push(format!("{} (year inferred)", article.date)),
        _ => parts.push(article.date.to_string()),
    }
    parts
}

/// File and byte range.
fn place(passage: &PassageRecord) -> String {
    format!("{}:{}+{}", clean(&passage.file), passage.start, passage.length)
}

/// What matched and why, each way once.
fn why(hit: &Hit) -> String {
    let mut ways: Vec<String> = Vec::new();
    for found in &hit.matches {
        let word = clean(found.span.of(&hit.passage.text));
        let way = match found.how {
            How::Exact | How::Phrase => word,
            How::Stem => format!("{word} ({})", clean(&found.term)),
            How::Family => format!("{word} (family of {})", clean(&found.term)),
            How::Translation => format!("{word} ({} in English)", clean(&found.term)),
            How::Joined => format!("{word} (written as one)"),
            How::Slip => format!("{word} (nearest to {})", clean(&found.term)),
            How::Abbreviation => format!("{word} ({})", clean(&found.term)),
            How::Idea => format!("{word} ({})", clean(&found.term.replace(':', ": "))),
        };
        if !ways.iter().any(|other| other.eq_ignore_ascii_case(&way)) {
            ways.push(way);
        }
    }
    ways.join(", ")
}
