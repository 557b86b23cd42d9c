//! What a query means: its terms, their other forms, and its filters.

use std::sync::LazyLock;

use super::fields::Filter;
use super::syntax::{self, Expr, QueryError};
use crate::analysis::stemmer::Stemmer;
use crate::analysis::{self, Analyser, Token};
use crate::annotation::{self, Phrases, Reading};
use crate::article::ArticleDate;
use crate::lexicon::domain::{english, function_words, question_words};

/// A query that has been read and analysed.
#[derive(Debug, Clone)]
pub struct Query {
    /// As written.
    pub text: String,
    /// What it asks.
    pub root: Node,
    /// What kind of answer its question words ask for.
    pub answer: Option<Answer>,
}

/// A kind of answer that passages can be seen to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// `kapan`: a date.
    Date,
    /// `berapa`: a number.
    Number,
    /// `apa itu`: what something is.
    Definition,
}

/// A part of a query.
#[derive(Debug, Clone)]
pub enum Node {
    /// Words side by side, and what else was written beside them: filters and
    /// phrases are wanted, words count.
    Side(Vec<Node>),
    /// All of these are wanted.
    And(Vec<Node>),
    /// One of these is wanted.
    Or(Vec<Node>),
    /// This is not wanted.
    Not(Box<Node>),
    /// A word.
    Term(QueryTerm),
    /// Exact terms, in order.
    Phrase(Vec<String>),
    /// An idea that the words beside it name.
    Concept(Concept),
    /// A field and its value.
    Filter(Filter),
}

/// An idea or an abbreviation, as a term of the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concept {
    /// The term.
    pub term: String,
    /// How many words of the query name it.
    pub words: usize,
}

/// A word of a query with the forms that answer it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryTerm {
    /// As written.
    pub surface: String,
    /// Its exact term.
    pub exact: String,
    /// Its stem.
    pub stem: String,
    /// Other stems that answer it.
    pub variants: Vec<Variant>,
    /// What the word does in the query.
    pub role: Role,
    /// Whether it is the nearest word of the index, taken for the one that is
    /// written, which the index does not have.
    pub is_slip: bool,
}

/// What a word does in a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Names what is asked for.
    Content,
    /// Holds the sentence together: `di`, `yang`.
    Function,
    /// Asks, or asks for an answer: `siapa`, `tolong carikan`.
    Asking,
    /// Names the kind of answer, right behind the word that asks: `nama` in
    /// `siapa nama`, which the answer seldom repeats.
    Asked,
}

/// Another stem that answers a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// The stem.
    pub stem: String,
    /// Why it answers.
    pub origin: Origin,
    /// How many words say together what the word says.
    pub words: usize,
}

/// Why a stem answers a word that has another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Of the same family: `netralitas` for `netral`.
    Family,
    /// Indonesian for an English word.
    Translation,
    /// Two words of the query written as one: `ibukota` for `ibu kota`.
    Joined,
    /// The nearest word of the index for one that it does not have: `bawaslu`
    /// for `bawalsu`.
    Slip,
}

