//! Which piece of it? An [`Article`] is cut into [`Passage`]s of one to a few
//! sentences.
//!
//! A paragraph of the news is the natural passage. A long one is cut between
//! sentences, never inside a quotation; a very short one joins its neighbour, if
//! nothing was dropped between them, so that a passage is always one unbroken
//! piece of the source.

mod sentences;

pub(crate) use sentences::{is_quote, sentences};

use crate::Span;
use crate::article::Article;

/// A piece of an article, the unit that is searched and shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The same on every machine: the article's identifier and the ordinal, or
    /// the identifier that a ready-made passage brought along.
    pub id: String,
    /// Place among the passages of its article, from 0.
    pub ordinal: usize,
    /// Place in the article's source text.
    pub span: Span,
}

/// A passage shorter than this joins a neighbour, in words.
const MIN_WORDS: usize = 16;
/// A passage longer than this is cut between sentences, in words.
const MAX_WORDS: usize = 110;
/// What a cut paragraph's pieces aim for, in words.
const TARGET_WORDS: usize = 70;

/// Cuts an article into passages.
#[must_use]
pub fn cut(article: &Article) -> Vec<Passage> {
    let text = article.text.as_str();
    let mut pieces: Vec<Span> = Vec::new();
    for &paragraph in &article.paragraphs {
        for piece in pieces_of(text, paragraph) {
            match pieces.last_mut() {
                Some(last) if joins(text, *last, piece) => last.end = piece.end,
                _ => pieces.push(piece),
            }
        }
    }
    pieces
        .into_iter()
        .enumerate()
        .map(|(ordinal, span)| Passage { id: format!("{}-{}", article.id, ordinal + 1), ordinal, span })
        .collect()
}

/// Takes a ready-made passage as it is.
#[must_use]
pub fn ready_made(article: &Article) -> Vec<Passage> {
    let id = article.source_id.clone().unwrap_or_else(|| article.id.clone());
    article.paragraphs.iter().map(|&span| Passage { id: id.clone(), ordinal: 0, span }).collect()
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// A paragraph whole, or in pieces if it is long.
fn pieces_of(text: &str, paragraph: Span) -> Vec<Span> {
    if words(paragraph.of(text)) <= MAX_WORDS {
        return vec![paragraph];
    }
    let mut pieces: Vec<Span> = Vec::new();
    for unit in quotation_units(text, sentences(text, paragraph)) {
        match pieces.last_mut() {
            Some(last) if words(last.of(text)) + words(unit.of(text)) <= TARGET_WORDS => last.end = unit.end,
            _ => pieces.push(unit),
        }
    }
    pieces
}

/// Joins the sentences that one quotation runs over, as long as a passage can hold them.
fn quotation_units(text: &str, sentences: Vec<Span>) -> Vec<Span> {
    let mut units: Vec<Span> = Vec::new();
    let mut open = false;
    for sentence in sentences {
        let marks = sentence.of(text).chars().filter(|&c| is_quote(c)).count();
        match units.last_mut() {
            Some(last) if open && words(&text[last.start..sentence.end]) <= MAX_WORDS => {
                last.end = sentence.end
            }
            _ => {
                open = false;
                units.push(sentence);
            }
        }
        open ^= marks % 2 == 1;
    }
    units
}

/// Whether two pieces become one passage: one of them is very short, and only
/// white space lies between them.
fn joins(text: &str, last: Span, piece: Span) -> bool {
    let (before, after) = (words(last.of(text)), words(piece.of(text)));
    before.min(after) < MIN_WORDS
        && before + after <= MAX_WORDS
        && text[last.end..piece.start].chars().all(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Fields, SourceDocument, SourceText};

    fn passages(text: &str) -> Vec<String> {
        let article = Article::read(SourceDocument {
            file: "a.txt".into(),
            text: SourceText::from(text.to_owned()),
            fields: Fields { title: Some("Judul".to_owned()), ..Fields::default() },
        });
        cut(&article).iter().map(|passage| passage.span.of(text).to_owned()).collect()
    }

    fn sentence(word: &str, count: usize) -> String {
        format!("Kata{}.", format!(" {word}").repeat(count - 1))
    }

    #[test]
    fn a_paragraph_is_a_passage_and_a_short_one_joins() {
        let long = sentence("satu", 30);
        let found = passages(&format!("{long}\n\n{long}\n\nItu saja.\n"));
        assert_eq!(found, [long.clone(), format!("{long}\n\nItu saja.")]);
    }

    #[test]
    fn nothing_dropped_lies_inside_a_passage() {
        let found = passages("Itu saja.\nBaca juga: Yang lain\nItu pula.\n");
        assert_eq!(found, ["Itu saja.", "Itu pula."]);
    }

    #[test]
    fn a_long_paragraph_is_cut_between_sentences_but_not_inside_a_quotation() {
        let (a, b, c) = (sentence("satu", 40), sentence("dua", 40), sentence("tiga", 40));
        assert_eq!(passages(&format!("{a} {b} {c}")), [a.clone(), b.clone(), c.clone()]);
        let quoted = format!("“{a} {b}” katanya.");
        assert_eq!(passages(&format!("{c} {quoted}")), [c, quoted]);
    }
}
