//! Where sentences end.
//!
//! A full stop ends a sentence unless the word before it is an abbreviation of
//! the tables (`H.`, `No.`, `S.H.`), an initial, or the number of a list item, or
//! what follows goes on in lower case. Clippings often lose the space between
//! two sentences (`digelar.Acara`), so a capital right behind a full stop counts.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::Span;
use crate::lexicon::domain::{honorifics, sentence_abbreviations};

static ABBREVIATIONS: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    let listed =
        sentence_abbreviations::rows().iter().filter(|row| !row.may_end).map(|row| row.form.as_str());
    let titles = honorifics::rows()
        .iter()
        .filter(|row| row.sentence_abbreviation)
        .flat_map(|row| row.forms.0.iter().map(String::as_str))
        .filter(|form| form.ends_with('.'));
    listed.chain(titles).map(|form| form.trim_end_matches('.').to_lowercase()).collect()
});

/// The sentences of `span`, in order, without the white space between them.
pub(crate) fn sentences(text: &str, span: Span) -> Vec<Span> {
    let content = span.of(text);
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut chars = content.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !matches!(c, '.' | '?' | '!' | '…') {
            continue;
        }
        while let Some(&(_, next)) = chars.peek()
            && (is_closing(next) || matches!(next, '.' | '?' | '!'))
        {
            chars.next();
        }
        // Paragraphs that were joined by a comma: `katanya.,Namun`.
        let joined = chars.peek().is_some_and(|&(_, next)| next == ',')
            && content[at..]
                .trim_start_matches(['.', '?', '!', ',', '”', '"'])
                .starts_with(char::is_uppercase)
            && ends_low(&content[..at]);
        while joined && chars.next_if(|&(_, next)| next == ',').is_some() {}
        let end = chars.peek().map_or(content.len(), |&(at, _)| at);
        let follows = Follows::read(&content[end..], &content[..end]);
        if (follows == Follows::NoSentence && !joined) || (c == '.' && is_abbreviated(&content[start..at])) {
            continue;
        }
        push(text, span.start, start, end, &mut sentences);
        start = end;
    }
    push(text, span.start, start, content.len(), &mut sentences);
    sentences
}

fn push(text: &str, origin: usize, start: usize, end: usize, sentences: &mut Vec<Span>) {
    sentences.extend(crate::article::trim(text, Span::new(origin + start, origin + end)));
}

/// Whether what follows a full stop may begin a sentence.
#[derive(PartialEq, Eq)]
enum Follows {
    Sentence,
    NoSentence,
}

impl Follows {
    fn read(rest: &str, before: &str) -> Self {
        let trimmed = rest.trim_start();
        let spaced = trimmed.len() < rest.len();
        let Some(first) = trimmed.chars().next() else { return Self::Sentence };
        let begins = if spaced {
            first.is_uppercase() || first.is_numeric() || is_opening(first)
        } else {
            // Without a space only a capitalised word behind a lower-case one counts.
            let mut chars = trimmed.chars().skip_while(|&c| is_opening(c));
            let capital =
                chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_lowercase);
            capital && ends_low(before)
        };
        if begins { Self::Sentence } else { Self::NoSentence }
    }
}

/// Whether the last word is one in small letters or a number, and no abbreviation of
/// one or two letters.
fn ends_low(before: &str) -> bool {
    let word: String = before.chars().rev().skip_while(|c| !c.is_alphanumeric()).take(3).collect();
    word.chars().count() == 3 && word.chars().all(|c| c.is_lowercase() || c.is_numeric())
}

/// Whether the text before a full stop ends in a word that takes one.
fn is_abbreviated(before: &str) -> bool {
    let before = before.trim_start();
    let word_start = before
        .rfind(|c: char| c.is_whitespace() || is_opening(c))
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let word = &before[word_start..];
    let mut chars = word.chars();
    let initial = chars.next().is_some_and(char::is_uppercase) && chars.next().is_none();
    let list_number = word.len() <= 2
        && word.bytes().all(|byte| byte.is_ascii_digit())
        && !word.is_empty()
        && word_start == 0;
    initial || list_number || ABBREVIATIONS.contains(&word.to_lowercase())
}

/// Marks that open or close a quotation; clippings mix them up, so they toggle.
pub(crate) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

fn is_closing(c: char) -> bool {
    is_quote(c) || matches!(c, '\'' | '’' | ')' | ']')
}

fn is_opening(c: char) -> bool {
    is_quote(c) || matches!(c, '\'' | '‘' | '(' | '[')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_by_example() {
        let cases: &[(&str, &[&str])] = &[
            ("Camat dicopot. Ia pasrah.", &["Camat dicopot.", "Ia pasrah."]),
            (
                "Ketua H. Budi, S.H. mengatakan. Lalu pulang.",
                &["Ketua H. Budi, S.H. mengatakan.", "Lalu pulang."],
            ),
            (
                "UU No. 20 di Jl. Merdeka. Ada 20.000 orang.",
                &["UU No. 20 di Jl. Merdeka.", "Ada 20.000 orang."],
            ),
            (
                "“Kami netral. Itu saja,” katanya. Ia pergi.",
                &["“Kami netral.", "Itu saja,” katanya.", "Ia pergi."],
            ),
            ("“Benar?” tanya dia. “Ya.” Selesai.", &["“Benar?” tanya dia.", "“Ya.”", "Selesai."]),
            ("Digelar Senin (23/9/2019).Acara ramai.", &["Digelar Senin (23/9/2019).", "Acara ramai."]),
            (
                "Acara selesai.Hadir Bupati di biem.co kemarin.",
                &["Acara selesai.", "Hadir Bupati di biem.co kemarin."],
            ),
            ("1. Teguran lisan. 2. Teguran tertulis.", &["1. Teguran lisan.", "2. Teguran tertulis."]),
            (
                "Camat dicopot.,Warga senang.,,Lurah diam.",
                &["Camat dicopot.,", "Warga senang.,,", "Lurah diam."],
            ),
            ("Hadir Budi, S.H.,M.H. dan Ani.", &["Hadir Budi, S.H.,M.H. dan Ani."]),
            ("M. Nasir dan A. Rahman. Selesai", &["M. Nasir dan A. Rahman.", "Selesai"]),
        ];
        for (text, expected) in cases {
            let found: Vec<&str> =
                sentences(text, Span::new(0, text.len())).iter().map(|span| span.of(text)).collect();
            assert_eq!(&found, expected);
        }
    }
}