impl Query {
    /// Reads a query.
    ///
    /// # Errors
    ///
    /// Where the query cannot be read, and what was expected there.
    ///
    /// ```
    /// use awas::query::Query;
    /// assert!(Query::parse("sanksi ASN (tidak netral)").is_ok());
    /// let error = Query::parse("sanksi AND").expect_err("nothing behind it");
    /// assert_eq!(error.span.start, 7);
    /// ```
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        Self::parse_with(&Analyser::default(), text)
    }

    /// Reads a query to an index whose passages an analyser has read:
    /// [`Index::analyser`](crate::index::Index::analyser).
    ///
    /// # Errors
    ///
    /// As [`Query::parse`].
    ///
    /// ```
    /// use awas::analysis::Analyser;
    /// use awas::query::Query;
    /// let query = Query::parse_with(&Analyser::default(), "pengawasan")?;
    /// assert_eq!(query.terms()[0].stem, "awas");
    /// # Ok::<(), awas::query::QueryError>(())
    /// ```
    pub fn parse_with(analyser: &Analyser, text: &str) -> Result<Self, QueryError> {
        let mut answer = None;
        let root = node(analyser, syntax::parse(text)?, &mut answer);
        Ok(Self { text: text.to_owned(), root, answer })
    }

    /// The query as it would read with other words in the place of some, which are
    /// told by their exact terms. Filters stay.
    pub(crate) fn mended<'t>(self, analyser: &Analyser, taken: &dyn Fn(&str) -> Option<&'t str>) -> Self {
        let Ok(expr) = syntax::parse(&self.text) else { return self };
        let mut answer = None;
        let mut slips: Vec<(String, String)> = Vec::new();
        let expr = expr.with_words(&mut |written| {
            let mut mended = written.to_owned();
            for word in analysis::words(written).iter().rev() {
                if let Some(taken) = taken(&word.exact) {
                    mended.replace_range(word.span.start..word.span.end, taken);
                    slips.push((taken.to_owned(), word.span.of(written).to_owned()));
                }
            }
            mended
        });
        let root = node(analyser, expr, &mut answer);
        let (mut root, _) = part_filters(root);
        for_each_term(&mut root, &mut |term| {
            if let Some((_, written)) = slips.iter().find(|(taken, _)| *taken == term.exact) {
                term.surface.clone_from(written);
                term.is_slip = true;
            }
        });
        let (_, filters) = part_filters(self.root);
        Self { root, answer, text: self.text }.filtered(filters)
    }

    /// Adds filters that every passage must pass.
    #[must_use]
    pub fn filtered(self, filters: impl IntoIterator<Item = Filter>) -> Self {
        let (root, own) = part_filters(self.root);
        let filters: Vec<Node> = own.into_iter().chain(filters).map(Node::Filter).collect();
        let root = if filters.is_empty() { root } else { Node::Side([vec![root], filters].concat()) };
        Self { root, ..self }
    }

    /// Takes out the filters that every passage must pass: what is left asks
    /// for words, and for filters only inside `OR` and `NOT`.
    #[must_use]
    pub fn without_filters(self) -> (Self, Vec<Filter>) {
        let (root, filters) = part_filters(self.root);
        (Self { root, ..self }, filters)
    }

    /// Whether nothing is asked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(&self.root, Node::Side(parts) | Node::And(parts) if parts.is_empty())
    }

    /// The lens by whose statuses passages are to be ranked too: the one that is
    /// asked for, unless a status is.
    #[must_use]
    pub fn ranks_by_status(&self) -> Option<&'static annotation::Kind> {
        let mut asked = false;
        visit(&self.root, &mut |node| {
            asked |= matches!(node, Node::Filter(Filter::Fact(wanted)) if wanted.fact.name == "status");
        });
        self.lens().filter(|lens| !asked && !annotation::facts::ranking(lens.name).is_empty())
    }

    /// The words that are asked for, without those that are excluded.
    #[must_use]
    pub fn terms(&self) -> Vec<&QueryTerm> {
        let mut terms = Vec::new();
        visit(&self.root, &mut |node| {
            if let Node::Term(term) = node {
                terms.push(term);
            }
        });
        terms
    }

    /// Whether a word counts: one that only holds the sentence together or asks
    /// counts when there is no other.
    #[must_use]
    pub fn counts(&self, term: &QueryTerm) -> bool {
        term.role.is_content() || self.terms().iter().all(|term| !term.role.is_content())
    }

    /// The phrases that are asked for.
    #[must_use]
    pub fn phrases(&self) -> Vec<&[String]> {
        let mut phrases = Vec::new();
        visit(&self.root, &mut |node| {
            if let Node::Phrase(phrase) = node {
                phrases.push(phrase.as_slice());
            }
        });
        phrases
    }

    /// The ideas that the words name.
    #[must_use]
    pub fn concepts(&self) -> Vec<&Concept> {
        let mut concepts = Vec::new();
        visit(&self.root, &mut |node| {
            if let Node::Concept(concept) = node {
                concepts.push(concept);
            }
        });
        concepts
    }

    /// The lens that every passage must carry, if one is asked for.
    #[must_use]
    pub fn lens(&self) -> Option<&'static annotation::Kind> {
        let mut lens = None;
        visit(&self.root, &mut |node| {
            if let Node::Filter(Filter::About(kind)) = node {
                lens = Some(*kind);
            }
        });
        lens
    }
}

