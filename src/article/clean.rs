//! What of a page is the article: furniture, credits and captions set aside.
//!
//! Nothing is rewritten. Cleaning gives the spans of the source text that are
//! body, in order; what a rule drops lies between them.

use std::sync::LazyLock;

use regex::{Regex, RegexSet};

use crate::Span;
use crate::lexicon::domain::boilerplate::{self, Treatment};

/// The parts of a page that are the article, and what its credits say.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Cleaned {
    /// Lines, or parts of lines, that are body.
    pub(crate) segments: Vec<Span>,
    /// Text of credit lines and of credits behind the last sentence.
    pub(crate) credits: Vec<String>,
}

struct Rules {
    lines: RegexSet,
    line_treatments: Vec<Treatment>,
    spans: Vec<(Regex, Treatment)>,
}

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    let rows = || boilerplate::rows().iter();
    let is_line = |row: &&boilerplate::Row| {
        matches!(row.treatment, Treatment::DropLine | Treatment::DropRest | Treatment::CreditLine)
    };
    let is_span = |row: &&boilerplate::Row| {
        matches!(row.treatment, Treatment::DropSpan | Treatment::CreditSpan)
    };
    Rules {
        lines: RegexSet::new(rows().filter(is_line).map(|row| &row.pattern)).expect("patterns that tests compile"),
        line_treatments: rows().filter(is_line).map(|row| row.treatment).collect(),
        spans: rows()
            .filter(is_span)
            .map(|row| (Regex::new(&row.pattern).expect("a pattern that tests compile"), row.treatment))
            .collect(),
    }
});

/// Sets furniture aside.
pub(crate) fn clean(text: &str) -> Cleaned {
    let rules = &*RULES;
    let mut cleaned = Cleaned::default();
    for line in lines(text) {
        let content = line.of(text);
        let strongest = rules.lines.matches(content).iter().map(|rule| rules.line_treatments[rule]).max();
        match strongest {
            Some(Treatment::DropRest) => break,
            Some(Treatment::CreditLine) => cleaned.credits.extend(credit(content)),
            Some(_) => {}
            None => keep(text, line, rules, &mut cleaned),
        }
    }
    cleaned
}

/// Non-empty lines, trimmed.
fn lines(text: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let start = at;
        at += line.len();
        trim(text, Span::new(start, at))
    })
}

/// The span without white space and invisible marks at its ends, unless nothing is left.
pub(crate) fn trim(text: &str, span: Span) -> Option<Span> {
    let blank = |c: char| c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}' | '\u{AD}');
    let content = span.of(text);
    let start = span.start + (content.len() - content.trim_start_matches(blank).len());
    let end = span.start + content.trim_end_matches(blank).len();
    (start < end).then(|| Span::new(start, end))
}

/// Keeps a line but for the spans that rules take out of it.
fn keep(text: &str, line: Span, rules: &Rules, cleaned: &mut Cleaned) {
    let content = line.of(text);
    let mut cuts: Vec<(Span, Treatment)> = Vec::new();
    for (pattern, treatment) in &rules.spans {
        for found in pattern.find_iter(content) {
            cuts.push((Span::new(line.start + found.start(), line.start + found.end()), *treatment));
        }
    }
    cuts.sort_by_key(|(span, _)| *span);
    let mut at = line.start;
    for (cut, treatment) in cuts {
        if cut.start < at {
            continue;
        }
        cleaned.segments.extend(trim(text, Span::new(at, cut.start)));
        if treatment == Treatment::CreditSpan {
            cleaned.credits.extend(credit(cut.of(text)));
        }
        at = cut.end;
    }
    cleaned.segments.extend(trim(text, Span::new(at, line.end)));
}

/// The name in a credit: what stands behind a colon, or inside brackets.
fn credit(content: &str) -> Option<String> {
    let name = content.split_once(':').map_or(content, |(_, name)| name);
    let name = name.trim_matches(|c: char| !c.is_alphanumeric() && c != '.').trim();
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str) -> (Vec<&str>, Vec<String>) {
        let cleaned = clean(text);
        (cleaned.segments.iter().map(|span| span.of(text)).collect(), cleaned.credits)
    }

    #[test]
    fn furniture_is_set_aside_and_the_rest_stands() {
        let text = "Kabar\n\nASN harus netral.\nBaca juga: Dinas lain siaga\nBaca Juga: Soal lain\n\
                    Camat dicopot. (eko/zai)\n\nEditor: Budi\n\nTulisan yang Tak Kalah Menarik\nLain lagi\n";
        let (segments, credits) = kept(text);
        assert_eq!(segments, ["ASN harus netral.", "Camat dicopot."]);
        assert_eq!(credits, ["eko/zai", "Budi"]);
    }

    #[test]
    fn an_insertion_of_the_editor_is_not_a_credit() {
        let (segments, credits) = kept("Ia diam (selama Pemilu-red). Lalu (ASN) pulang.");
        assert_eq!(segments, ["Ia diam (selama Pemilu-red). Lalu (ASN) pulang."]);
        assert!(credits.is_empty());
    }
}
