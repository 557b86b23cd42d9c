//! Query text to an expression, with errors that point at the place.

use unicode_width::UnicodeWidthStr;

use crate::Span;
use crate::analysis::is_invisible;
use crate::query::fields::{self, Filter};

/// A query that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryError {
    /// The query.
    pub query: String,
    /// Where, as bytes of the query.
    pub span: Span,
    /// What was found and what was expected.
    pub reason: String,
}

impl std::error::Error for QueryError {}

/// Text as a terminal shows it: nothing that takes no room, or acts on the terminal.
fn visible(text: &str) -> String {
    text.chars()
        .map(|c| if c == '\t' { ' ' } else { c })
        .filter(|&c| !c.is_control() && !is_invisible(c))
        .collect()
}

impl std::fmt::Display for QueryError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let before = visible(&self.query[..self.span.start]);
        let width = visible(self.span.of(&self.query)).width().max(1);
        writeln!(f, "cannot read the query at column {}: {}", before.width() + 1, self.reason)?;
        writeln!(f, "  {}", visible(&self.query))?;
        write!(f, "  {}{}", " ".repeat(before.width()), "^".repeat(width))
    }
}

/// A query as written.
#[derive(Debug, Clone)]
pub(super) enum Expr {
    /// Any of these, the more the better.
    Side(Vec<Expr>),
    /// All of these.
    And(Vec<Expr>),
    /// At least one of these.
    Or(Vec<Expr>),
    /// Not this.
    Not(Box<Expr>),
    /// A word.
    Word(String),
    /// Words in order.
    Phrase(String),
    /// A field and its value.
    Filter(Filter),
}

impl Expr {
    /// The expression with other words, as a function gives them; phrases and what
    /// is not wanted stay as written.
    pub(super) fn with_words(self, change: &mut dyn FnMut(&str) -> String) -> Self {
        let mut all = |parts: Vec<Self>| parts.into_iter().map(|part| part.with_words(change)).collect();
        match self {
            Self::Side(parts) => Self::Side(all(parts)),
            Self::And(parts) => Self::And(all(parts)),
            Self::Or(parts) => Self::Or(all(parts)),
            Self::Word(word) => Self::Word(change(&word)),
            other => other,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Open,
    Close,
    And,
    Or,
    /// `NOT`, or a hyphen right before what it excludes.
    Not,
    Phrase(String),
    Word(String),
}

/// Reads a query.
pub(super) fn parse(query: &str) -> Result<Expr, QueryError> {
    let mut pieces = cut(query);
    if !has_operators(&pieces) {
        pieces.retain(|(piece, _)| !matches!(piece, Piece::Open | Piece::Close));
    }
    let mut parser = Parser { query, pieces, at: 0, depth: 0 };
    let expr = parser.or()?;
    match parser.peek() {
        None => Ok(expr),
        Some((piece, span)) => {
            let (span, reason) = (*span, format!("`{}` without `(` before it", name(piece)));
            Err(parser.error(span, reason))
        }
    }
}

/// Whether parentheses group: beside `AND` and `OR`, and behind a `NOT`.
fn has_operators(pieces: &[(Piece, Span)]) -> bool {
    let combines = pieces.iter().any(|(piece, _)| matches!(piece, Piece::And | Piece::Or));
    combines || pieces.windows(2).any(|pair| pair[0].0 == Piece::Not && pair[1].0 == Piece::Open)
}

fn name(piece: &Piece) -> &str {
    match piece {
        Piece::Open => "(",
        Piece::Close => ")",
        Piece::And => "AND",
        Piece::Or => "OR",
        Piece::Not => "NOT",
        Piece::Phrase(text) | Piece::Word(text) => text,
    }
}

/// Whether a mark opens a quotation, and which marks close it.
fn closers(open: char) -> &'static [char] {
    match open {
        // Keyboards and clippings mix the double marks up: any of them closes any other.
        '"' | '“' | '”' | '„' | '«' | '»' => &['"', '“', '”', '„', '«', '»'],
        '\'' | '‘' | '’' | '‚' => &['\'', '‘', '’'],
        _ => &[],
    }
}

/// Cuts a query into pieces.
fn cut(query: &str) -> Vec<(Piece, Span)> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(c) = query[at..].chars().next() {
        let next = at + c.len_utf8();
        if c.is_whitespace() {
            at = next;
        } else if c == '(' || c == ')' {
            let piece = if c == '(' { Piece::Open } else { Piece::Close };
            pieces.push((piece, Span::new(at, next)));
            at = next;
        } else if matches!(c, '-' | '\u{2212}') && excludes(query, at, next) {
            pieces.push((Piece::Not, Span::new(at, next)));
            at = next;
        } else if let Some((phrase, end)) = quoted(query, at) {
            pieces.push((Piece::Phrase(phrase), Span::new(at, end)));
            at = end;
        } else {
            let end = word_end(query, at);
            let piece = match &query[at..end] {
                "AND" => Piece::And,
                "OR" => Piece::Or,
                "NOT" => Piece::Not,
                word => Piece::Word(word.to_owned()),
            };
            pieces.push((piece, Span::new(at, end)));
            at = end;
        }
    }
    pieces
}