/// A node without the filters that hold of all of it, and these.
fn part_filters(node: Node) -> (Node, Vec<Filter>) {
    let mut filters = Vec::new();
    let mut part = |parts: Vec<Node>| -> Vec<Node> {
        let mut kept = Vec::new();
        for part in parts {
            match part_filters(part) {
                (Node::Side(parts), own) if parts.is_empty() => filters.extend(own),
                (part, own) => {
                    filters.extend(own);
                    kept.push(part);
                }
            }
        }
        kept
    };
    let node = match node {
        Node::Filter(filter) => return (Node::Side(Vec::new()), vec![filter]),
        Node::Side(parts) => Node::Side(part(parts)),
        Node::And(parts) => match part(parts) {
            parts if parts.is_empty() => Node::Side(parts),
            parts => Node::And(parts),
        },
        other => other,
    };
    (node, filters)
}

/// Visits every node that is asked for, in the order of the query.
fn visit<'n>(node: &'n Node, visitor: &mut dyn FnMut(&'n Node)) {
    visitor(node);
    if let Node::Side(parts) | Node::And(parts) | Node::Or(parts) = node {
        for part in parts {
            visit(part, visitor);
        }
    }
}

fn for_each_term(node: &mut Node, visitor: &mut dyn FnMut(&mut QueryTerm)) {
    match node {
        Node::Term(term) => visitor(term),
        Node::Side(parts) | Node::And(parts) | Node::Or(parts) => {
            parts.iter_mut().for_each(|part| for_each_term(part, visitor));
        }
        _ => {}
    }
}

fn node(analyser: &Analyser, expr: Expr, answer: &mut Option<Answer>) -> Node {
    let mut nodes = |items: Vec<Expr>| items.into_iter().map(|item| node(analyser, item, answer)).collect();
    match expr {
        Expr::Side(items) => side(analyser, items, answer),
        Expr::And(items) => Node::And(nodes(items)),
        Expr::Or(items) => Node::Or(nodes(items)),
        Expr::Not(item) => Node::Not(Box::new(node(analyser, *item, &mut None))),
        Expr::Word(_) => side(analyser, vec![expr], answer),
        Expr::Phrase(phrase) => {
            Node::Phrase(analysis::words(&phrase).into_iter().map(|word| word.exact.into()).collect())
        }
        Expr::Filter(filter) => Node::Filter(filter),
    }
}

/// Words side by side, with the ideas that they name together.
fn side(analyser: &Analyser, items: Vec<Expr>, answer: &mut Option<Answer>) -> Node {
    let mut parts = Vec::new();
    let mut text = String::new();
    for item in items {
        match item {
            Expr::Word(word) => {
                text.push_str(&word);
                text.push(' ');
            }
            Expr::Phrase(phrase) => {
                text.push_str(&phrase);
                text.push(' ');
                parts.push(node(analyser, Expr::Phrase(phrase), answer));
            }
            other => parts.push(node(analyser, other, answer)),
        }
    }
    let tokens = analyser.analyze(&text);
    let in_phrases: Vec<String> = parts
        .iter()
        .flat_map(|part| if let Node::Phrase(terms) = part { terms.as_slice() } else { &[] })
        .cloned()
        .collect();
    let reading = Reading::new(&text, &tokens);
    let translations = translations(&reading);
    let asking = asking(&reading, answer);
    for (at, token) in tokens.iter().enumerate() {
        if !in_phrases.iter().any(|term| token.exact == *term) {
            let mut term = term(analyser, &text, token, &translations[at]);
            if asking[at] {
                term.role = Role::Asking;
            } else if at > 0
                && asking[at - 1]
                && term.role == Role::Content
                && !term.surface.starts_with(char::is_uppercase)
            {
                term.role = Role::Asked;
            }
            parts.push(Node::Term(term));
        }
    }
    let mut named = concepts(&reading);
    for translation in translations.iter().flatten() {
        let tokens = analyser.analyze(translation);
        for concept in concepts(&Reading::new(translation, &tokens)) {
            if named.iter().all(|other| other.term != concept.term) {
                named.push(concept);
            }
        }
    }
    parts.extend(named.into_iter().map(Node::Concept));
    match parts.len() {
        1 => parts.remove(0),
        _ => Node::Side(parts),
    }
}

