//! Text to words.
//!
//! Word boundaries are those of Unicode Standard Annex 29, as
//! `unicode-segmentation` finds them, with rules of our own on top: hyphenated
//! words that are one lexeme stay one word, others give their parts; dates such
//! as `14/2` stay whole; a currency sign comes off its number; two sentences run
//! together (`selesai.Namun`) come apart.

use compact_str::CompactString;
use unicode_segmentation::UnicodeSegmentation;

use super::normalizer::{is_hyphen, is_invisible, normalize};
use super::stemmer::Stemmer;
use crate::Span;
use crate::lexicon::language::tokens::{self, PieceKind};

/// A word of a text: where it stands and the exact term it gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Place in the text.
    pub span: Span,
    /// The normalised form.
    pub exact: CompactString,
}

/// Cuts a text into words, in order.
///
/// ```
/// let words = awas::analysis::words("sanksi-sanksi se-Kota Serang, Kamis (14/2): Rp12.000");
/// let terms: Vec<&str> = words.iter().map(|word| word.exact.as_str()).collect();
/// assert_eq!(terms, ["sanksi-sanksi", "se", "kota", "serang", "kamis", "14/2", "rp", "12000"]);
/// ```
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::with_capacity(text.len() / 6);
    let bytes = text.as_bytes();
    let mut start = 0;
    while start < bytes.len() {
        if bytes[start].is_ascii_whitespace() {
            start += 1;
            continue;
        }
        // No word goes on behind a space.
        let len = bytes[start..].iter().position(u8::is_ascii_whitespace);
        let end = len.map_or(bytes.len(), |len| start + len);
        match plain_word(&bytes[start..end]) {
            Some((from, to)) => {
                let span = Span::new(start + from, start + to);
                let mut exact = CompactString::from(span.of(text));
                exact.make_ascii_lowercase();
                words.push(Word { span, exact });
            }
            None => cut(text, Span::new(start, end), &mut words),
        }
        start = end;
    }
    words
}

/// Where the word stands in a stretch without spaces that holds ASCII letters and
/// nothing else but points, commas, quotation marks and brackets around them: most
/// of a text, whose boundaries need no tables.
fn plain_word(stretch: &[u8]) -> Option<(usize, usize)> {
    let from = stretch.iter().position(u8::is_ascii_alphabetic)?;
    let len = stretch[from..].iter().position(|byte| !byte.is_ascii_alphabetic());
    let to = len.map_or(stretch.len(), |len| from + len);
    let around = |bytes: &[u8]| bytes.iter().all(|byte| b"\"()[].,:;!?".contains(byte));
    (around(&stretch[..from]) && around(&stretch[to..])).then_some((from, to))
}

/// Cuts a stretch without spaces into words.
fn cut(text: &str, stretch: Span, words: &mut Vec<Word>) {
    let mut chain = Chain::default();
    for (start, segment) in stretch.of(text).split_word_bound_indices() {
        let start = stretch.start + start;
        let span = Span::new(start, start + segment.len());
        if segment.chars().any(char::is_alphanumeric) {
            chain.push_part(text, span, words);
        } else if !chain.push_joiner(segment, span) {
            chain.flush(text, words);
        }
    }
    chain.flush(text, words);
}

/// Parts that touch, with the joiners between them.
#[derive(Default)]
struct Chain {
    parts: Vec<Span>,
    joiner: Option<(Joiner, Span)>,
    joined_by: Option<Joiner>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Joiner {
    Hyphen,
    Slash,
    /// Nothing that is seen.
    Invisible,
}

impl Chain {
    /// Takes a joiner that touches the part before it.
    fn push_joiner(&mut self, segment: &str, span: Span) -> bool {
        let mut chars = segment.chars();
        let (Some(c), None) = (chars.next(), chars.next()) else { return false };
        let joiner = match c {
            '/' => Joiner::Slash,
            c if is_hyphen(c) => Joiner::Hyphen,
            c if is_invisible(c) => Joiner::Invisible,
            _ => return false,
        };
        if self.parts.is_empty() || self.joiner.is_some() {
            return false;
        }
        self.joiner = Some((joiner, span));
        true
    }

    fn push_part(&mut self, text: &str, span: Span, words: &mut Vec<Word>) {
        let touches = self.joiner.take().filter(|(joiner, _)| {
            let fits = self.joined_by.is_none_or(|by| by == *joiner);
            let numbers =
                || self.parts.last().is_some_and(|part| is_number(part.of(text))) && is_number(span.of(text));
            fits && (*joiner != Joiner::Slash || numbers())
        });
        match touches {
            Some((joiner, _)) => self.joined_by = Some(joiner),
            None => self.flush(text, words),
        }
        self.parts.push(span);
    }