/// Whether a hyphen stands before a word, with nothing but a space or an opening before itself.
fn excludes(query: &str, at: usize, next: usize) -> bool {
    let free = query[..at].chars().next_back().is_none_or(|c| c.is_whitespace() || c == '(');
    let bound = query[next..]
        .chars()
        .next()
        .is_some_and(|c| c.is_alphanumeric() || c == '(' || !closers(c).is_empty());
    free && bound
}

/// A quotation that opens here and is closed further on.
fn quoted(query: &str, at: usize) -> Option<(String, usize)> {
    let open = query[at..].chars().next()?;
    let closers = closers(open);
    let inside = at + open.len_utf8();
    let single = closers.contains(&'\'');
    let close = query[inside..].char_indices().find(|&(offset, c)| {
        let behind = query[inside + offset + c.len_utf8()..].chars().next();
        // An apostrophe inside a word closes nothing.
        closers.contains(&c) && (!single || behind.is_none_or(|c| !c.is_alphanumeric()))
    });
    let (offset, mark) = close?;
    let end = inside + offset + mark.len_utf8();
    Some((query[inside..inside + offset].to_owned(), end))
}

/// Where a word ends; the value of a field may be quoted.
fn word_end(query: &str, at: usize) -> usize {
    let mut end = at;
    while let Some(c) = query[end..].chars().next() {
        if c.is_whitespace() || c == ')' || c == '(' {
            break;
        }
        if query[at..end].ends_with(':')
            && fields::field(&query[at..end - 1]).is_some()
            && let Some((_, close)) = quoted(query, end)
        {
            return close;
        }
        end += c.len_utf8();
    }
    end.max(at + query[at..].chars().next().map_or(1, char::len_utf8))
}

/// The deepest that parentheses may stand in one another.
const MAX_DEPTH: usize = 64;