fn term(analyser: &Analyser, text: &str, token: &Token, translations: &[&'static str]) -> QueryTerm {
    let mut variants: Vec<Variant> = Vec::new();
    let mut add = |stem: &str, origin, words| {
        if stem != token.stem && variants.iter().all(|variant| variant.stem != stem) {
            variants.push(Variant { stem: stem.to_owned(), origin, words });
        }
    };
    for relative in Stemmer.relatives(&token.stem) {
        add(relative, Origin::Family, 1);
    }
    for translation in translations {
        let words = analyser.analyze(translation);
        for word in &words {
            add(&word.stem, Origin::Translation, words.len());
        }
    }
    QueryTerm {
        surface: token.span.of(text).to_owned(),
        exact: token.exact.to_string(),
        stem: token.stem.to_string(),
        variants,
        role: if function_words::contains(&token.exact) { Role::Function } else { Role::Content },
        is_slip: false,
    }
}

static ENGLISH: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for (row, english) in english::rows().iter().enumerate() {
        phrases.add(english.forms().iter().map(String::as_str), row);
    }
    phrases
});

/// Indonesian for the English words and phrases of a query, at the first word of each.
fn translations(reading: &Reading<'_>) -> Vec<Vec<&'static str>> {
    let mut found: Vec<Vec<&'static str>> = reading.tokens.iter().map(|_| Vec::new()).collect();
    let mut at = 0;
    while at < reading.tokens.len() {
        match ENGLISH.one_at(reading, at) {
            Some((len, row)) => {
                found[at] = english::rows()[row].words.0.iter().map(String::as_str).collect();
                at += len;
            }
            None => at += 1,
        }
    }
    found
}

static QUESTIONS: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for (row, question) in question_words::rows().iter().enumerate() {
        phrases.add([question.phrase.as_str()], row);
    }
    phrases
});

/// Which words of a query ask, and carry no topic; notes what answer they ask for.
fn asking(reading: &Reading<'_>, answer: &mut Option<Answer>) -> Vec<bool> {
    let mut asking = vec![false; reading.tokens.len()];
    for at in 0..reading.tokens.len() {
        if let Some((len, row)) = QUESTIONS.one_at(reading, at) {
            asking[at..at + len].fill(true);
            let wanted = question_words::rows()[row].answer.0.as_deref().and_then(Answer::named);
            *answer = answer.or(wanted);
        }
    }
    asking
}

impl Answer {
    /// By its name in the table of question words.
    fn named(name: &str) -> Option<Self> {
        let all = [("date", Self::Date), ("number", Self::Number), ("definition", Self::Definition)];
        all.into_iter().find_map(|(other, answer)| (other == name).then_some(answer))
    }
}

impl Role {
    /// Whether the word says what is asked for, and not only how.
    fn is_content(self) -> bool {
        matches!(self, Self::Content | Self::Asked)
    }
}

/// The ideas and abbreviations that the words name, each once.
fn concepts(reading: &Reading<'_>) -> Vec<Concept> {
    let annotations =
        annotation::annotate(std::slice::from_ref(reading), ArticleDate::default()).pop().unwrap_or_default();
    let mut concepts: Vec<Concept> = Vec::new();
    let mut add = |term: String, words: usize| {
        if concepts.iter().all(|other| other.term != term) {
            concepts.push(Concept { term, words });
        }
    };
    for annotation in &annotations {
        let named = annotation::concepts(std::slice::from_ref(annotation));
        // `sanksi` alone asks for any sanction; `pemecatan` for a dismissal, not for any.
        let wanted = if annotation::is_general(annotation) { named.first() } else { named.last() };
        if let Some(term) = wanted {
            add(term.clone(), 1);
        }
    }
    for (key, tokens) in analysis::abbreviations(reading.tokens) {
        add(key.to_owned(), tokens.len());
    }
    concepts
}