    /// Turns the collected parts into words.
    fn flush(&mut self, text: &str, words: &mut Vec<Word>) {
        self.joiner = None;
        let by = self.joined_by.take();
        match (self.parts.as_slice(), by) {
            ([], _) => {}
            (&[part], _) => push_single(text, part, words),
            (&[first, .., last], by) => {
                let whole = Span::new(first.start, last.end);
                let exact = normalize(whole.of(text));
                if by != Some(Joiner::Hyphen) || is_one_word(&exact) {
                    words.push(Word { span: whole, exact: exact.into() });
                } else {
                    let note = tokens::is(&normalize(last.of(text)), PieceKind::EditorNote);
                    let kept = self.parts.len() - usize::from(note);
                    for &part in &self.parts[..kept] {
                        push_single(text, part, words);
                    }
                }
            }
        }
        self.parts.clear();
    }
}

/// Whether a hyphenated word is one term: a reduplication or an ordinal.
fn is_one_word(exact: &str) -> bool {
    match exact.split_once('-') {
        Some((prefix, rest)) if is_number(rest) => tokens::is(prefix, PieceKind::Ordinal),
        _ => Stemmer.is_reduplication(exact),
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn push_single(text: &str, mut span: Span, words: &mut Vec<Word>) {
    loop {
        let part = span.of(text);
        if let Some(at) = run_together(part) {
            push_plain(text, Span::new(span.start, span.start + at), words);
            span = Span::new(span.start + at + 1, span.end);
            continue;
        }
        push_plain(text, span, words);
        return;
    }
}

fn push_plain(text: &str, span: Span, words: &mut Vec<Word>) {
    let part = span.of(text);
    if let Some(at) = currency_end(part) {
        push_plain(text, Span::new(span.start, span.start + at), words);
        push_plain(text, Span::new(span.start + at, span.end), words);
        return;
    }
    let exact = match thousands(part) {
        Some(number) => number.into(),
        None => CompactString::from(normalize(part)),
    };
    if !exact.is_empty() {
        words.push(Word { span, exact });
    }
}

/// Where the number begins behind a currency sign.
fn currency_end(part: &str) -> Option<usize> {
    let at = part.find(|c: char| c.is_ascii_digit()).filter(|&at| at > 0)?;
    tokens::is(&normalize(&part[..at]), PieceKind::Currency).then_some(at)
}

/// The full stop between two sentences without a space: `selesai.Namun`.
fn run_together(part: &str) -> Option<usize> {
    let at = part.find('.')?;
    let (before, after) = (&part[..at], &part[at + 1..]);
    let ends_low = before.len() > 2 && before.ends_with(char::is_lowercase);
    let mut chars = after.chars();
    let starts_high =
        chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_lowercase);
    (ends_low && starts_high).then_some(at)
}

/// `20.000` without its full stops, if they group thousands.
fn thousands(part: &str) -> Option<String> {
    let mut groups = part.split('.');
    let first = groups.next()?;
    let mut any = false;
    let grouped = groups.all(|group| {
        any = true;
        group.len() == 3 && is_number(group)
    });
    (any && grouped && is_number(first) && first.len() <= 3).then(|| part.replace('.', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str) -> String {
        words(text).into_iter().map(|word| word.exact).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_by_example() {
        let cases = [
            ("undang-undang", "undang-undang", "one lexeme"),
            ("perundang-undangan", "perundang-undangan", "affixed reduplication"),
            ("se-Kabupaten Serang", "se kabupaten serang", "a prefix on a name"),
            ("(selama Pemilu-red)", "selama pemilu", "the editor's mark"),
            ("20.000 orang", "20000 orang", "thousands"),
            ("Kamis (14/2), 20/2/2023", "kamis 14/2 20/2/2023", "dates"),
            ("laki/perempuan", "laki perempuan", "alternatives"),
            ("ke-2", "ke-2", "an ordinal"),
            ("Rp12.000.000", "rp 12000000", "money"),
            ("UU No. 20", "uu no 20", "a law"),
            ("”Netral,” katanya", "netral katanya", "curly quotes"),
            ("ne\u{ad}tral\u{a0}itu", "netral itu", "soft hyphen and no-break space"),
            ("Jum'at", "jumat", "an apostrophe"),
            ("selesai.Namun", "selesai namun", "sentences run together"),
            ("biem.co S.H., M.Si.", "biem.co s.h m.si", "full stops inside names"),
            ("di-PTDH-kan", "di ptdh kan", "a hyphenated acronym"),
            ("anti-korupsi", "anti korupsi", "two words"),
            ("- / -- ...", "", "no words"),
        ];
        for (text, expected, why) in cases {
            assert_eq!(terms(text), expected, "{why}: {text}");
        }
    }

    #[test]
    fn table_examples_hold() {
        tokens::TABLE.check().expect("a table in order");
        for row in tokens::rows() {
            let (text, expected) = row.example.split_once('=').expect("text=terms");
            assert_eq!(terms(text), expected, "{}", row.piece);
        }
    }

    proptest::proptest! {
        /// Stretches between spaces, and words that need no tables, change nothing.
        #[test]
        fn the_short_way_finds_the_same_words(text in "([a-zA-Z]{1,8}|[ \\n]|[-/.,:'_()\"“”;!?0-9]|ke-|\\PC){0,40}") {
            let mut whole = Vec::new();
            cut(&text, Span::new(0, text.len()), &mut whole);
            proptest::prop_assert_eq!(words(&text), whole);
        }
    }

    #[test]
    fn spans_cut_the_words_out_of_the_text() {
        let text = "ASN Kota Serang di-PTDH-kan; sanksi-sanksi, Rp12.000.";
        let found: Vec<&str> = words(text).iter().map(|word| word.span.of(text)).collect();
        assert_eq!(found, ["ASN", "Kota", "Serang", "di", "PTDH", "kan", "sanksi-sanksi", "Rp", "12.000"]);
    }
}