struct Parser<'q> {
    query: &'q str,
    pieces: Vec<(Piece, Span)>,
    at: usize,
    depth: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<&(Piece, Span)> {
        self.pieces.get(self.at)
    }

    fn take(&mut self, wanted: &Piece) -> Option<Span> {
        let (piece, span) = self.peek()?;
        let span = *span;
        (piece == wanted).then(|| {
            self.at += 1;
            span
        })
    }

    fn error(&self, span: Span, reason: String) -> QueryError {
        QueryError { query: self.query.to_owned(), span, reason }
    }

    fn or(&mut self) -> Result<Expr, QueryError> {
        let mut sides = vec![self.and()?];
        while let Some(span) = self.take(&Piece::Or) {
            self.wants_operand("OR", span, &sides[sides.len() - 1])?;
            sides.push(self.and()?);
        }
        Ok(one_or(sides, Expr::Or))
    }

    fn and(&mut self) -> Result<Expr, QueryError> {
        let mut sides = vec![self.side()?];
        while let Some(span) = self.take(&Piece::And) {
            self.wants_operand("AND", span, &sides[sides.len() - 1])?;
            sides.push(self.side()?);
        }
        Ok(one_or(sides, Expr::And))
    }

    /// An operator needs something on both sides.
    fn wants_operand(&self, operator: &str, span: Span, left: &Expr) -> Result<(), QueryError> {
        if matches!(left, Expr::Side(items) if items.is_empty()) {
            return Err(self.error(span, format!("nothing before `{operator}`, expected a word")));
        }
        match self.peek() {
            None | Some((Piece::Close | Piece::And | Piece::Or, _)) => {
                Err(self.error(span, format!("nothing behind `{operator}`, expected a word")))
            }
            Some(_) => Ok(()),
        }
    }

    fn side(&mut self) -> Result<Expr, QueryError> {
        let mut items = Vec::new();
        while let Some((piece, span)) = self.peek().cloned() {
            match piece {
                Piece::And | Piece::Or | Piece::Close => break,
                Piece::Not => {
                    self.at += 1;
                    match self.peek() {
                        Some((Piece::Word(_) | Piece::Phrase(_) | Piece::Open, _)) => {
                            let item = self.item()?;
                            items.push(Expr::Not(Box::new(item)));
                        }
                        _ => return Err(self.error(span, "nothing behind `NOT`, expected a word".to_owned())),
                    }
                }
                _ => items.push(self.item()?),
            }
        }
        Ok(one_or(items, Expr::Side))
    }

    fn item(&mut self) -> Result<Expr, QueryError> {
        let Some((piece, span)) = self.peek().cloned() else {
            return Ok(Expr::Side(Vec::new()));
        };
        self.at += 1;
        match piece {
            Piece::Open => {
                if self.depth == MAX_DEPTH {
                    return Err(self.error(span, format!("more than {MAX_DEPTH} parentheses in one another")));
                }
                self.depth += 1;
                let inside = self.or()?;
                self.depth -= 1;
                match self.take(&Piece::Close) {
                    Some(_) => Ok(inside),
                    None => Err(self.error(span, "`(` without `)` behind it".to_owned())),
                }
            }
            Piece::Phrase(phrase) => Ok(Expr::Phrase(phrase)),
            Piece::Word(word) => self.word(word, span),
            Piece::Close | Piece::And | Piece::Or | Piece::Not => Ok(Expr::Side(Vec::new())),
        }
    }

    fn word(&self, word: String, span: Span) -> Result<Expr, QueryError> {
        let Some((name, value)) = word.split_once(':') else { return Ok(Expr::Word(word)) };
        let Some(field) = fields::field(name) else { return Ok(Expr::Word(word)) };
        // `Tempat: Aula` is a heading, not a field.
        if value.is_empty() && !self.query[span.end..].trim().is_empty() {
            return Ok(Expr::Word(word));
        }
        let bare = value.trim_matches(|c| !closers(c).is_empty());
        match field.filter(bare) {
            Ok(filter) => Ok(Expr::Filter(filter)),
            Err(expected) => {
                let span = Span::new(span.start + name.len() + 1, span.end);
                let found = if bare.is_empty() { "nothing".to_owned() } else { format!("`{bare}`") };
                Err(self
                    .error(span, format!("`{}:` is followed by {found}, expected {expected}", field.name)))
            }
        }
    }
}

