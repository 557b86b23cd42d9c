//! What of a page is the article: furniture, credits and captions set aside.
//!
//! Nothing is rewritten. Cleaning gives the spans of the source text that are
//! body, in order; what a rule drops lies between them.

use std::sync::LazyLock;

use regex::{Regex, RegexSet, RegexSetBuilder};

use crate::Span;
use crate::lexicon::domain::boilerplate::{self, Scope, Treatment};

/// The parts of a page that are the article, and what its credits say.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Cleaned {
    /// Lines, or parts of lines, that are body.
    pub(crate) segments: Vec<Span>,
    /// Text of credit lines and of credits behind the last sentence.
    pub(crate) credits: Vec<String>,
}

struct Rule {
    pattern: Regex,
    scope: Scope,
    treatment: Treatment,
}

struct Rules {
    /// All patterns at once, to pass over the many lines that none matches: those
    /// that begin at the start of a line apart from the others, because their states
    /// would multiply. Each with the numbers of its rules.
    any: [(RegexSet, Vec<usize>); 2],
    /// In the order in which they are tried.
    rules: Vec<Rule>,
}

impl Rules {
    /// The rules that match a line, in order.
    fn matching(&self, line: &str) -> Vec<&Rule> {
        let numbers =
            self.any.iter().flat_map(|(set, numbers)| set.matches(line).into_iter().map(|at| numbers[at]));
        let mut numbers: Vec<usize> = numbers.collect();
        numbers.sort_unstable();
        numbers.into_iter().map(|number| &self.rules[number]).collect()
    }
}

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    let mut rows: Vec<&boilerplate::Row> =
        boilerplate::rows().iter().filter(|row| row.treatment.takes_out()).collect();
    rows.sort_by_key(|row| row.order);
    let set = |anchored: bool| {
        let chosen = |number: &usize| rows[*number].pattern.starts_with('^') == anchored;
        let numbers: Vec<usize> = (0..rows.len()).filter(chosen).collect();
        let set = RegexSetBuilder::new(numbers.iter().map(|&number| ascii_boundaries(&rows[number].pattern)))
            .dfa_size_limit(DFA_BYTES)
            .build()
            .expect("patterns that tests compile");
        (set, numbers)
    };
    Rules {
        any: [set(true), set(false)],
        rules: rows
            .iter()
            .map(|row| Rule {
                pattern: Regex::new(&ascii_boundaries(&row.pattern)).expect("a pattern that tests compile"),
                scope: row.scope,
                treatment: row.treatment,
            })
            .collect(),
    }
});

/// Room for the automaton of a set of patterns; without it the set falls back to a
/// matcher that takes half the time of a build.
const DFA_BYTES: usize = 32 << 20;

/// Word boundaries between ASCII letters, which are all that Indonesian has:
/// the fast automaton cannot tell others.
pub(super) fn ascii_boundaries(pattern: &str) -> String {
    pattern.replace(r"\b", r"(?-u:\b)")
}

/// Name of the group that is taken out of a match, if a pattern has one.
const CUT: &str = "cut";

/// Sets furniture aside.
pub(crate) fn clean(text: &str) -> Cleaned {
    let mut cleaned = Cleaned::default();
    for line in lines(text) {
        if keep(text, line, &mut cleaned) == Rest::Furniture {
            break;
        }
    }
    cleaned
}

/// What follows a line.
#[derive(PartialEq, Eq)]
enum Rest {
    Body,
    Furniture,
}

/// Keeps a line but for what rules take out of it.
fn keep(text: &str, line: Span, cleaned: &mut Cleaned) -> Rest {
    let content = line.of(text);
    let in_tail = line.start >= text.len() / 2;
    let mut cuts: Vec<(Span, Treatment)> = Vec::new();
    for rule in RULES.matching(content) {
        if rule.scope == Scope::Tail && !in_tail {
            continue;
        }
        for captures in rule.pattern.captures_iter(content) {
            let cut = match (captures.name(CUT), rule.scope, captures.get(0)) {
                (Some(found), ..) | (None, Scope::Span, Some(found)) => {
                    Span::new(line.start + found.start(), line.start + found.end())
                }
                _ => line,
            };
            cuts.push((cut, rule.treatment));
        }
    }
    cuts.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    let mut at = line.start;
    for (cut, treatment) in cuts {
        if treatment == Treatment::DropRest {
            return Rest::Furniture;
        }
        if cut.start < at {
            continue;
        }
        cleaned.segments.extend(trim(text, Span::new(at, cut.start)));
        if treatment == Treatment::Credit {
            cleaned.credits.extend(credit(cut.of(text)));
        }
        at = cut.end;
    }
    cleaned.segments.extend(trim(text, Span::new(at, line.end)));
    Rest::Body
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