fn one_or(mut items: Vec<Expr>, many: fn(Vec<Expr>) -> Expr) -> Expr {
    match items.len() {
        1 => items.remove(0),
        _ => many(items),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The expression in prefix form.
    fn show(expr: &Expr) -> String {
        let list = |name: &str, items: &[Expr]| {
            format!("{name}[{}]", items.iter().map(show).collect::<Vec<_>>().join(" "))
        };
        match expr {
            Expr::Side(items) => list("", items),
            Expr::And(items) => list("and", items),
            Expr::Or(items) => list("or", items),
            Expr::Not(item) => format!("not[{}]", show(item)),
            Expr::Word(word) => word.clone(),
            Expr::Phrase(phrase) => format!("'{phrase}'"),
            Expr::Filter(Filter::About(kind)) => format!("about={}", kind.name),
            Expr::Filter(Filter::Date(range)) => format!("date={}..{}", range.start(), range.end()),
            Expr::Filter(Filter::Outlet(terms) | Filter::Place(terms)) => {
                format!("field={}", terms.join("+"))
            }
            Expr::Filter(Filter::Fact(wanted)) => wanted.fact.name.to_owned(),
        }
    }

    #[test]
    fn queries_are_read() {
        let cases = [
            ("sanksi ASN", "[sanksi ASN]"),
            ("sanksi", "sanksi"),
            ("\"tidak netral\" camat", "['tidak netral' camat]"),
            ("“tidak netral” «camat» ”lurah”", "['tidak netral' 'camat' 'lurah']"),
            ("'pakta integritas' Jum'at", "['pakta integritas' Jum'at]"),
            ("sanksi -\"surat edaran\" -KPU", "[sanksi not['surat edaran'] not[KPU]]"),
            ("anti-korupsi - camat", "[anti-korupsi - camat]"),
            ("a AND b OR c d", "or[and[a b] [c d]]"),
            ("a AND (b OR c) -d", "and[a [or[b c] not[d]]]"),
            ("NOT a b", "[not[a] b]"),
            ("about:sanksi netral", "[about=sanction netral]"),
            ("date:2023..2024", "date=2023-01-01..2024-12-31"),
            ("place:\"Kota Serang\" tempat:Lebak", "[field=kota+serang field=lebak]"),
            ("status:imposed,rule wilayah:\"Kota Serang\"", "[status region]"),
            ("since:2024 hingga:2024-02", "[date=2024-01-01..9999-12-31 date=-009999-01-01..2024-02-29]"),
            ("pukul 08:00 http://a.id", "[pukul 08:00 http://a.id]"),
            ("", "[]"),
        ];
        for (query, expected) in cases {
            let expr = parse(query).unwrap_or_else(|error| panic!("{query}: {error}"));
            assert_eq!(show(&expr), expected, "{query}");
        }
    }

    #[test]
    fn a_pasted_headline_never_fails() {
        for query in [
            "ASN (PNS",
            "apa? (siapa)",
            "\"Netral\" itu \"apa",
            "5\" layar",
            ")",
            "--",
            "...",
            "(((",
            "a) b (c",
            "Bawaslu: \"ASN harus netral\" - (Banten",
            "“",
            "-",
            "'",
            "UU No. 20/2023 [pasal 2(f)]",
        ] {
            assert!(parse(query).is_ok(), "{query}");
        }
    }

    #[test]
    fn errors_point_at_the_place() {
        let cases = [
            ("sanksi AND", 7, "nothing behind `AND`"),
            ("OR sanksi", 0, "nothing before `OR`"),
            ("(a OR b", 0, "`(` without `)`"),
            ("a OR b)", 6, "`)` without `(`"),
            ("a AND OR b", 2, "nothing behind `AND`"),
            ("netral about:hujan", 13, "`about:` is followed by `hujan`"),
            ("status:hujan", 7, "`status:` is followed by `hujan`, expected one of imposed (dijatuhkan)"),
            ("date:kemarin", 5, "`date:` is followed by `kemarin`"),
            ("sanksi outlet:", 14, "followed by nothing"),
            ("sanksi NOT", 7, "nothing behind `NOT`"),
        ];
        for (query, at, reason) in cases {
            let error = parse(query).expect_err(query);
            assert_eq!(error.span.start, at, "{query}: {error}");
            assert!(error.reason.contains(reason), "{query}: {error}");
        }
        let shown = parse("é AND").expect_err("no operand").to_string();
        assert!(shown.ends_with("  é AND\n    ^^^"), "{shown}");
    }
}
